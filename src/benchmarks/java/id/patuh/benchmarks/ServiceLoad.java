package id.patuh.benchmarks;

import id.patuh.ServiceProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * What the running service takes, beside what its own PostgreSQL can do at most: durable single posts beside bare durable
 * single-row commits, an import with its audit beside a bare COPY, and how soon a finding is there. All in one run on one
 * fresh data folder, everything on loopback.
 */
public final class ServiceLoad {

    private static final int CLIENTS = 8;
    private static final int SECONDS = Integer.getInteger("patuh.benchmarks.seconds", 8);
    private static final int ROUNDS = 3;
    private static final int CASES = Integer.getInteger("patuh.benchmarks.import.cases", 71_500);

    private final ServiceProcess service;
    private final AtomicLong next = new AtomicLong();
    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";

    private ServiceLoad(ServiceProcess service) {
        this.service = service;
    }

    public static void main(String[] args) throws Exception {
        Path data = Places.work().resolve("service-data");
        delete(data);
        Files.createDirectories(data);
        try (ServiceProcess service = new ServiceProcess(
                data, List.of("--patuh.rules=" + Places.rules(), "--patuh.mail.demo.enabled=false"), List.of("-Xmx2g"))) {
            service.start();
            service.awaitReady();
            new ServiceLoad(service).run();
        }
    }

    private void run() throws Exception {
        token = service.token();
        posts();
        imports();
    }

    /** Bare commits and posts by turns, so that both see the same machine. */
    private void posts() throws Exception {
        try (Connection database = service.database();
                Statement statement = database.createStatement()) {
            statement.execute("create table bare_event (id text primary key, body text)");
        }
        rate(this::post, SECONDS);
        List<Double> bare = new ArrayList<>();
        List<Double> posted = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            bare.add(bareCommits());
            posted.add(rate(this::post, SECONDS));
        }
        double most = median(bare);
        double top = median(posted);
        print("durable single-row commits, %d connections: %.0f a second", CLIENTS, most);
        print("durable single posts, %d clients: %.0f a second, ratio %.2f (wanted ≥ 0.70)", CLIENTS, top, top / most);
        latency(top / 2);
    }

    private double bareCommits() throws Exception {
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            connections.add(service.database());
        }
        ThreadLocal<PreparedStatement> inserts = new ThreadLocal<>();
        AtomicLong taken = new AtomicLong();
        try {
            return rate(
                    () -> {
                        PreparedStatement insert = inserts.get();
                        if (insert == null) {
                            insert = connections
                                    .get((int) taken.getAndIncrement())
                                    .prepareStatement("insert into bare_event values (?, ?)");
                            inserts.set(insert);
                        }
                        long number = next.incrementAndGet();
                        insert.setString(1, "b" + number);
                        insert.setString(2, event(number, "K-" + number));
                        insert.executeUpdate();
                        return 201;
                    },
                    SECONDS);
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    /** How often a second eight clients do it, one after the other each. */
    private static double rate(Callable<Integer> once, int seconds) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        AtomicLong done = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            running.add(clients.submit(() -> {
                while (System.nanoTime() < end) {
                    int status = once.call();
                    if (status / 100 != 2) {
                        throw new IllegalStateException("answered " + status);
                    }
                    done.incrementAndGet();
                }
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        clients.shutdown();
        return done.get() / ((System.nanoTime() - begin) / 1e9);
    }

    private int post() throws Exception {
        long number = next.incrementAndGet();
        return post(event(number, "K-" + number % 20_000));
    }

    private int post(String body) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(service.uri("/api/v1/events"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Step 1 done by a role that may not do it: a finding at once. */
    private static String event(long number, String caseId) {
        return "{\"id\":\"" + number + "\",\"case\":\"" + caseId + "\",\"step\":1,\"at\":\"2026-10-05T08:00:00+08:00\","
                + "\"actor\":\"staf-" + number % 50 + "\",\"role\":\"kadis\",\"outputs\":[\"Laporan\"]}";
    }

    /** Posts at a steady rate; of one event in ten it is seen when its finding is there. */
    private void latency(double rate) throws Exception {
        int seconds = 2 * SECONDS;
        int events = (int) (rate * seconds);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS * 2);
        List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> running = new ArrayList<>();
        AtomicLong watched = new AtomicLong();
        long begin = System.nanoTime();
        for (int i = 0; i < events; i++) {
            long due = begin + (long) (i / rate * 1e9);
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            boolean watch = i % Math.max(1, (int) (rate / 20)) == 0;
            running.add(clients.submit(() -> {
                long number = next.incrementAndGet();
                String caseId = "L-" + number;
                post(event(number, caseId));
                if (watch && watched.incrementAndGet() <= 20L * seconds) {
                    nanos.add(untilSeen(caseId));
                }
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        clients.shutdown();
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        print(
                "accepted → finding visible at %.0f posts a second, %d watched: median %.0f ms (wanted < 200), 99th percentile %.0f ms (wanted < 1000)",
                rate, sorted.length, sorted[sorted.length / 2] / 1e6, sorted[(int) (sorted.length * 0.99)] / 1e6);
    }

    private long untilSeen(String caseId) throws Exception {
        long begin = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(service.uri("/api/v1/findings?case=" + caseId))
                .header("Authorization", "Bearer " + token)
                .build();
        while (!http.send(request, HttpResponse.BodyHandlers.ofString()).body().contains(caseId)) {
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(30)) {
                throw new IllegalStateException("no finding of " + caseId + " after 30 s");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return System.nanoTime() - begin;
    }

    /** The same rows copied into a bare table, and imported and audited. */
    private void imports() throws Exception {
        Path log = Places.work().resolve("log-" + CASES + "-by-case.csv");
        if (!Files.exists(log)) {
            GenerateLog.generate(log, CASES, 7, false);
        }
        double copy = copy(log);
        long begin = System.nanoTime();
        HttpResponse<String> taken = http.send(
                HttpRequest.newBuilder(service.uri("/api/v1/imports?name=log.csv"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofFile(log))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (taken.statusCode() / 100 != 2) {
            throw new IllegalStateException("import answered " + taken.statusCode() + ": " + taken.body());
        }
        double read = untilNone("select count(*) from input where state in ('received', 'reading')", begin);
        double audited = untilNone("select count(*) from sop_case where due <= now()", begin);
        print("COPY of %d rows into one bare table: %.2f s", rows(), copy);
        print(
                "import of the same rows: read after %.2f s, audited after %.2f s, ratio %.2f (wanted ≤ 4.00)",
                read, audited, audited / copy);
    }

    private double copy(Path log) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            try (Connection database = service.database();
                    Statement statement = database.createStatement();
                    InputStream rows = Files.newInputStream(log)) {
                statement.execute("drop table if exists bare");
                statement.execute("create table bare " + columns(log));
                long begin = System.nanoTime();
                database.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy bare from stdin (format csv, header true)", rows);
                seconds.add((System.nanoTime() - begin) / 1e9);
            }
        }
        return median(seconds);
    }

    /** As many columns as the log has. */
    private static String columns(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            int columns = lines.findFirst().orElseThrow().split(",", -1).length;
            List<String> names = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                names.add("c" + i + " text");
            }
            return "(" + String.join(", ", names) + ")";
        }
    }

    private long rows() throws Exception {
        return number("select count(*) from bare");
    }

    private double untilNone(String sql, long begin) throws Exception {
        while (number(sql) > 0) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private long number(String sql) throws Exception {
        try (Connection database = service.database();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static void delete(Path folder) throws IOException {
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
