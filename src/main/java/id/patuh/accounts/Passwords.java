package id.patuh.accounts;

import java.text.Normalizer;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords as hashes: Argon2id with 19 MiB and two rounds. Hashes name their method, so that a later one can follow. Only
 * some are computed at once, as each needs memory. Safe for use by several threads. Source: OWASP Password Storage.
 */
@Component
final class Passwords {

    private static final int AT_ONCE = 4;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MEMORY_KIB = 19_456;
    private static final int ROUNDS = 2;

    private final DelegatingPasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2",
            Map.of(
                    "argon2", new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, ROUNDS),
                    "bcrypt", new BCryptPasswordEncoder()));
    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private final String nobodys = hash(Secrets.typed());

    String hash(String password) {
        free.acquireUninterruptibly();
        try {
            String hash = encoder.encode(normal(password));
            if (hash == null) {
                throw new IllegalStateException("a password was not hashed");
            }
            return hash;
        } finally {
            free.release();
        }
    }

    /** @param hash null: nobody's; takes as long as any other and is false */
    boolean matches(String password, @Nullable String hash) {
        free.acquireUninterruptibly();
        try {
            return encoder.matches(normal(password), hash == null ? nobodys : hash) && hash != null;
        } finally {
            free.release();
        }
    }

    /** Whether the hash is by a method of before. */
    boolean isOld(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** The same letters typed on different keyboards are the same password. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
