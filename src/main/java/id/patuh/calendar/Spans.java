package id.patuh.calendar;

import java.util.Arrays;

/**
 * Stretches of time, sorted, disjoint and never empty, as epoch milliseconds: start included, end excluded. Used for
 * suspensions and for the open intervals of a ledger.
 */
public final class Spans {

    public static final Spans NONE = new Spans(new long[0]);

    /** start, end, start, end, … */
    private final long[] edges;

    private Spans(long[] edges) {
        this.edges = edges;
    }

    /** @param edges start, end, start, end, …, sorted and disjoint; empty stretches are left out */
    public static Spans of(long... edges) {
        long[] kept = new long[edges.length];
        int used = 0;
        for (int i = 0; i < edges.length; i += 2) {
            if (edges[i] < edges[i + 1]) {
                kept[used++] = edges[i];
                kept[used++] = edges[i + 1];
            }
        }
        return used == 0 ? NONE : new Spans(Arrays.copyOf(kept, used));
    }

    public int count() {
        return edges.length / 2;
    }

    public boolean isEmpty() {
        return edges.length == 0;
    }

    public long start(int i) {
        return edges[2 * i];
    }

    public long end(int i) {
        return edges[2 * i + 1];
    }

    /** What either covers. */
    public Spans union(Spans other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        long[] joined = new long[edges.length + other.edges.length];
        int used = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < count() || theirs < other.count()) {
            boolean takeMine = theirs == other.count() || (mine < count() && start(mine) <= other.start(theirs));
            long start = takeMine ? start(mine) : other.start(theirs);
            long end = takeMine ? end(mine++) : other.end(theirs++);
            if (used > 0 && start <= joined[used - 1]) {
                joined[used - 1] = Math.max(joined[used - 1], end);
            } else {
                joined[used++] = start;
                joined[used++] = end;
            }
        }
        return new Spans(Arrays.copyOf(joined, used));
    }
}
