package id.patuh.verify;

import id.patuh.verify.Certified.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The files that certificates name, as far as they lie in one folder. Each is read once. */
final class RawFiles {

    private static final int CHUNK = 1 << 16;
    private static final long MOST_UNPACKED = 4L << 30;

    /**
     * A file as it lies there.
     *
     * @param lines −1: it has none that could be counted
     */
    private record Raw(String sha256, long lines) {}

    private final @Nullable Path folder;
    private final Words words;
    private final Map<Path, Raw> known = new HashMap<>();

    /** @param folder null: no file is looked at */
    RawFiles(@Nullable Path folder, Words words) {
        this.folder = folder;
        this.words = words;
    }

    /**
     * Checks the hashes of the files that a certificate names and that its lines exist.
     *
     * @param differences where what is wrong is added
     * @return the files that are not there; none where no folder was given
     */
    Set<String> check(Certified certificate, List<String> differences) throws Unusable {
        Set<String> skipped = new TreeSet<>();
        if (folder == null) {
            return skipped;
        }
        String rules = certificate.clause().file();
        check(rules, certificate.clause().sha256(), 0, skipped, differences);
        for (Source source : certificate.evidence()) {
            check(source.event().file(), source.sha256(), source.event().line(), skipped, differences);
        }
        return skipped;
    }

    private void check(String file, @Nullable String sha256, long line, Set<String> skipped, List<String> differences)
            throws Unusable {
        Path path = find(file);
        if (path == null || sha256 == null) {
            skipped.add(file);
            return;
        }
        Raw raw = read(path);
        if (!raw.sha256().equals(sha256)) {
            differences.add(words.of(
                    file + " bukan berkas yang diperiksa: SHA-256 berbeda",
                    file + " is not the file that was audited: its SHA-256 differs"));
        } else if (line != 0 && raw.lines() >= 0 && (line < 0 || line > raw.lines())) {
            differences.add(words.of(
                    file + " tidak memiliki baris " + line + ", hanya " + raw.lines(),
                    file + " has no line " + line + ", only " + raw.lines()));
        }
    }

    /** The ordinary file of that name within the folder; null where there is none. */
    private @Nullable Path find(String file) {
        if (folder == null) {
            return null;
        }
        try {
            Path root = folder.toRealPath();
            Path place = root.resolve(Path.of(file)).normalize();
            boolean ordinary = place.startsWith(root) && Files.isRegularFile(place);
            return ordinary && place.toRealPath().startsWith(root) ? place : null;
        } catch (IOException | InvalidPathException unreadable) {
            return null;
        }
    }

    private Raw read(Path path) throws Unusable {
        Raw raw = known.get(path);
        if (raw == null) {
            try {
                raw = new Raw(sha256(path), lines(path));
            } catch (IOException unreadable) {
                throw new Unusable(path + ": " + words.unreadable(unreadable));
            }
            known.put(path, raw);
        }
        return raw;
    }

    private static String sha256(Path path) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** A line ends with CR, LF or both; sheets and lines beyond a limit are not counted. */
    private static long lines(Path path) throws IOException {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".xlsx")) {
            return -1;
        }
        try (InputStream file = Files.newInputStream(path);
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(file) : file) {
            byte[] chunk = new byte[CHUNK];
            long lines = 0;
            long total = 0;
            byte last = '\n';
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                for (int i = 0; i < read; i++) {
                    lines += chunk[i] == '\r' || (chunk[i] == '\n' && last != '\r') ? 1 : 0;
                    last = chunk[i];
                }
                total += read;
                if (total > MOST_UNPACKED) {
                    return -1;
                }
            }
            return last == '\n' || last == '\r' ? lines : lines + 1;
        }
    }
}
