package id.patuh.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * The embedded server's passwords, made up once and kept in a file that only its owner can read.
 *
 * @param superuser who may do everything; only for setting up
 * @param service the service's own, who owns its database and nothing else
 */
record Passwords(String superuser, String service) {

    private static final int BYTES = 24;

    static Passwords in(Path folder) throws IOException {
        Path file = folder.resolve("postgresql-passwords");
        if (!Files.exists(file)) {
            PrivateFile.write(file, made() + "\n" + made() + "\n");
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2) {
            throw new IOException(file + " does not hold two passwords; bring it back from the backup");
        }
        return new Passwords(lines.get(0), lines.get(1));
    }

    private static String made() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
