package id.patuh.scorecard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The groups of one grouping while they are being counted. A group is known by the numbers of its one or two values. */
final class Groups {

    private final List<String> checks;
    private final Entries entries;
    private final Counter keys = new Counter();
    private final List<long[]> rows = new ArrayList<>();
    private long[] delays = new long[16];
    private int[] members = new int[256];
    private int[] memberOf = new int[256];
    private int size;

    Groups(List<String> checks, Entries entries) {
        this.checks = checks;
        this.entries = entries;
    }

    int size() {
        return keys.size();
    }

    int first(int group) {
        return (int) keys.first(group);
    }

    int second(int group) {
        return (int) keys.second(group);
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

    /** Counts the verdicts of an entry. */
    void add(int group, int entry, int[] columns) {
        long[] row = rows.get(group);
        long cases = entries.cases(entry);
        for (int column : columns) {
            row[column] += cases;
        }
        if (group >= delays.length) {
            delays = Arrays.copyOf(delays, delays.length * 2 + group);
        }
        delays[group] += entries.delay(entry);
        if (entries.measured(entry) > 0) {
            join(group, entry);
        }
    }

    private void join(int group, int entry) {
        if (size == members.length) {
            members = Arrays.copyOf(members, size * 2);
            memberOf = Arrays.copyOf(memberOf, size * 2);
        }
        members[size] = entry;
        memberOf[size] = group;
        size++;
    }

    /** The figures by group. */
    List<Figures> figures() {
        int[] starts = new int[size() + 1];
        long[] measured = new long[size()];
        for (int i = 0; i < size; i++) {
            starts[memberOf[i] + 1]++;
            measured[memberOf[i]] += entries.measured(members[i]);
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] sorted = new int[size];
        int[] next = starts.clone();
        for (int i = 0; i < size; i++) {
            sorted[next[memberOf[i]]++] = members[i];
        }
        Percentiles percentiles = new Percentiles();
        List<Figures> figures = new ArrayList<>(size());
        for (int group = 0; group < size(); group++) {
            boolean few = Percentiles.isFew(measured[group]);
            for (int i = starts[group]; i < starts[group + 1]; i++) {
                entries.addRatios(sorted[i], percentiles, few);
            }
            Columns.sum(rows.get(group));
            long delay = group < delays.length ? delays[group] : 0;
            figures.add(new Figures(checks, rows.get(group), delay, percentiles.taken()));
        }
        return figures;
    }

    /** The groups in the order of their values. */
    List<Integer> inOrder() {
        return IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparingInt(this::first).thenComparingInt(this::second))
                .toList();
    }
}
