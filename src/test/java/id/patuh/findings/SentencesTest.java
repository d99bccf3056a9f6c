package id.patuh.findings;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseVerdicts;
import id.patuh.sop.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sentences of every check and verdict, word for word as approved in {@code findings/sentences.txt}. */
class SentencesTest {

    private static final Path APPROVED = Path.of("src/test/resources/findings/sentences.txt");

    @Test
    void everyKindOfVerdictReadsAsApproved() throws IOException {
        assertThat(firstOfEachKind()).isEqualTo(Files.readString(APPROVED));
    }

    /** Of each check and verdict the first, finished and unfinished apart. */
    static String firstOfEachKind() {
        StringBuilder said = new StringBuilder();
        Set<Object> kinds = new HashSet<>();
        Permohonan.audited()
                .forEachCase(file -> CaseVerdicts.of(file, true).forEach(verdict -> {
                    if (kinds.add(kind(verdict))) {
                        said.append("# ").append(heading(verdict)).append('\n');
                        said.append(Sentences.of(verdict, Language.ID)).append('\n');
                        said.append(Sentences.of(verdict, Language.EN)).append("\n\n");
                    }
                }));
        return said.toString();
    }

    private static List<Object> kind(CaseVerdict verdict) {
        return List.of(
                verdict.check(),
                verdict.verdict(),
                verdict.moment() == CaseFile.NEVER,
                verdict.other() == CaseFile.NEVER,
                verdict.limit() == null || verdict.limit().calendar().isAlways(),
                verdict.limit() == null);
    }

    @Test
    void theApprovedSentencesCoverEveryCheckAndVerdict() throws IOException {
        Set<String> met = new HashSet<>();
        Permohonan.audited()
                .forEachCase(file -> CaseVerdicts.of(file, true)
                        .forEach(verdict -> met.add(
                                verdict.check().name() + " " + verdict.verdict().word())));
        assertThat(met)
                .containsExactlyInAnyOrder(
                        "presence compliant",
                        "presence violated",
                        "presence unproven",
                        "presence pending",
                        "order compliant",
                        "order violated",
                        "input compliant",
                        "input violated",
                        "input unproven",
                        "output compliant",
                        "output violated",
                        "output unproven",
                        "role compliant",
                        "role violated",
                        "role unproven",
                        "time compliant",
                        "time violated",
                        "time unproven",
                        "time pending",
                        "applicability compliant",
                        "applicability violated",
                        "applicability unproven",
                        "once compliant",
                        "once violated",
                        "known-step violated",
                        "case-time compliant",
                        "case-time violated",
                        "case-time unproven",
                        "case-time pending");
    }

    @Test
    void aRuleOfTheSopsOwnSpeaksForItself() {
        Set<String> said = new HashSet<>();
        Audited.of(Path.of("rules"), null, null, List.of(Path.of("sample-data/kasus-2026-10.csv")))
                .forEachCase(file -> CaseVerdicts.of(file, true).stream()
                        .filter(verdict -> verdict.check().name().equals("berita-acara-diketahui"))
                        .forEach(verdict -> said.add(Sentences.of(verdict, Language.ID))));
        assertThat(said).contains("Berita Acara Pekerjaan diketahui oleh OPD pelapor (langkah 11).");
    }

    @Test
    void bothLanguagesTogetherAreTheSame() throws IOException {
        Permohonan.audited()
                .forEachCase(file -> CaseVerdicts.of(file, true).forEach(verdict -> {
                    assertThat(Sentences.of(verdict).id()).isEqualTo(Sentences.of(verdict, Language.ID));
                    assertThat(Sentences.of(verdict).en()).isEqualTo(Sentences.of(verdict, Language.EN));
                }));
    }

    private static String heading(CaseVerdict verdict) {
        String step = verdict.step() == null ? "" : " " + verdict.step().id();
        String subject = verdict.subject().isEmpty() ? "" : " (" + verdict.subject() + ")";
        return verdict.caseId() + step + " " + verdict.check().name() + subject + " "
                + verdict.verdict().word();
    }
}
