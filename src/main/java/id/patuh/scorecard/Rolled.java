package id.patuh.scorecard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a grouping without checks, with their figures.
 *
 * @param figures by group; empty where there are too many groups
 * @param ofOneSop the grouping is by SOP besides what the groups tell, and there is only one
 */
record Rolled(Groups groups, List<Figures> figures, boolean tooMany, boolean ofOneSop) {

    static Rolled tooMany(Groups groups) {
        return new Rolled(groups, List.of(), true, false);
    }

    static Rolled of(Groups groups, @Nullable TimesUsed[] times) {
        List<Figures> figures = new ArrayList<>(times.length);
        for (int group = 0; group < times.length; group++) {
            figures.add(groups.figures(group, times[group]));
        }
        return new Rolled(groups, figures, false, false);
    }

    /** The same groups, those of the only SOP there is. */
    Rolled ofTheSop() {
        return new Rolled(groups, figures, tooMany, true);
    }

    /** The number of a group's first or second value. */
    int value(int group, int place) {
        if (ofOneSop) {
            return place == 0 ? 0 : groups.first(group);
        }
        return place == 0 ? groups.first(group) : groups.second(group);
    }
}
