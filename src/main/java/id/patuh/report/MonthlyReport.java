package id.patuh.report;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.scorecard.Figures;
import id.patuh.sop.Limit;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a report says, ready to be set as page, PDF, XLSX or DOCX. Figures are as {@link Figures} gives them; words are
 * in the language of the order.
 *
 * @param order what was asked for
 * @param words in which the report speaks
 * @param sop the latest version
 * @param versions by which the cases of the period were judged
 * @param now the period's cases
 * @param before those of the period before
 * @param year those from January on
 * @param first the few figures that matter
 * @param hurts what hurt most, at most three
 * @param advice recommendations, at most three, the most important first
 * @param comparison every figure beside those of the period before and of the year so far
 * @param checks by check
 * @param steps by step
 * @param roles by role
 * @param offices by reporting office; empty where the report is about one, or none is recorded
 * @param stepDelays own and inherited delay by step
 * @param roleDelays the same by role
 * @param missing what records are missing
 * @param severities findings by severity and follow-up; the last row is of unproven ones
 * @param problems findings by kind
 * @param worst the worst cases with their time lines
 * @param months the last twelve, the period's last
 */
public record MonthlyReport(
        ReportOrder order,
        Wording words,
        Sop sop,
        List<Version> versions,
        Figures now,
        Figures before,
        Figures year,
        List<KeyFigure> first,
        List<Hurt> hurts,
        List<Advice> advice,
        List<Compared> comparison,
        List<CheckRow> checks,
        List<StepRow> steps,
        List<GroupRow> roles,
        List<GroupRow> offices,
        List<DelayRow> stepDelays,
        List<DelayRow> roleDelays,
        List<Missing> missing,
        List<SeverityRow> severities,
        List<Finding> problems,
        List<TimeLine> worst,
        List<Month> months,
        Drawings drawings,
        List<FoundCase> cases,
        List<FoundRow> findings,
        long events) {

    private static final int MOST_OFFICES = 40;
    private static final int MOST_PROBLEMS = 15;
    private static final int MOST_COLUMNS = 10;

    /** A version of the SOP and how many cases of the period it governed. */
    public record Version(String version, LocalDate effectiveFrom, String sha256, long cases) {}

    /**
     * A figure of the first page.
     *
     * @param value as printed; a dash where nothing was measured
     * @param detail numerator and denominator, or what else the value is made of
     * @param change against the period before
     * @param year the same figure from January on
     * @param trend 1: better than before; −1: worse; 0: neither, or not comparable
     * @param few whether it is of so few that it says little
     */
    public record KeyFigure(
            String key,
            String label,
            String value,
            String detail,
            String change,
            String year,
            int trend,
            boolean few) {}

    /**
     * Something that hurts.
     *
     * @param cost working time lost in milliseconds; −1: it cannot be measured in time
     */
    public record Hurt(String title, String text, long cost, long findings, long cases) {}

    /**
     * A recommendation.
     *
     * @param to whom; empty: the SOP names nobody
     * @param basis the findings it is drawn from
     */
    public record Advice(String text, String to, String basis) {}

    /** One figure in three columns and the change, as printed. */
    public record Compared(String label, String now, String before, String change, String year) {}

    /** @param before null: the check gave no verdict in the period before */
    public record CheckRow(
            String check,
            String name,
            Figures now,
            @Nullable Figures before,
            @Nullable Figures year) {}

    /** @param cells conformance by check, as many as there are checks in {@link MonthlyReport#checks()}; null: not asked */
    public record StepRow(
            String id,
            String activity,
            String roles,
            Figures now,
            @Nullable Figures before,
            List<@Nullable Figures> cells) {

        public String label() {
            return activity.isEmpty() ? id : id + " " + activity;
        }
    }

    /** Figures of a role or an office. */
    public record GroupRow(
            String name, Figures now, @Nullable Figures before) {}

    public record DelayRow(String label, StepDelay delay) {}

    /** A record that is missing, and how often. */
    public record Missing(String step, String what, long count, long cases, String examples) {}

    /**
     * Findings of one severity.
     *
     * @param severity null: unproven ones
     * @param byStatus follow-up; a finding of which none is on record is not followed up
     */
    public record SeverityRow(
            @Nullable Severity severity,
            String label,
            long count,
            long before,
            Map<Followed.Status, Long> byStatus,
            long waived) {

        public long status(Followed.Status status) {
            return byStatus.getOrDefault(status, 0L);
        }
    }

    /**
     * Findings of one kind, in words; a row of the inspectorate's matrix.
     *
     * @param step as printed
     * @param brief what is wrong and in how many cases
     * @param condition what was found (masalah, kondisi)
     * @param criterion what the SOP demands (kriteria)
     * @param cause (sebab)
     * @param effect (akibat)
     * @param recommendation (rekomendasi)
     * @param response of the auditee (tanggapan)
     * @param status of the follow-up
     */
    public record Finding(
            Problem problem,
            String step,
            String brief,
            String condition,
            String criterion,
            String cause,
            String effect,
            String recommendation,
            String response,
            String status) {}

    public record Month(YearMonth month, Figures figures) {}

    /** Charts; of one month there is no trend, and of one late step or role there is nothing to compare. */
    public record Drawings(
            @Nullable Chart shares,
            @Nullable Chart hours,
            @Nullable Chart stepDelays,
            @Nullable Chart roleDelays) {}

    /** The same report under another order: as another edition. */
    MonthlyReport as(ReportOrder other) {
        return new MonthlyReport(
                other,
                words,
                sop,
                versions,
                now,
                before,
                year,
                first,
                hurts,
                advice,
                comparison,
                checks,
                steps,
                roles,
                offices,
                stepDelays,
                roleDelays,
                missing,
                severities,
                problems,
                worst,
                months,
                drawings,
                cases,
                findings,
                events);
    }

    /** No case was opened in the period. */
    public boolean isEmpty() {
        return now.cases() == 0;
    }

    /** Whether as-of lies before the period's last day, so that more is to come. */
    public boolean isRunning() {
        return LocalDate.ofInstant(order.asOf(), sop.zone())
                .isBefore(order.period().last().atEndOfMonth());
    }

    /** Whether follow-ups are on record. */
    public boolean isFollowed() {
        return order.followups().areKept();
    }

    /** Names of the calendars by which the SOP's limits run, the SOP's own first. */
    public List<String> calendars() {
        Stream<WorkingCalendar> limits = Stream.concat(
                        sop.caseLimit().stream(), sop.steps().stream().flatMap(step -> step.limits().stream()))
                .map(Limit::calendar);
        return Stream.concat(Stream.of(sop.calendar()), limits)
                .map(words::calendar)
                .distinct()
                .toList();
    }

    /** {@code Tiga hal yang paling merugikan}: as many as there are. */
    public String hurtsHeading() {
        return words.of("hurts.heading." + hurts.size());
    }

    public String adviceHeading() {
        return words.of("advice.heading." + advice.size());
    }

    /**
     * The checks of {@link #checks()} that are asked of steps, by their places there, in as many tables as it takes to read
     * them.
     */
    public List<List<Integer>> matrix() {
        List<Integer> asked = IntStream.range(0, checks.size())
                .boxed()
                .filter(check -> steps.stream().anyMatch(step -> step.cells().get(check) != null))
                .toList();
        int tables = (asked.size() + MOST_COLUMNS - 1) / MOST_COLUMNS;
        return IntStream.range(0, tables)
                .mapToObj(table -> asked.subList(asked.size() * table / tables, asked.size() * (table + 1) / tables))
                .toList();
    }

    /** Statuses in their order, for tables. */
    public List<Followed.Status> statuses() {
        return List.of(Followed.Status.values());
    }

    /** The office on the letterhead. */
    public String office() {
        String named = order.letterhead().office();
        return named.isBlank() ? sop.owner() : named;
    }

    /** SHA-256 of the rules by unit, in the order of their names. */
    public List<Map.Entry<String, String>> rules() {
        return order.ruleHashes().entrySet().stream()
                .filter(rule -> rule.getKey().equals("checks") || rule.getKey().equals(sop.id()))
                .sorted(Map.Entry.comparingByKey())
                .toList();
    }

    /** The post that signs: as set, else the SOP's topmost role. */
    public String signatory() {
        String named = order.letterhead().signatory();
        return named.isBlank() ? new Steps(order.versions(), words.language()).topmost() : named;
    }

    /** The reporting offices with the most cases; the rest are in the XLSX. */
    public List<GroupRow> someOffices() {
        return offices.stream()
                .sorted(java.util.Comparator.comparingLong(
                        (GroupRow row) -> -row.now().cases()))
                .limit(MOST_OFFICES)
                .toList();
    }

    /** The problems that weigh most; the rest are in the matrix and the XLSX. */
    public List<Finding> someProblems() {
        return problems.stream()
                .sorted(java.util.Comparator.comparingLong(
                        (Finding finding) -> -finding.problem().weight()))
                .limit(MOST_PROBLEMS)
                .toList();
    }

    /** What files of this report are about, as a part of their names. */
    String fileName() {
        String about = order.subject().office() == null
                ? sop.id()
                : sop.id() + "-" + order.subject().office();
        String name = about.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return name.replaceAll("^-|-$", "") + "-" + order.period();
    }
}
