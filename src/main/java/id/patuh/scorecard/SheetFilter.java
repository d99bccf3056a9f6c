package id.patuh.scorecard;

import id.patuh.audit.CaseState;
import id.patuh.audit.Check;
import id.patuh.audit.Verdict;
import id.patuh.sop.Name;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells which kept cases a figure counts. A case is counted by a group of steps, checks, roles or actors where it has a
 * verdict there; reporting unit and month are not looked at. One thread uses it.
 */
public final class SheetFilter {

    private final NameBook names;
    private final Sought sought;
    private final int person;

    /**
     * What is sought; null: any.
     *
     * @param standing how the case stands by the verdicts of the group alone
     */
    public record Sought(
            @Nullable String sop,
            @Nullable String step,
            @Nullable String check,
            @Nullable String role,
            @Nullable String actor,
            @Nullable Verdict verdict,
            @Nullable Severity severity,
            @Nullable Standing standing) {

        /** What a group's filter says, whatever the verdict. */
        public static Sought of(Map<Dimension, String> filter) {
            return new Sought(
                    filter.get(Dimension.SOP),
                    filter.get(Dimension.STEP),
                    filter.get(Dimension.CHECK),
                    filter.get(Dimension.ROLE),
                    filter.get(Dimension.ACTOR),
                    null,
                    null,
                    null);
        }

        private boolean asksForVerdicts() {
            return step != null
                    || check != null
                    || role != null
                    || actor != null
                    || verdict != null
                    || severity != null;
        }
    }

    /** How a case stands. */
    public enum Standing {
        OPEN,
        /** Open, and a limit has run out. */
        OVERDUE,
        CLOSED,
        /** Closed with nothing violated and nothing unproven. */
        CLEAN,
        WITHDRAWN
    }

    public SheetFilter(NameBook names, Sought sought) {
        this.names = names;
        this.sought = sought;
        this.person = sought.actor() == null ? Roster.NOBODY : names.personNamed(Name.folded(sought.actor()));
    }

    /** Whether the figure counts a case of that SOP version. */
    public boolean counts(Sop sop, CaseState state, byte[] bytes) {
        if (sought.sop() != null && !sought.sop().equals(sop.id())) {
            return false;
        }
        Looked looked = new Looked();
        SheetBytes in = SheetBytes.of(bytes);
        in.take();
        for (int entries = in.take(); entries > 0; entries--) {
            look(sop, in, looked);
        }
        return (looked.sought || !sought.asksForVerdicts()) && stands(state, looked);
    }

    /** What the verdicts of the group come to. */
    private static final class Looked {
        private boolean sought;
        private boolean found;
        private boolean overdue;
    }

    private boolean stands(CaseState state, Looked looked) {
        if (sought.standing() == null) {
            return true;
        }
        return switch (sought.standing()) {
            case OPEN -> state == CaseState.OPEN;
            case OVERDUE -> state == CaseState.OPEN && looked.overdue;
            case CLOSED -> state == CaseState.CLOSED;
            case CLEAN -> state == CaseState.CLOSED && !looked.found;
            case WITHDRAWN -> state == CaseState.WITHDRAWN;
        };
    }

    private void look(Sop sop, SheetBytes in, Looked looked) {
        int place = in.take() - 1;
        Step step = place < 0 ? null : sop.steps().get(place);
        int codes = in.take();
        int[] code = new int[codes];
        for (int i = 0; i < codes; i++) {
            code[i] = in.take();
        }
        boolean byPerson = performed(in);
        in.skipTime();
        if (!byPerson || !isOfStep(step)) {
            return;
        }
        for (int one : code) {
            if (isOfCheck(one)) {
                looked.found |= Signature.verdict(one).isFinding();
                looked.overdue |= Signature.isOverdue(one);
                looked.sought |= isSaid(one);
            }
        }
    }

    /** Whether the person sought completed the step; of several that did at one time it is the first by name. */
    private boolean performed(SheetBytes in) {
        int first = Roster.NOBODY;
        for (int performers = in.take(); performers > 0; performers--) {
            int one = names.person(in.take());
            first = first == Roster.NOBODY ? one : Math.min(first, one);
        }
        return sought.actor() == null || (person != Roster.NOBODY && first == person);
    }

    private boolean isOfStep(@Nullable Step step) {
        return (sought.step() == null || (step != null && sought.step().equals(step.id())))
                && (sought.role() == null
                        || (step != null && step.roles().stream().anyMatch(sought.role()::equals)));
    }

    private boolean isOfCheck(int code) {
        if (sought.check() == null) {
            return true;
        }
        int check = Signature.check(code);
        String name = check < Signature.MOST_CHECKS
                ? Check.ALL.get(check).name()
                : names.check(check - Signature.MOST_CHECKS);
        return sought.check().equals(name);
    }

    private boolean isSaid(int code) {
        return (sought.verdict() == null || sought.verdict() == Signature.verdict(code))
                && (sought.severity() == null || sought.severity() == Signature.severity(code));
    }
}
