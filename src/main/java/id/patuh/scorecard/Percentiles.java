package id.patuh.scorecard;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Median and 90th percentile of whole numbers by nearest rank, exactly. Used for one group after the other. */
final class Percentiles {

    private static final int FEW = 128;
    private static final int COUNTED = 1 << 12;

    private final int[] counts = new int[COUNTED];
    private int[] values = new int[FEW];
    private int kept;
    private long size;

    /** Adds {@code all[from, to)}. */
    void add(int[] all, int from, int to, boolean few) {
        for (int i = from; i < to; i++) {
            add(all[i], few);
        }
    }

    void add(int value, boolean few) {
        size++;
        if (!few && value < COUNTED) {
            counts[value]++;
            return;
        }
        if (kept == values.length) {
            values = Arrays.copyOf(values, kept * 2);
        }
        values[kept++] = value;
    }

    /** Up to so many numbers it is quicker to sort than to count. */
    static boolean isFew(long numbers) {
        return numbers <= FEW;
    }

    /** Of the numbers added since the last time; null where there were none. */
    @Nullable
    TimesUsed taken() {
        if (size == 0) {
            return null;
        }
        Arrays.sort(values, 0, kept);
        TimesUsed times = new TimesUsed(size, ranked((size + 1) / 2), ranked((size * 9 + 9) / 10));
        if (size > kept) {
            Arrays.fill(counts, 0);
        }
        kept = 0;
        size = 0;
        return times;
    }

    /** The number of that rank, from 1. What was counted is either smaller than all that was kept, or nothing. */
    private int ranked(long rank) {
        long left = rank;
        if (size > kept) {
            for (int value = 0; value < COUNTED; value++) {
                left -= counts[value];
                if (left <= 0) {
                    return value;
                }
            }
        }
        return values[(int) left - 1];
    }
}
