package id.patuh.report;

import id.patuh.audit.Verdict;
import id.patuh.scorecard.Dimension;
import id.patuh.scorecard.Figures;
import id.patuh.scorecard.Group;
import id.patuh.scorecard.Scorecard;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a report together from what was taken down. */
final class Drafting {

    private static final int MOST_BARS = 12;

    private final ReportOrder order;
    private final Tally.Taken taken;
    private final Wording words;
    private final Steps steps;
    private final InOwnWords ownWords;
    private final Map<String, Figures> byStep;
    private final Charts charts;

    Drafting(ReportOrder order, Tally.Taken taken, Wording words) {
        this.order = order;
        this.taken = taken;
        this.words = words;
        this.steps = new Steps(order.versions(), order.language());
        this.ownWords =
                new InOwnWords(words, steps, taken.demands(), order.followups().areKept());
        this.byStep = by(taken.now(), Dimension.STEP);
        this.charts = new Charts(words);
    }

    MonthlyReport report() {
        Figures now = taken.now().total();
        Figures before = taken.before().total();
        Figures year = taken.year().total();
        List<MonthlyReport.Finding> found = problems();
        List<MonthlyReport.Compared> comparison = new Comparing(words, now, before, year).all();
        List<MonthlyReport.CheckRow> checks = checks();
        List<MonthlyReport.DelayRow> stepDelays = stepDelays();
        List<MonthlyReport.DelayRow> roleDelays = roleDelays();
        List<MonthlyReport.Month> months = months();
        boolean trend = Charts.isTrend(months);
        return new MonthlyReport(
                order,
                words,
                order.latest(),
                versions(),
                now,
                before,
                year,
                new Comparing(words, now, before, year).first(),
                new Hurting(steps, ownWords).hurts(taken.problems()),
                advice(),
                comparison,
                checks,
                steps(checks),
                groups(Dimension.ROLE, steps::role),
                order.subject().office() == null ? groups(Dimension.UNIT, name -> name) : List.of(),
                stepDelays,
                roleDelays,
                missing(),
                severities(),
                found,
                taken.worst(),
                months,
                new MonthlyReport.Drawings(
                        trend ? charts.shares(months) : null,
                        trend ? charts.hours(months) : null,
                        charts.delays(words.of("chart.delays.step"), stepDelays, MOST_BARS),
                        charts.delays(words.of("chart.delays.role"), roleDelays, MOST_BARS)),
                taken.cases(),
                taken.findings(),
                taken.read().events());
    }

    /** The figures of each value of a dimension, in their order. */
    private static Map<String, Figures> by(Scorecard card, Dimension dimension) {
        Map<String, Figures> by = new LinkedHashMap<>();
        for (Group group : card.by(dimension)) {
            String value = group.filter().get(dimension);
            if (value != null) {
                by.put(value, group.figures());
            }
        }
        return by;
    }

    private List<MonthlyReport.Version> versions() {
        Map<Sop, Long> cases = taken.now().cases();
        return order.versions().stream()
                .filter(sop -> cases.containsKey(sop) || (cases.isEmpty() && sop.equals(order.latest())))
                .map(sop -> new MonthlyReport.Version(
                        sop.version(), sop.effectiveFrom(), sop.sha256(), cases.getOrDefault(sop, 0L)))
                .toList();
    }

    private List<MonthlyReport.CheckRow> checks() {
        Map<String, Figures> before = by(taken.before(), Dimension.CHECK);
        Map<String, Figures> year = by(taken.year(), Dimension.CHECK);
        List<MonthlyReport.CheckRow> rows = new ArrayList<>();
        by(taken.now(), Dimension.CHECK)
                .forEach((check, figures) -> rows.add(new MonthlyReport.CheckRow(
                        check, words.check(check), figures, before.get(check), year.get(check))));
        return rows;
    }

    private List<MonthlyReport.StepRow> steps(List<MonthlyReport.CheckRow> checks) {
        Map<String, Figures> before = by(taken.before(), Dimension.STEP);
        Map<String, Map<String, Figures>> cells = new HashMap<>();
        for (Group group : taken.now().by(Dimension.STEP, Dimension.CHECK)) {
            cells.computeIfAbsent(String.valueOf(group.filter().get(Dimension.STEP)), any -> new HashMap<>())
                    .put(String.valueOf(group.filter().get(Dimension.CHECK)), group.figures());
        }
        List<MonthlyReport.StepRow> rows = new ArrayList<>();
        for (Step step : steps.all()) {
            Figures figures = byStep.get(step.id());
            if (figures != null) {
                List<@Nullable Figures> ofChecks = new ArrayList<>();
                checks.forEach(check ->
                        ofChecks.add(cells.getOrDefault(step.id(), Map.of()).get(check.check())));
                rows.add(new MonthlyReport.StepRow(
                        step.id(),
                        steps.activity(step.id()),
                        String.join(", ", steps.roles(step.id())),
                        figures,
                        before.get(step.id()),
                        ofChecks));
            }
        }
        return rows;
    }

    private List<MonthlyReport.GroupRow> groups(Dimension dimension, java.util.function.UnaryOperator<String> name) {
        Map<String, Figures> before = by(taken.before(), dimension);
        List<MonthlyReport.GroupRow> rows = new ArrayList<>();
        by(taken.now(), dimension)
                .forEach((value, figures) ->
                        rows.add(new MonthlyReport.GroupRow(name.apply(value), figures, before.get(value))));
        return rows;
    }

    // ---- delay

    private List<MonthlyReport.DelayRow> stepDelays() {
        List<MonthlyReport.DelayRow> rows = new ArrayList<>();
        for (Step step : steps.all()) {
            StepDelay delay = taken.delays().get(step.id());
            if (delay != null) {
                rows.add(new MonthlyReport.DelayRow(steps.label(step.id()), delay));
            }
        }
        return rows;
    }

    private List<MonthlyReport.DelayRow> roleDelays() {
        Map<String, StepDelay> byRole = new LinkedHashMap<>();
        for (Step step : steps.all()) {
            StepDelay delay = taken.delays().get(step.id());
            if (delay != null) {
                step.roles().forEach(role -> byRole.merge(role, delay, StepDelay::and));
            }
        }
        return byRole.entrySet().stream()
                .map(one -> new MonthlyReport.DelayRow(steps.role(one.getKey()), one.getValue()))
                .sorted(Comparator.comparingLong(
                        (MonthlyReport.DelayRow row) -> -row.delay().own()))
                .toList();
    }

    // ---- findings

    private List<MonthlyReport.Finding> problems() {
        return taken.problems().stream()
                .map(problem -> ownWords.of(
                        problem, byStep.get(problem.stepId()), taken.delays().get(problem.stepId())))
                .toList();
    }

    private List<MonthlyReport.Missing> missing() {
        return taken.problems().stream()
                .filter(problem -> problem.verdict() == Verdict.UNPROVEN)
                .sorted(Comparator.comparingLong(Problem::count).reversed())
                .map(problem -> new MonthlyReport.Missing(
                        problem.stepId(),
                        ownWords.wrong(problem),
                        problem.count(),
                        problem.cases(),
                        words.few(problem.someCases(), 3, problem.cases())))
                .toList();
    }

    private List<MonthlyReport.SeverityRow> severities() {
        List<MonthlyReport.SeverityRow> rows = new ArrayList<>();
        for (int i = Severity.values().length - 1; i >= 0; i--) {
            rows.add(severity(Severity.values()[i]));
        }
        rows.add(severity(null));
        return rows;
    }

    private MonthlyReport.SeverityRow severity(@Nullable Severity severity) {
        Map<Followed.Status, Long> byStatus = new EnumMap<>(Followed.Status.class);
        long waived = 0;
        for (FoundRow row : taken.findings()) {
            if (row.severity() == severity && (severity != null || row.verdict() == Verdict.UNPROVEN)) {
                Followed how = row.followed();
                byStatus.merge(how == null ? Followed.Status.NOT_YET : how.status(), 1L, Long::sum);
                waived += order.isWaived(how, order.latest().zone()) ? 1 : 0;
            }
        }
        Figures now = taken.now().total();
        Figures before = taken.before().total();
        return new MonthlyReport.SeverityRow(
                severity,
                severity == null ? words.verdict(Verdict.UNPROVEN) : words.severity(severity),
                severity == null ? now.verdicts(Verdict.UNPROVEN) : now.violations(severity),
                severity == null ? before.verdicts(Verdict.UNPROVEN) : before.violations(severity),
                byStatus,
                waived);
    }

    private List<MonthlyReport.Advice> advice() {
        List<MonthlyReport.Advice> advice = new ArrayList<>();
        for (Problem problem : new Hurting(steps, ownWords).toAdviseOn(taken.problems())) {
            advice.add(new MonthlyReport.Advice(
                    ownWords.recommendation(problem, byStep.get(problem.stepId())),
                    String.join(", ", steps.roles(problem.stepId())),
                    ownWords.basis(problem)));
        }
        return advice;
    }

    private List<MonthlyReport.Month> months() {
        Map<String, Figures> byMonth = by(taken.trend(), Dimension.MONTH);
        Figures nothing = new id.patuh.scorecard.ScorecardBuilder(new id.patuh.eventlog.EventLogBuilder().build())
                .build(0)
                .total();
        List<MonthlyReport.Month> months = new ArrayList<>();
        Period trend = order.period().trend();
        for (YearMonth month = trend.first(); !month.isAfter(trend.last()); month = month.plusMonths(1)) {
            months.add(new MonthlyReport.Month(month, byMonth.getOrDefault(month.toString(), nothing)));
        }
        return months;
    }
}
