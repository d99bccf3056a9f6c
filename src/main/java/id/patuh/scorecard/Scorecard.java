package id.patuh.scorecard;

import id.patuh.sop.Sop;
import java.util.List;
import java.util.Map;

/**
 * Verdicts counted and compared. Source: AUDIT.md, "Scorecard". Cases count in the month in which they were opened.
 *
 * @param asOf the time the audit was as of, epoch milliseconds
 * @param cases how many cases each SOP version governed; versions that governed none are not there
 * @param total the figures of the whole run
 * @param by the groups of each grouping in the order of their values; groups with nothing counted are not there
 * @param leftOut groupings that are not in {@code by}
 * @param worst the worst cases first; cases with no violation are not there
 */
public record Scorecard(
        long asOf,
        Map<Sop, Long> cases,
        Figures total,
        Map<Grouping, List<Group>> by,
        List<LeftOut> leftOut,
        List<WorstCase> worst) {

    /** A grouping of more groups than this is left out. */
    public static final int MOST_GROUPS = 20_000;

    /** The groups by one dimension or two; empty where there are none or the grouping is left out. */
    public List<Group> by(Dimension... dimensions) {
        return by.getOrDefault(Grouping.by(dimensions), List.of());
    }
}
