package id.patuh.mail;

import id.patuh.eventlog.CaseEvent;
import id.patuh.intake.WrittenEvent;
import id.patuh.reception.Arrival;
import id.patuh.reception.Content;
import id.patuh.reception.CurrentSops;
import id.patuh.reception.Input;
import id.patuh.reception.InputReader;
import id.patuh.reception.Overloaded;
import id.patuh.reception.Reading;
import id.patuh.reception.Reception;
import id.patuh.reception.Row;
import id.patuh.reception.Source;
import id.patuh.reception.TooLarge;
import id.patuh.sop.Sops;
import id.patuh.sop.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;

/**
 * Reads mails that were taken in: checks the sender, takes the event of the text, and hands the attachments over as inputs
 * of their own, those that hold events to be read, the others as evidence. Delivery reports about mails of this service
 * and replies to its notices are noted with those mails. Source: FORMATS.md, "Events as e-mail".
 */
@Order(1)
final class MailReader implements InputReader {

    private final Reception reception;
    private final CurrentSops sops;
    private final SenderRegister register;
    private final WaitingMails waiting;
    private final OutgoingMails outgoing;
    private final @Nullable String ours;

    /** @param ours the service's own address; null: it has none */
    MailReader(
            Reception reception,
            CurrentSops sops,
            SenderRegister register,
            WaitingMails waiting,
            OutgoingMails outgoing,
            @Nullable String ours) {
        this.reception = reception;
        this.sops = sops;
        this.register = register;
        this.waiting = waiting;
        this.outgoing = outgoing;
        this.ours = ours;
    }

    @Override
    public boolean reads(Input input) {
        return input.source() == Source.MAIL && input.parent() == null;
    }

    @Override
    public void read(Input input, Reading reading) throws IOException {
        Sops now = sops.get();
        byte[] bytes = bytes(reading);
        ReadMail mail = ReadMail.of(bytes, WrittenEvent.keys(now), ours);
        Sender sender = register.senders().sender(mail.head().from());
        if (isBounce(mail, bytes) || (isReply(input, mail, bytes) && !bringsEvents(mail, sender))) {
            return;
        }
        waiting.add(input.id());
        Text refusal = refusal(input, mail, sender);
        if (refusal != null || sender == null || !(mail instanceof ReadMail.Letter letter)) {
            reading.reject(Objects.requireNonNull(refusal));
            return;
        }
        List<Row> rows = new ArrayList<>();
        handOver(input, letter, sender, rows);
        if (!letter.lines().isEmpty()) {
            rows.add(0, event(input, letter, sender, now));
        }
        if (rows.isEmpty() && letter.tables().isEmpty()) {
            reading.reject(
                    letter.evidence().stream().anyMatch(Attachment::isWinmail)
                            ? MailReasons.winmail()
                            : MailReasons.noEvent());
            return;
        }
        reading.total(rows.size());
        reading.commit(rows, input.size());
    }

    /** What a mail server says of a mail of ours is noted with that mail, and nothing else comes of it. */
    private boolean isBounce(ReadMail mail, byte[] bytes) {
        DeliveryReport report = mail.head().origin() == Origin.AUTOMATIC_REPLY ? DeliveryReport.of(bytes) : null;
        return report != null && outgoing.bounced(report.messageIds(), report.reason()) > 0;
    }

    /** A person's reply to a notice says that they deal with it; that is noted, whatever else the mail says. */
    private boolean isReply(Input input, ReadMail mail, byte[] bytes) {
        String from = mail.head().from();
        return from != null
                && mail.head().origin() == Origin.PERSON
                && outgoing.replied(input.id(), MailHead.references(MimeParser.headOf(bytes)), from);
    }

    private static boolean bringsEvents(ReadMail mail, @Nullable Sender sender) {
        return sender != null
                && mail instanceof ReadMail.Letter letter
                && (!letter.lines().isEmpty() || !letter.tables().isEmpty());
    }

    /** No more than may be read and one byte. */
    private static byte[] bytes(Reading reading) throws IOException {
        try (InputStream in = reading.open()) {
            return in.readNBytes(MimeParser.MOST_BYTES + 1);
        }
    }

    /** Why nothing of the mail is read; null: it is. */
    private static @Nullable Text refusal(Input input, ReadMail mail, @Nullable Sender sender) {
        if (!mail.head().origin().isRead()) {
            return MailReasons.automatic();
        }
        if (mail.head().from() == null) {
            return MailReasons.noSender();
        }
        if (sender == null) {
            return MailReasons.unknownSender();
        }
        long size = HeadOnly.size(input.mediaType());
        if (size >= 0) {
            return MailReasons.leftInMailbox(size);
        }
        return mail instanceof ReadMail.Illegible illegible ? illegible.reason() : null;
    }

    private static Row event(Input input, ReadMail.Letter letter, Sender sender, Sops now) {
        WrittenEvent.Outcome read = WrittenEvent.read(
                input.shownName(),
                letter.lines(),
                letter.caseId().isEmpty() ? null : letter.caseId(),
                letter.evidence().stream().map(Attachment::name).toList(),
                now,
                sender.onlySop());
        if (read.reject() != null) {
            return Row.of(read.reject());
        }
        return permitted(input.shownName(), Row.of(read.events()), sender, now);
    }

    /** The row, or in its place the reject that says why its sender may not report it. */
    static Row permitted(String name, Row row, Sender sender, Sops now) {
        for (CaseEvent event : row.events()) {
            Text refusal = sender.refusal(event, now);
            if (refusal != null) {
                return Row.of(WrittenEvent.rejected(name, event, refusal));
            }
        }
        return row;
    }

    private void handOver(Input input, ReadMail.Letter letter, Sender sender, List<Row> rows) throws IOException {
        List<Attachment> files = new ArrayList<>(letter.tables());
        files.addAll(letter.evidence());
        for (int i = 0; i < files.size(); i++) {
            Text refusal = handOver(input, files.get(i), i + 1, letter.head().from(), sender);
            if (refusal != null) {
                rows.add(Row.of(WrittenEvent.whole(files.get(i).name(), refusal)));
            }
        }
    }

    private @Nullable Text handOver(Input mail, Attachment file, int number, @Nullable String from, Sender sender)
            throws IOException {
        try {
            reception.receive(new Arrival(
                    Source.MAIL,
                    mail.place() + "/" + number,
                    mail.id(),
                    file.name(),
                    file.mediaType().isEmpty() ? null : file.mediaType(),
                    from,
                    sender.onlySop(),
                    Content.of(file.content())));
            return null;
        } catch (TooLarge e) {
            return e.reason();
        } catch (Overloaded e) {
            throw new IOException("attachments wait: " + e.getMessage(), e);
        }
    }
}
