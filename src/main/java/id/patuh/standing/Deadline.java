package id.patuh.standing;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseRulings;
import id.patuh.audit.CaseView;
import id.patuh.audit.Check;
import id.patuh.audit.Ruling;
import id.patuh.audit.Verdict;
import id.patuh.calendar.Spans;
import id.patuh.eventlog.EventLog;
import id.patuh.sop.Limit;
import id.patuh.sop.Step;

/**
 * When a case has to be audited again if nothing more comes in: the first instant after as-of at which a running limit is
 * passed, the overshoot of one that was passed makes it worse, or an event dated later begins to count. Source: AUDIT.md,
 * {@code time}, {@code case-time} and "Severity".
 */
final class Deadline {

    private final CaseView view;
    private final CaseRulings rulings;
    private final EventLog log;
    private long next = CaseFile.NEVER;

    private Deadline(CaseFile file, EventLog log) {
        this.view = CaseView.of(file);
        this.rulings = CaseRulings.of(file);
        this.log = log;
    }

    /** Epoch milliseconds, later than as-of; {@link CaseFile#NEVER}: there is nothing to wait for. */
    static long of(CaseFile file, EventLog log) {
        Deadline deadline = new Deadline(file, log);
        deadline.next = nextEvent(log, deadline.rulings.caseNumber(), deadline.view.asOf());
        deadline.view.sop().steps().forEach(deadline::ofStep);
        deadline.ofCase();
        return deadline.next;
    }

    /** The earliest event of the case after as-of; {@link CaseFile#NEVER}: there is none. */
    static long nextEvent(EventLog log, int caseNumber, long asOf) {
        long next = CaseFile.NEVER;
        for (int row = log.from(caseNumber); row < log.to(caseNumber); row++) {
            if (log.at(row) > asOf) {
                next = Math.min(next, log.at(row));
            }
        }
        return next;
    }

    private void ofStep(Step step) {
        int s = step.index();
        Limit limit = view.limit(s);
        if (view.done(s) != CaseFile.NEVER || limit == null || view.clock(s) == CaseFile.NEVER) {
            return;
        }
        for (Ruling ruling : rulings.ofStep(s).all()) {
            if (ruling.check().equals(Check.TIME)) {
                consider(ruling.verdict(), !isSet(step), limit, view.clock(s), view.elapsed(s), view.suspended(s));
            }
        }
    }

    private void ofCase() {
        Limit limit = view.caseLimit();
        if (view.closed() != CaseFile.NEVER || limit == null) {
            return;
        }
        for (Ruling ruling : rulings.ofCase().all()) {
            if (ruling.check().equals(Check.CASE_TIME)) {
                boolean worsens = !view.sop().severity().containsKey(Check.CASE_TIME.name());
                consider(ruling.verdict(), worsens, limit, view.opened(), view.caseElapsed(), view.caseSuspended());
            }
        }
    }

    private boolean isSet(Step step) {
        return step.severity().containsKey(Check.TIME.name())
                || view.sop().severity().containsKey(Check.TIME.name());
    }

    private void consider(Verdict verdict, boolean worsens, Limit limit, long clock, long elapsed, Spans suspended) {
        long length = limit.millis();
        long mark;
        if (verdict == Verdict.PENDING) {
            mark = length + 1;
        } else if (verdict == Verdict.VIOLATED && worsens && elapsed <= length * 2) {
            mark = elapsed - length <= length / 4 ? length + length / 4 + 1 : length * 2 + 1;
        } else {
            return;
        }
        if (isSuspended(suspended)) {
            next = Math.min(next, anyEventNow() ? view.asOf() + 1 : CaseFile.NEVER);
            return;
        }
        long reached = limit.calendar().reached(clock, mark, suspended).orElse(CaseFile.NEVER);
        next = Math.min(next, Math.max(reached, view.asOf() + 1));
    }

    private boolean isSuspended(Spans suspended) {
        return !suspended.isEmpty() && suspended.end(suspended.count() - 1) == view.asOf();
    }

    /** What ends at as-of may have been ended by an event then; one looks again a millisecond later. */
    private boolean anyEventNow() {
        for (int i = 0; i < rulings.events(); i++) {
            if (log.at(rulings.row(i)) == view.asOf()) {
                return true;
            }
        }
        return false;
    }
}
