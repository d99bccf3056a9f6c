package id.patuh.standing;

import id.patuh.audit.Auditor;
import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseRulings;
import id.patuh.eventlog.EventLog;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/** Audits the cases of a log in the calling thread. */
final class CaseAudit {

    private CaseAudit() {}

    /**
     * Shows every case of which an event counts.
     *
     * @param asOf epoch milliseconds
     * @param visitor gets the case's file, good for the call only, and its number in the log
     */
    static void visit(Rules rules, EventLog log, long asOf, ObjIntConsumer<CaseFile> visitor) {
        new Auditor(rules.sops(), rules.book(), log, asOf, true)
                .audit(known(rules, log), 1, () -> desk(visitor), done -> {});
    }

    /** The log's cases whose SOP there is. */
    static int[] known(Rules rules, EventLog log) {
        return IntStream.range(0, log.cases())
                .filter(number -> rules.sops().knows(log.sop(number)))
                .toArray();
    }

    /** Shows the visitor each case. */
    static Auditor.Desk desk(ObjIntConsumer<CaseFile> visitor) {
        return new Visiting(visitor);
    }

    private record Visiting(ObjIntConsumer<CaseFile> visitor) implements Auditor.Desk {

        @Override
        public void take(CaseFile file) {
            visitor.accept(file, CaseRulings.of(file).caseNumber());
        }

        @Override
        public void endBatch(int batch) {}
    }
}
