package id.patuh.scorecard;

import java.util.Arrays;

/**
 * What a builder takes down: of each case where it stands, and an entry for each of its steps that has verdicts. Nothing
 * is looked up or added up on the way, which is what makes it quick; that is for {@link RollUp}.
 */
final class Sheet {

    /** First: procedure and month; second: unit and state of the case. Counts cases. */
    final Counter cells = new Counter();

    private int[] cellOf = new int[256];
    private int[] ends = new int[256];
    private int cases;

    private int[] kinds = new int[4096];
    private int[] people = new int[4096];
    private int[] ratios = new int[4096];
    private int size;

    private int[] lateCells = new int[64];
    private int[] lateEntries = new int[64];
    private long[] delays = new long[64];
    private int lates;

    /** Begins a case; the entries that follow are of it. */
    void open(int procedure, int month, int unit, int state) {
        open(cells.add(pair(procedure, month), pair(unit + 1, state), 1));
    }

    private void open(int cell) {
        if (cases == cellOf.length) {
            cellOf = Arrays.copyOf(cellOf, cases * 2);
            ends = Arrays.copyOf(ends, cases * 2);
        }
        cellOf[cases] = cell;
        ends[cases] = size;
        cases++;
    }

    /**
     * Takes down what was said of a step.
     *
     * @param person −1: nobody
     * @param ratio elapsed by limit in per mille; −1: not measured
     */
    void add(int kind, int person, int ratio) {
        if (size == kinds.length) {
            grow(size * 2);
        }
        kinds[size] = kind;
        people[size] = person;
        ratios[size] = ratio;
        size++;
        ends[cases - 1] = size;
    }

    /** The entry added last is over its limit by so many milliseconds. */
    void late(long delay) {
        if (lates == delays.length) {
            lateCells = Arrays.copyOf(lateCells, lates * 2);
            lateEntries = Arrays.copyOf(lateEntries, lates * 2);
            delays = Arrays.copyOf(delays, lates * 2);
        }
        lateCells[lates] = cellOf[cases - 1];
        lateEntries[lates] = size - 1;
        delays[lates] = delay;
        lates++;
    }

    private void grow(int length) {
        kinds = Arrays.copyOf(kinds, length);
        people = Arrays.copyOf(people, length);
        ratios = Arrays.copyOf(ratios, length);
    }

    int cases() {
        return cases;
    }

    int cell(int one) {
        return cellOf[one];
    }

    /** The first entry of a case. */
    int from(int one) {
        return one == 0 ? 0 : ends[one - 1];
    }

    /** The entry after the last of a case. */
    int to(int one) {
        return ends[one];
    }

    int size() {
        return size;
    }

    int kind(int entry) {
        return kinds[entry];
    }

    int person(int entry) {
        return people[entry];
    }

    int ratio(int entry) {
        return ratios[entry];
    }

    int lates() {
        return lates;
    }

    int lateCell(int late) {
        return lateCells[late];
    }

    int lateEntry(int late) {
        return lateEntries[late];
    }

    long delay(int late) {
        return delays[late];
    }

    int procedure(int cell) {
        return left(cells.first(cell));
    }

    int month(int cell) {
        return right(cells.first(cell));
    }

    /** −1: none. */
    int unit(int cell) {
        return left(cells.second(cell)) - 1;
    }

    int state(int cell) {
        return right(cells.second(cell));
    }

    /**
     * Adds what another builder has taken down.
     *
     * @param procedures the numbers here of its procedures
     * @param kindsHere the numbers here of its kinds
     */
    void merge(Sheet other, int[] procedures, int[] kindsHere) {
        int[] cellsHere = new int[other.cells.size()];
        for (int i = 0; i < cellsHere.length; i++) {
            long first = pair(procedures[other.procedure(i)], other.month(i));
            cellsHere[i] = cells.add(first, other.cells.second(i), other.cells.count(i));
        }
        int before = size;
        mergeEntries(other, kindsHere);
        for (int one = 0; one < other.cases; one++) {
            open(cellsHere[other.cellOf[one]]);
            ends[cases - 1] = before + other.ends[one];
        }
        for (int late = 0; late < other.lates; late++) {
            late(other.delays[late]);
            lateCells[lates - 1] = cellsHere[other.lateCells[late]];
            lateEntries[lates - 1] = before + other.lateEntries[late];
        }
    }

    private void mergeEntries(Sheet other, int[] kindsHere) {
        if (size + other.size > kinds.length) {
            grow(size + other.size);
        }
        for (int i = 0; i < other.size; i++) {
            kinds[size + i] = kindsHere[other.kinds[i]];
        }
        System.arraycopy(other.people, 0, people, size, other.size);
        System.arraycopy(other.ratios, 0, ratios, size, other.size);
        size += other.size;
    }

    static long pair(int left, int right) {
        return (long) left << 32 | (right & 0xffffffffL);
    }

    static int left(long pair) {
        return (int) (pair >> 32);
    }

    static int right(long pair) {
        return (int) pair;
    }

    /** Elapsed time by limit, which is more than 0, in whole per mille, rounded up; at most {@code Integer.MAX_VALUE}. */
    static int perMille(long elapsed, long limit) {
        return (int) Math.min(Integer.MAX_VALUE, (elapsed * 1000 + limit - 1) / limit);
    }
}
