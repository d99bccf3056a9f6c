package id.patuh.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.patuh.audit.Verdict;
import id.patuh.findings.VerdictFile;
import id.patuh.oracle.InventedAudit;
import id.patuh.scorecard.Figures;
import id.patuh.scorecard.Share;
import id.patuh.scorecard.TimesUsed;
import id.patuh.sop.Language;
import id.patuh.sop.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every figure of a report against {@code verdicts.csv}, counted anew. */
class ReportRecountTest {

    @TempDir
    private Path temp;

    @Test
    void ofTheSampleMonth() throws IOException {
        FileReport files = FileReport.sample();
        int compared = compare(files, true);
        assertThat(compared).isEqualTo(1);
        MonthlyReport report = files.of(FileReport.SOP, "2026-10", Language.ID);
        assertThat(report.now().cases()).isEqualTo(64);
        assertThat(report.findings()).hasSize(52);
        assertThat(report.hurts()).hasSize(3);
        assertThat(report.advice()).hasSize(3).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> ofInventedSopsAndLogs() {
        return LongStream.rangeClosed(61, 72)
                .mapToObj(seed -> dynamicTest("seed " + seed, () -> {
                    InventedAudit invented =
                            InventedAudit.write(seed, 1 + (int) seed % 3, 40, temp.resolve("invented-" + seed));
                    compare(
                            new FileReport(
                                    invented.rules(), invented.sop().orElse(null), invented.logs(), invented.asOf()),
                            false);
                }));
    }

    /** @param wholeSeconds whether the times in the files are whole seconds, as those of the file of verdicts are */
    private int compare(FileReport files, boolean wholeSeconds) throws IOException {
        List<Map<String, String>> rows = verdicts(files);
        Map<String, YearMonth> months = files.months();
        TreeSet<String> reports = new TreeSet<>();
        months.forEach((name, month) -> reports.add(name.substring(0, name.indexOf('\n')) + "\n" + month));
        for (String one : reports) {
            String sop = one.substring(0, one.indexOf('\n'));
            String month = one.substring(one.indexOf('\n') + 1);
            MonthlyReport report = files.of(sop, month, Language.EN);
            Period period = report.order().period();
            compare(report, opened(period, sop, rows, months), wholeSeconds);
            compare("before", report.before(), opened(period.before(), sop, rows, months), wholeSeconds);
            compare("year so far", report.year(), opened(period.yearSoFar(), sop, rows, months), wholeSeconds);
            for (MonthlyReport.Month shown : report.months()) {
                compare("trend", shown.figures(), opened(Period.of(shown.month()), sop, rows, months), wholeSeconds);
            }
        }
        return reports.size();
    }

    /** The rows of the cases opened in the period. */
    private static List<Map<String, String>> opened(
            Period period, String sop, List<Map<String, String>> rows, Map<String, YearMonth> months) {
        return rows.stream()
                .filter(row -> row.get("sop").equals(sop)
                        && period.contains(Objects.requireNonNull(months.get(sop + "\n" + row.get("case")))))
                .toList();
    }

    private static void compare(String what, Figures figures, List<Map<String, String>> rows, boolean wholeSeconds) {
        RecountedVerdicts counted = new RecountedVerdicts();
        rows.forEach(counted::add);
        same(what, figures, counted, wholeSeconds);
    }

    private List<Map<String, String>> verdicts(FileReport files) throws IOException {
        Path file = Files.createTempFile(temp, "verdicts", ".csv");
        try (VerdictFile verdicts = VerdictFile.create(file, VerdictFile.Format.CSV, Language.EN)) {
            files.audit.audit(files.asOf.toEpochMilli(), null, verdicts, done -> {});
        }
        List<Map<String, String>> rows = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            for (CSVRecord row : CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)) {
                rows.add(row.toMap());
            }
        }
        return rows;
    }

    private static void compare(MonthlyReport report, List<Map<String, String>> rows, boolean wholeSeconds)
            throws IOException {
        RecountedVerdicts all = new RecountedVerdicts();
        Map<String, RecountedVerdicts> byStep = new HashMap<>();
        Map<String, RecountedVerdicts> byCheck = new HashMap<>();
        for (Map<String, String> row : rows) {
            all.add(row);
            byStep.computeIfAbsent(row.get("step"), any -> new RecountedVerdicts())
                    .add(row);
            byCheck.computeIfAbsent(row.get("check"), any -> new RecountedVerdicts())
                    .add(row);
        }
        same("all", report.now(), all, wholeSeconds);
        byStep.remove("");
        assertThat(report.steps()).hasSize(byStep.size());
        report.steps().forEach(step -> same(step.id(), step.now(), byStep.get(step.id()), wholeSeconds));
        assertThat(report.checks()).hasSize(byCheck.size());
        report.checks().forEach(check -> same(check.check(), check.now(), byCheck.get(check.check()), wholeSeconds));
        sameDelays(report, byStep, wholeSeconds);
        sameMissing(report, rows);
        for (MonthlyReport.SeverityRow severity : report.severities()) {
            String word = severity.severity() == null
                    ? "unproven"
                    : severity.severity().word();
            assertThat(severity.count()).as(word).isEqualTo(all.of(word));
        }
        sameFindings(report, rows);
        sameInWorkbook(report, all);
    }

    private static void same(String what, Figures figures, RecountedVerdicts counted, boolean wholeSeconds) {
        assertThat(figures.verdicts(Verdict.COMPLIANT)).as(what).isEqualTo(counted.of("compliant"));
        assertThat(figures.verdicts(Verdict.PENDING)).as(what).isEqualTo(counted.of("pending"));
        long measured = counted.of("compliant") + counted.of("violated");
        assertThat(figures.conformance()).as(what).isEqualTo(new Share(counted.of("compliant"), measured));
        assertThat(figures.proven()).as(what).isEqualTo(new Share(measured, measured + counted.of("unproven")));
        assertThat(figures.onTime())
                .as(what)
                .isEqualTo(new Share(
                        counted.of("time compliant"), counted.of("time compliant") + counted.of("time violated")));
        for (Severity severity : Severity.values()) {
            assertThat(figures.violations(severity)).as(what).isEqualTo(counted.of(severity.word()));
        }
        assertThat(figures.rootViolations()).as(what).isEqualTo(counted.of("root"));
        TimesUsed times = figures.times();
        if (wholeSeconds) {
            assertThat(figures.ownDelaySeconds()).as(what).isEqualTo(counted.ownDelaySeconds);
            assertThat(times == null ? -1 : times.medianPerMille()).as(what).isEqualTo(counted.percentile(50));
            assertThat(times == null ? -1 : times.ninetiethPerMille()).as(what).isEqualTo(counted.percentile(90));
        } else {
            assertThat(figures.ownDelaySeconds())
                    .as(what)
                    .isBetween(counted.ownDelaySeconds, counted.ownDelaySeconds + figures.lateSteps());
        }
    }

    private static void sameDelays(MonthlyReport report, Map<String, RecountedVerdicts> byStep, boolean wholeSeconds) {
        Steps steps = new Steps(report.order().versions(), Language.EN);
        Map<String, Long> late = new HashMap<>();
        Map<String, Long> seconds = new HashMap<>();
        byStep.forEach((id, counted) -> {
            long times = counted.of("time violated");
            if (times > 0) {
                late.merge("step " + steps.label(id), times, Long::sum);
                seconds.merge("step " + steps.label(id), counted.ownDelaySeconds, Long::sum);
                steps.roles(id).forEach(role -> late.merge("role " + role, times, Long::sum));
                steps.roles(id).forEach(role -> seconds.merge("role " + role, counted.ownDelaySeconds, Long::sum));
            }
        });
        Map<String, StepDelay> told = new HashMap<>();
        report.stepDelays().forEach(row -> told.merge("step " + row.label(), row.delay(), StepDelay::and));
        report.roleDelays().forEach(row -> told.merge("role " + row.label(), row.delay(), StepDelay::and));
        assertThat(told.keySet()).isEqualTo(late.keySet());
        told.forEach((label, delay) -> {
            long own = Objects.requireNonNull(seconds.get(label));
            assertThat(delay.late()).as(label).isEqualTo(late.get(label));
            assertThat(delay.own() / 1000).as(label).isBetween(own, wholeSeconds ? own : own + delay.late());
        });
    }

    private static void sameMissing(MonthlyReport report, List<Map<String, String>> rows) {
        Map<String, Long> unproven = new HashMap<>();
        rows.stream()
                .filter(row -> row.get("verdict").equals("unproven"))
                .forEach(row -> unproven.merge(
                        plain(row.get("step")) + "/" + row.get("check") + "/" + plain(row.get("subject")),
                        1L,
                        Long::sum));
        Map<String, Long> told = new HashMap<>();
        report.problems().stream()
                .map(MonthlyReport.Finding::problem)
                .filter(problem -> problem.verdict() == Verdict.UNPROVEN)
                .forEach(problem ->
                        told.put(problem.stepId() + "/" + problem.check() + "/" + problem.subject(), problem.count()));
        assertThat(told).isEqualTo(unproven);
        assertThat(report.missing().stream().map(MonthlyReport.Missing::count).sorted())
                .containsExactlyElementsOf(unproven.values().stream().sorted().toList());
    }

    private static void sameFindings(MonthlyReport report, List<Map<String, String>> rows) {
        assertThat(report.findings().stream()
                        .map(row -> row.caseId() + "/" + row.step() + "/" + row.check() + "/" + row.subject() + "/"
                                + row.verdict().word())
                        .sorted())
                .isEqualTo(rows.stream()
                        .filter(row -> row.get("verdict").matches("violated|unproven"))
                        .map(row -> plain(row.get("case")) + "/" + plain(row.get("step")) + "/" + row.get("check") + "/"
                                + plain(row.get("subject")) + "/" + row.get("verdict"))
                        .sorted()
                        .toList());
        assertThat(report.problems().stream()
                        .mapToLong(one -> one.problem().count())
                        .sum())
                .isEqualTo(report.findings().size());
    }

    /** Without the apostrophe that keeps a spreadsheet from taking it for a formula. */
    private static String plain(String cell) {
        return cell.matches("(?s)'[=+\\-@\t\r].*") ? cell.substring(1) : cell;
    }

    private static void sameInWorkbook(MonthlyReport report, RecountedVerdicts all) throws IOException {
        byte[] workbook = Documents.write(report, Documents.Kind.REPORT, Documents.Format.XLSX);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            Map<String, Row> summary = new HashMap<>();
            book.getFirstSheet().read().forEach(row -> summary.put(row.getCellText(0), row));
            long measured = all.of("compliant") + all.of("violated");
            Row conformance = Objects.requireNonNull(summary.get("Conformance"));
            assertThat(conformance.getCellAsNumber(2).orElseThrow().longValueExact())
                    .isEqualTo(all.of("compliant"));
            assertThat(conformance.getCellAsNumber(3).orElseThrow().longValueExact())
                    .isEqualTo(measured);
            assertThat(Objects.requireNonNull(summary.get("Unproven"))
                            .getCellAsNumber(1)
                            .orElseThrow()
                            .longValueExact())
                    .isEqualTo(all.of("unproven"));
        }
    }
}
