package id.patuh.scorecard;

import java.util.Arrays;

/**
 * Counts of cases by where they stand and what they show. A builder has three cubes, none of which tells everything
 * apart: any two dimensions are told apart in one of them, and each stays small enough to be quick.
 */
final class Cube {

    /** First: procedure and month; second: unit and state of the case. Counts cases. */
    final Counter cells = new Counter();
    /** First: cell and person; second: step and signature. Counts cases. */
    final Counter verdicts = new Counter();
    /** First: cell and person; second: role and marks. Counts cases. */
    final Counter parts = new Counter();
    /** Of entries of {@link #verdicts}. */
    final Measures measures = new Measures();
    /** Time over the limit, in milliseconds, of each entry of {@link #verdicts}. */
    private long[] delays = new long[64];

    private int cell;

    private final Pending pendingVerdicts = new Pending();
    private final Pending pendingParts = new Pending();

    /** What was not counted yet. */
    private static final class Pending {
        private static final int MOST = 1024;

        private final long[] firsts = new long[MOST];
        private final long[] seconds = new long[MOST];
        private final long[] delays = new long[MOST];
        private final int[] ratios = new int[MOST];
        private final int[] numbers = new int[MOST];
        private int size;

        /** True: there is no room for more. */
        boolean add(long first, long second, long delay, int ratio) {
            firsts[size] = first;
            seconds[size] = second;
            delays[size] = delay;
            ratios[size] = ratio;
            size++;
            return size == MOST;
        }
    }

    /** Counts a case; what follows is about it. Dimensions that are not told apart are the same for all cases. */
    void open(int procedure, int month, int unit, int state) {
        cell = cells.add(pair(procedure, month), pair(unit + 1, state), 1);
    }

    /**
     * Counts a signature at a step.
     *
     * @param delay time over the limit, in milliseconds
     * @param ratio elapsed by limit in per mille; −1: not measured
     */
    void add(int step, int person, int signature, long delay, int ratio) {
        if (pendingVerdicts.add(pair(cell, person + 1), pair(step + 1, signature), delay, ratio)) {
            settle();
        }
    }

    /** Counts the part that somebody had in the case. */
    void addPart(int role, int person, int mark) {
        if (pendingParts.add(pair(cell, person + 1), pair(role + 1, mark), 0, -1)) {
            settle();
        }
    }

    /** Brings the counters up to date. */
    void settle() {
        Pending pending = pendingVerdicts;
        verdicts.addAll(pending.firsts, pending.seconds, pending.size, pending.numbers);
        for (int i = 0; i < pending.size; i++) {
            if (pending.ratios[i] >= 0) {
                measures.add(pending.numbers[i], pending.ratios[i]);
            }
            if (pending.delays[i] > 0) {
                addDelay(pending.numbers[i], pending.delays[i]);
            }
        }
        parts.addAll(pendingParts.firsts, pendingParts.seconds, pendingParts.size, pendingParts.numbers);
        pendingVerdicts.size = 0;
        pendingParts.size = 0;
    }

    private void addDelay(int entry, long millis) {
        if (entry >= delays.length) {
            delays = Arrays.copyOf(delays, Math.max(entry + 1, delays.length * 2));
        }
        delays[entry] += millis;
    }

    long delay(int entry) {
        return entry < delays.length ? delays[entry] : 0;
    }

    int procedure(int cellNumber) {
        return left(cells.first(cellNumber));
    }

    int month(int cellNumber) {
        return right(cells.first(cellNumber));
    }

    /** −1: none. */
    int unit(int cellNumber) {
        return left(cells.second(cellNumber)) - 1;
    }

    int state(int cellNumber) {
        return right(cells.second(cellNumber));
    }

    /** How another builder's numbers are told here. */
    interface Numbers {

        int procedure(int theirs);

        int signature(int theirProcedure, int theirs);

        int mark(int theirProcedure, int theirs);
    }

    void merge(Cube other, Numbers numbers) {
        other.settle();
        int[] places = new int[other.cells.size()];
        for (int i = 0; i < places.length; i++) {
            long first = pair(numbers.procedure(other.procedure(i)), other.month(i));
            places[i] = cells.add(first, other.cells.second(i), other.cells.count(i));
        }
        mergeVerdicts(other, places, numbers);
        for (int i = 0; i < other.parts.size(); i++) {
            long first = other.parts.first(i);
            long second = other.parts.second(i);
            int mark = numbers.mark(other.procedure(left(first)), right(second));
            parts.add(pair(places[left(first)], right(first)), pair(left(second), mark), other.parts.count(i));
        }
    }

    private void mergeVerdicts(Cube other, int[] places, Numbers numbers) {
        int[] entries = new int[other.verdicts.size()];
        for (int i = 0; i < entries.length; i++) {
            long first = other.verdicts.first(i);
            long second = other.verdicts.second(i);
            int signature = numbers.signature(other.procedure(left(first)), right(second));
            entries[i] = verdicts.add(
                    pair(places[left(first)], right(first)), pair(left(second), signature), other.verdicts.count(i));
            if (other.delay(i) > 0) {
                addDelay(entries[i], other.delay(i));
            }
        }
        for (int i = 0; i < other.measures.size(); i++) {
            measures.add(entries[other.measures.entry(i)], other.measures.perMille(i));
        }
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
}
