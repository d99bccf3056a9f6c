package id.patuh.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The mailbox that events come in by and the server that answers go out by, under {@code patuh.mail.}. With neither a host
 * for {@code imap} nor one for {@code smtp}, the {@link DemoMail demo server} stands in. Wrong values stop the start.
 *
 * @param imap the intake mailbox; default: none
 * @param smtp the server that sends; default: none, and nothing is answered
 * @param senders the register of reporters, a YAML file; default: {@code senders.yaml} in the working folder where it is
 *     there, else the mail addresses of the SOPs' roles are the register
 * @param answerUnknown whether mails of senders that the register does not know are answered, at most three an hour to one
 *     address; default: true
 * @param demo the demo server
 */
@ConfigurationProperties("patuh.mail")
public record MailSettings(
        @Nullable Imap imap,
        @Nullable Smtp smtp,
        @Nullable Path senders,
        @Nullable Boolean answerUnknown,
        @Nullable Demo demo) {

    /** How a connection is encrypted. */
    public enum Tls {
        /** From the first byte on (ports 993 and 465). */
        SSL,
        /** After a plain greeting; a server that cannot is refused (ports 143 and 587). */
        STARTTLS,
        /** Not at all: for servers on the same machine only. */
        NONE
    }

    /**
     * The intake mailbox.
     *
     * @param host e.g. {@code imap.office.example}
     * @param port default: 993 with {@code tls=ssl}, else 143
     * @param user who logs in
     * @param password of the user
     * @param tls {@code ssl}, {@code starttls} or {@code none}; default: {@code ssl}
     * @param folder that mails come in by; default: {@code INBOX}
     * @param processed the folder that mails are moved to once they are taken in, made where it is missing; default:
     *     {@code Processed}
     * @param poll how long to wait between two looks; 1 s to 1 h, default: 5 s
     * @param trust a PEM file with the certificates that the server's own is checked against; default: those that Java
     *     trusts
     */
    public record Imap(
            String host,
            @Nullable Integer port,
            String user,
            String password,
            @Nullable Tls tls,
            @Nullable String folder,
            @Nullable String processed,
            @Nullable Duration poll,
            @Nullable Path trust) {

        public Imap {
            require(host, "patuh.mail.imap.host");
            require(user, "patuh.mail.imap.user");
            require(password, "patuh.mail.imap.password");
            tls = tls == null ? Tls.SSL : tls;
            port = checkedPort("patuh.mail.imap.port", port, tls == Tls.SSL ? 993 : 143);
            folder = folder == null || folder.isBlank() ? "INBOX" : folder;
            processed = processed == null || processed.isBlank() ? "Processed" : processed;
            poll = poll == null ? Duration.ofSeconds(5) : poll;
            check(
                    !folder.equalsIgnoreCase(processed),
                    "patuh.mail.imap.processed is the folder that mails come in by; name another one");
            check(
                    poll.toMillis() >= 100 && poll.compareTo(Duration.ofHours(1)) <= 0,
                    "patuh.mail.imap.poll is " + poll + "; write a time from 1s to 1h");
        }
    }

    /**
     * The server that sends.
     *
     * @param host e.g. {@code smtp.office.example}
     * @param port default: 465 with {@code tls=ssl}, 587 with {@code starttls}, else 25
     * @param user who logs in; default: nobody does
     * @param password of the user
     * @param tls {@code ssl}, {@code starttls} or {@code none}; default: {@code starttls}
     * @param from the service's own address, e.g. {@code patuh@office.example}; mail from it is never read
     * @param trust a PEM file with the certificates that the server's own is checked against; default: those that Java
     *     trusts
     * @param timeout how long the server may be silent before it is given up, 1 s to 2 min; default: 30 s
     */
    public record Smtp(
            String host,
            @Nullable Integer port,
            @Nullable String user,
            @Nullable String password,
            @Nullable Tls tls,
            String from,
            @Nullable Path trust,
            @Nullable Duration timeout) {

        public Smtp {
            require(host, "patuh.mail.smtp.host");
            require(from, "patuh.mail.smtp.from");
            tls = tls == null ? Tls.STARTTLS : tls;
            port = checkedPort("patuh.mail.smtp.port", port, tls == Tls.SSL ? 465 : tls == Tls.STARTTLS ? 587 : 25);
            check(
                    MailHead.address(from) != null,
                    "patuh.mail.smtp.from is '" + from + "'; write an address such as patuh@office.example");
            check(
                    (user == null) == (password == null),
                    "patuh.mail.smtp.user and patuh.mail.smtp.password go together; set both or none");
            timeout = timeout == null ? Duration.ofSeconds(30) : timeout;
            check(
                    timeout.compareTo(Duration.ofSeconds(1)) >= 0 && timeout.compareTo(Duration.ofMinutes(2)) <= 0,
                    "patuh.mail.smtp.timeout is " + timeout + "; write a time from 1s to 2m");
        }
    }

    /**
     * The demo server.
     *
     * @param enabled whether it starts where no mail server is set; default: true
     * @param imapPort 0: a free one; default: 3143, where that is free
     * @param smtpPort 0: a free one; default: 3025, where that is free
     */
    public record Demo(
            @Nullable Boolean enabled,
            @Nullable Integer imapPort,
            @Nullable Integer smtpPort) {}

    boolean answersUnknown() {
        return answerUnknown == null || answerUnknown;
    }

    boolean startsDemo() {
        return imap == null && smtp == null && (demo == null || demo.enabled() == null || demo.enabled());
    }

    private static int checkedPort(String name, @Nullable Integer given, int usual) {
        int port = given == null ? usual : given;
        check(port > 0 && port < 65_536, name + " is " + port + "; write a number from 1 to 65535");
        return port;
    }

    @SuppressWarnings("unused")
    private static void require(@Nullable String value, String name) {
        check(
                value != null && !value.isBlank(),
                name + " is missing; set it, or remove all of "
                        + name.substring(0, name.lastIndexOf('.')).toLowerCase(Locale.ROOT) + ".*");
    }

    private static void check(boolean good, String message) {
        if (!good) {
            throw new IllegalArgumentException(message);
        }
    }
}
