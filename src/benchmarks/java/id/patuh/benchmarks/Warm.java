package id.patuh.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One contestant, again and again in this JVM and alone in it. Says that it is warm, then takes one repetition for each line
 * on standard input and answers with a line: wall seconds, CPU seconds of the process, peak megabytes. Arguments:
 * contestant, log, output folder, the fewest repetitions and the fewest seconds before it is warm.
 */
public final class Warm {

    private static final double NANOS = 1e9;

    /** Who can be asked for. */
    enum Who {
        COMMONS_CSV("commons-csv"),
        PATUH("patuh"),
        PATUH_WITH_SCORECARD("patuh-scorecard"),
        PATUH_WITHOUT_MEMO("patuh-no-memo"),
        PLAIN_JAVA("plain-java"),
        DUCKDB("duckdb");

        final String word;

        Who(String word) {
            this.word = word;
        }

        Contestant contestant() {
            return switch (this) {
                case COMMONS_CSV -> new CommonsCsvRead();
                case PATUH -> new PatuhFindings(true);
                case PATUH_WITH_SCORECARD -> new PatuhAudit();
                case PATUH_WITHOUT_MEMO -> new PatuhFindings(false);
                case PLAIN_JAVA -> new PlainJava();
                case DUCKDB -> new DuckDbSql(false);
            };
        }

        static Who of(String word) {
            return Arrays.stream(values())
                    .filter(who -> who.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no contestant '" + word + "'"));
        }
    }

    private Warm() {}

    public static void main(String[] args) throws Exception {
        PrintStream results = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Contestant contestant = Who.of(args[0]).contestant();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[4]));
        for (int i = 0; i < Integer.parseInt(args[3]) || System.nanoTime() < until; i++) {
            measure(contestant, Path.of(args[1]), Path.of(args[2]));
        }
        results.println("warm");
        results.flush();
        BufferedReader turns = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (turns.readLine() != null) {
            Measured run = measure(contestant, Path.of(args[1]), Path.of(args[2]));
            results.printf(Locale.ROOT, "%.6f %.6f %d%n", run.wall(), run.cpu(), run.peak());
            results.flush();
        }
    }

    private static Measured measure(Contestant contestant, Path log, Path out) throws Exception {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        contestant.run(log, out);
        return new Measured(
                (System.nanoTime() - wall) / NANOS,
                (system.getProcessCpuTime() - cpu) / NANOS,
                ProcessFacts.peak("self"));
    }
}
