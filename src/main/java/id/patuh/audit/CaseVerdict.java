package id.patuh.audit;

import id.patuh.sop.Limit;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One verdict about one case. Instants are epoch milliseconds, lengths milliseconds;
 * {@link CaseFile#NEVER} and −1 stand for what is absent.
 *
 * @param step null: about the whole case
 * @param subject as the SOP spells it; empty: none
 * @param severity of a violation; null otherwise
 * @param limit the entry that counted; null: none, or not known
 * @param elapsed working time; −1: not measured
 * @param clockStart where the limit began to run
 * @param clockEnd where counting ended
 * @param due of a pending one: the first instant at which the limit is reached
 * @param root {@code step/check} of the finding this one follows from; empty: none
 * @param evidence in the order of times, then of identities, each identity once
 * @param rule the rule that spoke
 * @param moment when what is judged happened: the step's begin or completion, or the case's closing
 * @param other the instant it is compared with, e.g. a prerequisite's completion
 * @param given what the record has in place of what is demanded, e.g. a role; empty: nothing
 */
public record CaseVerdict(
        String caseId,
        Sop sop,
        @Nullable Step step,
        Check check,
        String subject,
        Verdict verdict,
        @Nullable Severity severity,
        @Nullable Limit limit,
        long elapsed,
        long clockStart,
        long clockEnd,
        long due,
        String root,
        List<Evidence> evidence,
        RuleName rule,
        long moment,
        long other,
        String given) {}
