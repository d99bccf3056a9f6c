package id.patuh.audit;

import org.jspecify.annotations.Nullable;

/** Everything a rule may look at about a case as a whole, and nothing else; immutable. */
public final class CaseInSop extends Judged {

    /** In place of the share, where it is left out. */
    private static final int WITHIN = -1;

    private static final int OVER = Integer.MAX_VALUE;

    private final CaseState caseState;
    private final LimitState limit;
    private final int usedPercent;
    private final boolean strangeSteps;
    private boolean shareAsked;

    CaseInSop(CaseState caseState, LimitState limit, int usedPercent, boolean strangeSteps) {
        this.caseState = caseState;
        this.limit = limit;
        this.usedPercent = usedPercent;
        this.strangeSteps = strangeSteps;
    }

    /** Open, closed or withdrawn. */
    public CaseState getCaseState() {
        return caseState;
    }

    /** What is known of the case's limit. */
    public LimitState getLimit() {
        return limit;
    }

    /** More working time was used from opening to closing, or to as-of, than the limit allows. */
    public boolean isOverLimit() {
        return usedPercent > 100;
    }

    /** Working time from opening to closing, or to as-of, in per cent of the limit, rounded up. */
    public int getUsedPercent() {
        shareAsked = true;
        return usedPercent;
    }

    /** The same without the share of the limit, but with the side of the limit it is on. */
    CaseInSop withoutShare() {
        return new CaseInSop(caseState, limit, isOverLimit() ? OVER : WITHIN, strangeSteps);
    }

    /** Some rule asked for {@link #getUsedPercent()}. */
    boolean isShareAsked() {
        return shareAsked;
    }

    /** What a judgement of this fact may depend on: without the share where no rule asked for it. */
    CaseInSop judged() {
        return shareAsked ? this : withoutShare();
    }

    /** An event names a step that the SOP has not. */
    public boolean isStrangeSteps() {
        return strangeSteps;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CaseInSop that
                && caseState == that.caseState
                && limit == that.limit
                && usedPercent == that.usedPercent
                && strangeSteps == that.strangeSteps;
    }

    @Override
    public int hashCode() {
        return usedPercent * 31 + caseState.ordinal() * 7 + limit.ordinal() * 2 + (strangeSteps ? 1 : 0);
    }
}
