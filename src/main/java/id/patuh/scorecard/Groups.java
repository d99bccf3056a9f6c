package id.patuh.scorecard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The groups of one grouping while they are being counted. A group is known by the numbers of its one or two values. */
final class Groups {

    private final List<String> checks;
    private final Pairs keys;
    private final List<long[]> rows = new ArrayList<>();
    private long[] delays = new long[16];

    /** Values are numbered from 0 to before these. */
    Groups(List<String> checks, int firsts, int seconds) {
        this.checks = checks;
        this.keys = new Pairs(firsts, seconds);
    }

    int size() {
        return keys.size();
    }

    boolean areTooMany() {
        return keys.size() > Scorecard.MOST_GROUPS;
    }

    int first(int group) {
        return keys.first(group);
    }

    int second(int group) {
        return keys.second(group);
    }

    int group(int first, int second) {
        int group = keys.number(first, second);
        if (group == rows.size()) {
            rows.add(Columns.none(checks.size()));
        }
        return group;
    }

    long[] row(int group) {
        return rows.get(group);
    }

    /** Counts the same verdicts of so many cases. */
    void addVerdicts(int group, int[] columns, long cases) {
        long[] row = rows.get(group);
        for (int column : columns) {
            row[column] += cases;
        }
    }

    void addDelay(int group, long millis) {
        if (group >= delays.length) {
            delays = Arrays.copyOf(delays, Math.max(group + 1, delays.length * 2));
        }
        delays[group] += millis;
    }

    /** The group's figures, its times being those. */
    Figures figures(int group, @Nullable TimesUsed times) {
        Columns.sum(rows.get(group));
        return new Figures(checks, rows.get(group), group < delays.length ? delays[group] : 0, times);
    }

    /** The groups in the order of their values. */
    List<Integer> inOrder() {
        return IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparingInt(this::first).thenComparingInt(this::second))
                .toList();
    }
}
