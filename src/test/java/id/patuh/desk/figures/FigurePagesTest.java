package id.patuh.desk.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.Visitor;
import id.patuh.database.TestDatabase;
import id.patuh.sop.Language;
import id.patuh.standing.FindingHistory;
import id.patuh.web.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages of figures over the sample month. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        classes = Service.class,
        properties = {"patuh.mail.demo.enabled=false", "management.server.port=0"})
@AutoConfigureMockMvc
@DirtiesContext
class FigurePagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MONTH = "2026-10";

    @TempDir
    private static Path data;

    @Autowired
    MockMvc pages;

    @Autowired
    FindingHistory history;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestDatabase.use(registry);
        registry.add("patuh.data", data::toString);
    }

    @BeforeEach
    void untilTheSampleIsAudited() {
        Instant since = Instant.now();
        for (FindingHistory.Standing now = history.standing(since);
                now.cases() < 20 || now.waiting() > 0;
                now = history.standing(Instant.now())) {
            assertThat(Duration.between(since, Instant.now())).isLessThan(PATIENCE);
            Thread.onSpinWait();
        }
    }

    private static Visitor visitor(DeskRole role, List<String> offices, List<String> roles) {
        return new Visitor(7, "uji", "Akun Uji", role, offices, roles, Language.ID);
    }

    private MockHttpServletResponse ask(Visitor visitor, MockHttpServletRequestBuilder request) throws Exception {
        UsernamePasswordAuthenticationToken who = UsernamePasswordAuthenticationToken.authenticated(
                visitor, null, AuthorityUtils.createAuthorityList(visitor.role().authority()));
        return pages.perform(request.with(authentication(who)).with(csrf()))
                .andReturn()
                .getResponse();
    }

    private String page(DeskRole role, String path) throws Exception {
        MockHttpServletResponse answer = ask(visitor(role, List.of(), List.of()), get(java.net.URI.create(path)));
        String text = answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        keep(path, text);
        assertThat(answer.getStatus()).as(path + "\n" + text).isEqualTo(200);
        return text;
    }

    /** For looking at them: {@code target/pages}. */
    private static void keep(String path, String text) throws java.io.IOException {
        Path folder = Files.createDirectories(Path.of("target/pages"));
        Files.writeString(folder.resolve(path.replaceAll("[^a-z0-9=]+", "-") + ".html"), text);
    }

    @Test
    void theOverviewTellsFiguresOfTheMonthInBothLanguages() throws Exception {
        String indonesian = page(DeskRole.INSPECTOR, "/?month=" + MONTH);
        assertThat(indonesian)
                .contains("Ringkasan", "Kepatuhan", "Kasus yang dibuka Oktober 2026", "<svg", "/cases?state=overdue")
                .doesNotContain("??", "Langkah Anda yang menunggu");
        String english = page(DeskRole.LEADERSHIP, "/?lang=en&month=" + MONTH);
        assertThat(english).contains("Overview", "Conformance", "October 2026").doesNotContain("??");
    }

    @Test
    void aMonthWithoutCasesHasNoFigures() throws Exception {
        assertThat(page(DeskRole.INSPECTOR, "/?month=2024-02")).contains("Tidak ada kasus yang dibuka", "–");
    }

    @Test
    void theLiveFragmentIsNoWholePage() throws Exception {
        assertThat(page(DeskRole.INSPECTOR, "/overview/live?month=" + MONTH))
                .contains("Kepatuhan")
                .doesNotContain("<html", "<nav id");
    }

    @Test
    void staffSeeWhatWaitsForThemAndNothingOfOthers() throws Exception {
        Visitor clerk = visitor(DeskRole.STAFF, List.of("Kantor yang tidak ada"), List.of("peran-yang-tidak-ada"));
        assertThat(ask(clerk, get("/")).getContentAsString()).contains("Tidak ada langkah yang menunggu");
        Visitor head = visitor(DeskRole.STAFF, List.of(), List.of("kabid"));
        String page = ask(head, get("/")).getContentAsString();
        keep("staff", page);
        assertThat(page).contains("Langkah Anda yang menunggu");
    }

    @Test
    void theScorecardShowsEveryGroupingWithItsFigures() throws Exception {
        List<String> all = List.of("sop", "step", "check", "role", "actor", "unit", "month");
        for (String by : all) {
            String page = page(DeskRole.INSPECTOR, "/scorecard?from=2026-10&to=2026-10&by=" + by);
            assertThat(page).as(by).contains("/scorecard/cases?").doesNotContain("??");
            page(DeskRole.INSPECTOR, "/scorecard?month=2026-10&by=" + by + "&and=step");
        }
        assertThat(page(DeskRole.INSPECTOR, "/scorecard?lang=en&month=2026-10&by=step&and=role"))
                .contains("Conformance", "Own delay");
    }

    @Test
    void figuresOfPeopleAreForThoseWhoInspect() throws Exception {
        for (DeskRole role : List.of(DeskRole.STAFF, DeskRole.LEADERSHIP)) {
            Visitor visitor = visitor(role, List.of(), List.of("kabid"));
            for (String path : List.of(
                    "/scorecard?by=actor",
                    "/scorecard.csv?by=actor",
                    "/scorecard.xlsx?and=actor",
                    "/scorecard/cases?actor=x")) {
                assertThat(ask(visitor, get(path)).getStatus())
                        .as(role + " " + path)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void everyFigureLeadsToAsManyCasesAsItCounts() throws Exception {
        assertThat(cases("")).isEqualTo(64);
        assertThat(cases("&standing=open")).isEqualTo(4);
        assertThat(cases("&standing=overdue")).isEqualTo(3);
        assertThat(cases("&standing=clean")).isEqualTo(34);
        assertThat(cases("&step=6&verdict=violated")).isBetween(1, 4);
    }

    /** How many cases the pages list, one after the other. */
    private int cases(String which) throws Exception {
        String next = "/scorecard/cases?month=2026-10" + which;
        int counted = 0;
        while (next != null) {
            String page = page(DeskRole.INSPECTOR, next);
            counted += page.split("<th scope=\"row\"", -1).length - 1;
            java.util.regex.Matcher link = java.util.regex.Pattern.compile("rel=\"next\" href=\"([^\"]+)\"")
                    .matcher(page);
            next = link.find() ? "/scorecard/cases" + link.group(1).replace("&amp;", "&") : null;
        }
        return counted;
    }

    @Test
    void whatCannotBeReadIsRefusedWithARemedy() throws Exception {
        Visitor inspector = visitor(DeskRole.INSPECTOR, List.of(), List.of());
        for (String path : List.of(
                "/scorecard?by=kota",
                "/scorecard?month=Oktober",
                "/scorecard/cases?verdict=salah",
                "/scorecard/cases?after=x")) {
            MockHttpServletResponse answer = ask(inspector, get(path));
            assertThat(answer.getStatus()).as(path).isEqualTo(400);
            assertThat(answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                    .as(path)
                    .doesNotContain("figures.");
        }
    }

    @Test
    void theTableComesAsFiles() throws Exception {
        Visitor inspector = visitor(DeskRole.INSPECTOR, List.of(), List.of());
        MockHttpServletResponse csv = ask(inspector, get("/scorecard.csv?month=2026-10&by=step&and=check"));
        assertThat(csv.getContentAsString().lines().toList())
                .startsWith(
                        "by,sop,step,check,role,actor,unit,month,figure,value,numerator,denominator,few,before,change")
                .hasSizeGreaterThan(200);
        MockHttpServletResponse xlsx = ask(inspector, get("/scorecard.xlsx?month=2026-10&by=role"));
        assertThat(xlsx.getContentAsByteArray())
                .startsWith((byte) 'P', (byte) 'K')
                .hasSizeGreaterThan(2_000);
    }

    @Test
    void theStatusAddsUpAndTellsWhatWaits() throws Exception {
        assertThat(page(DeskRole.ADMIN, "/status"))
                .contains("Yang masuk", "diterima", "Aturan yang berlaku", "Sidik")
                .doesNotContain("??", "tidak cocok");
        assertThat(page(DeskRole.STAFF, "/status?lang=en"))
                .contains("What came in", "Rules in force")
                .doesNotContain("Fingerprint");
        assertThat(page(DeskRole.LEADERSHIP, "/status/live")).doesNotContain("<html");
    }

    @Test
    void onlyAdministratorsReleaseNotices() throws Exception {
        Visitor admin = visitor(DeskRole.ADMIN, List.of(), List.of());
        assertThat(ask(admin, post("/status/breaker/release")).getRedirectedUrl())
                .isEqualTo("/status");
        assertThat(ask(admin, post("/status/held/release").param("reason", "history"))
                        .getStatus())
                .isBetween(300, 303);
        Visitor inspector = visitor(DeskRole.INSPECTOR, List.of(), List.of());
        assertThat(ask(inspector, post("/status/breaker/release")).getRedirectedUrl())
                .isNull();
    }
}
