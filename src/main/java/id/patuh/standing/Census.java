package id.patuh.standing;

import id.patuh.audit.Auditor;
import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseRulings;
import id.patuh.eventlog.EventLog;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Many cases of one SOP in one log, as far as they were known at a time, ready to be audited under the rules of then. Made
 * by {@link CaseInquiry#census}. For use by one thread.
 */
public final class Census {

    private final Rules rules;
    private final List<ClaimedCase> cases;
    private final EventLog log;

    Census(Rules rules, List<ClaimedCase> cases, EventLog log) {
        this.rules = rules;
        this.cases = List.copyOf(cases);
        this.log = log;
    }

    public EventLog log() {
        return log;
    }

    /** The procedures that were in force then. */
    public Sops sops() {
        return rules.sops();
    }

    /** SHA-256 of the rules by unit. */
    public Map<String, String> ruleHashes() {
        return rules.book().hashes();
    }

    /** Of a version with its calendars and rules. */
    public String fingerprint(Sop sop) {
        return rules.read().fingerprint(sop);
    }

    /** A case of it: its row in {@code sop_case} and its name. */
    public record Named(long number, String caseId) {}

    /** All cases that were looked at. */
    public List<Named> cases() {
        return cases.stream().map(one -> new Named(one.number(), one.caseId())).toList();
    }

    /**
     * Audits the cases as of then, in the order of their names, in the calling thread.
     *
     * @param progress hears how many are done
     */
    public void visit(Instant asOf, CaseInquiry.Visitor visitor, IntConsumer progress) {
        new Auditor(rules.sops(), rules.book(), log, asOf.toEpochMilli(), true)
                .audit(
                        log.casesInOrder(),
                        1,
                        () -> CaseAudit.desk((CaseFile file, int number) -> visitor.visit(
                                cases.get(CaseRulings.of(file).caseNumber()).number(), file)),
                        progress);
    }
}
