package id.patuh.figures;

import id.patuh.accounts.Scope;
import id.patuh.audit.Auditor;
import id.patuh.audit.CaseFile;
import id.patuh.audit.RuleBook;
import id.patuh.eventlog.EventLog;
import id.patuh.scorecard.CaseSheet;
import id.patuh.scorecard.CaseSheets;
import id.patuh.scorecard.Scorecard;
import id.patuh.scorecard.ScorecardBuilder;
import id.patuh.sop.Name;
import id.patuh.sop.Sops;
import java.time.Instant;

/** What an audit of files counts, with no database. */
final class CountedFiles {

    private CountedFiles() {}

    /** @param scope only these cases count */
    static Scorecard card(Sops sops, EventLog log, Instant asOf, Scope scope) {
        Counting counting = new Counting(new ScorecardBuilder(log), new CaseSheets(log), scope);
        new Auditor(sops, RuleBook.of(sops), log, asOf.toEpochMilli(), true)
                .audit(log.casesInOrder(), 1, () -> counting, done -> {});
        return counting.builder().build(asOf.toEpochMilli());
    }

    private record Counting(ScorecardBuilder builder, CaseSheets sheets, Scope scope) implements Auditor.Desk {
        @Override
        public void take(CaseFile file) {
            CaseSheet sheet = sheets.of(file);
            String unit = sheet.unit() == null ? "" : Name.folded(sheet.unit());
            if (scope.covers(sheet.sop().id(), unit)) {
                builder.add(file);
            }
        }

        @Override
        public void endBatch(int batch) {}
    }
}
