package id.patuh.notice;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseState;
import id.patuh.audit.CaseView;
import id.patuh.calendar.Spans;
import id.patuh.sop.Limit;
import id.patuh.sop.Rung;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A limit whose clock runs: of a step that is not done, or of a case that is open. Instants are epoch milliseconds.
 *
 * @param step the step's id; empty: the limit of the whole case
 * @param clock where the limit began to run
 * @param suspended the stretches that do not count
 * @param resting it is suspended now, so nobody can say when it will be used up; the last of {@code suspended} is then the
 *     stretch that has not ended
 * @param rungs the ladder: the step's own, else the SOP's
 * @param performers ids of the roles that it is up to
 */
record RunningLimit(
        String sop,
        String caseId,
        String step,
        Limit limit,
        long clock,
        Spans suspended,
        boolean resting,
        List<Rung> rungs,
        List<String> performers) {

    RunningLimit {
        rungs = List.copyOf(rungs);
        performers = List.copyOf(performers);
    }

    /** What the rungs of this limit have in common; another limit of the step is another ladder. */
    String subject() {
        return Identity.of(
                "limit",
                sop,
                caseId,
                step,
                String.valueOf(limit.seconds()),
                limit.calendar().name());
    }

    /** The limits that run in a case at as-of, those of its steps in the SOP's order, then its own. */
    static List<RunningLimit> of(CaseView view) {
        List<RunningLimit> running = new ArrayList<>();
        if (view.state() != CaseState.OPEN) {
            return running;
        }
        Sop sop = view.sop();
        Set<String> upTo = new LinkedHashSet<>();
        for (Step step : sop.steps()) {
            int s = step.index();
            Limit limit = view.limit(s);
            if (view.done(s) == CaseFile.NEVER && limit != null && view.clock(s) != CaseFile.NEVER) {
                upTo.addAll(step.roles());
                List<Rung> rungs = step.escalation().isEmpty() ? sop.escalation() : step.escalation();
                running.add(running(
                        view, step.id(), limit, view.clock(s), view.suspended(s), view.rests(s), rungs, step.roles()));
            }
        }
        Limit ofCase = view.caseLimit();
        if (ofCase != null) {
            List<String> performers = upTo.isEmpty() ? closers(sop) : List.copyOf(upTo);
            running.add(running(
                    view,
                    "",
                    ofCase,
                    view.opened(),
                    view.caseSuspended(),
                    view.caseRests(),
                    sop.escalation(),
                    performers));
        }
        return running;
    }

    private static RunningLimit running(
            CaseView view,
            String step,
            Limit limit,
            long clock,
            Spans suspended,
            boolean resting,
            List<Rung> rungs,
            List<String> performers) {
        Spans rest = resting ? suspended.union(Spans.of(view.asOf(), view.asOf() + 1)) : suspended;
        return new RunningLimit(view.sop().id(), view.caseId(), step, limit, clock, rest, resting, rungs, performers);
    }

    /** Those who are to close the case, where no step of it runs. */
    private static List<String> closers(Sop sop) {
        Set<String> roles = new LinkedHashSet<>();
        for (Step step : sop.steps()) {
            if (sop.closes().contains(step.index())) {
                roles.addAll(step.roles());
            }
        }
        return List.copyOf(roles);
    }
}
