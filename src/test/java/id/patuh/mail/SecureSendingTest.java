package id.patuh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.SettableClock;
import id.patuh.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** STARTTLS and authentication, with real handshakes: without them not a word of a mail leaves. */
@Timeout(60)
class SecureSendingTest {

    private static final String OFFER = "250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN";

    @TempDir
    static Path folder;

    private static OwnCertificate certificate;
    private static HikariDataSource database;

    private int refusals;

    @BeforeAll
    static void make() throws IOException, InterruptedException, GeneralSecurityException {
        certificate = new OwnCertificate(folder, "ip:127.0.0.1");
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private @Nullable String office(ScriptedSmtpServer.Point point, String said) {
        return switch (point) {
            case HELLO -> OFFER;
            case STARTTLS -> "220 go on";
            case AUTH -> isKnown(said) ? null : "535 who are you";
            default -> null;
        };
    }

    /** Source: RFC 4616. */
    private static boolean isKnown(String said) {
        byte[] login = Base64.getDecoder().decode(said.substring("AUTH PLAIN ".length()));
        return new String(login, StandardCharsets.UTF_8).endsWith("\0patuh\0sandi");
    }

    /** What became of a mail. */
    private String sent(ScriptedSmtpServer server, MailSettings.Tls tls, String password, @Nullable Path trust) {
        JdbcClient client = JdbcClient.create(database);
        OutgoingMails mails = new OutgoingMails(client, new SettableClock(Instant.parse("2026-10-05T00:00:00Z")));
        client.sql("delete from outgoing_mail").update();
        mails.add(new OutgoingMessage("notice 1", "notice", "kasie@kominfo.example", "s", "isi", null, null, null));
        MailSettings.Smtp smtp = new MailSettings.Smtp(
                "127.0.0.1",
                server.port(),
                "patuh",
                password,
                tls,
                "patuh@kominfo.example",
                trust,
                Duration.ofSeconds(5));
        new Postman(mails, smtp, new SettableClock(Instant.parse("2026-10-05T00:00:00Z")), new Random(1)).sendDue();
        return client.sql("select state from outgoing_mail").query(String.class).single();
    }

    @Test
    void aMailGoesEncryptedAfterTheLogIn() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(this::office, certificate.server())) {
            assertThat(sent(server, MailSettings.Tls.STARTTLS, "sandi", certificate.pem()))
                    .isEqualTo("sent");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void aWrongPasswordIsTriedAgainAndNothingIsSent() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(this::office, certificate.server())) {
            assertThat(sent(server, MailSettings.Tls.STARTTLS, "salah", certificate.pem()))
                    .isEqualTo("retry");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefused() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(this::office, certificate.server())) {
            assertThat(sent(server, MailSettings.Tls.STARTTLS, "sandi", null)).isEqualTo("retry");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused(@TempDir Path other) throws Exception {
        OwnCertificate strange = new OwnCertificate(other, "dns:mail.elsewhere.example");
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(this::office, strange.server())) {
            assertThat(sent(server, MailSettings.Tls.STARTTLS, "sandi", strange.pem()))
                    .isEqualTo("retry");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aServerThatOffersNoEncryptionGetsNeitherPasswordNorMail() throws Exception {
        ScriptedSmtpServer.Script plain = (point, said) -> {
            refusals += point == ScriptedSmtpServer.Point.AUTH ? 1 : 0;
            return point == ScriptedSmtpServer.Point.HELLO ? "250-here\r\n250 AUTH PLAIN" : null;
        };
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(plain)) {
            assertThat(sent(server, MailSettings.Tls.STARTTLS, "sandi", certificate.pem()))
                    .isEqualTo("retry");
            assertThat(server.received()).isEmpty();
            assertThat(refusals).isZero();
        }
    }

    @Test
    void anEncryptionThatBreaksOffIsTriedAgain() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(this::office)) {
            assertThat(sent(server, MailSettings.Tls.STARTTLS, "sandi", certificate.pem()))
                    .isEqualTo("retry");
            assertThat(server.received()).isEmpty();
        }
    }
}
