package id.patuh.benchmarks;

/**
 * One carrying-out of one step in a generated case, before it becomes rows. Times are epoch seconds; blank texts are
 * not recorded.
 */
final class Visit {

    static final long NEVER = Long.MIN_VALUE;

    final TableStep step;
    final String[] attributes = new String[LogRow.ATTRIBUTES];
    String name;
    String actor;
    String role;
    String inputs;
    String outputs;
    /** Seconds from the completion before this one. */
    long gap;
    /** Seconds from the completion before this one to the start, or {@link #NEVER} without a start row. */
    long startLag = NEVER;

    long start = NEVER;
    long done;

    Visit(TableStep step) {
        this.step = step;
        this.name = Integer.toString(step.number());
        this.inputs = step.input();
        this.outputs = step.output();
    }

    /** Sets the times from the completion before. */
    void follow(long before) {
        done = before + gap;
        start = startLag == NEVER ? NEVER : before + Math.min(startLag, gap);
    }
}
