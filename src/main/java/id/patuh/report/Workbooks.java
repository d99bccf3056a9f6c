package id.patuh.report;

import id.patuh.audit.CaseFile;
import id.patuh.audit.Verdict;
import id.patuh.findings.VerdictTable;
import id.patuh.scorecard.Figures;
import id.patuh.scorecard.Share;
import id.patuh.scorecard.TimesUsed;
import id.patuh.sop.Severity;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Reports as workbooks: figures as numbers, headings that stay, filters. Text that a spreadsheet would take for a formula is
 * neutralised. Source: RELIABILITY.md 14.
 */
final class Workbooks {

    private static final int MOST_ROWS = 1_000_000;
    private static final double HOUR = 3_600_000;
    private static final int DIGITS = 4;
    private static final String PERCENT = "0.0%";
    private static final String HOURS = "#,##0.00";
    private static final String WHOLE = "#,##0";
    private static final String TIME = "yyyy-mm-dd hh:mm:ss";

    private final MonthlyReport report;
    private final Wording words;
    private final Workbook book;

    private Workbooks(MonthlyReport report, Workbook book) {
        this.report = report;
        this.words = report.words();
        this.book = book;
    }

    /** The whole report. */
    static byte[] report(MonthlyReport report) {
        return written(report, book -> new Workbooks(report, book).all());
    }

    /** A form as one sheet. */
    static byte[] form(MonthlyReport report, Documents.Form form) {
        return written(report, book -> new Workbooks(report, book).form(form));
    }

    private interface Writer {
        void write(Workbook book) throws IOException;
    }

    /** Packed twice: what the library packs bears the time of day. */
    private static byte[] written(MonthlyReport report, Writer writer) {
        try {
            Path draft = Files.createTempFile("patuh", ".xlsx");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16)) {
                    Workbook book = new Workbook(out, "Patuh", null);
                    book.setCompressionLevel(Deflater.NO_COMPRESSION);
                    book.properties().setTitle(report.words().of("title"));
                    writer.write(book);
                    book.finish();
                }
                return SameZip.of(draft, report.order().knownBy());
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the workbook cannot be written: " + e.getMessage(), e);
        }
    }

    /** Rows under headings; numbers stay numbers. */
    private final class Sheet {

        private final Worksheet sheet;
        private final int columns;
        private int row;
        private int column;
        private boolean plain;

        Sheet(String name, List<String> headings) {
            sheet = book.newWorksheet(name);
            columns = headings.size();
            for (String heading : headings) {
                sheet.value(0, column, heading);
                sheet.style(0, column++)
                        .bold()
                        .wrapText(true)
                        .fillColor("EEF2F6")
                        .set();
            }
            sheet.freezePane(1, 1);
        }

        /** From here on numbers get no format of their own: in a long list that takes longer than all else. */
        Sheet plain() {
            plain = true;
            return this;
        }

        boolean next() {
            row++;
            column = 0;
            return row <= MOST_ROWS;
        }

        Sheet text(String text) {
            if (!text.isEmpty()) {
                sheet.inlineString(row, column, VerdictTable.neutral(Typesetter.printable(text)));
            }
            column++;
            return this;
        }

        Sheet number(long number) {
            sheet.value(row, column, number);
            if (!plain) {
                sheet.style(row, column).format(WHOLE).set();
            }
            column++;
            return this;
        }

        Sheet number(@Nullable BigDecimal number, String format) {
            if (number != null && plain) {
                sheet.value(row, column, number.setScale(DIGITS, RoundingMode.HALF_UP));
            } else if (number != null) {
                sheet.value(row, column, number);
                sheet.style(row, column).format(format).set();
            }
            column++;
            return this;
        }

        Sheet share(Share share) {
            return number(share.value(), PERCENT).number(share.numerator()).number(share.denominator());
        }

        /** Nothing where no time was measured. */
        Sheet hours(long millis, boolean measured) {
            return number(measured ? BigDecimal.valueOf(millis / HOUR) : null, HOURS);
        }

        Sheet times(@Nullable TimesUsed times) {
            return number(times == null ? null : times.median(), PERCENT)
                    .number(times == null ? null : times.ninetieth(), PERCENT);
        }

        Sheet time(long at, ZoneId zone) {
            if (at != CaseFile.NEVER) {
                sheet.value(row, column, Instant.ofEpochMilli(at).atZone(zone).toLocalDateTime());
                sheet.style(row, column).format(TIME).set();
            }
            column++;
            return this;
        }

        void width(int at, double width) {
            sheet.width(at, width);
        }

        void done() throws IOException {
            sheet.setAutoFilter(0, 0, Math.max(1, Math.min(row, MOST_ROWS)), columns - 1);
            sheet.fitToWidth((short) 1);
            sheet.fitToHeight((short) 0);
            sheet.pageOrientation("landscape");
            sheet.finish();
        }
    }

    private Sheet sheet(String key, List<String> headings) {
        Sheet sheet = new Sheet(words.of("sheet." + key), headings);
        for (int i = 0; i < headings.size(); i++) {
            sheet.width(i, i == 0 ? 30 : 16);
        }
        return sheet;
    }

    private List<String> headings(String... keys) {
        List<String> headings = new ArrayList<>();
        for (String key : keys) {
            headings.add(words.of(key));
        }
        return headings;
    }

    private void all() throws IOException {
        summary();
        groups("steps", "step", stepRows());
        checks();
        stepChecks();
        groups("roles", "role", report.roles());
        groups("offices", "reporting-office", report.offices());
        months();
        problems();
        findings();
        cases();
        basis();
    }

    // ---- sheets

    private void summary() throws IOException {
        Sheet sheet = sheet(
                "summary",
                headings(
                        "sheet.figure",
                        "sheet.value",
                        "sheet.numerator",
                        "sheet.denominator",
                        "sheet.before",
                        "sheet.numerator",
                        "sheet.denominator",
                        "sheet.year",
                        "sheet.numerator",
                        "sheet.denominator",
                        "sheet.few"));
        share(sheet, "conformance", Figures::conformance);
        share(sheet, "on-time", Figures::onTime);
        share(sheet, "proven", Figures::proven);
        share(sheet, "clean-cases", Figures::cleanCases);
        limit(sheet, "median", TimesUsed::median);
        limit(sheet, "p90", TimesUsed::ninetieth);
        sheet.next();
        sheet.text(words.of("own-delay.hours"));
        for (Figures figures : three()) {
            sheet.hours(figures.ownDelaySeconds() * 1000, figures.onTime().isMeasured())
                    .text("")
                    .text("");
        }
        count(sheet, "cases", Figures::cases);
        count(sheet, "closed", Figures::closedCases);
        count(sheet, "open", Figures::openCases);
        count(sheet, "overdue", Figures::overdueCases);
        count(sheet, "withdrawn", Figures::withdrawnCases);
        count(sheet, "late-steps", Figures::lateSteps);
        count(sheet, "compliant", figures -> figures.verdicts(Verdict.COMPLIANT));
        count(sheet, "violated", figures -> figures.verdicts(Verdict.VIOLATED));
        count(sheet, "roots", Figures::rootViolations);
        for (Severity severity : List.of(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)) {
            count(sheet, "severity." + severity.word(), figures -> figures.violations(severity));
        }
        count(sheet, "unproven", figures -> figures.verdicts(Verdict.UNPROVEN));
        count(sheet, "pending", figures -> figures.verdicts(Verdict.PENDING));
        sheet.done();
    }

    private List<Figures> three() {
        return List.of(report.now(), report.before(), report.year());
    }

    private void share(Sheet sheet, String key, java.util.function.Function<Figures, Share> share) {
        sheet.next();
        sheet.text(words.of(key));
        three().forEach(figures -> sheet.share(share.apply(figures)));
        sheet.text(words.isFew(share.apply(report.now())) ? "*" : "");
    }

    private void limit(Sheet sheet, String key, java.util.function.Function<TimesUsed, BigDecimal> part) {
        sheet.next();
        sheet.text(words.of(key));
        for (Figures figures : three()) {
            TimesUsed times = figures.times();
            sheet.number(times == null ? null : part.apply(times), PERCENT).text("");
            if (times == null) {
                sheet.text("");
            } else {
                sheet.number(times.measured());
            }
        }
    }

    private void count(Sheet sheet, String key, java.util.function.ToLongFunction<Figures> count) {
        sheet.next();
        sheet.text(words.of(key));
        for (Figures figures : three()) {
            if (figures.cases() == 0) {
                sheet.text("");
            } else {
                sheet.number(count.applyAsLong(figures));
            }
            sheet.text("").text("");
        }
    }

    private List<MonthlyReport.GroupRow> stepRows() {
        return report.steps().stream()
                .map(step -> new MonthlyReport.GroupRow(step.label(), step.now(), step.before()))
                .toList();
    }

    private static final String[] FIGURES = {
        "cases",
        "conformance",
        "sheet.numerator",
        "sheet.denominator",
        "on-time",
        "sheet.numerator",
        "sheet.denominator",
        "median",
        "p90",
        "own-delay.hours",
        "late-steps",
        "proven",
        "sheet.numerator",
        "sheet.denominator",
        "clean-cases",
        "sheet.numerator",
        "sheet.denominator",
        "compliant",
        "violated",
        "unproven",
        "pending",
        "severity.critical",
        "severity.major",
        "severity.minor",
        "roots",
        "open",
        "overdue",
        "closed",
        "withdrawn",
        "sheet.before"
    };

    private void groups(String key, String first, List<MonthlyReport.GroupRow> rows) throws IOException {
        List<String> headings = headings(FIGURES);
        headings.add(0, words.of(first));
        Sheet sheet = sheet(key, headings);
        for (MonthlyReport.GroupRow row : rows) {
            sheet.next();
            figures(sheet.text(row.name()), row.now());
            sheet.number(
                    row.before() == null ? null : row.before().conformance().value(), PERCENT);
        }
        sheet.done();
    }

    private static void figures(Sheet sheet, Figures figures) {
        sheet.number(figures.cases())
                .share(figures.conformance())
                .share(figures.onTime())
                .times(figures.times())
                .hours(figures.ownDelaySeconds() * 1000, figures.onTime().isMeasured())
                .number(figures.lateSteps())
                .share(figures.proven())
                .share(figures.cleanCases())
                .number(figures.verdicts(Verdict.COMPLIANT))
                .number(figures.verdicts(Verdict.VIOLATED))
                .number(figures.verdicts(Verdict.UNPROVEN))
                .number(figures.verdicts(Verdict.PENDING))
                .number(figures.violations(Severity.CRITICAL))
                .number(figures.violations(Severity.MAJOR))
                .number(figures.violations(Severity.MINOR))
                .number(figures.rootViolations())
                .number(figures.openCases())
                .number(figures.overdueCases())
                .number(figures.closedCases())
                .number(figures.withdrawnCases());
    }

    private void checks() throws IOException {
        List<MonthlyReport.GroupRow> rows = report.checks().stream()
                .map(check -> new MonthlyReport.GroupRow(check.name(), check.now(), check.before()))
                .toList();
        groups("checks", "check", rows);
    }

    private void stepChecks() throws IOException {
        List<String> headings = headings(FIGURES);
        headings.remove(headings.size() - 1);
        headings.add(0, words.of("check"));
        headings.add(0, words.of("step"));
        Sheet sheet = sheet("step-checks", headings);
        for (MonthlyReport.StepRow step : report.steps()) {
            for (int i = 0; i < report.checks().size(); i++) {
                Figures cell = step.cells().get(i);
                if (cell != null) {
                    sheet.next();
                    figures(sheet.text(step.label()).text(report.checks().get(i).name()), cell);
                }
            }
        }
        sheet.done();
    }

    private void months() throws IOException {
        List<MonthlyReport.GroupRow> rows = report.months().stream()
                .filter(month -> month.figures().cases() > 0)
                .map(month -> new MonthlyReport.GroupRow(month.month().toString(), month.figures(), null))
                .toList();
        groups("months", "trend.month", rows);
    }

    private void problems() throws IOException {
        Sheet sheet = sheet(
                "problems",
                headings(
                        "inspection.condition",
                        "step",
                        "check",
                        "sheet.subject",
                        "sheet.verdict",
                        "findings.count",
                        "cases",
                        "severity.critical",
                        "severity.major",
                        "severity.minor",
                        "roots",
                        "own-delay.hours",
                        "sheet.weight",
                        "inspection.recommendation",
                        "inspection.status"));
        for (MonthlyReport.Finding one : report.problems()) {
            Problem problem = one.problem();
            sheet.next();
            sheet.text(one.condition())
                    .text(problem.stepId())
                    .text(words.check(problem.check()))
                    .text(problem.subject())
                    .text(words.verdict(problem.verdict()))
                    .number(problem.count())
                    .number(problem.cases())
                    .number(problem.severity(Severity.CRITICAL))
                    .number(problem.severity(Severity.MAJOR))
                    .number(problem.severity(Severity.MINOR))
                    .number(problem.roots())
                    .hours(problem.over(), problem.over() > 0)
                    .number(problem.weight())
                    .text(one.recommendation())
                    .text(one.status());
        }
        sheet.done();
    }

    private void findings() throws IOException {
        Sheet sheet = sheet(
                "findings",
                headings(
                        "case",
                        "step",
                        "check",
                        "sheet.subject",
                        "sheet.verdict",
                        "severity",
                        "sheet.limit",
                        "sheet.elapsed",
                        "sheet.start",
                        "sheet.end",
                        "sheet.root",
                        "sheet.status",
                        "sheet.sentence"));
        sheet.plain().width(12, 90);
        ZoneId zone = report.sop().zone();
        for (FoundRow row : report.findings()) {
            if (!sheet.next()) {
                break;
            }
            sheet.text(row.caseId())
                    .text(row.step())
                    .text(words.check(row.check()))
                    .text(row.subject())
                    .text(words.verdict(row.verdict()))
                    .text(row.severity() == null ? "" : words.severity(row.severity()))
                    .hours(row.limitSeconds() * 1000, row.limitSeconds() >= 0)
                    .hours(row.elapsedSeconds() * 1000, row.elapsedSeconds() >= 0)
                    .time(row.clockStart(), zone)
                    .time(row.clockEnd(), zone)
                    .text(row.root())
                    .text(status(row))
                    .text(row.sentence());
        }
        sheet.done();
    }

    private String status(FoundRow row) {
        if (!report.isFollowed()) {
            return "";
        }
        return words.status(
                row.followed() == null
                        ? Followed.Status.NOT_YET
                        : row.followed().status());
    }

    private void cases() throws IOException {
        Sheet sheet = sheet(
                "cases",
                headings(
                        "case",
                        "basis.version",
                        "reporting-office",
                        "sheet.state",
                        "sheet.opened",
                        "sheet.ended",
                        "violated",
                        "severity.critical",
                        "unproven",
                        "sheet.hours-own",
                        "sheet.delay"));
        sheet.plain();
        ZoneId zone = report.sop().zone();
        for (FoundCase one : report.cases()) {
            if (!sheet.next()) {
                break;
            }
            sheet.text(one.caseId())
                    .text(one.version())
                    .text(one.unit())
                    .text(words.of("state." + one.state().name()))
                    .time(one.opened(), zone)
                    .time(one.ended(), zone)
                    .number(one.violated())
                    .number(one.criticals())
                    .number(one.unproven())
                    .hours(one.ownDelay(), true)
                    .hours(one.delay(), true);
        }
        sheet.done();
    }

    private void basis() throws IOException {
        Sheet sheet = sheet("method", headings("sheet.figure", "sheet.value"));
        sheet.width(1, 100);
        ZoneId zone = report.sop().zone();
        said(sheet, words.of("sop"), report.sop().title().in(words.language()));
        said(sheet, words.of("office"), report.office());
        String office = report.order().subject().office();
        said(sheet, words.of("reporting-office"), office == null ? words.of("all-offices") : office);
        said(sheet, words.of("period"), report.order().period().name(words.language()));
        said(sheet, words.of("edition"), String.valueOf(report.order().edition()));
        said(sheet, words.of("as-of"), VerdictTable.time(report.order().asOf().toEpochMilli(), zone));
        said(
                sheet,
                words.of("known-by"),
                VerdictTable.time(report.order().knownBy().toEpochMilli(), zone));
        report.versions()
                .forEach(version -> said(
                        sheet,
                        words.of("basis.version") + " " + version.version(),
                        version.effectiveFrom() + " · SHA-256 " + version.sha256()));
        report.rules()
                .forEach(rule ->
                        said(sheet, words.of("basis.rules") + " " + rule.getKey(), "SHA-256 " + rule.getValue()));
        for (int i = 1; i <= 6; i++) {
            said(sheet, words.of("method.heading"), words.of("method." + i));
        }
        report.order().changes().forEach(change -> said(sheet, words.of("changes.heading"), change));
        sheet.done();
    }

    private static void said(Sheet sheet, String what, String value) {
        sheet.next();
        sheet.text(what).text(value);
    }

    private void form(Documents.Form form) throws IOException {
        Sheet sheet = new Sheet(Steps.shortened(form.title(), 31), form.headings());
        for (int i = 0; i < form.widths().size(); i++) {
            sheet.width(i, form.widths().get(i) * 1.6);
        }
        for (List<String> row : form.rows()) {
            sheet.next();
            row.forEach(sheet::text);
        }
        sheet.sheet
                .range(1, 0, Math.max(1, sheet.row), form.headings().size() - 1)
                .style()
                .wrapText(true)
                .verticalAlignment("top")
                .set();
        if (!form.note().isEmpty()) {
            sheet.done();
            Sheet basis = new Sheet(words.of("sheet.method"), List.of(form.title()));
            basis.width(0, 120);
            for (String line : List.of(
                    report.office(),
                    report.sop().title().in(words.language()),
                    report.order().period().name(words.language()),
                    words.of("as-of") + " "
                            + words.time(report.order().asOf(), report.sop().zone()),
                    form.note())) {
                basis.next();
                basis.text(line);
            }
            basis.done();
            return;
        }
        sheet.done();
    }
}
