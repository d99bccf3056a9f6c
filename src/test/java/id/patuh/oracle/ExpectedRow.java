package id.patuh.oracle;

import java.util.Comparator;
import java.util.List;

/** One row of {@code verdicts.csv} as it must come out, and the place of its step in the SOP. */
record ExpectedRow(
        String caseId,
        String sop,
        String version,
        String step,
        String check,
        String subject,
        String verdict,
        String severity,
        String limit,
        String elapsed,
        String clockStart,
        String clockEnd,
        String due,
        int place) {

    /** The order of the checks in AUDIT.md. */
    static final List<String> CHECKS = List.of(
            "presence", "order", "input", "output", "role", "time", "applicability", "once", "known-step", "case-time");

    /** By case, step (SOP order, blank last), check, subject. */
    static final Comparator<ExpectedRow> ORDER = Comparator.comparing(ExpectedRow::caseId, Names::compare)
            .thenComparing(ExpectedRow::place)
            .thenComparing(row -> CHECKS.indexOf(row.check()))
            .thenComparing(ExpectedRow::subject, Names::compare);

    /** The cells that are compared, in the order of the file. */
    List<String> cells() {
        return List.of(
                caseId,
                sop,
                version,
                step,
                check,
                subject,
                verdict,
                severity,
                limit,
                elapsed,
                clockStart,
                clockEnd,
                due);
    }
}
