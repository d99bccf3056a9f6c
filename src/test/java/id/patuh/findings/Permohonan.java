package id.patuh.findings;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A small SOP and eight cases in which every check has every verdict it can have. */
public final class Permohonan {

    private static final Path FOLDER = Path.of("src/test/resources/findings");

    private static final Audited AUDITED = Audited.of(
            FOLDER.resolve("rules"),
            null,
            Instant.parse("2026-10-09T04:00:00Z"),
            List.of(FOLDER.resolve("permohonan.csv")));

    private Permohonan() {}

    public static Audited audited() {
        return AUDITED;
    }
}
