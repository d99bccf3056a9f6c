package id.patuh.audit;

import id.patuh.sop.Step;

/**
 * What one step demands, made ready for judging.
 *
 * @param prerequisites indexes of all steps that may be in force as prerequisites of this one, in the SOP's order
 * @param after the direct ones
 * @param firstInput the place of the first input among the step's subjects: prerequisites, inputs, outputs
 * @param firstOutput the place of the first output among them
 * @param subjects how many there are
 */
record Demand(Step step, int[] prerequisites, int[] after, int firstInput, int firstOutput, int subjects) {

    Demand(Step step, int[] prerequisites) {
        this(
                step,
                prerequisites,
                step.after().stream().mapToInt(Integer::intValue).toArray(),
                prerequisites.length,
                prerequisites.length + step.inputs().size(),
                prerequisites.length + step.inputs().size() + step.outputs().size());
    }

    /** How many words of two-bit answers the step's subjects take; at least one. */
    int words() {
        return Math.max(1, (subjects + 31) >>> 5);
    }
}
