package id.patuh.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.entrance.Office;
import id.patuh.mail.PostOffice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The service's own PostgreSQL has put on the disk what a sender is told is accepted, before the sender is told: the record
 * of the commit lies before the point up to which the write-ahead log was forced. Source: RELIABILITY.md 1.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = Service.class,
        properties = {"patuh.sample-data=target/none", "patuh.intake.poll=100ms", "patuh.intake.settle=100ms"})
@DirtiesContext
@Timeout(300)
class DurabilityTest {

    private static final int POSTS = 200;
    private static final PostOffice POST = new PostOffice();

    private static Path data;

    @LocalServerPort
    int port;

    @Autowired
    DataSource pool;

    @Autowired
    ApiTokens tokens;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        data = Files.createTempDirectory("patuh-data");
        registry.add("patuh.data", data::toString);
        registry.add("management.server.port", () -> 0);
        POST.settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterAll
    static void close() {
        POST.close();
    }

    @BeforeEach
    void lookIntoTheLog() throws SQLException {
        try (Connection superuser = superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("create extension if not exists pg_walinspect");
        }
    }

    private static Connection superuser() throws SQLException {
        try {
            String port = Files.readAllLines(data.resolve("postgresql/postmaster.pid"))
                    .get(3)
                    .strip();
            String password =
                    Files.readAllLines(data.resolve("postgresql-passwords")).get(0);
            return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/patuh", "postgres", password);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everySessionOfThePoolIsDurableAlsoAfterUse() throws SQLException {
        Calls reporter = reporter();
        for (int i = 0; i < 50; i++) {
            assertThat(reporter.events(event("S-" + i)).status()).isEqualTo(202);
        }
        int size = pool.unwrap(HikariDataSource.class).getMaximumPoolSize();
        List<Connection> sessions = new ArrayList<>();
        try {
            // one or two are in use by those who poll
            for (int i = 0; i < size - 4; i++) {
                sessions.add(pool.getConnection());
            }
            for (Connection session : sessions) {
                assertThat(settings(session)).containsExactly("on", "on", "on");
            }
        } finally {
            for (Connection session : sessions) {
                session.close();
            }
        }
    }

    private static List<String> settings(Connection session) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('fsync'),"
                        + " current_setting('full_page_writes'), current_setting('synchronous_commit')")) {
            row.next();
            return List.of(row.getString(1), row.getString(2), row.getString(3));
        }
    }

    @Test
    void aPostIsOnTheDiskWhenItIsAnswered() throws SQLException {
        Calls reporter = reporter();
        try (ForcedLog log = new ForcedLog(superuser())) {
            for (int i = 0; i < POSTS; i++) {
                String from = log.end();
                assertThat(reporter.events(event("P-" + i)).status()).isEqualTo(202);
                String until = log.end();
                assertThat(log.committed("input", from, until))
                        .as("receipt of post " + i)
                        .isTrue();
                assertThat(log.committed("event", from, until))
                        .as("event of post " + i)
                        .isTrue();
            }
        }
    }

    @Test
    void aFileIsOnTheDiskWhenItIsMoved() throws Exception {
        Path file = data.resolve("inbox/forced.csv");
        Path done = data.resolve("inbox/done/forced.csv");
        try (ForcedLog log = new ForcedLog(superuser())) {
            String from = log.end();
            Files.writeString(file, "case,step,at\nF-1,1,2026-10-05 08:00\n");
            Office.until("the file is moved", () -> Files.exists(done));
            assertThat(log.committed("input", from, log.end())).isTrue();
        }
    }

    @Test
    void aMailIsOnTheDiskWhenItIsMoved() throws Exception {
        try (ForcedLog log = new ForcedLog(superuser())) {
            String from = log.end();
            POST.append(("From: " + PostOffice.KASIE + "\r\nSubject: x\r\n\r\nkasus: M-1\r\nlangkah: 12\r\n"
                            + "waktu: 2026-10-05 08:00\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            Office.until("the mail is moved", () -> POST.count(PostOffice.INTAKE, "INBOX") == 0);
            assertThat(log.committed("input", from, log.end())).isTrue();
        }
    }

    /** That a look into the log can tell the one from the other. */
    @Test
    void whatIsCommittedWithoutForcingIsNotThereYet() throws SQLException {
        int seen = 0;
        try (ForcedLog log = new ForcedLog(superuser());
                Connection careless = superuser();
                Statement statement = careless.createStatement()) {
            statement.execute("create table careless (number integer)");
            statement.execute("set synchronous_commit = off");
            for (int i = 0; i < POSTS; i++) {
                String from = log.end();
                statement.execute("insert into careless values (1)");
                seen += log.committed("careless", from, log.end()) ? 1 : 0;
            }
        }
        assertThat(seen).isLessThan(POSTS / 2);
    }

    private Calls reporter() {
        return new Calls(
                port,
                tokens.issue("reporter-" + System.nanoTime(), List.of(ApiRole.REPORTER))
                        .orElseThrow()
                        .secret());
    }

    private static String event(String caseId) {
        return "{\"case\":\"" + caseId + "\",\"step\":1,\"at\":\"2026-10-05T08:00:00+08:00\"}";
    }
}
