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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
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
    ApplicationContext context;

    @Autowired
    FindingHistory history;

    Browser browser;

    private final Map<String, String> sessions = new HashMap<>();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        TestDatabase.use(registry);
        Path data = Files.createTempDirectory("patuh-data");
        registry.add("patuh.data", data::toString);
    }

    @BeforeEach
    void openTheDesk() {
        boolean required = Boolean.getBoolean("patuh.browser.required");
        assumeTrue(
                Browser.isThere() || required,
                "skipped: no chromium and chromedriver on this machine; install Debian's chromium and chromium-driver");
        until("the sample month is audited", this::isAudited);
        person("inspektur", DeskRole.INSPECTOR, List.of());
        person("inspektur-2", DeskRole.INSPECTOR, List.of());
        person("pengelola", DeskRole.ADMIN, List.of());
        person("pimpinan", DeskRole.LEADERSHIP, List.of());
        person("tamu", DeskRole.STAFF, List.of());
        person("teknisi", DeskRole.STAFF, List.of("teknis"));
        browser = Browser.open(port).desk().go("/login");
    }

    @AfterEach
    void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    /** How many cases there are at the start. */
    long expectedCases() {
        return 64;
    }

    /** Waits until something holds that other threads bring about. */
    void until(String what, BooleanSupplier holds) {
        Instant until = Clock.systemUTC().instant().plus(PATIENCE);
        while (!holds.getAsBoolean()) {
            assertThat(Clock.systemUTC().instant()).as(what).isBefore(until);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private boolean isAudited() {
        FindingHistory.Standing standing = history.standing(Clock.systemUTC().instant());
        return standing.cases() >= expectedCases() && standing.waiting() == 0;
    }

    void person(String login, DeskRole role, List<String> sopRoles) {
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
        browser.type("#login", login).type("#password", TestAccounts.PASSWORD).send("main button[type=submit]");
        browser.one(".who .me");
        return browser;
    }

    /** The browser of somebody who signed in already; empty: of nobody. */
    Browser in(String login) {
        browser.forget();
        if (!login.isEmpty()) {
            browser.cookie(
                    "patuh", sessions.computeIfAbsent(login, any -> TestAccounts.session(database, account(login))));
        }
        return browser;
    }

    long account(String login) {
        return database.sql("select id from account where login = ?")
                .param(login)
                .query(Long.class)
                .single();
    }

    static String inAYear() {
        return LocalDate.now(ZoneOffset.UTC).plusYears(1).toString();
    }

    long number(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    /** The number of the first finding of a case that stands. */
    long finding(String caseId, String check) {
        return database.sql("""
                        select min(f.id) from finding f join sop_case c on c.id = f.case_no
                         where c.case_id = ? and f.check_name = ? and f.ended is null""").params(caseId, check).query(Long.class).single();
    }
}
