package id.patuh.notice;

import id.patuh.reception.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** What a notice is known by. Source: RELIABILITY.md 7. */
final class Identity {

    private Identity() {}

    /** SHA-256 over the parts and their lengths, lower-case hexadecimal; other parts, another identity. */
    static String of(String... parts) {
        MessageDigest digest = Hash.sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
