package id.patuh.audit;

import id.patuh.sop.Answer;
import id.patuh.sop.Step;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Everything a rule may look at about one step of one case, and nothing else; immutable. Two of the same step that say
 * the same are equal, so that one judgement serves both. Shares of a limit are in whole per cent, rounded up: a
 * comparison with a whole percentage is exact. Where nobody asked for the share, the judgement serves all that are on the
 * same side of the limit.
 */
public final class StepInCase extends Judged {

    /** The largest share of a limit that is told apart. */
    static final int MOST_PERCENT = (1 << 24) - 1;

    static final int MET = 1;
    static final int BROKEN = 2;
    static final int UNRECORDED = 3;

    private static final Answer[] ANSWERS = Answer.values();
    private static final CaseState[] STATES = CaseState.values();
    private static final LimitState[] LIMITS = LimitState.values();

    private static final int DONE = 1 << 4;
    private static final int BEGUN = 1 << 5;
    private static final int AGAIN = 1 << 6;
    private static final int CLOCK = 1 << 7;
    private static final int PERCENT_FROM = 12;

    /** Stands for the share in a state that leaves it out, within the limit and beyond it. */
    private static final long WITHIN = 1L << 36;

    private static final long BEYOND = 2L << 36;

    private final Demand demand;
    private final long state;
    private final long[] subjects;
    private boolean shareAsked;

    StepInCase(Demand demand, long state, long[] subjects) {
        this.demand = demand;
        this.state = state;
        this.subjects = subjects;
    }

    /** Two bits each of applicability, case state, role and limit; four flags; the share of the limit. */
    static long state(
            Answer applies,
            CaseState caseState,
            boolean done,
            boolean begun,
            boolean again,
            boolean clock,
            int role,
            LimitState limit,
            int percent) {
        return applies.ordinal()
                | (caseState.ordinal() << 2)
                | (done ? DONE : 0)
                | (begun ? BEGUN : 0)
                | (again ? AGAIN : 0)
                | (clock ? CLOCK : 0)
                | ((long) role << 8)
                | ((long) limit.ordinal() << 10)
                | ((long) percent << PERCENT_FROM);
    }

    /** The state without the share of the limit, but with the side of the limit it is on. */
    static long withoutShare(long state) {
        return (state & ((1 << PERCENT_FROM) - 1)) | (isOver(state) ? BEYOND : WITHIN);
    }

    private static boolean isOver(long state) {
        return state >>> PERCENT_FROM > 100;
    }

    public Step getStep() {
        return demand.step();
    }

    /** YES where the step has no condition. */
    public Answer getApplies() {
        return ANSWERS[(int) state & 3];
    }

    public CaseState getCaseState() {
        return STATES[(int) (state >>> 2) & 3];
    }

    public boolean isDone() {
        return (state & DONE) != 0;
    }

    /** Started or done. */
    public boolean isBegun() {
        return (state & BEGUN) != 0;
    }

    /** Completed at more than one instant. */
    public boolean isDoneAgain() {
        return (state & AGAIN) != 0;
    }

    /** The step has conditions under which it applies. */
    public boolean isConditional() {
        return demand.step().when() != null;
    }

    public boolean isRepeatable() {
        return demand.step().repeatable();
    }

    /** The SOP names a role and the completion names one of the step's. */
    public boolean isRoleRight() {
        return ((state >>> 8) & 3) == MET;
    }

    public boolean isRoleWrong() {
        return ((state >>> 8) & 3) == BROKEN;
    }

    public boolean isRoleUnrecorded() {
        return ((state >>> 8) & 3) == UNRECORDED;
    }

    public LimitState getLimit() {
        return LIMITS[(int) (state >>> 10) & 3];
    }

    /** It is known when the limit began to run, and that was not after the step was done. */
    public boolean isClockKnown() {
        return (state & CLOCK) != 0;
    }

    /** More working time was used than the limit allows; up to as-of while the step is not done. */
    public boolean isOverLimit() {
        return isOver(state);
    }

    /** Working time used, in per cent of the limit, rounded up; up to as-of while the step is not done. */
    public int getUsedPercent() {
        shareAsked = true;
        return (int) (state >>> PERCENT_FROM);
    }

    /** Some rule asked for {@link #getUsedPercent()}. */
    boolean isShareAsked() {
        return shareAsked;
    }

    /** What a judgement of this fact may depend on: without the share where no rule asked for it. */
    long judged() {
        return shareAsked ? state : withoutShare(state);
    }

    public int[] getPrerequisitesMet() {
        return subjects(0, demand.prerequisites().length, MET);
    }

    public int[] getPrerequisitesBroken() {
        return subjects(0, demand.prerequisites().length, BROKEN);
    }

    public int[] getInputsGiven() {
        return inputs(MET);
    }

    /** Inputs that the step's record leaves out although it records inputs. */
    public int[] getInputsMissing() {
        return inputs(BROKEN);
    }

    public int[] getInputsUnrecorded() {
        return inputs(UNRECORDED);
    }

    public int[] getOutputsGiven() {
        return outputs(MET);
    }

    public int[] getOutputsMissing() {
        return outputs(BROKEN);
    }

    public int[] getOutputsUnrecorded() {
        return outputs(UNRECORDED);
    }

    public boolean isAnyPrerequisiteBroken() {
        return any(0, demand.prerequisites().length, BROKEN);
    }

    public boolean isAnyInputMissing() {
        return anyInput(BROKEN);
    }

    public boolean isAnyInputUnrecorded() {
        return anyInput(UNRECORDED);
    }

    public boolean isAnyOutputMissing() {
        return anyOutput(BROKEN);
    }

    public boolean isAnyOutputUnrecorded() {
        return anyOutput(UNRECORDED);
    }

    private int[] inputs(int code) {
        return subjects(demand.firstInput(), demand.step().inputs().size(), code);
    }

    private int[] outputs(int code) {
        return subjects(demand.firstOutput(), demand.step().outputs().size(), code);
    }

    private int[] subjects(int first, int count, int code) {
        int[] found = new int[count];
        int used = 0;
        for (int i = 0; i < count; i++) {
            if (code(subjects, first + i) == code) {
                found[used++] = i;
            }
        }
        return Arrays.copyOf(found, used);
    }

    private boolean anyInput(int code) {
        return any(demand.firstInput(), demand.step().inputs().size(), code);
    }

    private boolean anyOutput(int code) {
        return any(demand.firstOutput(), demand.step().outputs().size(), code);
    }

    private boolean any(int first, int count, int code) {
        for (int i = first; i < first + count; i++) {
            if (code(subjects, i) == code) {
                return true;
            }
        }
        return false;
    }

    static void put(long[] subjects, int place, int code) {
        subjects[place >>> 5] |= (long) code << ((place & 31) << 1);
    }

    static int code(long[] subjects, int place) {
        return (int) (subjects[place >>> 5] >>> ((place & 31) << 1)) & 3;
    }

    boolean says(long otherState, long[] otherSubjects) {
        return state == otherState && Arrays.equals(subjects, otherSubjects);
    }

    static int hash(long state, long[] subjects) {
        long hash = state * 0x9E3779B97F4A7C15L;
        for (long word : subjects) {
            hash = (hash ^ word) * 0xff51afd7ed558ccdL;
            hash ^= hash >>> 32;
        }
        return (int) (hash ^ (hash >>> 29));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StepInCase that && demand == that.demand && says(that.state, that.subjects);
    }

    @Override
    public int hashCode() {
        return hash(state, subjects);
    }
}
