package id.patuh.verify;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.findings.Audited;
import id.patuh.oracle.InventedAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of invented SOPs and cases; {@code -Dpatuh.verify.sops=N} sets how many SOPs are invented. */
class RandomCertificatesTest {

    private static final int SOPS = Integer.getInteger("patuh.verify.sops", 300);
    private static final int CASES = 2;

    @TempDir
    private Path temporary;

    @Test
    void certificatesOfInventedAuditsAreDerivedAgain() throws IOException {
        int verified = 0;
        for (long seed = 40_000; seed < 40_000 + SOPS; seed++) {
            verified += verified(seed, Files.createDirectories(temporary.resolve(Long.toString(seed))));
        }
        assertThat(verified).isGreaterThan(SOPS * 10);
    }

    /** How many certificates of that seed agree, which must be all. */
    private static int verified(long seed, Path folder) throws IOException {
        InventedAudit invented = InventedAudit.write(seed, 1, CASES, folder);
        List<String> cases = new ArrayList<>();
        Audited.of(invented.rules(), invented.sop().orElse(null), invented.asOf(), invented.logs())
                .forEachCertificates(cases::add);
        // a case without any verdict has no certificate to derive again
        cases.removeIf(oneCase -> oneCase.replaceAll("\\s", "").equals("[]"));
        List<Path> files = new ArrayList<>();
        for (String oneCase : cases) {
            files.add(Files.writeString(folder.resolve(files.size() + ".json"), oneCase));
        }
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        if (!files.isEmpty()) {
            int exit = Verifier.run(files, folder, Locale.ENGLISH, out, err);
            List<String> wrong = out.toString()
                    .lines()
                    .filter(line -> !line.startsWith("OK "))
                    .toList();
            assertThat(wrong).as("seed %d", seed).isEmpty();
            assertThat(err.toString()).as("seed %d", seed).isEmpty();
            assertThat(exit).as("seed %d", seed).isZero();
        }
        return (int) out.toString().lines().count();
    }
}
