package id.patuh.audit;

import org.jspecify.annotations.Nullable;

/** Everything a rule may look at about a case as a whole, and nothing else; immutable. */
public final class CaseInSop extends Judged {

    private final CaseState caseState;
    private final LimitState limit;
    private final int usedPercent;
    private final boolean strangeSteps;

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

    /** Working time from opening to closing, or to as-of, in per cent of the limit, rounded up. */
    public int getUsedPercent() {
        return usedPercent;
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
