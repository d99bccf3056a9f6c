package id.patuh.desk.cases;

import java.util.List;

/**
 * A case as it is drawn: a row for each step, from left to right in time. Lengths are in the units of the drawing.
 *
 * @param labels of the axis
 * @param breaks where stretches without anything are drawn shorter
 * @param marks of the whole case: opened, closed, as-of
 * @param unshaded whether the working time of some row is too finely cut to be shown
 */
public record Timeline(
        int width,
        int height,
        List<Label> labels,
        List<String> breaks,
        List<Mark> marks,
        List<Row> rows,
        List<HandOver> handOvers,
        boolean unshaded) {

    /** Time of day over day. */
    public record Label(String x, String time, String day) {}

    /** @param kind opened, closed, withdrawn, now */
    public record Mark(String x, String kind, String text) {}

    /** A stretch of a row. */
    public record Stretch(String x, String width) {}

    /**
     * A step.
     *
     * @param y its upper edge
     * @param open working time, where its calendar is not always open
     * @param run from where its limit runs to its end; null where nothing is measured
     * @param verdict of its time: compliant, violated, unproven, pending; {@code none}: not asked
     * @param started where it was started; empty: not
     * @param done where it was done; empty: not
     * @param due where its limit is reached; empty: outside or none
     * @param text what the row says, for those who do not see it
     */
    public record Row(
            String step,
            int y,
            List<Stretch> open,
            List<Stretch> suspended,
            @org.jspecify.annotations.Nullable Stretch run,
            String verdict,
            String started,
            String done,
            String due,
            String text) {}

    /** From a step's completion to the step that takes over. */
    public record HandOver(String path) {}
}
