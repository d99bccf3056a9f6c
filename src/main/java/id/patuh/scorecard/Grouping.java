package id.patuh.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One dimension, or two crossed.
 *
 * @param dimensions in the order of {@link Dimension}
 */
public record Grouping(List<Dimension> dimensions) {

    public Grouping {
        dimensions = dimensions.stream().sorted().distinct().toList();
    }

    public static Grouping by(Dimension... dimensions) {
        return new Grouping(List.of(dimensions));
    }

    /** Each dimension, then each pair. */
    public static List<Grouping> all() {
        List<Grouping> all = new ArrayList<>();
        for (Dimension one : Dimension.values()) {
            all.add(by(one));
        }
        for (Dimension one : Dimension.values()) {
            for (Dimension other : Dimension.values()) {
                if (one.compareTo(other) < 0) {
                    all.add(by(one, other));
                }
            }
        }
        return all;
    }

    public boolean has(Dimension dimension) {
        return dimensions.contains(dimension);
    }

    /** The same without checks. */
    Grouping withoutCheck() {
        return without(Dimension.CHECK);
    }

    Grouping without(Dimension left) {
        return new Grouping(
                dimensions.stream().filter(dimension -> dimension != left).toList());
    }

    /** As in files: {@code step}, {@code step×check}, … */
    @Override
    public String toString() {
        return dimensions.stream().map(Dimension::word).collect(Collectors.joining("×"));
    }
}
