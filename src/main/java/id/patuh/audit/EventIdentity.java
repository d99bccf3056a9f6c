package id.patuh.audit;

import id.patuh.eventlog.EventLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What an event is known by: the identity its source gave it, else a hash of what it means, so that two spellings of
 * one event have one identity. Source: FORMATS.md, {@code event_id}.
 */
public final class EventIdentity {

    private static final int BYTES = 12;

    private EventIdentity() {}

    /** The identity of the case file's event of that place: its source's, or {@code sha256:} and 24 hexadecimal digits. */
    static String of(CaseFile file, int i) {
        EventLog log = file.log();
        String given = log.id(file.row(i));
        return given != null
                ? given
                : hash(String.join(
                        "\u001f",
                        file.sop().id(),
                        file.caseId(),
                        Long.toString(log.at(file.row(i))),
                        file.meaningOf(i)));
    }

    /** The first half of SHA-256 of the text's UTF-8. */
    static String hash(String meaning) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(meaning.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
