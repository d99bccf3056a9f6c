package id.patuh.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code /proc} tells about processes; unknown where there is none. */
final class ProcessFacts {

    private static final double TICKS_PER_SECOND = 100;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;
    private static final int KILOBYTES = 1024;

    private ProcessFacts() {}

    /** The most memory the process held so far, megabytes; 0 where unknown. {@code pid} may be {@code self}. */
    static long peak(String pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", pid, "status"), StandardCharsets.UTF_8)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / KILOBYTES;
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return 0;
    }

    /** CPU seconds of all child processes that have ended; not a number where unknown. */
    static double childrenCpu() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.UTF_8);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
