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
            List<Map<String, String>> ofMonth = rows.stream()
                    .filter(row -> row.get("sop").equals(sop)
                            && Objects.requireNonNull(months.get(sop + "\n" + row.get("case")))
                                    .toString()
                                    .equals(month))
                    .toList();
            compare(files.of(sop, month, Language.EN), ofMonth, wholeSeconds);
        }
        return reports.size();
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
