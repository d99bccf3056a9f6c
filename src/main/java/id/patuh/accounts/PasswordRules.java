package id.patuh.accounts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are refused: too short ones and those that everybody tries first. Nothing is demanded of what they are
 * made of. Source: NIST SP 800-63B, ASVS 6.2.
 */
public final class PasswordRules {

    public static final int SHORTEST = 12;
    public static final int LONGEST = 200;

    private static final int LEAST_DIFFERENT = 5;
    private static final String LIST = "/accounts/common-passwords.txt";
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /** Why a password is refused. */
    public enum Weakness {
        TOO_SHORT,
        TOO_LONG,
        /** On the list of common ones, or of a few letters again and again, or a run such as 123456789012. */
        COMMON,
        /** Little more than the login or the name of this program. */
        ABOUT_YOU;

        /** For the keys of texts. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Empty: it is fine. */
    public static Optional<Weakness> weakness(String password, String login) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(Weakness.TOO_LONG);
        }
        String small = password.toLowerCase(Locale.ROOT);
        if (COMMON.contains(small) || small.codePoints().distinct().count() < LEAST_DIFFERENT || isRun(small)) {
            return Optional.of(Weakness.COMMON);
        }
        String rest = small.replace(login, "").replace("patuh", "").replaceAll("[^\\p{L}]", "");
        return small.length() != small.replace(login, "").replace("patuh", "").length() && rest.length() < 5
                ? Optional.of(Weakness.ABOUT_YOU)
                : Optional.empty();
    }

    /** Each character is the one after the one before: 123456789012, abcdefghijkl, and backwards. */
    private static boolean isRun(String text) {
        int up = 0;
        int down = 0;
        for (int i = 1; i < text.length(); i++) {
            int step = text.charAt(i) - text.charAt(i - 1);
            up += step == 1 || step == -9 ? 1 : 0;
            down += step == -1 || step == 9 ? 1 : 0;
        }
        return Math.max(up, down) >= text.length() - 2;
    }

    private static Set<String> common() {
        try (InputStream list = PasswordRules.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException(LIST + " is not in the program");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
