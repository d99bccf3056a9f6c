package id.patuh.scorecard;

import java.util.Arrays;

/**
 * Numbers that belong to groups, put in the order of the groups by counting: quicker than looking up each group's place
 * at each number, as what is added next to each other is read next to each other.
 */
final class ByGroup {

    private int[] groups;
    private long[] added;
    private int size;

    private int[] starts = {};
    private long[] sorted = {};

    /** @param expected how many numbers will probably be added */
    ByGroup(int expected) {
        groups = new int[Math.max(16, expected)];
        added = new long[groups.length];
    }

    void add(int group, long number) {
        if (size == groups.length) {
            groups = Arrays.copyOf(groups, size * 2);
            added = Arrays.copyOf(added, size * 2);
        }
        groups[size] = group;
        added[size] = number;
        size++;
    }

    /** Nothing is added any more. */
    void sort(int groupCount) {
        starts = new int[groupCount + 1];
        for (int i = 0; i < size; i++) {
            starts[groups[i] + 1]++;
        }
        for (int group = 1; group <= groupCount; group++) {
            starts[group] += starts[group - 1];
        }
        int[] next = starts.clone();
        sorted = new long[size];
        for (int i = 0; i < size; i++) {
            sorted[next[groups[i]]++] = added[i];
        }
        groups = new int[0];
        added = new long[0];
    }

    /** The place of a group's first number; the next group's is after its last. */
    int start(int group) {
        return starts[group];
    }

    long get(int place) {
        return sorted[place];
    }
}
