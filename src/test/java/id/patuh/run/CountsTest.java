package id.patuh.run;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.intake.ReadingProgress;
import id.patuh.intake.Rejected;
import id.patuh.sop.Language;
import id.patuh.sop.RulesFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every row of a file ends in exactly one state, however many events it yields and wherever they stand. */
class CountsTest {

    @TempDir
    Path folder;

    private Path rules;

    @BeforeEach
    void anSop() throws IOException {
        rules = folder.resolve("rules");
        Files.createDirectories(rules.resolve("layanan"));
        Files.writeString(
                rules.resolve("layanan/sop.yaml"),
                "sop: layanan\nversion: 1\ntitle: Contoh\neffective-from: 2020-01-01\nzone: Asia/Makassar\n"
                        + "steps: [{step: 1}, {step: 2}]\n");
    }

    /** {@code accepted duplicate rejected} */
    private String counted(String asOf, String name, String... content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, String.join("\n", content));
        return counted(asOf, file);
    }

    private FileAudit audit;

    private String counted(String asOf, Path... files) {
        audit = new FileAudit(RulesFolder.read(rules), null, null, ReadingProgress.NONE);
        audit.read(List.of(files));
        audit.audit(asOf == null ? audit.latest() : Instant.parse(asOf).toEpochMilli(), null, null, done -> {});
        int rejected = audit.rejects().count();
        return audit.received() - audit.duplicates() - rejected + " " + audit.duplicates() + " " + rejected;
    }

    @Test
    void rowsOfTwoEventsThatAreInConflictAreRejectedOnceEachAndGivenBackWhole() throws IOException {
        assertThat(counted(
                        null,
                        "a.csv",
                        "case,step,at,event_id,start_timestamp",
                        "K,1,2026-10-05 08:00,E,2026-10-05 07:00",
                        "K,2,2026-10-05 09:30,E,2026-10-05 09:10",
                        "K,2,2026-10-05 09:31,E,2026-10-05 09:11"))
                .isEqualTo("1 0 2");
        Rejected given = audit.rejects().all().get(0);
        assertThat(given.message(Language.EN)).contains("a.csv line 3 (event_id): event_id 'E' is carried by another");
        assertThat(given.cells().get(given.heading().indexOf("at"))).isEqualTo("2026-10-05T01:30:00Z");
        assertThat(given.cells().get(given.heading().indexOf("start_timestamp")))
                .isEqualTo("2026-10-05T01:10:00Z");
        assertThat(given.cells().get(given.heading().indexOf("event_id"))).isEqualTo("E");
    }

    @Test
    void elementsOnOneLineCountOneByOne() throws IOException {
        String event = "{\"case\":\"K\",\"step\":1,\"at\":\"2026-10-05T08:00:00+08:00\"}";
        String other = event.replace("\"K\"", "\"L\"");

        assertThat(counted(null, "a.json", "[" + String.join(",", event, other, event, event, other) + "]"))
                .isEqualTo("2 3 0");
        Path file = folder.resolve("a.json");
        assertThat(counted(null, file, file)).isEqualTo("2 8 0");
    }

    @Test
    void elementsOnOneLineWithAnIdCountOneByOne() throws IOException {
        String event = "{\"case\":\"K\",\"step\":1,\"at\":\"2026-10-05T08:00:00+08:00\",\"id\":\"E\"}";

        assertThat(counted(null, "a.json", "[" + String.join(",", event, event, event.replace(":1,", ":2,")) + "]"))
                .isEqualTo("1 1 1");
    }

    @Test
    void whatARowIsDoesNotDependOnTheAsOf() throws IOException {
        String[] rows = {
            "case,step,at,event_id",
            "K,1,2026-10-05 08:00,",
            "K,2,2026-10-20 08:00,",
            "K,2,2026-10-20 08:00,",
            "L,1,2026-10-20 08:00,E",
            "L,1,2026-10-20 08:00,E",
            "L,2,2026-10-20 09:00,E"
        };
        assertThat(Stream.of(null, "2026-01-01T00:00:00Z", "2026-10-06T00:00:00Z", "2026-12-01T00:00:00Z")
                        .map(asOf -> {
                            try {
                                return counted(asOf, "a.csv", rows);
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        }))
                .containsOnly("3 2 1");
    }
}
