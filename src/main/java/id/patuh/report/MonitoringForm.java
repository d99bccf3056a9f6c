package id.patuh.report;

import id.patuh.audit.Verdict;
import id.patuh.scorecard.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The form for monitoring an SOP, one row a step. Source: Peraturan Menteri PANRB 35/2012, Tabel 7 (Prosedur, Penilaian,
 * Catatan hasil penilaian, Tindakan yang harus diambil, Paraf).
 */
final class MonitoringForm {

    private static final int PARTS = 5;
    private static final int MOST_ACTIONS = 3;

    private MonitoringForm() {}

    /** @param actions what to do; never empty */
    public record Row(String no, String procedure, String rating, String result, String actions) {}

    static List<Row> rows(MonthlyReport report) {
        List<Row> rows = new ArrayList<>();
        for (MonthlyReport.StepRow step : report.steps()) {
            rows.add(row(report, step.id(), procedure(step), step.now()));
        }
        Figures all = report.now();
        rows.add(row(report, "", report.words().of("whole-case"), all));
        return rows;
    }

    private static String procedure(MonthlyReport.StepRow step) {
        String words = step.activity().isEmpty() ? step.id() : step.activity();
        return step.roles().isEmpty() ? words : words + " (" + step.roles() + ")";
    }

    private static Row row(MonthlyReport report, String step, String procedure, Figures figures) {
        Wording words = report.words();
        List<MonthlyReport.Finding> found = report.problems().stream()
                .filter(problem -> problem.problem().stepId().equals(step))
                .toList();
        boolean measured = figures.conformance().isMeasured();
        String result = measured
                ? words.of(
                        "monitoring.result.text",
                        words.percent(figures.conformance()),
                        words.counted(figures.conformance()),
                        words.percent(figures.onTime()),
                        words.percent(figures.proven()))
                : words.of("monitoring.result.none");
        return new Row(
                step,
                procedure,
                words.of("monitoring." + rating(figures)),
                noted(result, found),
                actions(found, words));
    }

    private static String noted(String result, List<MonthlyReport.Finding> found) {
        return found.isEmpty()
                ? result
                : result + "\n"
                        + found.stream()
                                .sorted(MonitoringForm::heavierFirst)
                                .limit(MOST_ACTIONS)
                                .map(MonthlyReport.Finding::brief)
                                .collect(Collectors.joining("; "))
                        + ".";
    }

    private static int heavierFirst(MonthlyReport.Finding a, MonthlyReport.Finding b) {
        return Long.compare(b.problem().weight(), a.problem().weight());
    }

    private static String actions(List<MonthlyReport.Finding> found, Wording words) {
        return found.isEmpty()
                ? words.of("monitoring.keep")
                : found.stream()
                        .sorted(MonitoringForm::heavierFirst)
                        .limit(MOST_ACTIONS)
                        .map(MonthlyReport.Finding::recommendation)
                        .distinct()
                        .collect(Collectors.joining("\n"));
    }

    /** Good without a finding; flawed from four fifths on; bad below; unknown where less than half is proven. */
    private static String rating(Figures figures) {
        long conforming = figures.conformance().numerator();
        long measured = figures.conformance().denominator();
        long unproven = figures.verdicts(Verdict.UNPROVEN);
        if (measured == 0 || measured < unproven) {
            return "unknown";
        }
        if (conforming == measured && unproven == 0) {
            return "good";
        }
        return conforming * PARTS >= measured * (PARTS - 1) ? "flawed" : "bad";
    }
}
