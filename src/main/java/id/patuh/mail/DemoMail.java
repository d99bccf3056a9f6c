package id.patuh.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mail server in memory on loopback, so that mail in and mail out work on a newcomer's machine: the intake mailbox and an
 * inbox for the address of every role. What is in it is gone when the service stops.
 */
public final class DemoMail implements AutoCloseable {

    /** Of every mailbox. */
    public static final String PASSWORD = "patuh";

    private static final Logger LOG = LoggerFactory.getLogger(DemoMail.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final GreenMail server;
    private final String intake;

    private DemoMail(GreenMail server, String intake) {
        this.server = server;
        this.intake = intake;
    }

    static DemoMail start(MailSettings.@Nullable Demo settings, Sops sops) {
        int imap = port(settings == null ? null : settings.imapPort(), 3143);
        int smtp = port(settings == null ? null : settings.smtpPort(), 3025);
        GreenMail server = new GreenMail(new ServerSetup[] {setup(imap, "imap"), setup(smtp, "smtp")});
        server.start();
        TreeSet<String> addresses = new TreeSet<>(Senders.addresses(sops));
        String intake = "patuh@" + domain(addresses);
        addresses.add(intake);
        addresses.forEach(address -> server.setUser(address, address, PASSWORD));
        DemoMail demo = new DemoMail(server, intake);
        LOG.info(
                "demo mail server, in memory: smtp://{}:{} and imap://{}:{}, intake mailbox {}, inboxes of {}; the"
                        + " password of each is '{}'",
                LOOPBACK,
                demo.smtpPort(),
                LOOPBACK,
                demo.imapPort(),
                intake,
                addresses,
                PASSWORD);
        return demo;
    }

    private static ServerSetup setup(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, LOOPBACK, protocol);
        setup.setServerStartupTimeout(20_000);
        return setup;
    }

    /** @return 0: a free one */
    private static int port(@Nullable Integer given, int usual) {
        if (given != null) {
            return given;
        }
        try (ServerSocket probe = new ServerSocket(usual, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }

    /** The domain that most addresses have. */
    private static String domain(TreeSet<String> addresses) {
        return addresses.stream()
                .map(address -> address.substring(address.indexOf('@') + 1))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("patuh.example");
    }

    /** Where mails with events go. */
    public String intake() {
        return intake;
    }

    /** On loopback. */
    public int imapPort() {
        return server.getImap().getPort();
    }

    /** On loopback. */
    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    MailSettings.Imap imap() {
        return new MailSettings.Imap(
                LOOPBACK,
                imapPort(),
                intake,
                PASSWORD,
                MailSettings.Tls.NONE,
                null,
                null,
                java.time.Duration.ofSeconds(1),
                null);
    }

    MailSettings.Smtp smtp() {
        return new MailSettings.Smtp(LOOPBACK, smtpPort(), null, null, MailSettings.Tls.NONE, intake, null, null);
    }

    @Override
    public void close() {
        server.stop();
    }
}
