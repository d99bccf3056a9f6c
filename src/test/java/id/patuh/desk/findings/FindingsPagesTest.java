package id.patuh.desk.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.Visitor;
import id.patuh.database.TestDatabase;
import id.patuh.sop.Language;
import id.patuh.standing.Finding;
import id.patuh.standing.FindingHistory;
import id.patuh.standing.Findings;
import id.patuh.web.Service;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages about findings, over the sample month. */
@SpringBootTest(
        classes = Service.class,
        properties = {
            "patuh.mail.demo.enabled=false",
            "management.server.port=0",
            "patuh.mail.intake.enabled=false",
            "patuh.notice.enabled=false"
        })
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsPagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SOP = "maintenance-gangguan-jaringan";

    private static final Visitor INSPECTOR = visitor(101, DeskRole.INSPECTOR, List.of(), List.of());
    private static final Visitor COLLEAGUE = visitor(102, DeskRole.INSPECTOR, List.of(), List.of());
    private static final Visitor STAFF = visitor(103, DeskRole.STAFF, List.of(), List.of("teknis"));
    private static final Visitor STRANGER = visitor(104, DeskRole.STAFF, List.of("Kantor Lain"), List.of());
    private static final Visitor LEADERSHIP = visitor(105, DeskRole.LEADERSHIP, List.of(), List.of());

    @Autowired
    WebApplicationContext context;

    @Autowired
    FindingHistory history;

    @Autowired
    JdbcClient database;

    private MockMvc web;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        TestDatabase.use(registry);
        Path data = Files.createTempDirectory("patuh-data");
        registry.add("patuh.data", data::toString);
    }

    private static Visitor visitor(long account, DeskRole role, List<String> offices, List<String> roles) {
        return new Visitor(account, "uji" + account, "Akun Uji " + account, role, offices, roles, Language.EN);
    }

    @BeforeAll
    void untilTheSampleIsAudited() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        Instant since = Instant.now();
        while (findings().size() < 50 || history.standing(Instant.now()).waiting() > 0) {
            assertThat(Duration.between(since, Instant.now())).isLessThan(PATIENCE);
            Thread.onSpinWait();
        }
    }

    private List<Finding> findings() {
        return history.list(new Findings.Wanted(null, null, null, null, null, null, null, 5000));
    }

    private Finding finding(int number) {
        return findings().get(number);
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request, Visitor visitor) {
        try {
            MvcResult result = web.perform(request.with(csrf())
                            .with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                                    visitor,
                                    null,
                                    AuthorityUtils.createAuthorityList(
                                            visitor.role().authority())))))
                    .andReturn();
            return result.getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String page(String address, Visitor visitor) {
        MockHttpServletResponse response = call(get(java.net.URI.create(address)), visitor);
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return text(response);
    }

    private static String text(MockHttpServletResponse response) {
        try {
            return response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private MockHttpServletResponse write(Finding finding, Visitor visitor, String... fields) {
        MockHttpServletRequestBuilder request = post("/findings/" + finding.id() + "/entries");
        boolean isSaid = Stream.of(fields).anyMatch("last"::equals);
        if (!isSaid) {
            request.param("last", Long.toString(last(finding)));
        }
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return call(request, visitor);
    }

    private long last(Finding finding) {
        return database.sql("select coalesce(max(last_entry), 0) from followup where case_no = ? and step = ?"
                        + " and check_name = ? and subject = ?")
                .params(
                        finding.caseNumber(),
                        finding.found().key().step(),
                        finding.found().key().check(),
                        finding.found().key().subject())
                .query(Long.class)
                .single();
    }

    /** By the route's rule, which shows the page of refusals, or by the page itself. */
    private static boolean isDenied(MockHttpServletResponse response) {
        return response.getStatus() == 403 || response.getForwardedUrl() != null;
    }

    private static void isWritten(MockHttpServletResponse response) {
        assertThat(response.getStatus()).as(text(response)).isBetween(302, 303);
    }

    @Test
    void theWorklistPagesByKeyUntilEveryFindingWasShownOnce() {
        java.util.Set<String> seen = new java.util.TreeSet<>();
        for (String sort : List.of("newest", "oldest", "severity")) {
            seen.clear();
            String next = "/findings?sort=" + sort;
            while (next != null) {
                String page = page(next, INSPECTOR);
                java.util.regex.Matcher row = java.util.regex.Pattern.compile("name=\"id\" value=\"(\\d+)\"")
                        .matcher(page);
                while (row.find()) {
                    assertThat(seen.add(row.group(1))).isTrue();
                }
                java.util.regex.Matcher link = java.util.regex.Pattern.compile("rel=\"next\" href=\"([^\"]+)\"")
                        .matcher(page);
                next = link.find() ? link.group(1).replace("&amp;", "&") : null;
            }
            assertThat(seen).as(sort).hasSize(findings().size());
        }
    }

    @Test
    void everyFilterNarrowsTheListAndEveryFileHoldsExactlyTheList() throws Exception {
        Finding one = finding(3);
        String key = one.found().key().step();
        List<String> addresses = List.of(
                "verdict=violated",
                "verdict=unproven",
                "severity=critical",
                "check=time",
                "step=" + (key.isEmpty() ? "-" : key),
                "sop=" + SOP,
                "sop=none",
                "role=teknis",
                "q=" + one.caseId().toLowerCase(java.util.Locale.ROOT),
                "month=2026-10",
                "since=2020-01-01",
                "waived=yes",
                "waived=no",
                "closed=no",
                "status=not-followed-up",
                "question=open",
                "question=overdue",
                "question=answered",
                "history=withdrawn",
                "history=superseded",
                "history=all",
                "mine=yes",
                "sort=due",
                "verdict=violated&check=time&severity=critical&waived=no&month=2026-10&role=teknis&sort=severity");
        for (String address : addresses) {
            page("/findings?" + address, INSPECTOR);
            String csv = text(call(get("/findings/export.csv?" + address), INSPECTOR));
            List<String> lines = csv.lines().toList();
            assertThat(lines.get(0)).startsWith("Finding,Case,SOP");
            MockHttpServletResponse xlsx = call(get("/findings/export.xlsx?" + address), INSPECTOR);
            try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx.getContentAsByteArray()));
                    Stream<Row> rows = book.getFirstSheet().openStream()) {
                assertThat(rows.count()).as(address).isEqualTo(lines.size());
            }
        }
        long violated = text(call(get("/findings/export.csv?verdict=violated"), INSPECTOR))
                        .lines()
                        .count()
                - 1;
        assertThat(violated).isEqualTo(history.count().get("violated"));
        assertThat(text(call(get("/findings/export.csv?sop=none"), INSPECTOR)).lines())
                .hasSize(1);
        assertThat(text(call(get("/findings/export.csv?role=teknis"), INSPECTOR))
                        .lines())
                .hasSizeGreaterThan(1);
        assertThat(text(call(get("/findings/export.csv?q=" + one.caseId().substring(0, 5)), INSPECTOR))
                        .lines())
                .hasSizeGreaterThan(2);
        for (String wrong :
                List.of("verdict=x", "month=x", "since=x", "sort=x", "after=x", "status=x", "sort=due&after=5")) {
            assertThat(call(get("/findings?" + wrong), INSPECTOR).getStatus())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void everyFindingsPageTellsItsCertificateInBothLanguages() {
        for (Finding finding : findings()) {
            String page = page("/findings/" + finding.id() + "?lang=en", INSPECTOR);
            assertThat(page)
                    .contains("What the SOP demands", "What would have complied", "patuh.jar verify")
                    .doesNotContain("??", "cannot be derived");
        }
        Finding late = findings().stream()
                .filter(one -> one.found().key().check().equals("time")
                        && one.found().verdict().equals("violated"))
                .findFirst()
                .orElseThrow();
        String page = page("/findings/" + late.id() + "?lang=id", INSPECTOR);
        assertThat(page).contains("Selang waktu yang dihitung", "Hitungan", "Yang memenuhi", ".csv:");
        MockHttpServletResponse json = call(get("/findings/" + late.id() + "/certificate.json"), INSPECTOR);
        assertThat(json.getHeader("Content-Disposition")).contains("certificate-" + late.id() + ".json");
        assertThat(text(json)).contains("patuh-certificate/1");
    }

    @Test
    void aFindingsLifeFromQuestionToSignOff() {
        Finding finding = finding(10);
        isWritten(write(finding, INSPECTOR, "kind", "comment", "words", "<script>alert(1)</script>"));
        isWritten(write(finding, INSPECTOR, "kind", "question", "words", "Mengapa?", "due", "2999-01-01"));
        assertThat(page("/findings?question=open", INSPECTOR)).contains("/findings/" + finding.id());
        String asked = page("/findings/" + finding.id(), STAFF);
        assertThat(asked)
                .contains("&lt;script&gt;", "Mengapa?", "value=\"answer\"")
                .doesNotContain("<script>alert", "value=\"comment\"", "value=\"status\"");
        isWritten(write(finding, STAFF, "kind", "answer", "words", "Suku cadang belum ada."));
        isWritten(write(
                finding,
                INSPECTOR,
                "kind",
                "recommendation",
                "words",
                "Sediakan.",
                "cause",
                "Stok",
                "effect",
                "Padam"));
        isWritten(write(finding, INSPECTOR, "kind", "status", "status", "as-recommended", "due", ""));
        isWritten(write(finding, INSPECTOR, "kind", "sign-off", "words", ""));
        String end = page("/findings/" + finding.id(), LEADERSHIP);
        assertThat(end)
                .contains("Suku cadang belum ada.", "Sediakan.", "signed off", "Akun Uji 103")
                .doesNotContain("<textarea");
        assertThat(page("/findings?closed=yes", LEADERSHIP)).contains("/findings/" + finding.id());
        assertThat(write(finding, INSPECTOR, "kind", "status", "status", "not-followed-up")
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void whatCannotBeTakenIsShownAgainWithWhatToMend() {
        Finding finding = finding(11);
        MockHttpServletResponse past =
                write(finding, INSPECTOR, "kind", "question", "words", "Mengapa terlambat?", "due", "2020-01-01");
        assertThat(past.getStatus()).isEqualTo(422);
        assertThat(text(past)).contains("Mengapa terlambat?", "choose today or a later day", "aria-invalid");
        isWritten(write(finding, INSPECTOR, "kind", "comment", "words", "Satu"));
        MockHttpServletResponse stale =
                write(finding, COLLEAGUE, "kind", "comment", "words", "Dua sekaligus", "last", "0");
        assertThat(stale.getStatus()).isEqualTo(409);
        assertThat(text(stale)).contains("Dua sekaligus", "Satu", "Somebody else wrote here first");
        assertThat(write(finding, INSPECTOR, "kind", "nonsense").getStatus()).isEqualTo(400);
        assertThat(write(finding, INSPECTOR, "kind", "status", "status", "nonsense")
                        .getStatus())
                .isEqualTo(400);
        assertThat(write(finding, INSPECTOR, "kind", "assignment", "assignee", "424242")
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void nobodyDoesWhatIsNotTheirs() {
        Finding finding = finding(12);
        for (String kind : List.of("comment", "question", "recommendation", "sign-off")) {
            assertThat(isDenied(write(finding, STAFF, "kind", kind, "words", "x", "due", "2999-01-01")))
                    .as(kind)
                    .isTrue();
        }
        assertThat(isDenied(write(finding, INSPECTOR, "kind", "answer", "words", "x")))
                .isTrue();
        assertThat(isDenied(write(finding, LEADERSHIP, "kind", "comment", "words", "x")))
                .isTrue();
        assertThat(write(finding, STRANGER, "kind", "answer", "words", "x").getStatus())
                .isEqualTo(404);
        assertThat(call(get("/findings/" + finding.id()), STRANGER).getStatus()).isEqualTo(404);
        assertThat(call(get("/findings/" + finding.id() + "/certificate.json"), STRANGER)
                        .getStatus())
                .isEqualTo(404);
        assertThat(page("/findings", STRANGER)).contains("class=\"empty\"");
        assertThat(text(call(get("/findings/export.csv"), STRANGER)).lines()).hasSize(1);
        assertThat(call(get("/findings/99999999"), INSPECTOR).getStatus()).isEqualTo(404);
        for (Visitor visitor : List.of(STAFF, LEADERSHIP)) {
            assertThat(isDenied(call(post("/findings/selected").param("kind", "status"), visitor)))
                    .isTrue();
            assertThat(isDenied(call(post("/findings/" + finding.id() + "/waivers"), visitor)))
                    .isTrue();
            assertThat(isDenied(call(post("/waivers/1").param("what", "approve"), visitor)))
                    .isTrue();
        }
        assertThat(isDenied(call(get("/waivers"), STAFF))).isTrue();
    }

    @Test
    void severalFindingsAreWrittenAboutAfterALook() {
        String one = Long.toString(finding(20).id());
        String two = Long.toString(finding(21).id());
        MockHttpServletResponse look = call(
                post("/findings/selected")
                        .param("id", one, two)
                        .param("kind", "status")
                        .param("back", "/findings?check=time"),
                INSPECTOR);
        assertThat(look.getStatus()).isEqualTo(200);
        assertThat(text(look)).contains("value=\"" + one + "\"", "value=\"" + two + "\"");
        MockHttpServletResponse done = call(
                post("/findings/selected/entries")
                        .param("id", one, two)
                        .param("kind", "status")
                        .param("status", "not-yet-as-recommended")
                        .param("due", "2999-01-01")
                        .param("words", "")
                        .param("back", "/findings?check=time"),
                INSPECTOR);
        assertThat(done.getRedirectedUrl()).isEqualTo("/findings?check=time");
        assertThat(page("/findings?sort=due", INSPECTOR)).contains("/findings/" + one, "/findings/" + two);
        assertThat(call(post("/findings/selected").param("kind", "status").param("back", "//evil.example"), INSPECTOR)
                        .getRedirectedUrl())
                .isEqualTo("/findings");
        MockHttpServletResponse wrong = call(
                post("/findings/selected/entries")
                        .param("id", one)
                        .param("kind", "question")
                        .param("words", "x"),
                INSPECTOR);
        assertThat(wrong.getStatus()).isEqualTo(422);
    }

    @Test
    void aWaiverIsAskedForByOneAndApprovedByAnother() {
        Finding finding = finding(30);
        MockHttpServletResponse incomplete = call(
                post("/findings/" + finding.id() + "/waivers")
                        .param("scope", "finding")
                        .param("reason", "Gempa bumi"),
                INSPECTOR);
        assertThat(incomplete.getStatus()).isEqualTo(422);
        assertThat(text(incomplete)).contains("Gempa bumi", "choose the last day");
        String until =
                java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(30).toString();
        isWritten(call(
                post("/findings/" + finding.id() + "/waivers")
                        .param("scope", "finding")
                        .param("reason", "Gempa bumi")
                        .param("until", until),
                INSPECTOR));
        long id = database.sql("select max(id) from waiver").query(Long.class).single();
        assertThat(page("/waivers", INSPECTOR))
                .contains("Gempa bumi", "somebody else decides")
                .doesNotContain("value=\"approve\"");
        assertThat(call(post("/waivers/" + id).param("what", "approve").param("reason", "Ya"), INSPECTOR)
                        .getStatus())
                .isEqualTo(403);
        assertThat(page("/waivers", COLLEAGUE)).contains("value=\"approve\"");
        assertThat(call(post("/waivers/" + id).param("what", "approve").param("reason", " "), COLLEAGUE)
                        .getStatus())
                .isEqualTo(422);
        isWritten(call(post("/waivers/" + id).param("what", "approve").param("reason", "Ya"), COLLEAGUE));
        assertThat(page("/findings/" + finding.id(), LEADERSHIP)).contains("Waived until " + until, "Gempa bumi");
        assertThat(page("/findings?waived=yes", LEADERSHIP)).contains("/findings/" + finding.id());
        assertThat(page("/findings?waived=no&q=" + finding.caseId(), LEADERSHIP))
                .doesNotContain("/findings/" + finding.id() + "\"");
        assertThat(page("/waivers?state=in-force", LEADERSHIP))
                .contains("Gempa bumi")
                .doesNotContain("<textarea");
        isWritten(call(post("/waivers/" + id).param("what", "revoke").param("reason", "Keliru"), INSPECTOR));
        assertThat(page("/waivers?state=revoked", LEADERSHIP)).contains("Keliru");
        assertThat(call(get("/waivers?state=x"), INSPECTOR).getStatus()).isEqualTo(400);
        assertThat(call(post("/waivers/424242").param("what", "approve").param("reason", "Ya"), COLLEAGUE)
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void cellsThatASpreadsheetWouldTakeForFormulasAreNeutralised() {
        Finding finding = finding(31);
        database.sql("insert into account (login, name, role, created) select 'uji-x', '=cmd()', 'inspector', now()"
                        + " where not exists (select from account where login = 'uji-x')")
                .update();
        long account = database.sql("select id from account where login = 'uji-x'")
                .query(Long.class)
                .single();
        isWritten(write(finding, INSPECTOR, "kind", "assignment", "assignee", Long.toString(account)));
        assertThat(text(call(get("/findings/export.csv?q=" + finding.caseId()), INSPECTOR)))
                .contains(",'=cmd(),");
    }
}
