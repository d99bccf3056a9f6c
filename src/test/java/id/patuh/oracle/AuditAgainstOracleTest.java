package id.patuh.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.patuh.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line audits invented logs against invented SOPs, and must say word for word what the oracle says. What a
 * failed comparison was about stays on disk. {@code -Dpatuh.oracle.sops=N} sets how many SOPs are invented.
 */
class AuditAgainstOracleTest {

    private static final int SOPS = Integer.getInteger("patuh.oracle.sops", 150);
    private static final String HEADING = "case,sop,version,step,check,subject,verdict,severity,limit_s,elapsed_s,"
            + "clock_start,clock_end,due,root,evidence,sentence";
    private static final int COMPARED = 13;
    private static final int VERDICT = 6;
    private static final List<Integer> TIMES = List.of(10, 11, 12);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path temp;

    @TestFactory
    Stream<DynamicTest> verdictsAreThoseOfTheOracle() {
        List<DynamicTest> tests = new ArrayList<>();
        int left = SOPS;
        for (long seed = 1; left > 0; seed++) {
            long own = seed;
            int sops = Math.min(left, RandomAudit.size(seed));
            tests.add(
                    dynamicTest("seed " + seed + ", " + sops + " SOPs", () -> compare(RandomAudit.of(own, sops, 45))));
            left -= sops;
        }
        return tests.stream();
    }

    @Test
    void verdictsOfALargeLogAreThoseOfTheOracle() throws IOException {
        compare(RandomAudit.large(3_000));
    }

    @TestFactory
    Stream<DynamicTest> orderRepetitionAndSplittingOfALogChangeNothing() {
        return IntStream.rangeClosed(1, Math.min(8, SOPS))
                .mapToObj(i -> dynamicTest(
                        "seed " + (10_000 + i), () -> compareShuffled(RandomAudit.of(10_000 + i, 1 + i % 3, 40))));
    }

    private void compare(RandomAudit audit) throws IOException {
        Path folder = temp.resolve("seed-" + audit.seed());
        Path out = run(audit, folder, "out", audit.writeLogs(folder.resolve("logs")));
        List<List<String>> verdicts = rows(out.resolve("verdicts.csv"));
        compareRows(audit, folder, audit.expected(), verdicts);
        List<List<String>> findings = verdicts.stream()
                .filter(row -> List.of("violated", "unproven").contains(row.get(VERDICT)))
                .toList();
        assertSame(
                audit + ": findings.csv holds what is violated or unproven in verdicts.csv, " + folder,
                findings,
                rows(out.resolve("findings.csv")));
    }

    private void compareShuffled(RandomAudit audit) throws IOException {
        Path folder = temp.resolve("shuffled-" + audit.seed());
        Path once = run(audit, folder, "once", audit.writeLogs(folder.resolve("logs")));
        Path twice = run(audit, folder, "twice", audit.writeLogsMixed(folder.resolve("mixed")));
        for (String file : List.of("verdicts.csv", "findings.csv")) {
            assertSame(
                    audit + ": " + file + " of the shuffled, doubled and split log, " + folder,
                    List.of(Files.readString(once.resolve(file)).split("\n", -1)),
                    List.of(Files.readString(twice.resolve(file)).split("\n", -1)));
        }
    }

    /** Tells the first difference alone; the lists are long. */
    private static void assertSame(String fact, List<?> expected, List<?> actual) {
        for (int row = 0; row < Math.min(expected.size(), actual.size()); row++) {
            assertThat(actual.get(row)).as("%s, row %d", fact, row + 1).isEqualTo(expected.get(row));
        }
        assertThat(actual.size()).as("%s, number of rows", fact).isEqualTo(expected.size());
    }

    private static Path run(RandomAudit audit, Path folder, String name, List<Path> logs) throws IOException {
        Path rules = folder.resolve("rules");
        Path out = folder.resolve(name);
        if (Files.notExists(rules)) {
            audit.writeRules(rules);
        }
        List<String> arguments = new ArrayList<>(List.of("audit", "--rules", rules.toString()));
        audit.asOfArgument().ifPresent(asOf -> arguments.addAll(List.of("--as-of", asOf)));
        audit.sopArgument().ifPresent(sop -> arguments.addAll(List.of("--sop", sop)));
        arguments.addAll(List.of("--out", out.toString(), "--all"));
        logs.forEach(log -> arguments.add(log.toString()));
        assertThat(Cli.run(arguments.toArray(String[]::new)))
                .as("%s: exit code of %s", audit, arguments)
                .isZero();
        return out;
    }

    private static List<List<String>> rows(Path file) throws IOException {
        List<List<String>> rows = CsvTable.read(file);
        assertThat(String.join(",", rows.get(0)))
                .as("heading of %s", file.getFileName())
                .isEqualTo(HEADING);
        return rows.subList(1, rows.size());
    }

    private static void compareRows(
            RandomAudit audit, Path folder, List<ExpectedRow> expected, List<List<String>> actual) {
        for (int row = 0; row < Math.max(expected.size(), actual.size()); row++) {
            Optional<ExpectedRow> wanted = row < expected.size() ? Optional.of(expected.get(row)) : Optional.empty();
            List<String> found = row < actual.size() ? compared(actual.get(row)) : List.of();
            if (!wanted.map(ExpectedRow::cells).orElse(List.of()).equals(found)) {
                report(audit, folder, row, wanted, found);
            }
        }
    }

    /** The cells that are compared; a zero offset may be spelled Z. */
    private static List<String> compared(List<String> row) {
        List<String> cells = new ArrayList<>(row.subList(0, COMPARED));
        TIMES.forEach(column -> cells.set(column, cells.get(column).replaceFirst("Z$", "+00:00")));
        return cells;
    }

    private static void report(
            RandomAudit audit, Path folder, int row, Optional<ExpectedRow> wanted, List<String> found) {
        String caseId = wanted.map(ExpectedRow::caseId).orElseGet(() -> found.get(0));
        String sop = wanted.map(ExpectedRow::sop).orElseGet(() -> found.get(1));
        StringBuilder message = new StringBuilder();
        message.append(audit).append(": verdicts.csv differs first in row ").append(row + 2);
        message.append("\n  oracle:  ")
                .append(wanted.map(one -> one.cells().toString()).orElse("no more rows"));
        message.append("\n  auditor: ").append(found.isEmpty() ? "no more rows" : found.toString());
        message.append("\n  rules:   ").append(folder.resolve("rules").resolve(sop));
        message.append("\n  as of:   ").append(audit.asOf()).append("\n  events of the case, by time:");
        audit.eventsOf(caseId).forEach(event -> message.append("\n    ").append(line(event, audit.asOf())));
        fail(message.toString());
    }

    private static String line(PlainEvent event, Instant asOf) {
        return "%s %s step '%s' role '%s' inputs %s outputs %s attributes %s%s"
                .formatted(
                        event.at(),
                        event.transition(),
                        event.step(),
                        event.role(),
                        event.inputs().map(Object::toString).orElse("not recorded"),
                        event.outputs().map(Object::toString).orElse("not recorded"),
                        event.attributes(),
                        event.at().isAfter(asOf) ? " (after as-of)" : "");
    }
}
