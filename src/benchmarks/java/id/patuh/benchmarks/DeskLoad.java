package id.patuh.benchmarks;

import id.patuh.ServiceProcess;
import id.patuh.accounts.DeskRole;
import id.patuh.accounts.TestAccounts;
import id.patuh.accounts.Visitor;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What the desk takes with 100,000 cases and 1.4 million events in the embedded database: scorecards over REST, and every
 * page as a visitor of a role asks for it, one after the other on one connection. Times are those of the client, the way
 * over loopback included.
 */
public final class DeskLoad {

    /** The log is of a year, of which the cases until now count. */
    private static final int CASES = Integer.getInteger("patuh.benchmarks.desk.cases", 112_000);

    private static final int REQUESTS = Integer.getInteger("patuh.benchmarks.desk.requests", 200);
    private static final int WARM = Integer.getInteger("patuh.benchmarks.desk.warm", 60);
    private static final int SCORECARDS = 7;
    private static final boolean KEPT = Boolean.getBoolean("patuh.benchmarks.desk.keep");
    private static final String ONLY = System.getProperty("patuh.benchmarks.desk.only", "");
    private static final double MEDIAN_WANTED = 100;
    private static final double LATE_WANTED = 300;

    private static final String SOP = "maintenance-gangguan-jaringan";
    private static final String OFFICE = "OPD Contoh 51";
    private static final String OFFICE_ASKED = "OPD+Contoh+51";

    /** Who asks for a page: by role; the reporter is staff of one office, the performer has a role in the SOP. */
    private enum Asker {
        INSPECTOR(DeskRole.INSPECTOR),
        PERFORMER(DeskRole.STAFF),
        REPORTER(DeskRole.STAFF),
        ADMIN(DeskRole.ADMIN);

        private final DeskRole role;

        Asker(DeskRole role) {
            this.role = role;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Visitor account(JdbcClient database) {
            return TestAccounts.add(
                    database,
                    word() + "-" + System.nanoTime(),
                    role,
                    this == REPORTER ? List.of(OFFICE) : List.of(),
                    this == PERFORMER ? List.of("teknis") : List.of());
        }
    }

    /** A page as somebody asks for it; {@code CASE} stands for a case's name, {@code FINDING} for a finding's number. */
    private record Page(Asker asker, String path) {}

    private static final List<String> OF_INSPECTORS = List.of(
            "/",
            "/?month=2026-10&sop=" + SOP,
            "/overview/live?month=2026-10",
            "/scorecard?month=2026-10&by=step",
            "/scorecard?from=2026-01&to=2026-11&by=step&and=check",
            "/scorecard?month=2026-10&by=actor&and=step",
            "/scorecard/cases?month=2026-10&step=5&check=time&verdict=violated",
            "/scorecard/cases?from=2026-01&to=2026-11&check=applicability&verdict=unproven",
            "/scorecard/cases?from=2026-01&to=2026-11&check=time&verdict=violated",
            "/scorecard/cases?from=2026-01&to=2026-11&role=kadis&verdict=compliant",
            "/status",
            "/cases",
            "/cases?sort=worst",
            "/cases?sort=delay",
            "/cases?state=overdue",
            "/cases?month=2026-05&check=time&verdict=violated",
            "/cases?role=kadis&check=role&verdict=unproven",
            "/cases?unit=" + OFFICE_ASKED,
            "/cases?person=Petugas+1",
            "/cases?q=GJ-00099",
            "/case?sop=" + SOP + "&case=CASE",
            "/findings",
            "/findings?severity=critical",
            "/findings?sort=severity",
            "/findings?sort=oldest&month=2026-05",
            "/findings?sort=severity&month=2026-05",
            "/findings?role=kadis&check=time",
            "/findings?office=" + OFFICE_ASKED + "&sort=severity",
            "/findings?waived=yes",
            "/findings?waived=no",
            "/findings?status=as-recommended",
            "/findings?question=open&sort=due",
            "/findings?history=all&q=GJ-00099",
            "/findings?mine=yes",
            "/findings/FINDING",
            "/waivers",
            "/sops",
            "/sops/" + SOP,
            "/calendars/jam-kerja-asn?month=2026-03",
            "/imports",
            "/mail",
            "/mail/in",
            "/mail/notices",
            "/reports");

    private static final List<String> OF_STAFF = List.of(
            "/",
            "/overview/own",
            "/cases",
            "/cases?state=overdue",
            "/cases?sort=worst",
            "/findings",
            "/findings?sort=severity",
            "/findings?severity=minor",
            "/findings?month=2026-05",
            "/register");

    private static final List<Page> PAGES = Stream.of(
                    OF_INSPECTORS.stream().map(path -> new Page(Asker.INSPECTOR, path)),
                    OF_STAFF.stream().map(path -> new Page(Asker.PERFORMER, path)),
                    OF_STAFF.stream().map(path -> new Page(Asker.REPORTER, path)),
                    Stream.of("/people", "/people/tokens", "/status").map(path -> new Page(Asker.ADMIN, path)))
            .flatMap(pages -> pages)
            .toList();

    private static final List<String> SCORECARDS_ASKED = List.of(
            "?month=2026-10",
            "?from=2026-01&to=2026-11",
            "?from=2026-01&to=2026-11&by=step,role,check,unit,step*check,step*role,actor*step,unit*month",
            "/cases?from=2026-01&to=2026-11&check=applicability&verdict=violated&limit=1000");

    private DeskLoad() {}

    public static void main(String[] args) throws Exception {
        Path data = Places.work().resolve("desk-data");
        boolean filled = KEPT && Files.exists(data);
        if (!filled) {
            ServiceLoad.delete(data);
        }
        Files.createDirectories(data);
        List<String> settings = List.of("--patuh.rules=" + Places.rules(), "--patuh.mail.demo.enabled=false");
        try (ServiceProcess service = new ServiceProcess(data, settings, List.of("-Xmx2g"))) {
            service.start();
            service.awaitReady();
            if (!filled) {
                fill(service);
            }
            if (ONLY.isEmpty()) {
                scorecards(service);
            }
            pages(service);
        }
    }

    // ---- what is in the database

    private static void fill(ServiceProcess service) throws Exception {
        Path log = Places.work().resolve("desk-" + CASES + ".csv");
        if (!Files.exists(log)) {
            GenerateLog.generate(log, CASES, 11, false);
        }
        long begin = System.nanoTime();
        HttpResponse<String> taken = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.uri("/api/v1/imports?name=desk.csv"))
                                .header("Authorization", "Bearer " + service.token())
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofFile(log))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (taken.statusCode() / 100 != 2) {
            throw new IllegalStateException("import answered " + taken.statusCode() + ": " + taken.body());
        }
        untilNone(service, "select count(*) from input where state in ('received', 'reading')");
        untilNone(service, "select count(*) from sop_case where due <= now()");
        ServiceLoad.print(
                "%d events of %d cases, read and audited in %.1f s; %d sheets, %d findings",
                ServiceLoad.number(service, "select count(*) from event"),
                ServiceLoad.number(service, "select count(*) from sop_case"),
                (System.nanoTime() - begin) / 1e9,
                ServiceLoad.number(service, "select count(*) from case_sheet"),
                ServiceLoad.number(service, "select count(*) from finding"));
        try (Connection database = service.database()) {
            database.createStatement().execute("analyze");
        }
    }

    private static void untilNone(ServiceProcess service, String sql) throws Exception {
        while (ServiceLoad.number(service, sql) > 0) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    // ---- scorecards

    private static void scorecards(ServiceProcess service) throws Exception {
        try (KeepAlive http = new KeepAlive(service.uri("/"), service.token())) {
            for (String asked : SCORECARDS_ASKED) {
                List<Double> times = new ArrayList<>();
                KeepAlive.Answer answer = http.get("/api/v1/scorecards" + asked);
                for (int i = 0; i < SCORECARDS; i++) {
                    long begin = System.nanoTime();
                    answer = http.get("/api/v1/scorecards" + asked);
                    times.add(millis(begin));
                }
                if (answer.status() != 200) {
                    throw new IllegalStateException(asked + " answered " + answer.status());
                }
                ServiceLoad.print(
                        "GET /api/v1/scorecards%s: median %.0f ms, with the period before (%d bytes)",
                        asked, ServiceLoad.median(times), answer.body().length);
            }
        }
    }

    // ---- pages

    private static void pages(ServiceProcess service) throws Exception {
        try (Connection connection = service.database()) {
            JdbcClient database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            String[] sessions = Arrays.stream(Asker.values())
                    .map(asker -> TestAccounts.session(database, asker.account(database)))
                    .toArray(String[]::new);
            String name = database.sql("select case_id from case_sheet order by worst desc, opened limit 1")
                    .query(String.class)
                    .single();
            String finding = database.sql("select min(id) from finding where ended is null")
                    .query(String.class)
                    .single();
            for (Page page : PAGES.stream().filter(one -> one.path().contains(ONLY)).toList()) {
                String path = page.path().replace("CASE", name).replace("FINDING", finding);
                page(service, page, path, sessions[page.asker().ordinal()]);
            }
        }
    }

    private static void page(ServiceProcess service, Page page, String path, String session) throws IOException {
        try {
            measure(service, page, path, session);
        } catch (EOFException closed) {
            ServiceLoad.print("%-10s %-95s closed the connection", page.asker().word(), path);
        }
    }

    private static void measure(ServiceProcess service, Page page, String path, String session) throws IOException {
        double[] times = new double[REQUESTS];
        try (KeepAlive http = new KeepAlive(service.uri("/"), "Cookie", "patuh=" + session)) {
            long first = System.nanoTime();
            KeepAlive.Answer answer = http.get(path);
            double cold = millis(first);
            for (int i = 0; i < WARM; i++) {
                http.get(path);
            }
            for (int i = 0; i < REQUESTS; i++) {
                long begin = System.nanoTime();
                answer = http.get(path);
                times[i] = millis(begin);
            }
            Arrays.sort(times);
            double median = times[REQUESTS / 2];
            double late = times[Math.min(REQUESTS - 1, REQUESTS * 99 / 100)];
            ServiceLoad.print(
                    "%-10s %-95s %d %7d bytes, first %5.0f ms, median %5.1f ms, p99 %5.1f ms %s",
                    page.asker().word(),
                    path,
                    answer.status(),
                    answer.body().length,
                    cold,
                    median,
                    late,
                    median <= MEDIAN_WANTED && late <= LATE_WANTED ? "yes" : "no");
        }
    }

    private static double millis(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }
}
