package id.patuh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands write their files whole, never over what they read, and say in plain words why they cannot. */
class OutputFilesTest {

    private static final String EVENTS = """
            case,step,at
            A-1,1,besok
            A-2,1,2026-10-05 08:00
            """;

    @TempDir
    private Path folder;

    private Path events;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        events = Files.writeString(folder.resolve("events.csv"), EVENTS);
        out = folder.resolve("out");
    }

    // ---- an output is never one of the inputs

    @Test
    void aFileThatIsReadIsNeverWrittenOver() throws IOException {
        Files.createDirectories(out);
        for (String name : List.of("rejected.csv", "findings.csv", "verdicts.xlsx", "findings.csv.part")) {
            Path input = Files.writeString(out.resolve(name), EVENTS);
            Told told = audit("en", input.toString());
            assertThat(told.exit()).as(name).isEqualTo(2);
            assertThat(told.err()).contains(input.toString(), "--out", "copy");
            assertThat(input).hasContent(EVENTS.strip());
            assertThat(names(out)).containsExactly(name);
            Files.delete(input);
        }
    }

    @Test
    void noLinkHidesThatAnInputIsAnOutput() throws IOException {
        Files.createDirectories(out);
        Path input = Files.writeString(out.resolve("rejected.csv"), EVENTS);
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), input);
        assertThat(audit("id", link.toString()).err()).contains(link.toString(), "rejected.csv", "salin");
        Path round = out.resolve("../out/rejected.csv");
        assertThat(audit("id", round.toString()).exit()).isEqualTo(2);
        assertThat(input).hasContent(EVENTS.strip());
    }

    @Test
    void rejectedRowsAreToBeMendedInACopyAndReadWithTheFirstFiles() throws IOException {
        Told told = audit("en", events.toString());
        assertThat(told.out()).contains("a copy of " + out.resolve("rejected.csv"), "together with the files");
        Path mended = Files.writeString(
                folder.resolve("mended.csv"),
                Files.readString(out.resolve("rejected.csv")).replace("besok", "2026-10-05 07:00"));
        assertThat(audit("en", events.toString(), mended.toString()).out()).contains("2 events in 2 cases");
    }

    @Test
    void aReportDoesNotReplaceTheFileItIsMadeFrom() throws IOException {
        Files.createDirectories(out);
        List<String> report = List.of("report", "--month", "2026-10", "--format", "html", "--lang", "en");
        assertThat(run(report, "--out", out.toString(), events.toString()).exit())
                .isEqualTo(3);
        Path made = out.resolve(names(out).get(0));
        Path input = Files.writeString(made, EVENTS);
        Told told = run(report, "--out", out.toString(), input.toString());
        assertThat(told.exit()).as(told.err()).isEqualTo(2);
        assertThat(told.err()).contains("would be overwritten");
        assertThat(input).hasContent(EVENTS.strip());
    }

    // ---- what cannot be written

    @Test
    void aFileWhereTheFolderShouldBeIsToldInPlainWordsByEveryCommand() {
        for (List<String> command : List.of(
                List.of("audit"), List.of("explain", "--case", "A-2"), List.of("report", "--month", "2026-10"))) {
            for (Path bad : List.of(events, events.resolve("x"))) {
                Told told = run(command, "--lang", "en", "--out", bad.toString(), events.toString());
                assertThat(told.exit()).isEqualTo(2);
                assertThat(told.out()).isEmpty();
                assertThat(told.err())
                        .startsWith("patuh: the output folder " + bad + " cannot be written: ")
                        .contains("it is a file, not a folder; name another folder")
                        .doesNotContain("Exception");
                assertThat(run(command, "--out", bad.toString(), events.toString())
                                .err())
                        .contains("itu berkas, bukan folder; sebutkan folder lain");
            }
        }
    }

    @Test
    void anEmptyNameIsNoFolder() throws IOException {
        for (List<String> command : List.of(
                List.of("audit"), List.of("explain", "--case", "A-2"), List.of("report", "--month", "2026-10"))) {
            Told told = run(command, "--out", "", events.toString());
            assertThat(told.exit()).isEqualTo(2);
            assertThat(told.err()).contains("--out tidak boleh kosong");
        }
        assertThat(Path.of("findings.csv")).doesNotExist();
    }

    @Test
    void aFullDiskIsToldWithTheFileAndLeavesNothingBegun() throws IOException {
        for (List<String> command : List.of(
                List.of("audit", "--all", "scorecard.json"),
                List.of("audit", "--all", "findings.csv"),
                List.of("audit", "--all", "verdicts.csv"),
                List.of("audit", "--all", "rejected.csv"),
                List.of("explain", "--case", "A-2", "A-2-1-role.json"))) {
            String name = command.get(command.size() - 1);
            fullDisk(name);
            Told told = run(
                    command.subList(0, command.size() - 1), "--lang", "en", "--out", out.toString(), events.toString());
            assertThat(told.exit()).as(told.err()).isEqualTo(2);
            assertThat(told.out()).isEmpty();
            assertThat(told.err())
                    .contains(name, "no space is left on the disk")
                    .doesNotContain("Exception");
            assertThat(names(out)).isEmpty();
        }
    }

    /** The file is begun on a device that has no room. */
    private void fullDisk(String name) throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full));
        Files.createDirectories(out);
        Files.createSymbolicLink(out.resolve(name + ".part"), full);
    }

    // ---- what an earlier run left

    @Test
    void filesOfAnEarlierAuditBesideTheNewOnesAreNamed() throws IOException {
        assertThat(audit("en", "--all", events.toString()).exit()).isEqualTo(3);
        Files.writeString(out.resolve("note.txt"), "mine");
        Told told = audit("en", "--format", "json", events.toString());
        assertThat(told.out())
                .contains("Of an earlier audit, not of this one: " + out.resolve("findings.csv") + ", "
                        + out.resolve("verdicts.csv"))
                .doesNotContain("note.txt");
        assertThat(names(out))
                .containsExactly(
                        "findings.csv", "findings.json", "note.txt", "rejected.csv", "scorecard.json", "verdicts.csv");
        assertThat(audit("en", "--all", events.toString()).out())
                .contains("Of an earlier audit, not of this one: " + out.resolve("findings.json"))
                .doesNotContain(out.resolve("findings.csv") + ", ");
    }

    // ---- rejected rows of a case

    @Test
    void explainSaysThatTheRowsOfTheCaseWereRejected() {
        Told told = run(List.of("explain", "--lang", "en", "--case", "A-1"), events.toString());
        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.err())
                .contains("events.csv line 2 column 3 (at): 'besok'", "of case A-1 no event counts: 1 of its rows");
        assertThat(run(List.of("explain", "--case", "A-1"), events.toString()).err())
                .contains("dari kasus A-1", "1 barisnya ditolak");
    }

    @Test
    void explainListsTheFirstRejectedRowsThoseOfTheCaseInFront() throws IOException {
        StringBuilder rows = new StringBuilder(EVENTS);
        for (int i = 0; i < 20; i++) {
            rows.append("B-").append(i).append(",1,lusa\n");
        }
        Files.writeString(events, rows + "A-2,2,nanti\n");
        Told told = run(List.of("explain", "--lang", "en", "--case", "A-2"), events.toString());
        assertThat(told.exit()).isZero();
        assertThat(told.err().lines()).hasSize(12).first().asString().contains("'nanti'");
        assertThat(told.err()).contains("… and 12 more", "1 row(s) of case A-2 were rejected");
        assertThat(told.out()).contains("A-2");
    }

    private Told audit(String language, String... more) {
        return run(List.of("audit", "--lang", language, "--out", out.toString()), more);
    }

    private static Told run(List<String> command, String... more) {
        return Told.patuh(Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
