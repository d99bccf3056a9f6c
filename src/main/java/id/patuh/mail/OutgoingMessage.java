package id.patuh.mail;

import id.patuh.reception.Hash;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent.
 *
 * @param identity what it is for; of one identity there is one mail, whoever asks and how often
 * @param kind {@code answer} and the like
 * @param recipient one address
 * @param subject on one line; controls become blanks
 * @param body plain text
 * @param html the same as HTML; null: plain text alone
 * @param inReplyTo the Message-ID of the mail it answers; null: it answers none
 * @param file attached to it; null: nothing is
 */
public record OutgoingMessage(
        String identity,
        String kind,
        String recipient,
        String subject,
        String body,
        @Nullable String html,
        @Nullable String inReplyTo,
        @Nullable File file) {

    /** A mail in plain text. */
    OutgoingMessage(
            String identity,
            String kind,
            String recipient,
            String subject,
            String body,
            @Nullable String inReplyTo,
            @Nullable File file) {
        this(identity, kind, recipient, subject, body, null, inReplyTo, file);
    }

    /** The header by which mail of this service is known. */
    static final String MARK = "X-Patuh";

    /**
     * An attached file.
     *
     * @param name without folders; {@code .csv} and the like decide its media type
     */
    @SuppressWarnings("ArrayRecordComponent") // written out, never compared
    public record File(String name, byte[] content) {}

    public OutgoingMessage {
        subject = MimePart.decoded(subject);
    }

    /** {@code <…@…>}, made from the identity and so the same at every attempt. */
    String messageId() {
        String domain = recipient.substring(recipient.lastIndexOf('@') + 1);
        return "<" + Hash.hex(identity + "\n" + recipient).substring(0, 32) + "@patuh." + domain + ">";
    }
}
