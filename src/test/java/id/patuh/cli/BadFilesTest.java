package id.patuh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad files end in a clear message and the right exit code, never in a stack trace, a hang or a wrong figure. */
class BadFilesTest {

    private static final String HEADING = "case,step,at\n";
    private static final String GOOD = "K1,1,2026-10-05T08:00:00+08:00\n";

    @TempDir
    Path folder;

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("empty.csv", "", 3, "empty"),
                Arguments.of("heading-only.csv", HEADING, 0, "heading"),
                Arguments.of("no-heading.csv", GOOD + GOOD, 3, "column"),
                Arguments.of("ragged.csv", HEADING + GOOD + "K2,1\nK3,1,2026-10-05,more\n" + GOOD, 3, "cells"),
                Arguments.of("date.csv", HEADING + GOOD + "K2,1,31/02/2026 08:00\n", 3, "31/02/2026"),
                Arguments.of("case.csv", HEADING + ",1,2026-10-05\n" + GOOD, 3, "case"),
                Arguments.of(
                        "cell.csv",
                        HEADING + GOOD + "K2," + "x".repeat(10_000_000) + ",2026-10-05\n" + GOOD,
                        3,
                        "32 KB"),
                Arguments.of("quote.csv", HEADING + "K2,\"1,2026-10-05\n" + GOOD + GOOD, 3, "quote"),
                Arguments.of("strange-step.csv", HEADING + "K1,Perikas jaringan,2026-10-05\n", 0, "known-step"),
                Arguments.of("broken.json", "[{\"case\":\"K1\",\"at\":\"2026-10-05\"},{\"case\":", 3, "JSON"),
                Arguments.of("deep.json", "[".repeat(100_000), 3, "deep"),
                Arguments.of(
                        "object.json",
                        "{\"case\":\"K1\",\"step\":1,\"at\":\"2026-10-05T08:00:00+08:00\"}",
                        0,
                        "1 cases"),
                Arguments.of(
                        "xxe.xes",
                        "<?xml version=\"1.0\"?><!DOCTYPE log [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><log>&x;</log>",
                        3,
                        "DOCTYPE"),
                Arguments.of(
                        "laughs.xes",
                        "<!DOCTYPE log [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><log>&c;</log>",
                        3,
                        "DOCTYPE"),
                Arguments.of("not.xes", "case,at\nK1,2026-10-05\n", 3, "XML"),
                Arguments.of("not.xlsx", "case,at\nK1,2026-10-05\n", 3, "xlsx"),
                Arguments.of("not.csv.gz", "case,at\nK1,2026-10-05\n", 3, "gzip"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aBadFileEndsInAClearMessage(String name, String content, int exit, String word) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        Said said = audit(file);
        assertThat(said.exit).as(said.text).isEqualTo(exit);
        assertThat(said.text)
                .containsIgnoringCase(word)
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
        if (exit == 3) {
            assertThat(said.text).contains(name);
            assertThat(Files.readString(folder.resolve("out/rejected.csv"))).contains(name);
        }
    }

    @Test
    void binaryAndForeignEncodingsAreToldFromText() throws IOException {
        byte[] binary = new byte[100_000];
        new java.util.Random(1).nextBytes(binary);
        assertThat(audit(Files.write(folder.resolve("a.csv"), binary)).exit).isEqualTo(3);
        for (String charset : List.of("UTF-16", "UTF-16LE", "ISO-8859-1")) {
            Path file = Files.write(
                    folder.resolve(charset + ".csv"),
                    (HEADING + "K\u00e9,1,2026-10-05\n" + GOOD).getBytes(Charset.forName(charset)));
            Said said = audit(file);
            assertThat(said.exit).as(charset + said.text).isEqualTo(3);
            assertThat(said.text).contains("UTF-8");
        }
    }

    @Test
    void wrongUseWritesNothingAndSaysWhatToDo() throws IOException {
        Path good = Files.writeString(folder.resolve("good.csv"), HEADING + GOOD);
        List<List<String>> wrong = List.of(
                List.of("audit", "--out", out(), folder.resolve("missing.csv").toString()),
                List.of("audit", "--out", out(), folder.toString()),
                List.of("audit", "--out", out(), "--sop", "none", good.toString()),
                List.of("audit", "--out", out(), "--as-of", "kemarin", good.toString()),
                List.of("audit", "--out", out(), "--format", "pdf", good.toString()),
                List.of(
                        "audit",
                        "--out",
                        out(),
                        "--rules",
                        folder.resolve("no-rules").toString(),
                        good.toString()),
                List.of(
                        "audit",
                        "--out",
                        out(),
                        "--mapping",
                        folder.resolve("no-mapping").toString(),
                        good.toString()),
                List.of("audit", "--out", out()),
                List.of("audit", "--nonsense"),
                List.of("nonsense"),
                List.of("explain", "--case", "NO-SUCH-CASE", good.toString()),
                List.of("verify", folder.resolve("missing.json").toString()),
                List.of("lint", "--rules", folder.resolve("no-rules").toString()));
        for (List<String> arguments : wrong) {
            Said said = run(arguments);
            assertThat(said.exit).as(arguments + "\n" + said.text).isEqualTo(2);
            assertThat(said.text)
                    .as(arguments.toString())
                    .isNotBlank()
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
            assertThat(folder.resolve("out")).as(arguments.toString()).doesNotExist();
        }
    }

    @Test
    void aFaultySopIsRefusedWholeWithItsPlaceAndNothingIsWritten() throws IOException {
        Path sop = folder.resolve("rules/x/sop.yaml");
        Files.createDirectories(sop.getParent());
        Files.writeString(sop, """
                sop: x
                version: 1
                title: X
                effective-from: 2026-01-01
                zone: Asia/Makassar
                steps:
                  - step: 1
                  - step: 2
                    after: [3]
                    limit: 2 minggu
                """);
        Path good = Files.writeString(folder.resolve("good.csv"), HEADING + GOOD);
        for (String command : List.of("audit", "lint")) {
            List<String> arguments = new ArrayList<>(
                    List.of(command, "--rules", folder.resolve("rules").toString()));
            if (command.equals("audit")) {
                arguments.addAll(List.of("--out", out(), good.toString()));
            }
            Said said = run(arguments);
            assertThat(said.exit).isEqualTo(2);
            assertThat(said.text)
                    .contains("rules/x/sop.yaml:9:")
                    .contains("rules/x/sop.yaml:10:")
                    .contains("minggu");
            assertThat(folder.resolve("out")).doesNotExist();
        }
    }

    @Test
    void rejectedRowsMendedAndReadAgainAreAccepted() throws IOException {
        Path file =
                Files.writeString(folder.resolve("k.csv"), "case,step,at,note\nK1,1,32/10/2026 08:00,\"=1+1, x\"\n");
        assertThat(audit(file).exit).isEqualTo(3);
        Path rejected = folder.resolve("out/rejected.csv");
        Path mended = Files.writeString(
                folder.resolve("mended.csv"), Files.readString(rejected).replace("32/10/2026", "31/10/2026"));
        Said said = audit(mended);
        assertThat(said.exit).as(said.text).isZero();
        assertThat(said.text).contains("1 events in 1 cases");
    }

    @Test
    void whatIsReadIsNeverWrittenOver() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Path mended = Files.writeString(folder.resolve("out/rejected.csv"), HEADING + GOOD);

        Said said = audit(mended);

        assertThat(said.exit).isEqualTo(2);
        assertThat(said.text).contains(mended.toString(), "--out");
        assertThat(mended).hasContent(HEADING + GOOD);
        assertThat(folder.resolve("out/findings.csv")).doesNotExist();
    }

    @Test
    void whatTheDiskRefusesIsSaidPlainly() throws IOException {
        Path good = Files.writeString(folder.resolve("good.csv"), HEADING + GOOD);
        Path taken = Files.writeString(folder.resolve("taken"), "");
        for (List<String> arguments : List.of(
                List.of("audit", "--lang", "en", "--out", taken.toString(), good.toString()),
                List.of("audit", "--lang", "en", "--out", taken.resolve("x").toString(), good.toString()),
                List.of("explain", "--lang", "en", "--case", "K1", "--out", taken.toString(), good.toString()),
                List.of(
                        "explain",
                        "--lang",
                        "en",
                        "--case",
                        "K1",
                        "--out",
                        taken.resolve("x").toString(),
                        good.toString()))) {
            Said said = run(arguments);
            assertThat(said.exit).isEqualTo(2);
            assertThat(said.text)
                    .contains(taken.toString())
                    .contains("it is a file, not a folder; name another folder")
                    .doesNotContain("Exception");
        }
        assertThat(run(List.of("audit", "--lang", "en", "--out", "", good.toString())).text)
                .contains("--out must not be empty");
    }

    @Test
    void everyCommandHelps() {
        for (String command : List.of("audit", "lint", "explain", "verify", "serve")) {
            Said said = run(List.of(command, "--help"));
            assertThat(said.exit).isZero();
            assertThat(said.text).contains("Usage: patuh " + command);
        }
        assertThat(run(List.of("--help")).text).contains("audit", "lint", "explain", "verify", "serve");
        assertThat(run(List.of("--version")).exit).isZero();
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    private Said audit(Path file) {
        return run(List.of("audit", "--lang", "en", "--out", out(), file.toString()));
    }

    private static Said run(List<String> arguments) {
        PrintStream stdout = System.out;
        PrintStream stderr = System.err;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(text, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            System.setErr(captured);
            int exit =
                    Assertions.assertTimeout(Duration.ofSeconds(60), () -> Cli.run(arguments.toArray(String[]::new)));
            return new Said(exit, text.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(stdout);
            System.setErr(stderr);
        }
    }

    private record Said(int exit, String text) {}
}
