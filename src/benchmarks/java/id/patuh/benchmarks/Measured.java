package id.patuh.benchmarks;

import java.util.Comparator;
import java.util.List;

/**
 * What one run took.
 *
 * @param wall seconds
 * @param cpu seconds on all cores together; not a number where unknown
 * @param peak the most memory held, megabytes; 0 where unknown
 */
record Measured(double wall, double cpu, long peak) {

    /** The run whose wall time is in the middle, with the highest peak of all. */
    static Measured median(List<Measured> runs) {
        List<Measured> sorted =
                runs.stream().sorted(Comparator.comparingDouble(Measured::wall)).toList();
        Measured middle = sorted.get(sorted.size() / 2);
        long peak = runs.stream().mapToLong(Measured::peak).max().orElse(0);
        return new Measured(middle.wall, middle.cpu, peak);
    }
}
