package id.patuh.accounts;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes what nobody can guess. Safe for use by several threads. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without the letters that are mistaken for one another. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private Secrets() {}

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** 256 bits, for a cookie. */
    static String cookie() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** Some 79 bits in groups of four that can be read out and typed: {@code xxxx-xxxx-xxxx-xxxx}. */
    static String typed() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
