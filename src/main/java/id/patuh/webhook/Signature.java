package id.patuh.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What proves that a call is ours. It is HMAC-SHA256 of the time of signing, a dot and the body; whoever receives the call
 * works it out again with the same secret:
 *
 * <pre>
 * Patuh-Signature: t=1760000000,v1=HEX
 * HEX = hmac_sha256(secret, "1760000000." + body)
 * </pre>
 *
 * Source: RFC 2104.
 */
public final class Signature {

    public static final String HEADER = "Patuh-Signature";

    /** Older calls are refused by {@link #isGenuine}: whoever overheard one cannot repeat it later. */
    public static final Duration LONGEST_WAY = Duration.ofMinutes(5);

    private static final Pattern WRITTEN = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");

    private Signature() {}

    /** The header's value. @param secret shared with the receiver, not empty */
    static String of(byte[] body, String secret, Instant now) {
        long seconds = now.getEpochSecond();
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac(seconds, body, secret));
    }

    private static byte[] mac(long seconds, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    /** Whether a call that came in was signed with the secret, lately: what a receiver does. */
    public static boolean isGenuine(byte[] body, String signature, String secret, Instant now) {
        Matcher header = WRITTEN.matcher(signature);
        if (!header.matches()) {
            return false;
        }
        long seconds = Long.parseLong(header.group(1));
        boolean isLate = Math.abs(now.getEpochSecond() - seconds) > LONGEST_WAY.toSeconds();
        byte[] expected = mac(seconds, body, secret);
        return MessageDigest.isEqual(expected, HexFormat.of().parseHex(header.group(2))) && !isLate;
    }
}
