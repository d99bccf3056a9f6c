package id.patuh.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time in epoch milliseconds, {@code from} included, {@code to} excluded; never empty where it stands in a
 * list.
 */
record Interval(long from, long to) {

    long length() {
        return to - from;
    }

    static long length(List<Interval> intervals) {
        return intervals.stream().mapToLong(Interval::length).sum();
    }

    /** What of the intervals lies in [from, to). */
    static List<Interval> within(List<Interval> intervals, long from, long to) {
        List<Interval> within = new ArrayList<>();
        for (Interval each : intervals) {
            add(within, Math.max(from, each.from), Math.min(to, each.to));
        }
        return within;
    }

    /** What of {@code intervals} none of {@code taken} covers; both are sorted and disjoint. */
    static List<Interval> minus(List<Interval> intervals, List<Interval> taken) {
        List<Interval> left = new ArrayList<>();
        int first = 0;
        for (Interval each : intervals) {
            while (first < taken.size() && taken.get(first).to <= each.from) {
                first++;
            }
            long cursor = each.from;
            for (int i = first; i < taken.size() && taken.get(i).from < each.to; i++) {
                add(left, cursor, taken.get(i).from);
                cursor = Math.max(cursor, taken.get(i).to);
            }
            add(left, cursor, each.to);
        }
        return left;
    }

    /** Sorted; those that touch or overlap become one. */
    static List<Interval> merged(List<Interval> intervals) {
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.sort(Comparator.comparingLong(Interval::from));
        List<Interval> merged = new ArrayList<>();
        for (Interval each : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && each.from <= merged.get(last).to) {
                merged.set(last, new Interval(merged.get(last).from, Math.max(merged.get(last).to, each.to)));
            } else {
                merged.add(each);
            }
        }
        return merged;
    }

    private static void add(List<Interval> intervals, long from, long to) {
        if (from < to) {
            intervals.add(new Interval(from, to));
        }
    }
}
