package id.patuh.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Runs every benchmark and prints one table. Each contestant has a JVM of its own, since several rule bases in one JVM
 * disturb each other. A time that misses its target fails nothing; a contestant that breaks does.
 * <p>
 * With the argument {@code large}, or {@code -Dpatuh.benchmarks.large=true}, also the fourteen million rows.
 */
public final class Benchmarks {

    private static final int CASES = Integer.getInteger("patuh.benchmarks.cases", 100_000);
    private static final int TIMES_LARGER = 10;
    private static final long SEED = 7;
    private static final int WARM_UP = 15;

    /** For as long the JVM has been seen to make code faster. */
    private static final int WARM_UP_SECONDS = 60;

    /** Of the warm contestants, who take turns. */
    private static final int ROUNDS = 15;

    /** Cold processes each. */
    private static final int COUNTED = 5;

    private static final double THIRD = 1 / 3.0;
    private static final double SMALL_SECONDS = 3;
    private static final List<String> SAMPLE =
            List.of("kasus-2026-10.csv", "lapangan-2026-10.xes", "kasus-susulan-2026-10.ndjson");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final ResultTable table = new ResultTable();
    private final List<String> remarks = new ArrayList<>();

    private Benchmarks() {}

    public static void main(String[] args) throws IOException {
        boolean large = Boolean.getBoolean("patuh.benchmarks.large")
                || Arrays.asList(args).contains("large");
        new Benchmarks().run(large);
        ServiceNow.main(new String[0]);
    }

    private void run(boolean large) throws IOException {
        out.println(machine());
        Path sorted = log(CASES, "case");
        Path interleaved = log(CASES, "time");
        warm(sorted, interleaved);
        Measured cold = cold(sorted);
        small();
        if (large) {
            large(cold);
        }
        out.println();
        table.print(out);
        out.println();
        remarks.forEach(out::println);
        out.println();
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "%d cores, %s %s, Java %s (%s), default JVM flags",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"));
    }

    /** The generated log; made where it is not there yet. */
    private Path log(int cases, String order) throws IOException {
        Path log = Places.work().resolve("log-" + cases + "-by-" + order + ".csv");
        if (!Files.exists(log)) {
            say("generating " + log.getFileName());
            GenerateLog.generate(log, cases, SEED, order.equals("time"));
        }
        return log;
    }

    private void warm(Path sorted, Path interleaved) throws IOException {
        List<WarmChild> all = new ArrayList<>();
        try {
            WarmChild reading = warm(all, Warm.Who.COMMONS_CSV, sorted, "commons-csv");
            WarmChild patuh = warm(all, Warm.Who.PATUH, sorted, "patuh");
            WarmChild carded = warm(all, Warm.Who.PATUH_WITH_SCORECARD, sorted, "patuh-scorecard");
            WarmChild unmemoized = warm(all, Warm.Who.PATUH_WITHOUT_MEMO, sorted, "patuh-no-memo");
            WarmChild plain = warm(all, Warm.Who.PLAIN_JAVA, sorted, "plain-java");
            WarmChild sql = warm(all, Warm.Who.DUCKDB, sorted, "duckdb");
            WarmChild mixed = warm(all, Warm.Who.PATUH, interleaved, "patuh-interleaved");
            say("warm: " + ROUNDS + " rounds by turns");
            for (int round = 0; round < ROUNDS; round++) {
                all.forEach(WarmChild::repeat);
            }
            report(
                    reading.measured(),
                    patuh.measured(),
                    carded.measured(),
                    unmemoized.measured(),
                    plain.measured(),
                    sql.measured(),
                    mixed.measured());
        } finally {
            all.forEach(WarmChild::close);
        }
        compare("patuh-scorecard", "the command, with scorecard");
        compare("patuh-no-memo", "with the memo off");
        compare("plain-java", "plain Java");
        compare("duckdb", "DuckDB SQL, every kind, suspensions included");
        compare("patuh-interleaved", "rows by time");
    }

    private void report(
            Measured reading,
            Measured patuh,
            Measured carded,
            Measured unmemoized,
            Measured plain,
            Measured sql,
            Measured mixed) {
        table.base("warm: Commons CSV merely reads", reading);
        table.base("warm: plain Java", plain);
        table.base("warm: DuckDB SQL", sql);
        table.beside("warm: Patuh", patuh, "Commons CSV reading", reading, THIRD);
        table.beside("warm: Patuh", patuh, "DuckDB SQL", sql, THIRD);
        table.beside("warm: Patuh", patuh, "plain Java", plain, 1.5);
        table.beside("warm: Patuh, with scorecard", carded, "Commons CSV reading", reading);
        table.beside("warm: Patuh, memo off", unmemoized, "Commons CSV reading", reading, 1);
        table.beside("warm: Patuh, rows by time", mixed, "Patuh, rows by case", patuh, 1.5);
    }

    private WarmChild warm(List<WarmChild> all, Warm.Who who, Path log, String folder) {
        say("warm: " + folder + " warms up");
        WarmChild child = new WarmChild(who, log, Places.work().resolve(folder), WARM_UP, WARM_UP_SECONDS);
        all.add(child);
        return child;
    }

    private void compare(String folder, String what) throws IOException {
        Path ours = Places.work().resolve("patuh").resolve("findings.csv");
        Path theirs = Places.work().resolve(folder).resolve("findings.csv");
        remarks.add("- " + what + ", same findings: " + SameFindings.compare(ours, theirs));
    }

    private Measured cold(Path log) {
        List<Measured> reading = new ArrayList<>();
        List<Measured> audits = new ArrayList<>();
        say("cold: " + COUNTED + " processes each, by turns");
        for (int i = 0; i < COUNTED; i++) {
            reading.add(Child.coldRead(log));
            audits.add(Child.coldAudit(List.of(), Places.work().resolve("patuh-cold"), List.of(log)));
        }
        Measured base = Measured.median(reading);
        Measured patuh = Measured.median(audits);
        table.base("cold: Commons CSV merely reads", base);
        table.beside("cold: Patuh", patuh, "Commons CSV reading", base, 1);
        if (!Files.exists(Places.jar())) {
            remarks.add("- cold runs without target/patuh.jar, from the class path");
        }
        return patuh;
    }

    private void small() {
        say("cold: small sample");
        List<Path> files = SAMPLE.stream()
                .map(Places.base().resolve("sample-data")::resolve)
                .toList();
        List<Measured> runs = new ArrayList<>();
        for (int i = 0; i < COUNTED; i++) {
            runs.add(Child.coldAudit(List.of(), Places.work().resolve("patuh-small"), files));
        }
        table.within("cold: Patuh, sample-data", Measured.median(runs), SMALL_SECONDS);
    }

    private void large(Measured cold) throws IOException {
        Path log = log(CASES * TIMES_LARGER, "case");
        say("cold: large, one process each");
        Measured reading = Child.coldRead(log);
        Measured patuh = Child.coldAudit(List.of("-Xmx1500m"), Places.work().resolve("patuh-large"), List.of(log));
        table.base("cold, ten times the rows: Commons CSV merely reads", reading);
        table.beside("cold, ten times the rows, -Xmx1500m: Patuh", patuh, "Commons CSV reading", reading, 0.5);
        table.beside("cold, ten times the rows, -Xmx1500m: Patuh", patuh, "a tenth of the rows", cold, TIMES_LARGER);
    }

    private void say(String what) {
        System.err.println(what);
    }
}
