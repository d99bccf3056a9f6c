package id.patuh.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.random.RandomGenerator;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Sends what is due, one recipient an SMTP transaction. A refusal for now (4xx) and a server that cannot be reached are
 * tried again after ever longer pauses, for three days; a refusal for good (5xx) fails. Where the connection breaks after
 * the whole mail was handed over, nobody knows whether it arrived: it is sent once more after a pause, under the same
 * Message-ID. Several services may share the work. Source: RELIABILITY.md 8.
 */
public final class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration PATIENCE = Duration.ofDays(3);
    private static final Pauses PAUSES = new Pauses(Duration.ofMinutes(1), Duration.ofHours(4));
    private static final int LONGEST_REASON = 500;
    private static final int MOST_TRIES = 5;

    private final OutgoingMails mails;
    private final MailSettings.@Nullable Smtp server;
    private final Clock clock;
    private final RandomGenerator random;
    private final @Nullable Session session;

    /** @param server null: nothing is sent, and what is to be sent waits */
    Postman(OutgoingMails mails, MailSettings.@Nullable Smtp server, Clock clock, RandomGenerator random) {
        this.mails = mails;
        this.server = server;
        this.clock = clock;
        this.random = random;
        this.session = server == null ? null : session(server);
    }

    /** Sends everything that is due now. */
    public void sendDue() {
        if (server == null || session == null) {
            return;
        }
        int lost = mails.giveUpLost();
        if (lost > 0) {
            LOG.warn("{} mails were being sent when the service stopped; they are sent once more", lost);
        }
        try (Line line = new Line(session, server)) {
            Optional<OutgoingMails.Due> due = mails.take();
            while (due.isPresent() && send(due.get(), session, server, line)) {
                due = mails.take();
            }
        }
    }

    /** @return whether the server could be talked to; otherwise the other mails wait for the next round */
    private boolean send(OutgoingMails.Due due, Session session, MailSettings.Smtp smtp, Line line) {
        SentMessage message = null;
        boolean isConnected = false;
        try {
            message = SentMessage.of(due, smtp.from(), session);
            Transport transport = line.open();
            isConnected = true;
            transport.sendMessage(message, message.getAllRecipients());
            settle(due, "sent", null, null);
        } catch (MessagingException e) {
            line.hangUp();
            settle(due, e, message != null && message.isWritten());
        }
        return isConnected && !Thread.currentThread().isInterrupted();
    }

    private void settle(OutgoingMails.Due due, MessagingException e, boolean written) {
        int code = code(e);
        Instant next = clock.instant().plus(PAUSES.after(due.attempts(), random));
        String reason = reason(e);
        boolean late = next.isAfter(due.created().plus(PATIENCE));
        if (code >= 500 || late) {
            LOG.warn("mail {} is given up after {} attempts: {}", due.id(), due.attempts(), reason);
            settle(due, "failed", null, reason);
        } else if (code < 0 && written) {
            settle(due, "unknown", next, "cut off after it was handed over: " + reason);
        } else {
            settle(due, "retry", next, reason);
        }
    }

    /** What the server said must not be lost for a connection to the database that broke meanwhile. */
    private void settle(OutgoingMails.Due due, String state, @Nullable Instant next, @Nullable String reason) {
        for (int tries = 1; ; tries++) {
            try {
                mails.settle(due, state, next, reason);
                return;
            } catch (DataAccessException broken) {
                if (tries >= MOST_TRIES) {
                    throw broken;
                }
                LOG.warn("mail {} is {}, which cannot be written down yet: {}", due.id(), state, broken.getMessage());
            }
        }
    }

    /** What the server said, 250 and the like; −1: it said nothing. */
    private static int code(MessagingException e) {
        for (Exception cause = e; cause instanceof MessagingException nested; cause = nested.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (cause instanceof SMTPSenderFailedException sender) {
                return sender.getReturnCode();
            }
            if (cause instanceof SMTPSendFailedException send && send.getNextException() == null) {
                return send.getReturnCode();
            }
        }
        return -1;
    }

    private static String reason(MessagingException e) {
        Exception last = e;
        while (last instanceof MessagingException nested && nested.getNextException() != null) {
            last = nested.getNextException();
        }
        String said = MimePart.decoded(String.valueOf(last.getMessage()));
        return said.substring(0, Math.min(LONGEST_REASON, said.length()));
    }

    private static Session session(MailSettings.Smtp smtp) {
        String protocol = smtp.tls() == MailSettings.Tls.SSL ? "smtps" : "smtp";
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.put("mail.transport.protocol", protocol);
        String timeout =
                String.valueOf(java.util.Objects.requireNonNull(smtp.timeout()).toMillis());
        properties.put(prefix + "connectiontimeout", timeout);
        properties.put(prefix + "timeout", timeout);
        properties.put(prefix + "writetimeout", timeout);
        if (smtp.trust() != null) {
            properties.put(
                    prefix + "ssl.socketFactory", TrustedCertificates.sockets(smtp.trust(), "patuh.mail.smtp.trust"));
        }
        properties.put(prefix + "quitwait", "false");
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "auth", String.valueOf(smtp.user() != null));
        properties.put(prefix + "starttls.enable", String.valueOf(smtp.tls() == MailSettings.Tls.STARTTLS));
        properties.put(prefix + "starttls.required", String.valueOf(smtp.tls() == MailSettings.Tls.STARTTLS));
        return Session.getInstance(properties);
    }

    /** The connection, made when the first mail needs it. */
    private static final class Line implements AutoCloseable {
        private final Session session;
        private final MailSettings.Smtp smtp;
        private @Nullable Transport transport;

        Line(Session session, MailSettings.Smtp smtp) {
            this.session = session;
            this.smtp = smtp;
        }

        Transport open() throws MessagingException {
            Transport open = transport;
            if (open == null) {
                open = session.getTransport();
                open.connect(smtp.host(), java.util.Objects.requireNonNull(smtp.port()), smtp.user(), smtp.password());
                transport = open;
            }
            return open;
        }

        void hangUp() {
            Transport open = transport;
            transport = null;
            if (open != null) {
                try {
                    open.close();
                } catch (MessagingException e) {
                    LOG.debug("the mail server hung up first", e);
                }
            }
        }

        @Override
        public void close() {
            hangUp();
        }
    }
}
