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
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** The same rows copied into a bare table, and imported and audited. */
final class ImportLoad {

    private static final int CASES = Integer.getInteger("patuh.benchmarks.import.cases", 71_500);
    private static final int ROUNDS = 3;

    private final ServiceProcess service;
    private final String token;

    ImportLoad(ServiceProcess service, String token) {
        this.service = service;
        this.token = token;
    }

    /** @param number of the import; each has cases of its own */
    void run(int number) throws Exception {
        Path log = log(number);
        double copy = copy(log);
        long begin = System.nanoTime();
        send(log);
        double sent = seconds(begin);
        double read = untilNone("select count(*) from input where state in ('received', 'reading')", begin);
        double audited = untilNone(
                "select count(*) from (select from sop_case where due <= now() order by due limit 1) as waiting", begin);
        ServiceLoad.print(
                "COPY of %d rows into one bare table: %.2f s",
                ServiceLoad.number(service, "select count(*) from bare"), copy);
        ServiceLoad.print(
                "import of the same rows: sent after %.2f s, read after %.2f s, audited after %.2f s, ratio %.2f (wanted ≤ 4.00)",
                sent, read, audited, audited / copy);
    }

    private static Path log(int number) throws IOException {
        Path log = Places.work().resolve("import-" + CASES + "-" + number + ".csv");
        if (!Files.exists(log)) {
            Path plain = Places.work().resolve("import.part");
            GenerateLog.generate(plain, CASES, number, false);
            try (Stream<String> lines = Files.lines(plain)) {
                Iterable<String> own = lines.map(line -> line.startsWith("GJ-") ? "I" + number + line.substring(2) : line)
                        ::iterator;
                Files.write(log, own);
            }
            Files.delete(plain);
        }
        return log;
    }

    private void send(Path log) throws Exception {
        HttpResponse<String> taken = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.uri("/api/v1/imports?name=" + log.getFileName()))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofFile(log))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (taken.statusCode() / 100 != 2) {
            throw new IllegalStateException("import answered " + taken.statusCode() + ": " + taken.body());
        }
    }

    private double copy(Path log) throws Exception {
        List<Double> times = new ArrayList<>();
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
                times.add(seconds(begin));
            }
        }
        return ServiceLoad.median(times);
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

    private double untilNone(String sql, long begin) throws Exception {
        while (ServiceLoad.number(service, sql) > 0) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return seconds(begin);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
