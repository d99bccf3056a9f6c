package id.patuh.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** IMAP over TLS and STARTTLS, with real handshakes: nobody logs in where they could be overheard or deceived. */
@Timeout(60)
class SecureMailboxTest {

    @TempDir
    static Path folder;

    private static OwnCertificate certificate;

    @BeforeAll
    static void make() throws IOException, InterruptedException, GeneralSecurityException {
        certificate = new OwnCertificate(folder, "ip:127.0.0.1");
    }

    private static List<ImapFolder.Listed> listed(PlainImapServer server, MailSettings.Tls tls, @Nullable Path trust)
            throws MessagingException {
        server.inbox().put(4L, Letters.bytes("From: kasie@kominfo.example\nSubject: x\n\nisi\n"));
        ImapFolder open = ImapFolder.open(
                new MailSettings.Imap("127.0.0.1", server.port(), "patuh", "sandi", tls, null, null, null, trust));
        try {
            return open.list();
        } finally {
            open.close();
        }
    }

    @Test
    void mailIsFetchedOverTls() throws Exception {
        try (PlainImapServer server = new PlainImapServer(certificate.server(), true)) {
            assertThat(listed(server, MailSettings.Tls.SSL, certificate.pem()))
                    .extracting(ImapFolder.Listed::uid)
                    .containsExactly(4L);
            assertThat(server.openLogIns.get()).isZero();
        }
    }

    @Test
    void mailIsFetchedAfterStarttls() throws Exception {
        try (PlainImapServer server = new PlainImapServer(certificate.server(), false)) {
            assertThat(listed(server, MailSettings.Tls.STARTTLS, certificate.pem()))
                    .extracting(ImapFolder.Listed::uid)
                    .containsExactly(4L);
            assertThat(server.openLogIns.get()).isZero();
        }
    }

    @Test
    void withoutTheOfferOfStarttlsNobodyLogsIn() throws Exception {
        try (PlainImapServer server = new PlainImapServer()) {
            assertThatThrownBy(() -> listed(server, MailSettings.Tls.STARTTLS, certificate.pem()))
                    .isInstanceOf(MessagingException.class);
            assertThat(server.openLogIns.get()).isZero();
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefused() throws Exception {
        for (boolean fromTheStart : new boolean[] {true, false}) {
            MailSettings.Tls tls = fromTheStart ? MailSettings.Tls.SSL : MailSettings.Tls.STARTTLS;
            try (PlainImapServer server = new PlainImapServer(certificate.server(), fromTheStart)) {
                assertThatThrownBy(() -> listed(server, tls, null)).isInstanceOf(MessagingException.class);
                assertThat(server.openLogIns.get()).isZero();
            }
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused(@TempDir Path other) throws Exception {
        OwnCertificate strange = new OwnCertificate(other, "dns:mail.elsewhere.example");
        try (PlainImapServer server = new PlainImapServer(strange.server(), true)) {
            assertThatThrownBy(() -> listed(server, MailSettings.Tls.SSL, strange.pem()))
                    .isInstanceOf(MessagingException.class);
            assertThat(server.openLogIns.get()).isZero();
        }
    }

    @Test
    void withEncryptionSwitchedOffTheLogInIsOpen() throws Exception {
        try (PlainImapServer server = new PlainImapServer()) {
            assertThat(listed(server, MailSettings.Tls.NONE, null)).hasSize(1);
            assertThat(server.openLogIns.get()).isEqualTo(1);
        }
    }
}
