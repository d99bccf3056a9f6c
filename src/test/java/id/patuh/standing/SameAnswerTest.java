package id.patuh.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.patuh.SampleFiles;
import id.patuh.SettableClock;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseVerdicts;
import id.patuh.audit.RuleBook;
import id.patuh.database.TestDatabase;
import id.patuh.eventlog.EventLog;
import id.patuh.findings.VerdictTable;
import id.patuh.intake.ReadingProgress;
import id.patuh.oracle.InventedAudit;
import id.patuh.run.FileAudit;
import id.patuh.sop.Language;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the order in which events come in, and however often, the service says what the audit of files says. */
class SameAnswerTest {

    @TempDir
    private Path temp;

    @Test
    void ofTheSampleFiles() throws IOException {
        compare(1, SampleFiles.RULES, null, SampleFiles.LOGS, null);
    }

    @TestFactory
    Stream<DynamicTest> ofInventedLogs() {
        return LongStream.rangeClosed(1, 12)
                .mapToObj(seed -> dynamicTest("seed " + seed, () -> {
                    InventedAudit invented =
                            InventedAudit.write(seed, 1 + (int) seed % 3, 25, temp.resolve("invented-" + seed));
                    compare(seed, invented.rules(), invented.sop().orElse(null), invented.logs(), invented.asOf());
                }));
    }

    private void compare(long seed, Path rules, String sop, List<Path> logs, Instant given) throws IOException {
        Sops sops = RulesFolder.read(rules);
        FileAudit files = new FileAudit(
                sops, CompletableFuture.completedFuture(RuleBook.of(sops)), sop, null, ReadingProgress.NONE);
        files.read(logs);
        Instant asOf = given == null ? Instant.ofEpochMilli(files.latest()) : given;
        SettableClock clock = new SettableClock(asOf.minus(Duration.ofDays(20)));
        Path folder = temp.resolve("rules-" + seed).resolve("rules");
        Office.copy(rules, folder);
        Office office = new Office(TestDatabase.fresh(), clock, folder, false);
        office.comeIn(files.log(), asOf, new Random(seed));
        List<List<String>> expected = cells(files, asOf, true);
        assertThat(derived(office, files.log(), asOf)).isEqualTo(expected);
        assertThat(stored(office)).containsExactlyInAnyOrderElementsOf(withoutRunning(files, asOf));
    }

    private static List<List<String>> cells(FileAudit files, Instant asOf, boolean all) {
        List<List<String>> cells = new ArrayList<>();
        files.visitAll(
                asOf.toEpochMilli(),
                file -> CaseVerdicts.of(file, all)
                        .forEach(verdict -> cells.add(VerdictTable.cells(verdict, Language.EN))));
        return cells;
    }

    private static List<List<String>> derived(Office office, EventLog log, Instant asOf) {
        List<List<String>> cells = new ArrayList<>();
        for (int number : log.casesInOrder()) {
            CaseInquiry.Answer answer = office.inquiry.ask(log.sop(number), log.caseId(number), asOf, null);
            if (answer != null) {
                for (CaseVerdict verdict : answer.verdicts()) {
                    cells.add(VerdictTable.cells(verdict, Language.EN));
                }
            }
        }
        return cells;
    }

    /** What a stored finding says, and how an audit of now words it. */
    private static List<List<String>> stored(Office office) {
        return office.findings().stream()
                .map(finding -> List.of(
                        finding.sop(), finding.caseId(), said(finding.found()).toString()))
                .toList();
    }

    private static List<List<String>> withoutRunning(FileAudit files, Instant asOf) {
        List<List<String>> said = new ArrayList<>();
        files.visitAll(
                asOf.toEpochMilli(),
                file -> CaseVerdicts.of(file, false)
                        .forEach(verdict -> said.add(List.of(
                                verdict.sop().id(),
                                verdict.caseId(),
                                said(Found.of(verdict)).toString()))));
        return said;
    }

    private static Found said(Found found) {
        return !found.running()
                ? found
                : new Found(
                        found.key(),
                        found.stepIndex(),
                        found.checkRank(),
                        found.version(),
                        found.verdict(),
                        found.severity(),
                        found.limitSeconds(),
                        0,
                        found.clockStart(),
                        0,
                        true,
                        found.root(),
                        found.evidence(),
                        "",
                        "");
    }
}
