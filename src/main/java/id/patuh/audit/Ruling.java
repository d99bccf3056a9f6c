package id.patuh.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a rule said of one step, or of the case.
 *
 * @param step the step it is about where the fact is the whole case; null: the fact's own step, or none
 * @param subject the place of the subject among the step's inputs, outputs or possible prerequisites; −1: none
 * @param own the subject's text, for checks of an SOP's own; null: none
 */
public record Ruling(
        Check check,
        @Nullable String step,
        int subject,
        @Nullable String own,
        Verdict verdict,
        RuleName rule) {}
