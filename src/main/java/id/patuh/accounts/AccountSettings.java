package id.patuh.accounts;

import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long somebody stays signed in and how often signing in may be tried, under {@code patuh.accounts}. Wrong values stop
 * the start.
 *
 * @param idle a session ends when nothing was asked for so long, 1 min to 12 h; default: 30 min
 * @param longest a session ends then in any case, 5 min to 7 d; default: 12 h
 * @param window in which attempts to sign in are counted, 1 min to 1 d; default: 15 min
 * @param attempts wrong passwords or codes for one login from one address within the window, 1 to 100; default: 5. Four
 *     times as many for one login from all addresses, ten times as many from one address for all logins
 * @param key under which the secrets of one-time codes are sealed: 32 bytes in Base64, alike for all services on one
 *     database; default, also where it is empty: that of the file {@code codes-key} in the data folder
 */
@ConfigurationProperties("patuh.accounts")
public record AccountSettings(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration longest,
        @DefaultValue("15m") Duration window,
        @DefaultValue("5") int attempts,
        @Nullable String key) {

    static final int KEY_BYTES = 32;

    public AccountSettings {
        check("idle", idle, Duration.ofMinutes(1), Duration.ofHours(12), "1m to 12h");
        check("longest", longest, Duration.ofMinutes(5), Duration.ofDays(7), "5m to 7d");
        check("window", window, Duration.ofMinutes(1), Duration.ofDays(1), "1m to 1d");
        if (attempts < 1 || attempts > 100) {
            throw new IllegalArgumentException("patuh.accounts.attempts is " + attempts + "; set it to 1 to 100");
        }
        key = key == null || key.isBlank() ? null : key;
        if (key != null) {
            checkKey(key);
        }
    }

    /** The message does not say what was set. */
    private static void checkKey(String key) {
        try {
            decoded(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("patuh.accounts.key is not " + KEY_BYTES
                    + " bytes in Base64; make one with: openssl rand -base64 32");
        }
    }

    /** Errors: {@link IllegalArgumentException} where it is not a key in Base64. */
    static byte[] decoded(String key) {
        byte[] bytes = Base64.getDecoder().decode(key.strip());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes");
        }
        return bytes;
    }

    private static void check(String name, Duration value, Duration least, Duration most, String range) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("patuh.accounts." + name + " is " + value + "; set it to " + range);
        }
    }
}
