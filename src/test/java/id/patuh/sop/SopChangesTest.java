package id.patuh.sop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SopChangesTest {

    private static final String BEFORE = """
            sop: permohonan
            version: 1
            title: {id: Permohonan, en: Application}
            effective-from: 2026-01-01
            zone: Asia/Makassar
            legal-basis: [Perbup 1, Perbup 2]
            roles:
              loket: {title: {id: Loket, en: Counter}}
              kepala: {title: {id: Kepala, en: Head}}
            steps:
              - {step: 1, activity: {id: Terima, en: Receive}, role: loket, outputs: [Berkas], limit: 30 menit}
              - {step: 2, activity: {id: Periksa, en: Check}, role: loket, inputs: [Berkas], limit: 2 jam}
              - {step: 3, activity: {id: Tanda tangani, en: Sign}, role: kepala, limit: 1 jam}
            """;

    @TempDir
    Path folder;

    private List<String> changes(String after) throws IOException {
        Files.createDirectories(folder.resolve("p"));
        Files.writeString(folder.resolve("p/1.yaml"), BEFORE);
        Files.writeString(
                folder.resolve("p/2.yaml"),
                after.replace("version: 1", "version: 2").replace("2026-01-01", "2026-07-01"));
        List<Sop> versions = RulesFolder.read(folder).versions().getOrDefault("permohonan", List.of());
        return SopChanges.between(versions.get(0), versions.get(1)).stream()
                .map(change -> change.kind().word() + " " + change.where().en() + " "
                        + change.what().en() + ": "
                        + (change.from() == null ? "" : change.from().en()) + " > "
                        + (change.to() == null ? "" : change.to().en()))
                .filter(change -> !change.contains("in force from"))
                .toList();
    }

    @Test
    void theSameTableHasNoChanges() throws IOException {
        assertThat(changes(BEFORE)).isEmpty();
    }

    @Test
    void limitsRolesAndDocumentsAreNamedWithBothSides() throws IOException {
        assertThat(changes(BEFORE.replace("limit: 2 jam", "limit: 90 menit, when: {jenis: baru}")
                        .replace("role: kepala", "role: [kepala, loket]")
                        .replace("outputs: [Berkas]", "outputs: [Berkas, Tanda terima]")
                        .replace("[Perbup 1, Perbup 2]", "[Perbup 2, Perbup 3]")))
                .containsExactly(
                        "added Head of the SOP legal basis:  > Perbup 3",
                        "removed Head of the SOP legal basis: Perbup 1 > ",
                        "added Step 1 outputs:  > Tanda terima",
                        "changed Step 2 limit: 2 hours > 1 hour 30 minutes",
                        "changed Step 2 applies where: every case > jenis is baru",
                        "changed Step 3 role: kepala > kepala, loket");
    }

    @Test
    void aStepPutInBetweenIsAddedAndThoseBehindItAreRenumbered() throws IOException {
        String after = BEFORE.replace("step: 3", "step: 4")
                .replace(
                        "  - {step: 4",
                        "  - {step: 3, activity: {id: Paraf, en: Initial}, role: loket, limit: 10 menit}\n  - {step: 4");
        assertThat(changes(after))
                .containsExactly(
                        "changed Head of the SOP a case is closed by: step 3 > step 4",
                        "added Step 3 step:  > Initial",
                        "changed Step 4 number: 3 > 4",
                        "changed Step 4 after: Check > Initial");
    }

    @Test
    void aStepThatIsGoneIsRemoved() throws IOException {
        assertThat(changes(BEFORE.lines()
                        .filter(line -> !line.contains("step: 3"))
                        .reduce("", (all, line) -> all + line + "\n")))
                .contains("removed Step 3 step: Sign > ");
    }
}
