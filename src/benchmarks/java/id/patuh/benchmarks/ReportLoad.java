package id.patuh.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes the monthly report, as PDF and XLSX, of a month of many cases from files, each time in a process of its own, and of
 * a tenth of them, and prints one table. A missed target fails nothing.
 * <p>
 * System properties: {@code patuh.benchmarks.report.cases} (100000), {@code patuh.benchmarks.report.runs} (3) and
 * {@code patuh.benchmarks.report.heap} ({@code 900m}), the heap of these processes.
 */
public final class ReportLoad {

    private static final int CASES = Integer.getInteger("patuh.benchmarks.report.cases", 100_000);
    private static final int RUNS = Integer.getInteger("patuh.benchmarks.report.runs", 3);
    private static final String HEAP = System.getProperty("patuh.benchmarks.report.heap", "900m");
    private static final int TIMES_LARGER = 10;
    private static final long SEED = 1;
    private static final double SECONDS = 20;
    private static final long MEGABYTES = 1024;

    private ReportLoad() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Measured tenth = made(CASES / TIMES_LARGER);
        Measured whole = made(CASES);
        ResultTable table = new ResultTable();
        table.base(said(CASES / TIMES_LARGER), tenth);
        table.within(said(CASES), whole, SECONDS);
        table.beside(said(CASES), whole, "a tenth of the cases", tenth, TIMES_LARGER);
        out.println();
        table.print(out);
        out.println();
        out.printf(
                Locale.ROOT,
                "peak memory: %d MB of at most %d MB wanted: %s%n",
                whole.peak(),
                MEGABYTES,
                whole.peak() <= MEGABYTES ? "yes" : "no");
        out.printf(
                Locale.ROOT,
                "processor time, beside that of a tenth of the cases: %.2f (the JVM's start included)%n",
                whole.cpu() / tenth.cpu());
    }

    private static String said(int cases) {
        return String.format(Locale.ROOT, "report of %,d cases, PDF and XLSX, -Xmx%s", cases, HEAP);
    }

    private static Measured made(int cases) throws IOException {
        Path log = Places.work().resolve("october-" + cases + ".csv");
        if (!Files.exists(log)) {
            System.err.println("generating " + log.getFileName());
            GenerateLog.generate(log, cases, SEED, false, GenerateLog.Opened.IN_OCTOBER);
        }
        List<Measured> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            System.err.println("report of " + cases + " cases");
            runs.add(Child.report(HEAP, Places.work().resolve("report-" + cases), log));
        }
        return Measured.median(runs);
    }
}
