package id.patuh.accounts;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes by the clock: six digits, HMAC-SHA1, 30 seconds, as every app for telephones knows. Source: RFC 6238. */
final class Totp {

    static final int SECRET_BYTES = 20;

    private static final int SECONDS = 30;
    private static final int DIGITS = 6;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /**
     * The time step whose code this is: that of now, the one before or the one after, as clocks differ.
     *
     * @param code blanks in it do not matter
     * @param after steps up to this one have been used
     * @return empty: the code is wrong or was used
     */
    static OptionalLong step(byte[] secret, String code, Instant now, long after) {
        byte[] given = code.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        long current = now.getEpochSecond() / SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long step = current - 1; step <= current + 1; step++) {
            byte[] right = code(secret, step, DIGITS, "HmacSHA1").getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(right, given) && step > after && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code of a time step. */
    static String code(byte[] secret, long step, int digits, String algorithm) {
        byte[] mac = mac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array(), algorithm);
        int offset = mac[mac.length - 1] & 0xf;
        int number = ByteBuffer.wrap(mac, offset, Integer.BYTES).getInt() & 0x7fffffff;
        String text = Integer.toString(number % (int) Math.pow(10, digits));
        return "0".repeat(digits - text.length()) + text;
    }

    /** The code of now, for those who test. */
    static String code(byte[] secret, Instant now) {
        return code(secret, now.getEpochSecond() / SECONDS, DIGITS, "HmacSHA1");
    }

    private static byte[] mac(byte[] secret, byte[] message, String algorithm) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + algorithm, impossible);
        }
    }

    /** For those who type it. Source: RFC 4648. */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte one : bytes) {
            held = held << 8 | one & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(held >> bits & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(BASE32.charAt(held << 5 - bits & 31));
        }
        return text.toString();
    }

    /** What the QR code says. */
    static String address(String login, byte[] secret) {
        return "otpauth://totp/Patuh:"
                + URLEncoder.encode(login, StandardCharsets.UTF_8).replace("+", "%20")
                + "?secret=" + base32(secret)
                + "&issuer=Patuh";
    }
}
