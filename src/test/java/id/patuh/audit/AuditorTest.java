package id.patuh.audit;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.eventlog.EventLog;
import id.patuh.findings.VerdictTable;
import id.patuh.intake.ReadingProgress;
import id.patuh.run.FileAudit;
import id.patuh.sop.Language;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Remembering, threads, batches, files and the order of things decide how long an audit takes, never what it says. The
 * cases are invented: of the SOP that ships, with rules of its own, and of one that has everything else.
 */
class AuditorTest {

    private static final int CASES = 2_000;
    private static final String VARIED = "aneka";
    private static final String VARIED_SOP = """
            sop: aneka
            version: 1
            title: Aneka
            effective-from: 2026-01-01
            zone: Asia/Makassar
            calendar: jam-kerja-asn
            roles:
              kasie: {title: Kepala Seksi}
              teknis: {title: Tenaga Teknis}
            case-limit: [{when: {prioritas: tinggi}, is: 1 hari}, {is: 3 hari}]
            closes: [7, 8]
            steps:
              - {step: 1, role: teknis, outputs: [Laporan], limit: 30 menit}
              - {step: 2, role: [kasie, teknis], inputs: [Laporan], outputs: [Memo], limit: 1 jam, clock: start}
              - {step: 3, optional: true, limit: 2 jam}
              - {step: 4, when: {lokasi: server}, role: teknis, inputs: [Memo, Laporan], limit: 2 jam}
              - {step: 5, after: [2], when: {lokasi: {not: server}}, limit: [{when: {prioritas: tinggi}, is: 1 jam}]}
              - {step: 6, after: [3, 4, 5], repeatable: true, calendar: always, limit: 4 jam}
              - {step: 7, after: [6], inputs: [Memo], outputs: [Review, Memo]}
              - {step: 8, after: [], severity: {once: critical}}
            """;

    @TempDir
    private static Path temporary;

    private static Sops sops;
    private static RuleBook rules;
    private static List<String> rows;
    private static EventLog log;
    private static long asOf;
    private static Map<String, List<String>> expected;

    /** Keeps the verdicts of each case as lines. */
    private record Keeping(Map<String, List<String>> verdicts) implements Auditor.Desk {
        @Override
        public void take(CaseFile file) {
            List<String> before = verdicts.put(
                    file.caseId(),
                    CaseVerdicts.of(file, true).stream()
                            .map(verdict -> String.join(",", VerdictTable.cells(verdict, Language.EN)))
                            .toList());
            assertThat(before).as("case %s is heard once", file.caseId()).isNull();
        }

        @Override
        public void endBatch(int batch) {}
    }

    @BeforeAll
    static void invent() throws IOException {
        Path folder = Ran.copyOfTheRules(temporary.resolve("rules"));
        Files.writeString(Files.createDirectories(folder.resolve(VARIED)).resolve("sop.yaml"), VARIED_SOP);
        sops = RulesFolder.read(folder);
        rules = RuleBook.of(sops);
        rows = new RandomRows(new Random(20_261_005)).ofCases(CASES);
        log = read("whole", List.of(rows));
        asOf = log.latest() - 20 * 3_600_000L;
        expected = verdicts(log, 1, false);
    }

    @Test
    void theInventedCasesAreWorthComparing() {
        List<String> all = expected.values().stream().flatMap(List::stream).toList();
        assertThat(expected).hasSizeGreaterThan(CASES * 9 / 10);
        for (Check check : Check.ALL) {
            assertThat(all).as(check.name()).anyMatch(line -> line.contains("," + check.name() + ","));
        }
        for (Verdict verdict : List.of(Verdict.COMPLIANT, Verdict.VIOLATED, Verdict.UNPROVEN, Verdict.PENDING)) {
            assertThat(all.stream().filter(line -> line.contains("," + verdict.word() + ",")))
                    .as(verdict.word())
                    .hasSizeGreaterThan(CASES);
        }
        assertThat(all).anyMatch(line -> line.contains(",berita-acara-diketahui,"));
        assertThat(all).anyMatch(line -> line.contains(",pencatatan-lengkap,"));
    }

    /** {@link #expected} was judged by one thread that remembered nothing. */
    @Test
    void rememberingSituationsChangesNoVerdict() {
        assertSame(verdicts(log, 1, true));
    }

    @Test
    void theNumberOfThreadsChangesNoVerdict() {
        for (int threads : List.of(2, 4)) {
            assertSame(verdicts(log, threads, true));
        }
    }

    @Test
    void auditingTheCasesInChunksChangesNoVerdict() {
        int[] order = log.casesInOrder();
        Map<String, List<String>> found = new ConcurrentHashMap<>();
        int chunk = 0;
        for (int from = 0; from < order.length; from += chunk) {
            chunk = 1 + (from * 7) % 700;
            int[] part = Arrays.copyOfRange(order, from, Math.min(order.length, from + chunk));
            audit(log, part, 2, true, found);
        }
        assertSame(found);
    }

    @Test
    void theOrderOfTheCasesChangesNoVerdict() {
        int[] order = log.casesInOrder();
        int[] backwards = IntStream.range(0, order.length)
                .map(i -> order[order.length - 1 - i])
                .toArray();
        Map<String, List<String>> found = new ConcurrentHashMap<>();
        audit(log, backwards, 2, true, found);
        assertSame(found);
    }

    @Test
    void theSameEventsShuffledDoubledAndInSeveralFilesGiveTheSameVerdicts() throws IOException {
        List<String> mixed = new ArrayList<>(rows);
        mixed.addAll(rows);
        Collections.shuffle(mixed, new Random(5));
        int third = mixed.size() / 3;
        List<List<String>> parts = List.of(
                mixed.subList(0, third), mixed.subList(third, 2 * third), mixed.subList(2 * third, mixed.size()));
        EventLog other = read("mixed", parts);
        assertSame(verdicts(other, 2, true));
    }

    @Test
    void ofTwoWrongRolesAtOneInstantTheSameIsToldInAnyOrder() throws IOException {
        assertOrderChangesNothing(
                "E-1,aneka,K-1,1,2026-10-05 08:00,kasie,",
                "E-2,aneka,K-1,1,2026-10-05 08:00,bendahara,",
                "E-3,aneka,K-1,1,2026-10-05 08:00,Camat,");
    }

    @Test
    void spellingsOfAnUnknownStepUnderOneIdentityAreToldTheSameInAnyOrder() throws IOException {
        assertOrderChangesNothing(
                "E-1,aneka,K-1,Cek Lokasi,2026-10-05 08:00,,", "E-1,aneka,K-1,cek lokasi,2026-10-05 08:00,,");
    }

    @Test
    void spellingsOfAValueUnderOneIdentityDecideTheSameInAnyOrder() throws IOException {
        assertOrderChangesNothing(
                "E-1,aneka,K-1,4,2026-10-05 08:00,,server",
                "E-1,aneka,K-1,4,2026-10-05 08:00,,SERVER",
                "E-2,aneka,K-1,2,2026-10-05 08:00,,Zona");
    }

    @Test
    void ofThreeEventsWithOneIdentityTheSameStaysInAnyOrder() throws IOException {
        assertOrderChangesNothing(
                "E-1,aneka,K-1,4,2026-10-05 08:00,,server",
                "E-1,aneka,K-1,4,2026-10-05 08:00,kasie,jaringan",
                "E-1,aneka,K-1,2,2026-10-05 09:00,,server");
    }

    @Test
    void everyBatchEndsOnce() {
        int[] order = log.casesInOrder();
        Map<Integer, Integer> ends = new ConcurrentHashMap<>();
        Auditor.Desk counting = new Auditor.Desk() {
            @Override
            public void take(CaseFile file) {}

            @Override
            public void endBatch(int batch) {
                ends.merge(batch, 1, Integer::sum);
            }
        };
        new Auditor(sops, rules, log, asOf, true).audit(order, 4, () -> counting, done -> {});
        assertThat(ends.values()).containsOnly(1);
        assertThat(new TreeMap<>(ends).lastKey()).isEqualTo(ends.size() - 1);
    }

    @Test
    void theMemoryOfSituationsIsBounded() {
        Memo memo = new Memo(1);
        int most = 1 << 15;
        for (int i = 0; i < 2 * most + 10; i++) {
            memo.put(i, new long[] {i * 31L}, Rulings.nothing());
        }
        long remembered = IntStream.range(0, 2 * most + 10)
                .filter(i -> memo.get(i, new long[] {i * 31L}) != null)
                .count();
        assertThat(remembered).isPositive().isLessThanOrEqualTo(most);
    }

    @Test
    void theMemoryOfOwnRulingsIsBounded() {
        OwnMemo memo = new OwnMemo();
        memo.heard(new Question(Question.Kind.CASE_ID, null, null));
        int most = 1 << 14;
        for (int i = 0; i < 2 * most + 10; i++) {
            memo.put(new OwnMemo.Answers("K-" + i), Rulings.nothing());
        }
        long remembered = IntStream.range(0, 2 * most + 10)
                .filter(i -> memo.get(new OwnMemo.Answers("K-" + i)) != null)
                .count();
        assertThat(remembered).isPositive().isLessThanOrEqualTo(most);
    }

    @Test
    void aQuestionNeverAskedBeforeMakesOwnRulingsForgotten() {
        OwnMemo memo = new OwnMemo();
        memo.heard(new Question(Question.Kind.STATE, null, null));
        memo.put(new OwnMemo.Answers(CaseState.OPEN), Rulings.nothing());
        memo.heard(new Question(Question.Kind.STATE, null, null));
        assertThat(memo.get(new OwnMemo.Answers(CaseState.OPEN))).isNotNull();
        memo.heard(new Question(Question.Kind.CASE_ID, null, null));
        assertThat(memo.get(new OwnMemo.Answers(CaseState.OPEN))).isNull();
    }

    private static Map<String, List<String>> verdicts(EventLog events, int threads, boolean remembering) {
        Map<String, List<String>> found = new ConcurrentHashMap<>();
        audit(events, events.casesInOrder(), threads, remembering, found);
        return found;
    }

    private static void audit(
            EventLog events, int[] order, int threads, boolean remembering, Map<String, List<String>> found) {
        new Auditor(sops, rules, events, asOf, remembering).audit(order, threads, () -> new Keeping(found), done -> {});
    }

    private static void assertOrderChangesNothing(String... rows) throws IOException {
        Set<List<String>> outcomes = new HashSet<>();
        for (List<String> order : orders(List.of(rows))) {
            Path file = temporary.resolve("order.csv");
            Files.writeString(file, "event_id,sop,case,step,at,role,attr:lokasi\n" + String.join("\n", order) + "\n");
            outcomes.add(verdicts(read(List.of(file)), 1, true).get("K-1"));
        }
        assertThat(outcomes).hasSize(1).doesNotContainNull();
    }

    private static List<List<String>> orders(List<String> rows) {
        if (rows.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> orders = new ArrayList<>();
        for (String first : rows) {
            List<String> others = new ArrayList<>(rows);
            others.remove(first);
            for (List<String> rest : orders(others)) {
                List<String> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }

    private static EventLog read(String name, List<List<String>> parts) throws IOException {
        List<Path> files = new ArrayList<>();
        for (List<String> part : parts) {
            Path file = temporary.resolve(name + "-" + files.size() + ".csv");
            Files.writeString(file, RandomRows.HEADING + "\n" + String.join("\n", part) + "\n");
            files.add(file);
        }
        return read(files);
    }

    private static EventLog read(List<Path> files) {
        FileAudit audit =
                new FileAudit(sops, CompletableFuture.completedFuture(rules), null, null, ReadingProgress.NONE);
        audit.read(files);
        assertThat(audit.rejects().count()).isZero();
        return audit.log();
    }

    /** Tells the first difference alone; there are many verdicts. */
    private static void assertSame(Map<String, List<String>> found) {
        assertThat(found).hasSameSizeAs(expected);
        expected.forEach((caseId, verdicts) -> {
            List<String> others = found.getOrDefault(caseId, List.of());
            for (int i = 0; i < Math.min(verdicts.size(), others.size()); i++) {
                assertThat(others.get(i)).isEqualTo(verdicts.get(i));
            }
            assertThat(others).as(caseId).hasSameSizeAs(verdicts);
        });
    }
}
