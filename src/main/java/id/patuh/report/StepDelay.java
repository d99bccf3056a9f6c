package id.patuh.report;

/**
 * Delay of a step, or of all steps of a role, over the cases of the period. Lengths are milliseconds of working time.
 *
 * @param late how often the step was late
 * @param own what it added itself: elapsed − limit
 * @param inherited what the steps before it had handed over to it where it was late; slack handed over is not taken off
 */
public record StepDelay(long late, long own, long inherited) {

    static final StepDelay NONE = new StepDelay(0, 0, 0);

    StepDelay and(long ownMillis, long inheritedMillis) {
        return new StepDelay(late + 1, own + ownMillis, inherited + Math.max(0, inheritedMillis));
    }

    StepDelay and(StepDelay other) {
        return new StepDelay(late + other.late, own + other.own, inherited + other.inherited);
    }
}
