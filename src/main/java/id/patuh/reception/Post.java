package id.patuh.reception;

import id.patuh.intake.MalformedJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events posted as JSON.
 *
 * @param source {@link Source#REST} or {@link Source#DESK}
 * @param body as it came
 * @param lines whether each line holds one object; else the body is one object or an array
 * @param outerId the identity of an event that gives none of its own, from the attributes of a CloudEvent around it;
 *     null: there is none
 * @param mediaType as the sender gave it
 * @param sender the name of the API token; null: nobody says
 * @param sop the SOP of events that name none; null: the only one there is
 * @param key the sender's {@code Idempotency-Key}; null: none
 * @param fingerprint what must be equal of two posts with one key; not looked at without a key
 * @param answering makes the answer of the receipts
 */
public record Post(
        Source source,
        byte[] body,
        boolean lines,
        @Nullable String outerId,
        @Nullable String mediaType,
        @Nullable String sender,
        @Nullable String sop,
        @Nullable String key,
        byte[] fingerprint,
        Answering answering) {

    /** Posted by a program. */
    public Post(
            byte[] body,
            boolean lines,
            @Nullable String outerId,
            @Nullable String mediaType,
            @Nullable String sender,
            @Nullable String sop,
            @Nullable String key,
            byte[] fingerprint,
            Answering answering) {
        this(Source.REST, body, lines, outerId, mediaType, sender, sop, key, fingerprint, answering);
    }

    /** Words an answer; it becomes durable together with what it says. */
    public interface Answering {

        /** @param receipts one for each element, in their order */
        Answer of(long input, List<Receipt> receipts);

        /** The body is no JSON; it was kept all the same. */
        Answer malformed(long input, MalformedJson why);
    }

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param body JSON
     */
    public record Answer(int status, byte[] body) {}
}
