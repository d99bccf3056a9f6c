package id.patuh.findings;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseView;
import id.patuh.sop.Limit;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * Own and inherited delay of the steps of one case. Source: AUDIT.md, "Own and inherited delay". All lengths are
 * milliseconds of working time, each step's under the calendar of its own limit.
 *
 * <ul>
 *   <li>A step's <b>difference</b> is elapsed − limit: delay where positive, slack where negative. It is 0 where no time
 *       was measured (no limit, limit or clock not known) and for a step that is still within its limit and not done.
 *   <li>A step's <b>predecessor</b> is the prerequisite in force that handed the work over to it: the one with the latest
 *       completion, the first in the SOP's order among equals. A step has none where its clock runs from its start, where
 *       it has no prerequisite in force, where one of them is not done, or where the latest was done after the step itself
 *       (or after as-of): then nobody's lateness was handed over to it.
 *   <li>A step's <b>path</b> leads from predecessor to predecessor back to a step that has none.
 *   <li><b>Inherited</b> is the sum of the differences of the steps before it on its path; it is negative where they
 *       handed over slack.
 *   <li><b>The case's delay</b> is the sum of the differences on the path of its last step, the one that closed the case;
 *       for a case that no step closed, the step that is late and not done (the one whose clock began latest), else the
 *       one done last. Own and inherited delay of that step add up to it exactly.
 *   <li><b>Beyond the steps</b> lies what else makes up the case's own time − its limit: suspensions of steps, which do not
 *       stop the case's clock, time of steps that have no limit, and the difference between the case's limit and the sum of
 *       the steps' limits. The case's delay and it add up to that exactly.
 * </ul>
 */
public final class Delay {

    /** One step on a path and what it added (positive) or saved (negative), in milliseconds. */
    public record Part(Step step, long difference) {}

    private static final int NONE = -1;

    private final Sop sop;
    private final long[] difference;
    private final boolean[] late;
    private final int[] predecessor;
    private final int last;
    private final OptionalLong caseDifference;

    private Delay(CaseView view) {
        sop = view.sop();
        int steps = sop.steps().size();
        difference = new long[steps];
        late = new boolean[steps];
        predecessor = new int[steps];
        for (Step step : sop.steps()) {
            measure(view, step.index());
            predecessor[step.index()] = predecessor(view, step);
        }
        last = last(view);
        Limit ofCase = view.caseLimit();
        caseDifference = ofCase == null ? OptionalLong.empty() : OptionalLong.of(view.caseElapsed() - ofCase.millis());
    }

    /** The delays of the case in the file; they stay good when the next case is opened in it. */
    public static Delay of(CaseFile file) {
        return new Delay(CaseView.of(file));
    }

    private void measure(CaseView view, int s) {
        Limit limit = view.limit(s);
        if (limit == null || view.clock(s) == CaseFile.NEVER) {
            return;
        }
        long over = view.elapsed(s) - limit.millis();
        late[s] = over > 0;
        difference[s] = over > 0 || view.done(s) != CaseFile.NEVER ? over : 0;
    }

    private static int predecessor(CaseView view, Step step) {
        long end = Math.min(view.done(step.index()), view.asOf());
        int latest = NONE;
        if (step.clockFromStart()) {
            return NONE;
        }
        for (int p : view.prerequisites(step.index())) {
            if (view.done(p) > end) {
                return NONE;
            }
            if (latest == NONE || view.done(p) > view.done(latest)) {
                latest = p;
            }
        }
        return latest;
    }

    private int last(CaseView view) {
        int lastDone = NONE;
        int lateOpen = NONE;
        for (Step step : sop.steps()) {
            int s = step.index();
            long done = view.done(s);
            if (done == view.closed() && done != CaseFile.NEVER && sop.closes().contains(s)) {
                return s;
            }
            if (done != CaseFile.NEVER && (lastDone == NONE || done > view.done(lastDone))) {
                lastDone = s;
            }
            if (done == CaseFile.NEVER && late[s] && (lateOpen == NONE || view.clock(s) > view.clock(lateOpen))) {
                lateOpen = s;
            }
        }
        return lateOpen == NONE ? lastDone : lateOpen;
    }

    /** Elapsed − limit of the step: its own delay where positive, its slack where negative. */
    public long own(Step step) {
        return difference[step.index()];
    }

    /** Whether the step took longer than its limit, or has already while it is not done. */
    public boolean isLate(Step step) {
        return late[step.index()];
    }

    /** What the steps before it on its path handed over: delay where positive, slack where negative. */
    public long inherited(Step step) {
        long sum = 0;
        for (int s = predecessor[step.index()]; s != NONE; s = predecessor[s]) {
            sum += difference[s];
        }
        return sum;
    }

    /** From the first step on the path to the step itself. */
    public List<Part> path(Step step) {
        return path(step.index());
    }

    /** The path of the case's last step; empty where no step is done or late. */
    public List<Part> casePath() {
        return path(last);
    }

    /** The sum of the differences on {@link #casePath()}. */
    public long ofCase() {
        return casePath().stream().mapToLong(Part::difference).sum();
    }

    /** What of the case's own time − its limit its steps do not account for; empty where it has no limit. */
    public OptionalLong beyondSteps() {
        return caseDifference.isEmpty() ? caseDifference : OptionalLong.of(caseDifference.getAsLong() - ofCase());
    }

    private List<Part> path(int from) {
        List<Part> parts = new ArrayList<>();
        for (int s = from; s != NONE; s = predecessor[s]) {
            parts.add(new Part(sop.steps().get(s), difference[s]));
        }
        Collections.reverse(parts);
        return parts;
    }
}
