package id.patuh.findings;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Hashes of the files that events were read from, each worked out once. Safe for use by several threads. */
final class RawFiles {

    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    /** SHA-256 of the file's bytes, lower-case hexadecimal; null where there is no such file any more. */
    @Nullable
    String sha256(String file) {
        return known.computeIfAbsent(file, RawFiles::hashed).orElse(null);
    }

    private static Optional<String> hashed(String file) {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(Path.of(file)), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return Optional.of(HexFormat.of().formatHex(in.getMessageDigest().digest()));
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
