package id.patuh.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.patuh.findings.Audited;
import id.patuh.findings.Permohonan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    @TempDir
    private Path temporary;

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    private int verify(Locale language, @Nullable Path evidence, Path... files) {
        return Verifier.run(Arrays.asList(files), evidence, language, out, err);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(temporary, "c", ".json"), content);
    }

    private List<String> permohonan() {
        List<String> cases = new ArrayList<>();
        Permohonan.audited().forEachCertificates(cases::add);
        return cases;
    }

    private static List<String> sample() {
        List<String> cases = new ArrayList<>();
        Audited.of(Path.of("rules"), null, null, List.of(Path.of("sample-data/kasus-2026-10.csv")))
                .forEachCertificates(cases::add);
        return cases;
    }

    @TestFactory
    Stream<DynamicTest> everyCheckAndVerdictIsDerivedAgain() {
        Map<String, String> lines = new TreeMap<>();
        for (String oneCase : permohonan()) {
            StringBuilder said = new StringBuilder();
            try {
                assertThat(Verifier.run(List.of(file(oneCase)), Path.of("."), Locale.ENGLISH, said, err))
                        .isZero();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            said.toString().lines().forEach(line -> lines.put(line.replaceFirst(" re-derived.*", ""), line));
        }
        assertThat(lines).hasSizeGreaterThan(100);
        return lines.values().stream()
                .map(line -> dynamicTest(
                        line,
                        () -> assertThat(line)
                                .startsWith("OK ")
                                .contains("re-derived")
                                .endsWith(" [raw files not checked: rules/permohonan/sop.yaml]")));
    }

    @Test
    void theSampleMonthIsDerivedAgainWithItsRawFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String oneCase : sample()) {
            files.add(file(oneCase));
        }
        assertThat(verify(Locale.ENGLISH, Path.of("."), files.toArray(Path[]::new)))
                .isZero();
        assertThat(err).isEmpty();
        assertThat(out.toString())
                .contains("OK GJ-2026-10-007 step 3 time violated: re-derived 1620 s of 900 s")
                .contains("OK GJ-2026-10-001 step 11 berita-acara-diketahui")
                .contains("own rule: figures and evidence checked, verdict not re-derived")
                .doesNotContain("not checked");
    }

    @Test
    void anAuditorMayReadIndonesian() throws IOException {
        assertThat(verify(INDONESIAN, null, file(permohonan().get(1)))).isZero();
        assertThat(out.toString())
                .contains("OK B-melanggar langkah 3 time violated: dihitung ulang 14400 s dari 10800 s");
        assertThat(err.toString()).contains("--evidence DIR");
    }

    @Test
    void rawFilesThatAreNotThereAreSkippedAndNamed() throws IOException {
        assertThat(verify(Locale.ENGLISH, temporary, file(permohonan().get(0)))).isZero();
        assertThat(out.toString()).contains("[raw files not checked: ").contains("permohonan.csv");
    }

    @Test
    void aRawFileThatWasChangedSinceIsFound() throws IOException {
        Path folder = temporary.resolve("evidence/src/test/resources/findings");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("permohonan.csv"), "case,step\n");
        assertThat(verify(
                        Locale.ENGLISH,
                        temporary.resolve("evidence"),
                        file(permohonan().get(0))))
                .isEqualTo(Verifier.DIFFER);
        assertThat(out.toString()).contains("its SHA-256 differs");
    }

    @Test
    void aLineThatARawFileDoesNotHaveIsFound() throws IOException {
        String moved = permohonan().get(0).replace("\"line\" : 2,", "\"line\" : 2000,");
        assertThat(verify(Locale.ENGLISH, Path.of("."), file(moved))).isEqualTo(Verifier.DIFFER);
        assertThat(out.toString()).contains("has no line 2000");
    }

    // ---- what is no certificate

    @TestFactory
    Stream<DynamicTest> whatIsNoCertificateIsToldPlainly() {
        String one = permohonan().get(0);
        Map<String, String> contents = new TreeMap<>();
        contents.put("nothing", "");
        contents.put("blank", " \n");
        contents.put("text", "halo");
        contents.put("number", "17");
        contents.put("list of numbers", "[1, 2]");
        contents.put("empty object", "{}");
        contents.put("another format", "{\"format\": \"patuh-certificate/9\"}");
        contents.put("format only", "{\"format\": \"patuh-certificate/1\"}");
        contents.put("half a file", one.substring(0, one.length() / 2));
        contents.put("something after it", one + "{}");
        contents.put("deep nesting", "[".repeat(100_000));
        contents.put("deep objects", "{\"a\":".repeat(100_000));
        contents.put("the same key twice", one.replaceFirst("\"format\"", "\"format\": \"x\", \"format\""));
        contents.put("no UTF-8", new String(new byte[] {'"', (byte) 0xff}, StandardCharsets.ISO_8859_1));
        contents.put("no time", one.replaceAll("\"as-of\" : \"[^\"]*\"", "\"as-of\" : \"kemarin\""));
        contents.put(
                "a time beyond all",
                one.replaceAll("\"as-of\" : \"[^\"]*\"", "\"as-of\" : \"+999999999-01-01T00:00:00Z\""));
        contents.put(
                "a case of 500 years",
                one.replaceAll("\"as-of\" : \"[^\"]*\"", "\"as-of\" : \"2526-01-01T00:00:00Z\""));
        contents.put("a zone that is none", one.replace("Asia/Makassar", "Asia/Atlantis"));
        contents.put("a circle of steps", one.replace("\"after\" : [ ]", "\"after\" : [ \"Terbitkan izin\" ]"));
        contents.put("a step after none", one.replace("\"after\" : [ \"1\" ]", "\"after\" : [ \"99\" ]"));
        contents.put("hours backwards", one.replace("\"08:00\", \"12:00\"", "\"12:00\", \"08:00\""));
        contents.put("a calendar that lacks", one.replace("\"calendar\" : \"jam-kerja\"", "\"calendar\" : \"lain\""));
        contents.put("a huge number", one.replaceAll("\"seconds\" : [0-9]+", "\"seconds\" : 1" + "0".repeat(500)));
        contents.put("a fraction", one.replaceAll("\"seconds\" : [0-9]+", "\"seconds\" : 1.5"));
        contents.put("another transition", one.replace("\"transition\" : \"start\"", "\"transition\" : \"assign\""));
        contents.put("record is a text", one.replaceAll("\"record\" : \\[", "\"record\" : \"\", \"rest\" : ["));
        return contents.entrySet().stream()
                .map(each -> dynamicTest(each.getKey(), () -> {
                    StringBuilder messages = new StringBuilder();
                    Path file = file(each.getValue());
                    assertThat(Verifier.run(List.of(file), null, Locale.ENGLISH, out, messages))
                            .isEqualTo(Verifier.UNUSABLE);
                    assertThat(messages.toString())
                            .startsWith(file.toString())
                            .doesNotContain("Exception")
                            .doesNotContain("\tat ");
                }));
    }

    @Test
    void aFileThatIsNotThereAFolderAndNoFileAtAllAreWrongUse() throws IOException {
        assertThat(verify(Locale.ENGLISH, null, temporary.resolve("tidak-ada.json")))
                .isEqualTo(Verifier.UNUSABLE);
        assertThat(verify(Locale.ENGLISH, null, temporary)).isEqualTo(Verifier.UNUSABLE);
        assertThat(verify(Locale.ENGLISH, null)).isEqualTo(Verifier.UNUSABLE);
        assertThat(verify(Locale.ENGLISH, null, file("[]"))).isEqualTo(Verifier.UNUSABLE);
        assertThat(verify(Locale.ENGLISH, temporary.resolve("x"), temporary)).isEqualTo(Verifier.UNUSABLE);
        assertThat(err.toString())
                .contains("no such file", "is a folder", "at least one", "is no folder", "no certificate in it");
    }

    @Test
    void oneBrokenCertificateOfSeveralFilesDoesNotHideTheOthers() throws IOException {
        Path good = file(permohonan().get(0));
        assertThat(verify(Locale.ENGLISH, null, file("{"), good)).isEqualTo(Verifier.UNUSABLE);
        assertThat(out.toString()).contains("OK A-patuh");
    }

    @Test
    void aCertificateCannotSendCommandsToTheTerminal() throws IOException {
        String hostile = permohonan().get(0).replace("A-patuh", "A\\u001b[2J\\u202e");
        verify(Locale.ENGLISH, null, file(hostile));
        assertThat(out.toString())
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .contains("A?[2J?");
    }

    @Test
    void aCertificateCannotMakeTheVerifierReadOutsideOfTheEvidence() throws IOException {
        Path inside = Files.createDirectories(temporary.resolve("inside"));
        Files.writeString(temporary.resolve("secret.csv"), "rahasia");
        String hostile = permohonan().get(0).replace("src/test/resources/findings/permohonan.csv", "../secret.csv");
        assertThat(verify(Locale.ENGLISH, inside, file(hostile))).isZero();
        assertThat(out.toString()).contains("[raw files not checked: ../secret.csv");
    }
}
