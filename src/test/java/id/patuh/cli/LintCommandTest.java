package id.patuh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Complaints about files come in the language that was asked for, Indonesian unless said otherwise. */
class LintCommandTest {

    private static final String INDONESIAN = "sop.yaml:6:26: satuan tidak dikenal 'mnt' dalam '30 mnt'; tulis detik,";
    private static final String ENGLISH = "sop.yaml:6:26: unknown unit 'mnt' in '30 mnt'; write detik, menit, jam or";

    @TempDir
    Path folder;

    @BeforeEach
    void rules() throws IOException {
        Files.createDirectories(folder.resolve("rules/a"));
        Files.writeString(folder.resolve("rules/a/sop.yaml"), """
                sop: a
                version: 1
                title: Contoh
                effective-from: 2026-01-01
                zone: Asia/Makassar
                steps: [{step: 1, limit: 30 mnt}]
                """);
        Files.writeString(folder.resolve("a.csv"), "case,step,at\nK1,1,2026-10-05T08:00:00+08:00\n");
    }

    @Test
    void lintSpeaksTheLanguageAskedFor() {
        String rules = folder.resolve("rules").toString();
        assertThat(said("lint", "--rules", rules))
                .contains(INDONESIAN, "1 kesalahan.")
                .doesNotContain("unknown");
        assertThat(said("lint", "--rules", rules, "--lang", "en"))
                .contains(ENGLISH)
                .doesNotContain("satuan");
    }

    @Test
    void auditSpeaksTheLanguageAskedFor() {
        String rules = folder.resolve("rules").toString();
        String file = folder.resolve("a.csv").toString();
        assertThat(said("audit", file, "--rules", rules)).contains(INDONESIAN).doesNotContain("unknown");
        assertThat(said("audit", file, "--rules", rules, "--lang", "en"))
                .contains(ENGLISH)
                .doesNotContain("satuan");
    }

    @Test
    void aRuleThatCannotBeCompiledIsToldInBothLanguages() throws IOException {
        Path sop = folder.resolve("rules/a/sop.yaml");
        Files.writeString(sop, Files.readString(sop).replace("mnt", "menit"));
        Files.writeString(folder.resolve("rules/a/own.drl"), "package a\nrule \"x\" when then oops( end\n");
        String rules = folder.resolve("rules").toString();
        assertThat(said("lint", "--rules", rules)).contains("aturan tidak dapat dikompilasi (");
        assertThat(said("lint", "--rules", rules, "--lang", "en"))
                .contains("; correct the rule or restore the file as it came");
    }

    @Test
    void faultsOfAMappingAreNotThoseOfTheRules() throws IOException {
        Path sop = folder.resolve("rules/a/sop.yaml");
        Files.writeString(sop, Files.readString(sop).replace("mnt", "menit"));
        Path mapping = Files.writeString(folder.resolve("m.yaml"), "colums: {case: case}\n");
        String[] audit = {
            "audit",
            folder.resolve("a.csv").toString(),
            "--rules",
            folder.resolve("rules").toString(),
            "--mapping",
            mapping.toString(),
            "--lang",
            "id"
        };
        assertThat(said(audit))
                .contains(
                        "m.yaml:1:1: kunci tidak dikenal 'colums'; maksudnya 'columns'?",
                        "1 kesalahan dalam pemetaan;");
        audit[7] = "en";
        assertThat(said(audit)).contains("1 fault(s) in the mapping;").doesNotContain("rules folder");
    }

    private static String said(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        try (PrintStream to = new PrintStream(caught, true, StandardCharsets.UTF_8)) {
            System.setOut(to);
            System.setErr(to);
            assertThat(Cli.run(args)).isEqualTo(Cli.WRONG);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return caught.toString(StandardCharsets.UTF_8);
    }
}
