package id.patuh.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.SampleFiles;
import id.patuh.accounts.DeskRole;
import id.patuh.accounts.TestAccounts;
import id.patuh.audit.CaseVerdicts;
import id.patuh.database.TestDatabase;
import id.patuh.findings.VerdictTable;
import id.patuh.intake.ReadingProgress;
import id.patuh.run.FileAudit;
import id.patuh.sop.Language;
import id.patuh.sop.RulesFolder;
import id.patuh.standing.FindingHistory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on an empty database: the sample month comes in and is audited, then it answers. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = Service.class,
        properties = {"patuh.mail.demo.enabled=false", "management.server.port=0"})
@DirtiesContext
class ServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path data;

    @LocalServerPort
    int port;

    @Autowired
    FindingHistory history;

    @Autowired
    JdbcClient database;

    private List<List<String>> expected = List.of();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestDatabase.use(registry);
        registry.add("patuh.data", data::toString);
    }

    @BeforeEach
    void untilTheSampleIsAudited() {
        expected = expected(Instant.now());
        Instant since = Instant.now();
        while (history.list(all()).size() != expected.size()) {
            assertThat(Duration.between(since, Instant.now())).isLessThan(PATIENCE);
            Thread.onSpinWait();
        }
    }

    private static id.patuh.standing.Findings.Wanted all() {
        return new id.patuh.standing.Findings.Wanted(null, null, null, null, null, null, null, 5000);
    }

    /** What the audit of the same files says, in the order of the resource. */
    private static List<List<String>> expected(Instant asOf) {
        FileAudit audit = new FileAudit(RulesFolder.read(SampleFiles.RULES), null, null, ReadingProgress.NONE);
        audit.read(SampleFiles.LOGS);
        List<List<String>> rows = new ArrayList<>();
        audit.visitAll(
                asOf.toEpochMilli(),
                file -> CaseVerdicts.of(file, false)
                        .forEach(verdict -> rows.add(VerdictTable.cells(verdict, Language.EN))));
        return rows;
    }

    @Test
    void theFirstPageIsThereInBothLanguages() {
        TestAccounts.add(database, "pembaca", DeskRole.INSPECTOR);
        Browsing reader = Browsing.as(port, "pembaca");
        assertThat(reader.get("/").body()).contains("lang=\"id\"", "Ringkasan", "Oktober 2026");
        assertThat(reader.get("/?lang=en").body()).contains("lang=\"en\"", "Overview", "October 2026");
    }

    @Test
    void theFindingsComeUnderTheColumnsOfTheFile() throws Exception {
        JsonNode findings = json("/api/v1/findings?lang=en");
        assertThat(findings.size()).isEqualTo(expected.size());
        JsonNode first = findings.get(0);
        assertThat(first.get("case").asString()).isNotBlank();
        assertThat(first.get("sentence").asString()).isNotBlank();
        assertThat(first.get("raised").asString()).isNotBlank();
        JsonNode one = json("/api/v1/findings/" + first.get("id").asLong());
        assertThat(one.get("history").size()).isEqualTo(1);
    }

    @Test
    void pagesLeadFromOneToTheNext() throws Exception {
        List<Long> ids = new ArrayList<>();
        String next = "/api/v1/findings?limit=7";
        while (next != null) {
            HttpResponse<String> page = send(next);
            JsonMapper.shared()
                    .readTree(page.body())
                    .forEach(row -> ids.add(row.get("id").asLong()));
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(link.indexOf("/api"), link.indexOf('>')))
                    .orElse(null);
        }
        assertThat(ids).hasSize(expected.size()).doesNotHaveDuplicates();
    }

    @Test
    void findingsAsOfATimeAreThoseOfTheAuditOfFiles() throws Exception {
        Instant asOf = Instant.parse("2026-10-20T00:00:00Z");
        List<List<String>> rows = new ArrayList<>();
        json("/api/v1/findings?lang=en&limit=5000&as-of=2026-10-20T08:00:00+08:00")
                .forEach(row -> rows.add(VerdictTable.COLUMNS.stream()
                        .map(column -> row.has(column) ? row.get(column).asString() : "")
                        .toList()));
        assertThat(rows).containsExactlyInAnyOrderElementsOf(expected(asOf));
    }

    @Test
    void pagesAsOfATimeHoldNoMoreThanWasAskedFor() throws Exception {
        List<String> rows = new ArrayList<>();
        String next = "/api/v1/findings?lang=en&limit=1&as-of=2026-10-10T08:00:00%2B08:00";
        while (next != null) {
            HttpResponse<String> page = send(next);
            JsonNode found = JsonMapper.shared().readTree(page.body());
            assertThat(found.size()).isLessThanOrEqualTo(1);
            found.forEach(row -> rows.add(row.toString()));
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(link.indexOf("/api"), link.indexOf('>')))
                    .orElse(null);
        }
        List<String> whole = new ArrayList<>();
        json("/api/v1/findings?lang=en&limit=5000&as-of=2026-10-10T08:00:00%2B08:00")
                .forEach(row -> whole.add(row.toString()));
        assertThat(rows).isNotEmpty().isEqualTo(whole);
        assertThat(send("/api/v1/findings?as-of=2026-10-10T08:00:00Z&after=1-x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void everyFindingHasItsCertificate() throws Exception {
        for (JsonNode finding : json("/api/v1/findings?limit=20")) {
            JsonNode certificate = json("/api/v1/findings/" + finding.get("id").asLong() + "/certificate");
            assertThat(certificate.get("format").asString()).isEqualTo("patuh-certificate/1");
            assertThat(certificate.get("finding").get("case").asString())
                    .isEqualTo(finding.get("case").asString());
            certificate
                    .get("evidence")
                    .forEach(event -> assertThat(event.get("sha256").asString()).hasSize(64));
        }
    }

    @Test
    void aCaseIsFoundByPathAndByParameter() throws Exception {
        JsonNode byPath = json("/api/v1/cases/maintenance-gangguan-jaringan/GJ-2026-10-010");
        JsonNode byParameter =
                json("/api/v1/cases/maintenance-gangguan-jaringan?case=GJ-2026-10-010&as-of=2026-10-20T00:00:00Z");
        assertThat(byPath.get("case").asString()).isEqualTo("GJ-2026-10-010");
        assertThat(byPath.get("audits").size()).isPositive();
        assertThat(byParameter.get("as-of").asString()).isEqualTo("2026-10-20T00:00:00Z");
        assertThat(byParameter.get("verdicts").size()).isPositive();
        assertThat(send("/api/v1/cases/maintenance-gangguan-jaringan/no/such/case")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatCannotBeReadIsAnsweredWithWhatToWrite() throws Exception {
        assertThat(send("/api/v1/findings?as-of=kemarin").statusCode()).isEqualTo(400);
        assertThat(send("/api/v1/findings?as-of=kemarin").body()).contains("2026-10-05T08:00:00+08:00");
        assertThat(send("/api/v1/findings?verdict=jelek").statusCode()).isEqualTo(400);
        assertThat(send("/api/v1/findings?limit=0").statusCode()).isEqualTo(400);
        assertThat(send("/api/v1/findings/999999999").statusCode()).isEqualTo(404);
        assertThat(send("/api/v1/findings/x").statusCode()).isEqualTo(400);
        assertThat(send("/api/v1/findings/x").body()).contains("id=x bukan bilangan bulat");
        assertThat(send("/api/v1/findings?sop=tiada").statusCode()).isEqualTo(400);
        assertThat(send("/api/v1/findings?sop=tiada").body()).contains("maintenance-gangguan-jaringan");
        assertThat(send("/api/v1/scorecards?sop=tiada").statusCode()).isEqualTo(400);
        assertThat(send("/api/v1/cases/maintenance-gangguan-jaringan").body())
                .contains("parameter case belum disebutkan");
    }

    @Test
    void theRulesInForceAndTheirReauditsAreShown() throws Exception {
        JsonNode rules = json("/api/v1/rules");
        assertThat(rules.get("sops").get(0).get("sop").asString()).isEqualTo("maintenance-gangguan-jaringan");
        assertThat(rules.get("sops").get(0).get("versions").get(0).asString()).isEqualTo("2021-01");
        assertThat(json("/api/v1/reaudits").size()).isZero();
        assertThat(json("/api/v1/rehearsals").size()).isZero();
        assertThat(post("/api/v1/rules/switch")).isEqualTo(409);
        assertThat(post("/api/v1/rehearsals")).isEqualTo(409);
    }

    @Test
    void anUnknownAddressGetsAProblemWithoutAStackTrace() throws Exception {
        assertThat(get("/no-such-page")).doesNotContain("at id.patuh").doesNotContain("Exception");
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(path).body();
    }

    private HttpResponse<String> send(String path) throws IOException, InterruptedException {
        return client().send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private int post(String path) throws IOException, InterruptedException {
        HttpRequest request =
                request(path).POST(HttpRequest.BodyPublishers.noBody()).build();
        return client().send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private HttpRequest.Builder request(String path) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", path.startsWith("/api") ? "application/json" : "text/html");
        if (path.startsWith("/api")) {
            request.header(
                    "Authorization",
                    "Bearer " + Files.readString(data.resolve("admin-token")).strip());
        }
        return request;
    }

    private static HttpClient client() {
        return HttpClient.newHttpClient();
    }
}
