package id.patuh.benchmarks;

import id.patuh.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the running service takes, beside what its own PostgreSQL can do at most: durable single posts beside bare durable
 * single-row commits, an import with its audit beside a bare COPY, and how soon a finding is there. All in one run on one
 * fresh data folder, everything on loopback.
 */
public final class ServiceLoad {

    /** Which of {@code posts} (with the delay of findings), {@code delay} alone and {@code imports} are run. */
    private static final Set<String> PARTS =
            Set.of(System.getProperty("patuh.benchmarks.parts", "posts,imports").split(","));

    /** How many cases are due. */
    static final String WAITING = "select count(*) from sop_case where due <= now()";

    private static final int IMPORTS = Integer.getInteger("patuh.benchmarks.imports", 3);
    private static final List<String> SETTINGS = words("patuh.benchmarks.settings", "");
    private static final List<String> FLAGS = words("patuh.benchmarks.flags", "-Xmx2g");

    private ServiceLoad() {}

    public static void main(String[] args) throws Exception {
        Path data = Places.work().resolve("service-data");
        delete(data);
        Files.createDirectories(data);
        List<String> settings = Stream.concat(
                        Stream.of("--patuh.rules=" + Places.rules(), "--patuh.mail.demo.enabled=false"),
                        SETTINGS.stream())
                .toList();
        try (ServiceProcess service = new ServiceProcess(data, settings, FLAGS)) {
            service.start();
            service.awaitReady();
            run(service, service.token());
        }
    }

    private static List<String> words(String property, String unset) {
        return Stream.of(System.getProperty(property, unset).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static void run(ServiceProcess service, String token) throws Exception {
        if (PARTS.contains("posts") || PARTS.contains("delay")) {
            PostedCases cases = new PostedCases();
            awaitAccepting(service, token, cases);
            PostLoad load = new PostLoad(service, token, cases);
            load.warm();
            double rate = PARTS.contains("posts")
                    ? load.run() / 2
                    : Integer.getInteger("patuh.benchmarks.delay.rate", 500);
            new FindingDelay(service, token, cases).run(rate);
        }
        if (PARTS.contains("imports")) {
            for (int i = 1; i <= IMPORTS; i++) {
                new ImportLoad(service, token).run(i);
            }
        }
    }

    /** The web server answers a moment before the routes run. */
    private static void awaitAccepting(ServiceProcess service, String token, PostedCases cases) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!accepts(service, token, cases) && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean accepts(ServiceProcess service, String token, PostedCases cases) throws IOException {
        try (KeepAlive http = new KeepAlive(service.uri("/"), token)) {
            return http.post("/api/v1/events", cases.next()).status() == 202;
        }
    }

    /** Nothing that came in before still takes the processors. */
    static void awaitAudited(ServiceProcess service) throws Exception {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (number(service, WAITING) + number(service, "select count(*) from notice_case") > 0) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("cases still wait for their audit");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    static long number(ServiceProcess service, String sql) throws Exception {
        try (Connection database = service.database();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
