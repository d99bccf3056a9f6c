package id.patuh.scorecard;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;

/**
 * The verdicts and cases that share one value, or two, and their figures.
 *
 * @param filter finds the cases that the figures count: what they share, in the order of {@link Dimension}. A step
 *     names its SOP too.
 */
public record Group(Map<Dimension, String> filter, Figures figures) {

    /** The filter of the group it is compared with in the period before: a month goes back by one. */
    public Map<Dimension, String> filterBefore() {
        Map<Dimension, String> before = new EnumMap<>(filter);
        before.computeIfPresent(
                Dimension.MONTH,
                (dimension, month) -> YearMonth.parse(month).minusMonths(1).toString());
        return before;
    }
}
