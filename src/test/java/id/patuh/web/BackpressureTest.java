package id.patuh.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.database.DataSettings;
import id.patuh.entrance.Office;
import id.patuh.mail.PostOffice;
import id.patuh.reception.SettableDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** While no more can be taken in, REST says so, mailbox and folder are left alone, and nothing is lost. */
@Import(SettableDisk.InUse.class)
class BackpressureTest extends RestTest {

    private static final int LONGEST_BACKLOG = 5;
    private static final PostOffice POST = new PostOffice();

    @Autowired
    SettableDisk disk;

    @Autowired
    JdbcClient database;

    @Autowired
    DataSettings data;

    private int number;

    @DynamicPropertySource
    static void waysIn(DynamicPropertyRegistry registry) {
        POST.settings().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("patuh.intake.longest-backlog", () -> LONGEST_BACKLOG);
        registry.add("patuh.intake.poll", () -> "100ms");
        registry.add("patuh.intake.settle", () -> "100ms");
    }

    @AfterAll
    static void close() {
        POST.close();
    }

    @Test
    void whileTheDiskIsNearlyFullNothingIsTakenInAndAfterwardsAllThatWaited() throws Exception {
        whileRefusing(() -> disk.setFull(true), "disk", () -> disk.setFull(false));
    }

    @Test
    void whileTheBacklogIsLongNothingIsTakenInAndAfterwardsAllThatWaited() throws Exception {
        String waiting = "insert into input (source, name, sha256, size, received, state)"
                + " select 'rest', 'lost', decode(repeat('00', 32), 'hex'), 0, now(), 'received' from generate_series(1, "
                + LONGEST_BACKLOG + ")";
        whileRefusing(
                () -> database.sql(waiting).update(),
                "wait to be read",
                () -> database.sql("delete from input where name = 'lost'").update());
    }

    private void whileRefusing(Runnable trouble, String named, Runnable relief) throws Exception {
        Calls reporter = as(ApiRole.REPORTER);
        int before = POST.count(PostOffice.INTAKE, "Processed");
        assertThat(reporter.events(event()).status()).isEqualTo(202);
        trouble.run();
        Office.until("posts are refused", () -> reporter.events(event()).status() == 503);
        refused(reporter.events(event(), "Accept-Language", "en"), named);
        refused(reporter.post("/api/v1/imports?name=a.csv", "text/csv", csv(), "Accept-Language", "en"), named);

        Path file = data.folder().resolve("inbox").resolve("waits.csv");
        Files.writeString(file, csv());
        POST.append(mail());
        Awaitility.await("file and mail are left where they are")
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> Files.exists(file) && POST.count(PostOffice.INTAKE, "INBOX") == 1);

        relief.run();
        Office.until("posts are taken", () -> reporter.events(event()).status() == 202);
        Office.until("the file is taken", () -> !Files.exists(file));
        Office.until("the mail is taken", () -> POST.count(PostOffice.INTAKE, "Processed") == before + 1);
        assertThat(POST.count(PostOffice.INTAKE, "INBOX")).isZero();
    }

    private static void refused(Calls.Answer answer, String named) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(503);
        assertThat(answer.json().get("detail").asString()).contains(named);
    }

    private String event() {
        return "{\"case\":\"B-" + ++number + "\",\"step\":1,\"at\":\"2026-10-05T08:00:00+08:00\"}";
    }

    private String csv() {
        return "case,step,at\nC-" + ++number + "-" + System.nanoTime() + ",1,2026-10-05 08:00\n";
    }

    private byte[] mail() {
        return ("From: " + PostOffice.KASIE + "\r\nTo: " + PostOffice.INTAKE + "\r\nSubject: x\r\n\r\nkasus: M-"
                        + ++number + "-" + System.nanoTime() + "\r\nlangkah: 12\r\nwaktu: 2026-10-05 08:00\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
