package id.patuh.standing;

import id.patuh.audit.Auditor;
import id.patuh.audit.CaseFile;
import id.patuh.audit.Court;
import id.patuh.eventlog.EventLog;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.ObjIntConsumer;

/** Audits cases before judges that are kept while their rules are in force. Safe for use by several threads. */
final class Courts {

    private final Deque<Sitting> free = new ConcurrentLinkedDeque<>();

    /** Judges, and the rules that they know. */
    private record Sitting(ReadRules rules, Court court) {}

    /** As {@link CaseAudit#visit}. */
    void visit(Rules rules, EventLog log, long asOf, ObjIntConsumer<CaseFile> visitor) {
        Sitting sitting = take(rules.read());
        boolean fit = false;
        try {
            new Auditor(rules.sops(), rules.book(), log, asOf, true)
                    .audit(CaseAudit.known(rules, log), sitting.court(), CaseAudit.desk(visitor));
            fit = true;
        } finally {
            if (fit) {
                free.push(sitting);
            } else {
                sitting.court().close();
            }
        }
    }

    /** Those of rules that are no longer in force are dismissed. */
    private Sitting take(ReadRules rules) {
        for (Sitting one = free.poll(); one != null; one = free.poll()) {
            if (one.rules() == rules) {
                return one;
            }
            one.court().close();
        }
        return new Sitting(rules, new Court(rules.book()));
    }
}
