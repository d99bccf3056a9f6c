package id.patuh.scorecard;

import java.util.Arrays;

/** What a cube counted, its measures in the order of the entries they belong to. */
final class Entries {

    final Cube cube;
    private final Counter counter;
    private final int[] starts;
    private final int[] ratios;

    Entries(Cube cube) {
        this.cube = cube;
        cube.settle();
        counter = cube.verdicts;
        starts = new int[size() + 1];
        ratios = new int[cube.measures.size()];
        sort(cube.measures);
    }

    private void sort(Measures measures) {
        for (int i = 0; i < measures.size(); i++) {
            starts[measures.entry(i) + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] next = Arrays.copyOf(starts, size());
        for (int i = 0; i < measures.size(); i++) {
            ratios[next[measures.entry(i)]++] = measures.perMille(i);
        }
    }

    int size() {
        return counter.size();
    }

    int cell(int entry) {
        return Cube.left(counter.first(entry));
    }

    /** −1: nobody. */
    int person(int entry) {
        return Cube.right(counter.first(entry)) - 1;
    }

    /** −1: the case as a whole. */
    int step(int entry) {
        return Cube.left(counter.second(entry)) - 1;
    }

    int signature(int entry) {
        return Cube.right(counter.second(entry));
    }

    long cases(int entry) {
        return counter.count(entry);
    }

    long delay(int entry) {
        return cube.delay(entry);
    }

    /** How many times were measured. */
    int measured(int entry) {
        return starts[entry + 1] - starts[entry];
    }

    void addRatios(int entry, Percentiles percentiles, boolean few) {
        for (int i = starts[entry]; i < starts[entry + 1]; i++) {
            percentiles.add(ratios[i], few);
        }
    }
}
