package id.patuh.scorecard;

import java.util.Arrays;

/**
 * Numbers that belong to groups, put in the order of the groups by counting: quicker than looking up each group's place
 * at each number, as what is put next to each other is read next to each other. First every number's group is added,
 * then every number is put, in the same order.
 */
final class ByGroup {

    private int[] groups;
    private int size;
    private int used;

    private int[] starts = {};
    private int[] next = {};
    private long[] sorted = {};

    /** @param expected how many numbers there will probably be */
    ByGroup(int expected) {
        groups = new int[Math.max(16, expected)];
    }

    /** @param group negative: the number belongs to none */
    void add(int group) {
        if (size == groups.length) {
            groups = Arrays.copyOf(groups, size * 2);
        }
        groups[size++] = group;
    }

    /** No number's group is added any more. */
    void sort(int groupCount) {
        starts = new int[groupCount + 1];
        for (int i = 0; i < size; i++) {
            if (groups[i] >= 0) {
                starts[groups[i] + 1]++;
            }
        }
        for (int group = 1; group <= groupCount; group++) {
            starts[group] += starts[group - 1];
        }
        next = starts.clone();
        sorted = new long[starts[groupCount]];
    }

    /** The number of the group that was added next. */
    void put(long number) {
        int group = groups[used++];
        if (group >= 0) {
            sorted[next[group]++] = number;
        }
    }

    /** Every number was put. */
    void close() {
        groups = new int[0];
        next = groups;
    }

    /** The place of a group's first number; the next group's is after its last. */
    int start(int group) {
        return starts[group];
    }

    long get(int place) {
        return sorted[place];
    }
}
