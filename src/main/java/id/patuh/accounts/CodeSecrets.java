package id.patuh.accounts;

import id.patuh.database.DataSettings;
import id.patuh.database.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * The shared secrets of one-time codes as the database keeps them: sealed with AES-256-GCM under a key that lies elsewhere, so
 * that whoever sees the database, or a copy of it, cannot make codes. The key is that of {@code patuh.accounts.key}, else that
 * of the file {@code codes-key} in the data folder, made when the first secret is. Safe for use by several threads.
 */
@Component
final class CodeSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(CodeSecrets.class);

    private static final int NONCE_BYTES = 16;

    private final @Nullable String given;
    private final Path file;
    private @Nullable AesBytesEncryptor cipher;

    CodeSecrets(AccountSettings settings, DataSettings data) {
        this.given = settings.key();
        this.file = data.folder().resolve("codes-key");
    }

    /** A new secret. */
    byte[] make() {
        return Secrets.bytes(Totp.SECRET_BYTES);
    }

    /** As the database keeps it. Errors: {@link IllegalStateException} where the key cannot be read or written. */
    byte[] sealed(byte[] secret) {
        return cipher().encrypt(secret);
    }

    /**
     * What {@link #sealed} was given; secrets from before there was a key are as they are.
     *
     * @return empty: it was sealed under another key, which the log says. Errors as of {@link #sealed}
     */
    Optional<byte[]> opened(long account, byte[] kept) {
        if (isPlain(kept)) {
            return Optional.of(kept);
        }
        AesBytesEncryptor opener = cipher();
        try {
            return Optional.of(opener.decrypt(kept));
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.error(
                    "account {}: the secret of its one-time codes was sealed under another key; bring {} back from the"
                            + " backup, set patuh.accounts.key alike for all services on this database, or take the codes"
                            + " off under People",
                    account,
                    file);
            return Optional.empty();
        }
    }

    private static boolean isPlain(byte[] kept) {
        return kept.length == Totp.SECRET_BYTES;
    }

    private synchronized AesBytesEncryptor cipher() {
        if (cipher == null) {
            cipher = new AesBytesEncryptor(key(), KeyGenerators.secureRandom(NONCE_BYTES), CipherAlgorithm.GCM);
        }
        return cipher;
    }

    private SecretKey key() {
        byte[] key = given == null ? fromFile() : AccountSettings.decoded(given);
        return new SecretKeySpec(key, "AES");
    }

    private byte[] fromFile() {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                PrivateFile.write(
                        file, Base64.getEncoder().encodeToString(Secrets.bytes(AccountSettings.KEY_BYTES)) + "\n");
            }
            return AccountSettings.decoded(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    file + " holds no key of " + AccountSettings.KEY_BYTES
                            + " bytes in Base64; bring it back from the backup",
                    e);
        }
    }
}
