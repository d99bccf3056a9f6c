package id.patuh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.SettableClock;
import id.patuh.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox, with a server that behaves badly. */
@Timeout(60)
class PostmanTest {

    private HikariDataSource database;
    private JdbcClient client;
    private ScriptedSmtpServer server;
    private OutgoingMails mails;
    private Postman postman;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-10-05T00:00:00Z"));

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.fresh();
        client = JdbcClient.create(database);
        server = new ScriptedSmtpServer();
        mails = new OutgoingMails(client, clock);
        postman = postman(server.port());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        database.close();
    }

    private static MailSettings.Smtp smtp(int port, @Nullable Duration timeout) {
        return new MailSettings.Smtp(
                "127.0.0.1", port, null, null, MailSettings.Tls.NONE, "patuh@kominfo.example", null, timeout);
    }

    private Postman postman(int port) {
        return new Postman(mails, smtp(port, null), clock, new Random(1));
    }

    private boolean add(String identity) {
        return mails.add(new OutgoingMessage(
                identity,
                "answer",
                "kasie@kominfo.example",
                "Re: lapor\r\nBcc: lain@elsewhere.example",
                "isi\n",
                "<1@kominfo.example>",
                new OutgoingMessage.File("rejected.csv", "a,b\r\n".getBytes(StandardCharsets.UTF_8))));
    }

    private String state() {
        return client.sql("select state from outgoing_mail").query(String.class).single();
    }

    private int attempts() {
        return client.sql("select attempts from outgoing_mail")
                .query(Integer.class)
                .single();
    }

    private static String messageId(String mail) {
        Matcher found = Pattern.compile("(?m)^Message-ID: (.*)$").matcher(mail);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void aMailIsSentOnceAndSaysThatItIsAutomatic() {
        add("answer/1");
        postman.sendDue();
        postman.sendDue();

        assertThat(server.received())
                .singleElement()
                .asString()
                .contains("Auto-Submitted: auto-replied", "X-Patuh: answer", "In-Reply-To: <1@kominfo.example>")
                .doesNotContainPattern("(?m)^Bcc:");
        assertThat(state()).isEqualTo("sent");
    }

    @Test
    void ofOneIdentityThereIsOneMail() {
        assertThat(add("answer/1")).isTrue();
        assertThat(add("answer/1")).isFalse();
    }

    @Test
    void aRefusalForNowIsTriedAgainAfterEverLongerPauses() {
        server.afterDot = "451 later";
        add("answer/1");
        for (int i = 1; i <= 4; i++) {
            postman.sendDue();
            assertThat(state()).isEqualTo("retry");
            assertThat(attempts()).isEqualTo(i);
            clock.advance(Duration.ofSeconds(40L << (i - 1)));
            postman.sendDue();
            assertThat(attempts()).as("not yet").isEqualTo(i);
            clock.advance(Duration.ofSeconds(40L << (i - 1)));
        }
        server.afterDot = "250 kept";
        postman.sendDue();

        assertThat(state()).isEqualTo("sent");
        assertThat(server.received().stream().map(PostmanTest::messageId).distinct())
                .hasSize(1);
    }

    @Test
    void afterThreeDaysItIsGivenUp() {
        server.toRecipient = "450 full";
        add("answer/1");
        for (int i = 0; i < 60 && !state().equals("failed"); i++) {
            postman.sendDue();
            clock.advance(Duration.ofHours(5));
        }

        assertThat(state()).isEqualTo("failed");
        assertThat(attempts()).isBetween(10, 20);
    }

    @Test
    void aRefusalForGoodFails() {
        server.toRecipient = "550 nobody of that name";
        add("answer/1");
        postman.sendDue();

        assertThat(state()).isEqualTo("failed");
        assertThat(client.sql("select reason from outgoing_mail")
                        .query(String.class)
                        .single())
                .contains("nobody of that name");
    }

    @Test
    void aCutAfterTheFinalDotIsUnknownAndSentOnceMoreUnderTheSameMessageId() {
        server.afterDot = "cut";
        add("answer/1");
        postman.sendDue();
        assertThat(state()).isEqualTo("unknown");

        server.afterDot = "250 kept";
        clock.advance(Duration.ofMinutes(2));
        postman.sendDue();

        assertThat(state()).isEqualTo("sent");
        assertThat(server.received()).hasSize(2);
        assertThat(messageId(server.received().get(0)))
                .isEqualTo(messageId(server.received().get(1)));
    }

    /** What a server does at a point of the conversation, and what the mail comes to. */
    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 busy, retry",
        "GREETING, 554 not you, retry",
        "GREETING, cut, retry",
        "GREETING, stall, retry",
        "HELLO, cut, retry",
        "MAIL, 421 good bye, retry",
        "MAIL, 451 later, retry",
        "MAIL, cut, retry",
        "RCPT, 450 full, retry",
        "RCPT, 452 too many, retry",
        "RCPT, 550 nobody, failed",
        "RCPT, cut, retry",
        "RCPT, stall, retry",
        "DATA, 451 later, retry",
        "DATA, 554 no, failed",
        "DATA, cut, retry",
        "DOT, 421 good bye, retry",
        "DOT, 451 later, retry",
        "DOT, 554 spam, failed",
        "DOT, cut, unknown",
        "DOT, stall, unknown",
        "DOT, 250 kept, sent"
    })
    void whatAServerDoesDecidesTheState(ScriptedSmtpServer.Point where, String act, String state) throws IOException {
        try (ScriptedSmtpServer bad = new ScriptedSmtpServer((point, said) -> point == where ? act : null)) {
            add("answer/1");
            new Postman(mails, smtp(bad.port(), Duration.ofSeconds(1)), clock, new Random(1)).sendDue();
            assertThat(state()).isEqualTo(state);
            assertThat(client.sql("select doubted from outgoing_mail")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(state.equals("unknown") ? 1 : 0);
        }
    }

    @Test
    void aConnectionThatIsResetAfterTheServerAgreedLosesNothing() throws IOException {
        try (ScriptedSmtpServer bad = new ScriptedSmtpServer(
                (point, said) -> point == ScriptedSmtpServer.Point.DOT ? ScriptedSmtpServer.RESET_AFTER : null)) {
            for (int i = 0; i < 20; i++) {
                add("answer/" + i);
            }
            new Postman(mails, smtp(bad.port(), Duration.ofSeconds(5)), clock, new Random(1)).sendDue();
            assertThat(client.sql("select state from outgoing_mail where state not in ('sent', 'unknown', 'retry')")
                            .query(String.class)
                            .list())
                    .isEmpty();
            assertThat(bad.received()).isNotEmpty();
            long said = client.sql("select count(*) from outgoing_mail where state = 'sent' or doubted > 0")
                    .query(Long.class)
                    .single();
            assertThat(said).isEqualTo(bad.received().size());
        }
    }

    @Test
    void aServerThatIsAwayCostsOneAttemptARound() throws IOException {
        server.close();
        for (int i = 0; i < 20; i++) {
            add("answer/" + i);
        }
        postman.sendDue();
        assertThat(client.sql("select sum(attempts) from outgoing_mail")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() throws IOException {
        server.close();
        add("answer/1");
        postman.sendDue();

        assertThat(state()).isEqualTo("retry");
    }

    @Test
    void aMailWhoseSenderWasKilledIsUnknownAndSentOnceMore() {
        add("answer/1");
        mails.take();
        postman.sendDue();
        assertThat(server.received()).isEmpty();

        clock.advance(OutgoingMails.LONGEST_SENDING);
        postman.sendDue();

        assertThat(server.received()).hasSize(1);
        assertThat(state()).isEqualTo("sent");
    }

    @Test
    void twoPostmenSendEachMailOnce() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            add("answer/" + i);
        }
        Thread other = new Thread(postman(server.port())::sendDue);
        other.start();
        postman.sendDue();
        other.join();

        assertThat(server.received().stream().map(PostmanTest::messageId))
                .hasSize(50)
                .doesNotHaveDuplicates();
        assertThat(mails.counts()).containsOnlyKeys("sent");
    }
}
