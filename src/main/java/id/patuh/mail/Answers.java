package id.patuh.mail;

import id.patuh.intake.Rejected;
import id.patuh.intake.Rejects;
import id.patuh.intake.WrittenEvent;
import id.patuh.reception.CurrentSops;
import id.patuh.reception.Input;
import id.patuh.reception.InputState;
import id.patuh.reception.Inputs;
import id.patuh.reception.RejectedRows;
import id.patuh.sop.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the answer to each mail once it and all that came with it have been read: one answer a mail, by the SHA-256 of its
 * bytes. Never answered are programs, lists, bounces and ourselves, mails without one writer, and mails older than a week:
 * those are history. Several services may share the work. Source: FORMATS.md, "Events as e-mail"; RELIABILITY.md 7, 14.
 */
public final class Answers {

    static final String KIND = "answer";

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final Duration HISTORY = Duration.ofDays(7);
    private static final int MOST_AN_HOUR = 60;
    private static final int MOST_AN_HOUR_TO_STRANGERS = 3;
    private static final int MOST_GIVEN_BACK = 10_000;

    private final WaitingMails waiting;
    private final OutgoingMails outgoing;
    private final Inputs inputs;
    private final RejectedRows rejectedRows;
    private final CurrentSops sops;
    private final SenderRegister register;
    private final MailServers servers;
    private final MailSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Answers(
            WaitingMails waiting,
            OutgoingMails outgoing,
            Inputs inputs,
            RejectedRows rejectedRows,
            CurrentSops sops,
            SenderRegister register,
            MailServers servers,
            MailSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.waiting = waiting;
        this.outgoing = outgoing;
        this.inputs = inputs;
        this.rejectedRows = rejectedRows;
        this.sops = sops;
        this.register = register;
        this.servers = servers;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Answers all mails that have been read. */
    public void write() {
        while (Boolean.TRUE.equals(transaction.execute(status -> writeOne()))) {
            LOG.debug("a mail was answered, or needs no answer");
        }
    }

    private boolean writeOne() {
        Optional<Long> next = waiting.takeRead();
        if (next.isEmpty()) {
            return false;
        }
        inputs.find(next.get()).ifPresent(this::answer);
        waiting.remove(next.get());
        return true;
    }

    private void answer(Input mail) {
        ReadMail read = ReadMail.of(bytes(mail), WrittenEvent.keys(sops.get()), servers.ours());
        String recipient = read.head().from();
        if (servers.smtp() == null
                || recipient == null
                || mail.state() == InputState.CANCELLED
                || !read.head().origin().isAnswered()
                || isHistory(mail, read.head())) {
            return;
        }
        Sender sender = register.senders().sender(recipient);
        if (isTooOften(recipient, sender)) {
            LOG.warn("mail {} is not answered: too many answers went to its sender within the hour", mail.id());
            return;
        }
        outgoing.add(message(mail, read, recipient, sender));
    }

    private boolean isHistory(Input mail, MailHead head) {
        Instant sent = head.sent();
        return mail.received().isBefore(clock.instant().minus(HISTORY))
                || (sent != null && sent.isBefore(mail.received().minus(HISTORY)));
    }

    private boolean isTooOften(String recipient, @Nullable Sender sender) {
        if (sender == null && !settings.answersUnknown()) {
            return true;
        }
        int most = sender == null ? MOST_AN_HOUR_TO_STRANGERS : MOST_AN_HOUR;
        return outgoing.count(KIND, recipient, clock.instant().minus(Duration.ofHours(1))) >= most;
    }

    private OutgoingMessage message(Input mail, ReadMail read, String recipient, @Nullable Sender sender) {
        List<Input> tables = inputs.childrenOf(mail.id()).stream()
                .filter(child -> Attachment.holdsEvents(child.shownName()))
                .toList();
        Rejects rejects = new Rejects();
        List<Rejected> first = new ArrayList<>();
        gather(mail, rejects, first);
        tables.forEach(table -> gather(table, rejects, first));
        Language language = sender == null ? null : sender.language();
        AnswerText.About about = new AnswerText.About(
                mail, tables, sender != null && read instanceof ReadMail.Letter letter ? letter : null, first);
        return new OutgoingMessage(
                KIND + "/" + mail.sha256(),
                KIND,
                recipient,
                AnswerText.subject(
                        about, language, sender == null ? "" : read.head().subject()),
                AnswerText.body(about, language),
                read.head().messageId(),
                file(rejects, first, language));
    }

    private void gather(Input input, Rejects rejects, List<Rejected> first) {
        if (input.rejected() == 0) {
            return;
        }
        for (Rejected row : rejectedRows.find(input.id(), input.shownName(), MOST_GIVEN_BACK)) {
            rejects.add(row);
            if (input.reason() == null || !row.reason().equals(input.reason())) {
                first.add(row);
            }
        }
    }

    private static OutgoingMessage.@Nullable File file(
            Rejects rejects, List<Rejected> rows, @Nullable Language language) {
        if (rows.stream().allMatch(row -> row.heading().isEmpty())) {
            return null;
        }
        StringWriter csv = new StringWriter();
        try {
            rejects.write(csv, language == null ? Language.ID : language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OutgoingMessage.File("rejected.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] bytes(Input mail) {
        try (InputStream in = inputs.open(mail.id())) {
            return in.readNBytes(MimeParser.MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("mail " + mail.id() + " cannot be read from the spool", e);
        }
    }
}
