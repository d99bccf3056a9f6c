package id.patuh.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DemoMailTest {

    private static final MailSettings.Demo FREE_PORTS = new MailSettings.Demo(true, 0, 0);
    private static final MailSettings.Smtp SMTP =
            new MailSettings.Smtp("smtp.office.example", null, null, null, null, "patuh@office.example", null, null);

    @Test
    void everybodyHasAnInbox() throws MessagingException {
        try (MailServers servers = MailServers.of(new MailSettings(null, null, null, null, FREE_PORTS), Letters.SOPS)) {
            DemoMail demo = java.util.Objects.requireNonNull(servers.demo());
            assertThat(demo.intake()).isEqualTo("patuh@kominfo.example");
            for (String address :
                    new String[] {"patuh@kominfo.example", "kadis@kominfo.example", "tim-teknis@kominfo.example"}) {
                try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
                    store.connect("127.0.0.1", demo.imapPort(), address, DemoMail.PASSWORD);
                    assertThat(store.getFolder("INBOX").exists()).isTrue();
                }
            }
        }
    }

    @Test
    void withAnOfficeServerThereIsNoDemo() {
        try (MailServers servers = MailServers.of(new MailSettings(null, SMTP, null, null, FREE_PORTS), Letters.SOPS)) {
            assertThat(servers.demo()).isNull();
            assertThat(servers.imap()).isNull();
        }
    }

    @Test
    void whenItIsSwitchedOffThereIsNone() {
        MailSettings.Demo off = new MailSettings.Demo(false, null, null);
        try (MailServers servers = MailServers.of(new MailSettings(null, null, null, null, off), Letters.SOPS)) {
            assertThat(servers.demo()).isNull();
        }
    }

    @Test
    void portsFollowTheEncryption() {
        assertThat(SMTP.port()).isEqualTo(587);
        assertThat(new MailSettings.Imap("h", null, "u", "p", null, null, null, null, null).port())
                .isEqualTo(993);
    }

    @Test
    void wrongSettingsNameTheSettingAndTheRemedy() {
        assertThatThrownBy(() -> new MailSettings.Imap("h", 70_000, "u", "p", null, null, null, null, null))
                .hasMessage("patuh.mail.imap.port is 70000; write a number from 1 to 65535");
        assertThatThrownBy(() -> new MailSettings.Imap("h", null, "u", "p", null, null, "inbox", null, null))
                .hasMessageContaining("patuh.mail.imap.processed");
        assertThatThrownBy(() -> new MailSettings.Imap("h", null, "u", "p", null, null, null, Duration.ofDays(1), null))
                .hasMessageContaining("patuh.mail.imap.poll is PT24H");
        assertThatThrownBy(() -> new MailSettings.Imap("h", null, " ", "p", null, null, null, null, null))
                .hasMessageContaining("patuh.mail.imap.user is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"patuh", "", "a@b@c d"})
    void anAddressThatIsNoneIsNamed(String from) {
        assertThatThrownBy(() -> new MailSettings.Smtp("h", null, null, null, null, from, null, null))
                .hasMessageContaining("patuh.mail.smtp.from");
    }
}
