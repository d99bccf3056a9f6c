package id.patuh.scorecard;

import java.util.List;
import java.util.Locale;

/** What verdicts and cases are grouped by. Source: AUDIT.md, "Scorecard". */
public enum Dimension {
    /** The SOP's id; its versions count together. */
    SOP,
    /** A step of an SOP, by its id; steps of different SOPs are different steps. */
    STEP,
    /** The check's name. */
    CHECK,
    /** Who the SOP says carries the step out, by the role's id; a step of two roles counts under both. */
    ROLE,
    /** Who completed the step, at the earliest completion; of several the smallest. Undone steps have none. */
    ACTOR,
    /** The case's value of the first of {@link #UNIT_ATTRIBUTES} that has one. */
    UNIT,
    /** The month in which the case was opened, in its SOP's zone: {@code 2026-10}. */
    MONTH;

    /** Attributes that name the office a case is about; the first that has a value counts. */
    public static final List<String> UNIT_ATTRIBUTES = List.of("opd", "unit");

    /** As in files: {@code sop}, {@code step}, … */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
