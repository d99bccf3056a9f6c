package id.patuh.mail;

import id.patuh.intake.WrittenEvent;
import id.patuh.sop.Text;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is in a mail: whatever the bytes are, reading them ends in one of these and never in an exception. */
sealed interface ReadMail {

    MailHead head();

    /**
     * A mail that can be read.
     *
     * @param caseId that the subject names; empty: none
     * @param lines of its text that say something about an event
     * @param passedOver lines that look like such but mean nothing
     * @param tables attachments from which events are read
     * @param evidence all other attachments
     */
    record Letter(
            MailHead head,
            String caseId,
            List<WrittenEvent.Said> lines,
            List<String> passedOver,
            List<Attachment> tables,
            List<Attachment> evidence)
            implements ReadMail {

        public Letter {
            lines = List.copyOf(lines);
            passedOver = List.copyOf(passedOver);
            tables = List.copyOf(tables);
            evidence = List.copyOf(evidence);
        }
    }

    /** A mail that is not read. */
    record Illegible(MailHead head, Text reason) implements ReadMail {}

    /**
     * Reads a message.
     *
     * @param message as RFC 5322 says, or whatever came in its place
     * @param means whether the key of a {@code key: value} line says something about an event
     * @param ours the service's own address; null: it has none
     */
    static ReadMail of(byte[] message, Predicate<String> means, @Nullable String ours) {
        MailHead head = head(message, ours);
        try {
            return MailBody.read(MimeParser.parse(message), head, means);
        } catch (Unparsable unparsable) {
            return new Illegible(head, unparsable.reason());
        } catch (RuntimeException e) {
            return new Illegible(head, MailReasons.broken());
        }
    }

    /** What the headers of a message say, whatever came in its place. */
    static MailHead head(byte[] message, @Nullable String ours) {
        try {
            return MailHead.of(MimeParser.headOf(message), ours);
        } catch (RuntimeException e) {
            return new MailHead(null, "", "", null, Origin.PROGRAM);
        }
    }
}
