package id.patuh.sop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.lint.BothLanguages;
import id.patuh.lint.Complaint;
import id.patuh.lint.UnreadableRules;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesFolderTest {

    private static final String HEAD =
            "sop: %s\nversion: %s\ntitle: Contoh\neffective-from: %s\nzone: Asia/Makassar\nsteps: [{step: 1}]\n";

    @TempDir
    private Path temporary;

    private Path rules;

    @BeforeEach
    void folder() throws IOException {
        rules = Files.createDirectory(temporary.resolve("aturan"));
    }

    @Test
    void theRulesOfThisRepositoryAreWithoutComplaint() {
        Path repository = Path.of("rules");
        assertThat(RulesFolder.lint(repository)).isEmpty();
        Sops sops = RulesFolder.read(repository);
        assertThat(sops.folder()).isEqualTo(repository);
        Sop sop = sops.latest("maintenance-gangguan-jaringan");
        assertThat(sop.version()).isEqualTo("2021-01");
        assertThat(sop.effectiveFrom()).isEqualTo(LocalDate.of(2021, 1, 1));
        assertThat(sop.file()).startsWith("rules/maintenance-gangguan-jaringan/");
        assertThat(sop.sha256()).matches("[0-9a-f]{64}");
        assertThat(sop.steps()).hasSize(14).allSatisfy(step -> {
            assertThat(step.roles()).isNotEmpty();
            assertThat(step.limits()).hasSize(1);
        });
        assertThat(sop.steps()).extracting(Step::after).element(5).isEqualTo(List.of(4));
        assertThat(sop.closes()).containsExactly(13);
        assertThat(sop.caseLimit()).singleElement().satisfies(limit -> {
            assertThat(limit.seconds()).isEqualTo(13 * 3600);
            assertThat(limit.words()).isEqualTo("13 jam");
        });
        assertThat(sops.calendars()).containsKeys("always", "jam-kerja-asn");
    }

    @Test
    void aStepIsFoundUnderEveryName() throws IOException {
        Sop sop = sop("""
                sop: contoh
                version: 2021-01
                title: {en: Example}
                effective-from: 2026-01-01
                zone: Asia/Makassar
                roles:
                  kasie: {title: {id: Kepala Seksi, en: Head of section}, aliases: [Kasi], escalates-to: KEPALA bidang}
                  kabid: Kepala Bidang
                documents:
                  Disposisi: {aliases: [disposition]}
                clock: start
                steps:
                  - {step: 1, activity: {id: Lapor, en: Report}, aliases: [masuk], role: kasi, outputs: [DISPOSITION, Memo]}
                  - {step: b, inputs: [memo, disposisi], clock: hand-over, optional: ya}
                  - {step: c, after: [], when: {lokasi: {not: [Server, ya]}, perlu: yes}}
                  - {step: d, after: [masuk, b]}
                """);
        for (String name : List.of("1", " lapor ", "REPORT", "Masuk")) {
            assertThat(sop.step(name)).isSameAs(sop.steps().get(0));
        }
        assertThat(sop.title()).isEqualTo(new Text("Example", "Example"));
        assertThat(sop.warning()).isEqualTo(Text.EMPTY);
        assertThat(sop.role("head of  section")).isSameAs(sop.role("KASIE"));
        assertThat(sop.roles().get(0).escalatesTo()).isEqualTo("kabid");
        assertThat(sop.roles().get(1).title()).isEqualTo(new Text("Kepala Bidang", "Kepala Bidang"));
        assertThat(sop.documents()).extracting(Document::name).containsExactly("Disposisi", "Memo");
        assertThat(sop.steps().get(0).outputs()).containsExactlyElementsOf(sop.documents());
        assertThat(sop.steps().get(0).outputWords()).containsExactly("DISPOSITION", "Memo");
        assertThat(sop.steps().get(1).inputs()).extracting(Document::index).containsExactly(1, 0);
        assertThat(sop.steps().get(1).inputWords()).containsExactly("memo", "disposisi");
        assertThat(sop.steps()).extracting(Step::clockFromStart).containsExactly(true, false, true, true);
        assertThat(sop.steps()).extracting(Step::optional).containsExactly(false, true, false, false);
        assertThat(sop.steps())
                .extracting(Step::after)
                .containsExactly(List.of(), List.of(0), List.of(), List.of(0, 1));
        assertThat(sop.steps()).extracting(Step::line).containsExactly(13, 14, 15, 16);
        assertThat(sop.closes()).containsExactlyInAnyOrder(2, 3);
        assertThat(sop.steps().get(2).when())
                .isEqualTo(new Condition(List.of(
                        new Condition.Clause("lokasi", true, List.of("Server", "ya")),
                        new Condition.Clause("perlu", false, List.of("yes")))));
        assertThat(sop.steps().get(1).activity()).isEqualTo(new Text("b", "b"));
    }

    @Test
    void aLimitTakesItsOwnCalendarElseTheStepsElseTheSops() throws IOException {
        write("calendars/pendek.yaml", "week: {mon: [08:00-10:00]}");
        write("calendars/panjang.yml", "calendar: lama\nzone: Asia/Jakarta\nweek: {mon-fri: [08:00-18:00]}");
        Sop sop = sop("""
                sop: contoh
                version: 1
                title: Contoh
                effective-from: 2026-01-01
                zone: Asia/Makassar
                calendar: pendek
                case-limit: [{when: {prioritas: tinggi}, is: 1 hari, calendar: always}, {is: 1 hari}]
                steps:
                  - {step: 1, limit: 2 hari}
                  - {step: 2, calendar: lama, limit: [{when: {prioritas: tinggi}, is: 1 hari, calendar: panjang}, {is: 0.5 hari}]}
                  - {step: 3, calendar: always, limit: 1 hari 1 detik}
                """);
        assertThat(sop.caseLimit()).extracting(Limit::seconds).containsExactly(86_400L, 7_200L);
        assertThat(sop.steps().get(0).limits()).extracting(Limit::seconds).containsExactly(14_400L);
        assertThat(sop.steps().get(1).limits()).extracting(Limit::seconds).containsExactly(36_000L, 18_000L);
        assertThat(sop.steps().get(2).limits()).extracting(Limit::seconds).containsExactly(86_401L);
        assertThat(sop.calendar().zone()).isEqualTo(ZoneId.of("Asia/Makassar"));
        WorkingCalendar lama = sop.steps().get(1).calendar();
        assertThat(lama.zone()).isEqualTo(ZoneId.of("Asia/Jakarta"));
        assertThat(sop.steps().get(1).limits().get(0).calendar()).isSameAs(lama);
        Sops sops = RulesFolder.read(rules);
        assertThat(sops.calendars()).containsOnlyKeys("always", "lama", "pendek");
        assertThat(sops.calendars().get("pendek"))
                .isSameAs(sops.latest("contoh").calendar());
    }

    @Test
    void theComplaintsOfAllFilesComeTogetherInOrder() throws IOException {
        write("z/sop.yaml", HEAD.formatted("Z", "1", "2026-01-01"));
        write("a/sop.yaml", HEAD.formatted("a", "1", "kemarin").replace("steps", "stepps"));
        write("calendars/k.yaml", "week: []");
        assertThatThrownBy(() -> RulesFolder.read(rules))
                .isInstanceOfSatisfying(
                        UnreadableRules.class,
                        refused -> assertThat(refused.complaints())
                                .extracting(complaint ->
                                        complaint.file() + ":" + complaint.line() + ":" + complaint.column())
                                .containsExactly(
                                        "aturan/a/sop.yaml:1:1",
                                        "aturan/a/sop.yaml:4:17",
                                        "aturan/a/sop.yaml:6:1",
                                        "aturan/calendars/k.yaml:1:7",
                                        "aturan/z/sop.yaml:1:6"));
    }

    @Test
    void aFaultyCalendarIsComplainedOfOnceAndNotByTheSopsThatUseIt() throws IOException {
        write("calendars/k.yaml", "week: {mon: [9-5]}");
        write("a/sop.yaml", HEAD.formatted("a", "1", "2026-01-01") + "calendar: k\ncase-limit: 1 hari\n");
        assertThat(messages()).singleElement().asString().contains("no hours: '9-5'");
    }

    @Test
    void twoFilesOfOneVersionAreAComplaint() throws IOException {
        write("a/sop-1.yaml", HEAD.formatted("a", "1", "2026-01-01"));
        write("a/sop-2.yaml", HEAD.formatted("a", "1", "2026-02-01"));
        write("b/sop.yaml", HEAD.formatted("a", "2", "2026-02-01"));
        write("c/sop.yaml", HEAD.formatted("c", "1", "2026-01-01"));
        assertThat(messages())
                .containsExactly(
                        "aturan/a/sop-2.yaml:2:10: SOP 'a' has 'version: 1' in aturan/a/sop-1.yaml already; give each"
                                + " version its own",
                        "aturan/b/sop.yaml:4:17: SOP 'a' has 'effective-from: 2026-02-01' in aturan/a/sop-2.yaml already;"
                                + " give each version its own");
    }

    @Test
    void versionsOfOneSopLieSideBySide() throws IOException {
        write("a/sop-new.yaml", HEAD.formatted("a", "2026-07", "2026-07-01"));
        write("a/sop-old.yml", HEAD.formatted("a", "2021-01", "2021-01-01"));
        write("a/.sop.yaml", "kept by an editor");
        write("a/own.drl", "rule");
        write("checks/x.yaml", "not read");
        write("README.md", "not read");
        assertThat(RulesFolder.read(rules).versions().get("a"))
                .extracting(Sop::version)
                .containsExactly("2021-01", "2026-07");
    }

    @Test
    void aFolderWithoutSopIsAComplaint() throws IOException {
        write("calendars/k.yaml", "week: {}");
        assertThat(messages())
                .containsExactly("aturan/: no SOP in it; put each into a folder, such as aturan/my-sop/sop.yaml");
    }

    @Test
    void aFolderThatIsMissingOrAFileIsAComplaint() throws IOException {
        assertThat(RulesFolder.lint(rules.resolve("tidak-ada")))
                .singleElement()
                .asString()
                .contains("--rules DIR");
        write("berkas", "");
        assertThat(RulesFolder.lint(rules.resolve("berkas")))
                .singleElement()
                .asString()
                .contains("is a file");
    }

    @Test
    void aFolderNamedLikeASopIsAComplaint() throws IOException {
        write("a/sop.yaml/x", "");
        assertThat(messages()).singleElement().asString().startsWith("aturan/a/sop.yaml: cannot be read: a folder");
    }

    @Test
    void complaintsAreSaidInIndonesianAndInEnglish() throws IOException {
        write("calendars/k.yaml", "week: {senen: [07:30-12:00], tue: [9-5]}");
        write("a/sop.yaml", HEAD.formatted("a", "1", "2026-01-01").replace("{step: 1}", "{step: 1, limt: 30 menit}"));
        write("b/sop.yaml", HEAD.formatted("b", "1", "2026-01-01").replace("{step: 1}", "{step: 1, limit: 30}"));
        assertThat(RulesFolder.lint(rules))
                .allSatisfy(BothLanguages::areSaidBy)
                .extracting(Complaint::inIndonesian)
                .satisfiesExactly(
                        key -> assertThat(key)
                                .startsWith(
                                        "aturan/a/sop.yaml:6:19: kunci tidak dikenal 'limt'; maksudnya 'limit'? Yang"
                                                + " dikenal di sini: step, "),
                        limit -> assertThat(limit)
                                .isEqualTo(
                                        "aturan/b/sop.yaml:6:26: bukan batas waktu: '30' tanpa satuan; tulis misalnya"
                                                + " 30 menit, 1 jam 30 menit, 2 hari, atau PT30M"),
                        day -> assertThat(day)
                                .startsWith("aturan/calendars/k.yaml:1:8: hari tidak dikenal 'senen'. Yang dikenal"),
                        hours -> assertThat(hours)
                                .isEqualTo("aturan/calendars/k.yaml:1:36: bukan jam: '9-5'; tulis dari-sampai, misalnya"
                                        + " 07:30-12:00"));
        assertThat(RulesFolder.lint(rules.resolve("x"))).singleElement().satisfies(BothLanguages::areSaidBy);
    }

    @Test
    void aSopOutsideOfItsFolderIsAComplaint() throws IOException {
        write("sop.yaml", HEAD.formatted("a", "1", "2026-01-01"));
        assertThat(messages()).singleElement().asString().contains("move the file to aturan/sop/sop.yaml");
    }

    @Test
    void rulesOnTheClassPathAreReadByTheirIndex() throws IOException {
        rules = Files.createDirectory(temporary.resolve("rules"));
        write("index.txt", "rules/a/sop.yaml\nrules/a/own.drl\nrules/calendars/k.yaml\nrules/calendars/l.ics\n\n");
        write("a/sop.yaml", HEAD.formatted("a", "1", "2026-01-01") + "calendar: k\n");
        write("calendars/k.yaml", "week: {mon: [08:00-12:00]}\nics: l.ics");
        write("calendars/l.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {temporary.toUri().toURL()}, null)) {
            RulesReader.Outcome outcome = RulesReader.read(new ClassPathSource(loader), null);
            assertThat(outcome.faults()).isEmpty();
            assertThat(Objects.requireNonNull(outcome.sops()).latest("a").file())
                    .isEqualTo("rules/a/sop.yaml");
            Files.delete(rules.resolve("calendars/l.ics"));
            Files.delete(rules.resolve("a/sop.yaml"));
            assertThat(RulesReader.read(new ClassPathSource(loader), null).faults())
                    .extracting(Complaint::message)
                    .anySatisfy(message -> assertThat(message).contains("not part of this program"));
        }
    }

    @Test
    void aDoubtDoesNotRefuse() throws IOException {
        write(
                "a/sop.yaml",
                HEAD.formatted("a", "1", "2026-01-01")
                        .replace(
                                "[{step: 1}]",
                                "[{step: 1, limit: {when: {p: x}, is: 1 jam}}, {step: 2, when: {p: y}}]"));
        assertThat(RulesFolder.read(rules).knows("a")).isTrue();
        assertThat(RulesFolder.lint(rules)).hasSize(1).isEqualTo(RulesFolder.doubts(rules));
    }

    @Test
    void documentsThatNoTableOfEventsCanNameAreDoubts() throws IOException {
        write(
                "a/sop.yaml",
                HEAD.formatted("a", "1", "2026-01-01")
                        .replace("[{step: 1}]", "[{step: 1, inputs: ['-'], outputs: [Memo; Surat, 'A|B', C]}]"));
        assertThat(RulesFolder.doubts(rules))
                .extracting(Complaint::message)
                .satisfiesExactly(
                        none -> assertThat(none).startsWith("'-' means no document"),
                        two -> assertThat(two).startsWith("'Memo; Surat' is read as several documents"),
                        bar -> assertThat(bar).startsWith("'A|B' is read as several documents"));
        assertThat(RulesFolder.doubts(rules)).allSatisfy(BothLanguages::areSaidBy);
    }

    @Test
    void nothingInAListIsAFault() throws IOException {
        write("a/sop.yaml", HEAD.formatted("a", "1", "2026-01-01").replace("[{step: 1}]", "[{step: 1, inputs: [~]}]"));
        assertThat(messages()).singleElement().asString().contains("'inputs' is empty; write something or delete it");
    }

    @Test
    void aLongSopWithACycleAtItsEndIsReadWithoutRunningOutOfStack() throws IOException {
        StringBuilder steps =
                new StringBuilder(HEAD.formatted("a", "1", "2026-01-01").replace(" [{step: 1}]", ""));
        for (int i = 0; i < 20_000; i++) {
            steps.append("- {step: s").append(i).append(i == 0 ? ", after: s19999}\n" : "}\n");
        }
        write("a/sop.yaml", steps.toString());
        assertThat(messages()).singleElement().asString().contains("a cycle: step s0, then s1");
    }

    private Sop sop(String yaml) throws IOException {
        write("contoh/sop.yaml", yaml);
        assertThat(RulesFolder.lint(rules)).isEmpty();
        return RulesFolder.read(rules).latest("contoh");
    }

    private List<String> messages() {
        return RulesFolder.lint(rules).stream().map(Complaint::toString).toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = rules.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
