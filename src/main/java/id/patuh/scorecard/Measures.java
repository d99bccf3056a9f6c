package id.patuh.scorecard;

import java.util.Arrays;

/** Times measured against their limits: the entry each belongs to, and elapsed ÷ limit in whole per mille, rounded up. */
final class Measures {

    private int[] entries = new int[1024];
    private int[] perMille = new int[1024];
    private int size;

    int size() {
        return size;
    }

    int entry(int place) {
        return entries[place];
    }

    int perMille(int place) {
        return perMille[place];
    }

    void add(int entry, int ratio) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
            perMille = Arrays.copyOf(perMille, size * 2);
        }
        entries[size] = entry;
        perMille[size] = ratio;
        size++;
    }

    /** Elapsed time by limit, which is more than 0; at most {@code Integer.MAX_VALUE}. */
    static int perMille(long elapsed, long limit) {
        return (int) Math.min(Integer.MAX_VALUE, (elapsed * 1000 + limit - 1) / limit);
    }
}
