package id.patuh.standing;

import id.patuh.SettableClock;
import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Transition;
import id.patuh.reception.CurrentSops;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

    public void settle() {
        office.settle();
    }
}
