package id.patuh.standing;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseRulings;
import id.patuh.audit.CaseState;
import id.patuh.audit.CaseVerdicts;
import id.patuh.audit.CaseView;
import id.patuh.audit.Check;
import id.patuh.audit.Ruling;
import id.patuh.eventlog.EventLog;
import id.patuh.scorecard.CaseSheet;
import id.patuh.scorecard.CaseSheets;
import id.patuh.sop.Sop;
import java.util.List;

/**
 * What an audit says of one case.
 *
 * @param sop the version that governs it
 * @param opened epoch milliseconds
 * @param counts of the case's verdicts: compliant, violated, unproven, pending
 * @param found in the order of FORMATS.md
 * @param next when to audit again, epoch milliseconds; {@link CaseFile#NEVER}: no need
 * @param sheet the case as figures count it
 */
record Outcome(Sop sop, CaseState state, long opened, Counts counts, List<Found> found, long next, CaseSheet sheet) {

    /** Verdicts counted. */
    record Counts(int compliant, int violated, int unproven, int pending) {}

    static Outcome of(CaseFile file, EventLog log, CaseSheets sheets) {
        CaseView view = CaseView.of(file);
        return new Outcome(
                view.sop(),
                view.state(),
                view.opened(),
                counts(view, CaseRulings.of(file)),
                found(file),
                Deadline.of(file, log),
                sheets.of(file));
    }

    static List<Found> found(CaseFile file) {
        return CaseVerdicts.anyFinding(file)
                ? CaseVerdicts.of(file, false).stream().map(Found::of).toList()
                : List.of();
    }

    private static Counts counts(CaseView view, CaseRulings rulings) {
        int[] counts = new int[id.patuh.audit.Verdict.values().length];
        for (int s = 0; s < view.sop().steps().size(); s++) {
            for (Ruling ruling : rulings.ofStep(s).all()) {
                counts[ruling.verdict().ordinal()]++;
            }
        }
        for (Ruling ruling : rulings.own().all()) {
            counts[ruling.verdict().ordinal()]++;
        }
        for (Ruling ruling : rulings.ofCase().all()) {
            counts[ruling.verdict().ordinal()] += ruling.check().equals(Check.KNOWN_STEP) ? rulings.strangeNames() : 1;
        }
        return new Counts(counts[0], counts[1], counts[2], counts[3]);
    }
}
