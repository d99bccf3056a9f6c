package id.patuh.standing;

import id.patuh.SettableClock;
import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Transition;
import id.patuh.reception.CurrentSops;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/** An office whose cases are audited as they stand, for tests of what comes after an audit. */
public final class AuditedOffice {

    private final Office office;

    public AuditedOffice(DataSource database, Instant now, Path rules) {
        this.office = new Office(database, new SettableClock(now), rules, false);
    }

    private AuditedOffice(Office office) {
        this.office = office;
    }

    public AuditedOffice another() {
        return new AuditedOffice(office.another());
    }

    public Clock clock() {
        return office.clock;
    }

    public void set(Instant now) {
        office.clock.set(now);
    }

    public CaseInquiry inquiry() {
        return office.inquiry;
    }

    public FindingHistory history() {
        return new FindingHistory(office.tables);
    }

    public CurrentSops sops() {
        return office.reading;
    }

    /** Something is reported now that happened then; it is audited with the next {@link #settle}. */
    public void event(String sop, String caseId, String step, Transition transition, Instant at) {
        office.events.add(sop, caseId, step, transition, at, office.clock.instant());
    }

    public void event(
            String sop,
            String caseId,
            String step,
            Transition transition,
            Instant at,
            String role,
            List<String> inputs,
            List<String> outputs) {
        office.events.add(
                sop,
                caseId,
                new Particulars(step, transition, role, inputs, outputs, List.<Attribute>of()),
                at,
                office.clock.instant(),
                null,
                null,
                null);
    }

    /** The events of a log come in, in any order, some of them twice; afterwards it is that time and all is audited. */
    public void comeIn(EventLog log, Instant asOf, Random dice) {
        office.comeIn(log, asOf, dice);
    }

    public void settle() {
        office.settle();
    }

    public RulesInForce rules() {
        return office.rules;
    }

    /** The rules folder looks changed twice in a row: then it is taken. */
    public void lookAtRules() {
        office.lookAtRules();
    }

    /** Copies a rules folder, so that it can be changed. */
    public static void copy(Path from, Path to) throws IOException {
        Office.copy(from, to);
    }
}
