package id.patuh.report;

import java.util.Arrays;

/**
 * Where instants stand on a drawing. Between the moments that matter time runs evenly; a stretch in which nothing happens
 * and that would leave too little room for the rest is drawn shorter, and known as broken.
 */
public final class TimeAxis {

    /** No stretch takes more of the width than this. */
    private static final double MOST = 0.35;

    private final long[] moments;
    private final double[] places;
    private final boolean[] broken;

    private TimeAxis(long[] moments, double[] places, boolean[] broken) {
        this.moments = moments;
        this.places = places;
        this.broken = broken;
    }

    /**
     * @param moments epoch milliseconds in any order, at least one
     * @param from where the first moment stands
     * @param to where the last one stands
     */
    public static TimeAxis of(long[] moments, double from, double to) {
        long[] sorted = Arrays.stream(moments).sorted().distinct().toArray();
        if (sorted.length == 1) {
            sorted = new long[] {sorted[0], sorted[0] + 60_000};
        }
        double[] lengths = new double[sorted.length - 1];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = sorted[i + 1] - sorted[i];
        }
        boolean[] broken = shorten(lengths);
        double sum = Arrays.stream(lengths).sum();
        double[] places = new double[sorted.length];
        places[0] = from;
        for (int i = 0; i < lengths.length; i++) {
            places[i + 1] = places[i] + lengths[i] / sum * (to - from);
        }
        return new TimeAxis(sorted, places, broken);
    }

    private static boolean[] shorten(double[] lengths) {
        boolean[] broken = new boolean[lengths.length];
        if (lengths.length < 3) {
            return broken;
        }
        for (int round = 0; round < 8; round++) {
            double sum = Arrays.stream(lengths).sum();
            int longest = 0;
            for (int i = 1; i < lengths.length; i++) {
                longest = lengths[i] > lengths[longest] ? i : longest;
            }
            if (lengths[longest] <= MOST * sum) {
                break;
            }
            lengths[longest] = Math.max((sum - lengths[longest]) * MOST / 2, 1);
            broken[longest] = true;
        }
        return broken;
    }

    /** Where an instant stands; one outside the drawing stands at its edge. */
    public double place(long instant) {
        int found = Arrays.binarySearch(moments, instant);
        if (found >= 0) {
            return places[found];
        }
        int next = -found - 1;
        if (next == 0) {
            return places[0];
        }
        if (next == moments.length) {
            return places[places.length - 1];
        }
        double part = (double) (instant - moments[next - 1]) / (moments[next] - moments[next - 1]);
        return places[next - 1] + part * (places[next] - places[next - 1]);
    }

    /** The first moment, epoch milliseconds. */
    public long first() {
        return moments[0];
    }

    /** The last moment, epoch milliseconds. */
    public long last() {
        return moments[moments.length - 1];
    }

    /** The middles of the stretches that are drawn shorter. */
    public double[] breaks() {
        double[] middles = new double[broken.length];
        int used = 0;
        for (int i = 0; i < broken.length; i++) {
            if (broken[i]) {
                middles[used++] = (places[i] + places[i + 1]) / 2;
            }
        }
        return Arrays.copyOf(middles, used);
    }

    /** Instants at which the axis is labelled: moments that matter, far enough from each other to be read. */
    public long[] labelled(double apart) {
        long[] chosen = new long[moments.length];
        int used = 0;
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < moments.length; i++) {
            if (places[i] - last >= apart) {
                chosen[used++] = moments[i];
                last = places[i];
            }
        }
        return Arrays.copyOf(chosen, used);
    }
}
