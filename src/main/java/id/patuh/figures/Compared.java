package id.patuh.figures;

import id.patuh.scorecard.Dimension;
import id.patuh.scorecard.Figures;
import id.patuh.scorecard.Group;
import id.patuh.scorecard.Grouping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scorecard beside that of the period before. */
public record Compared(Card now, Card before) {

    /**
     * A group beside the same one before.
     *
     * @param before null: there was none
     */
    public record Line(
            Map<Dimension, String> filter,
            Figures now,
            @Nullable Figures before) {}

    public Line total() {
        return new Line(Map.of(), now.scorecard().total(), before.scorecard().total());
    }

    /** The groups of a grouping in their order. */
    public List<Line> by(Grouping grouping) {
        Map<Map<Dimension, String>, Figures> known = new HashMap<>();
        for (Card card : List.of(before, now)) {
            for (Group group : groups(card, grouping)) {
                known.putIfAbsent(group.filter(), group.figures());
            }
        }
        boolean monthly = grouping.has(Dimension.MONTH);
        Map<Map<Dimension, String>, Figures> earlier = monthly ? known : of(before, grouping);
        List<Line> lines = new ArrayList<>();
        for (Group group : groups(now, grouping)) {
            lines.add(new Line(group.filter(), group.figures(), earlier.get(group.filterBefore())));
        }
        return lines;
    }

    private static Map<Map<Dimension, String>, Figures> of(Card card, Grouping grouping) {
        Map<Map<Dimension, String>, Figures> figures = new HashMap<>();
        groups(card, grouping).forEach(group -> figures.put(group.filter(), group.figures()));
        return figures;
    }

    private static List<Group> groups(Card card, Grouping grouping) {
        return card.scorecard().by().getOrDefault(grouping, List.of());
    }
}
