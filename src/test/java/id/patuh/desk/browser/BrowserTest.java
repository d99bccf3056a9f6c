package id.patuh.desk.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.TestAccounts;
import id.patuh.database.TestDatabase;
import id.patuh.standing.FindingHistory;
import id.patuh.web.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The desk in a real Chromium, with the sample month. Where there is no Chromium these tests say so and are skipped, unless
 * {@code -Dpatuh.browser.required=true} asks for them.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = Service.class,
        properties = {"patuh.mail.demo.enabled=false", "management.server.port=0"})
@DirtiesContext
abstract class BrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    static final String SOP = "maintenance-gangguan-jaringan";
    static final String CASE = "GJ-2026-10-051";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    FindingHistory history;

    Browser browser;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        TestDatabase.use(registry);
        Path data = Files.createTempDirectory("patuh-data");
        registry.add("patuh.data", data::toString);
    }

    @BeforeEach
    void openTheDesk() throws InterruptedException {
        boolean required = Boolean.getBoolean("patuh.browser.required");
        assumeTrue(
                Browser.isThere() || required,
                "skipped: no chromium and chromedriver on this machine; install Debian's chromium and chromium-driver");
        Instant until = Clock.systemUTC().instant().plus(PATIENCE);
        while (!isAudited() && Clock.systemUTC().instant().isBefore(until)) {
            Thread.sleep(200);
        }
        assertThat(isAudited()).as("the sample month is audited").isTrue();
        person("inspektur", DeskRole.INSPECTOR, List.of());
        person("inspektur-2", DeskRole.INSPECTOR, List.of());
        person("pengelola", DeskRole.ADMIN, List.of());
        person("pimpinan", DeskRole.LEADERSHIP, List.of());
        person("teknisi", DeskRole.STAFF, List.of("teknis"));
        browser = Browser.open(port).desk();
    }

    @AfterEach
    void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    private boolean isAudited() {
        FindingHistory.Standing standing = history.standing(Clock.systemUTC().instant());
        return standing.cases() >= 64 && standing.waiting() == 0;
    }

    private void person(String login, DeskRole role, List<String> sopRoles) {
        boolean isThere = database.sql("select exists (select from account where login = ?)")
                .param(login)
                .query(Boolean.class)
                .single();
        if (!isThere) {
            TestAccounts.add(database, login, role, List.of(), sopRoles);
        }
    }

    /** Signs somebody in, whoever was in before. */
    Browser as(String login) {
        browser.go("/login").forget().go("/login");
        browser.type("#login", login).type("#password", TestAccounts.PASSWORD).click("main button[type=submit]");
        browser.one(".who .me");
        return browser;
    }

    /** The number of the first finding of a case that stands. */
    long finding(String caseId, String check) {
        return database.sql("""
                        select min(f.id) from finding f join sop_case c on c.id = f.case_no
                         where c.case_id = ? and f.check_name = ? and f.ended is null""").params(caseId, check).query(Long.class).single();
    }
}
