package id.patuh.report;

import id.patuh.audit.Verdict;
import id.patuh.scorecard.Figures;
import id.patuh.scorecard.Share;
import id.patuh.scorecard.TimesUsed;
import id.patuh.sop.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Figures of the period beside those of the period before and of the year so far. */
final class Comparing {

    private static final String NOTHING = "–";

    private final Wording words;
    private final Figures now;
    private final Figures before;
    private final Figures year;

    Comparing(Wording words, Figures now, Figures before, Figures year) {
        this.words = words;
        this.now = now;
        this.before = before;
        this.year = year;
    }

    /** The few figures of the first page. */
    List<MonthlyReport.KeyFigure> first() {
        return List.of(
                share("conformance", Figures::conformance),
                share("on-time", Figures::onTime),
                share("proven", Figures::proven),
                share("clean-cases", Figures::cleanCases),
                overdue(),
                hours());
    }

    private MonthlyReport.KeyFigure share(String key, Function<Figures, Share> share) {
        Share mine = share.apply(now);
        BigDecimal since = mine.since(share.apply(before));
        return new MonthlyReport.KeyFigure(
                key,
                words.of(key),
                words.percent(mine),
                mine.isMeasured() ? words.counted(mine) : words.of("not-measured"),
                words.change(mine, share.apply(before)),
                words.percent(share.apply(year)),
                since == null ? 0 : since.signum(),
                words.isFew(mine));
    }

    private MonthlyReport.KeyFigure overdue() {
        boolean known = now.cases() > 0;
        return new MonthlyReport.KeyFigure(
                "overdue",
                words.of("overdue"),
                known ? words.count(now.overdueCases()) : NOTHING,
                known ? words.of("of-open", now.openCases()) : words.of("not-measured"),
                known && before.cases() > 0 ? words.change(now.overdueCases(), before.overdueCases()) : NOTHING,
                year.cases() > 0 ? words.count(year.overdueCases()) : NOTHING,
                before.cases() == 0 || !known ? 0 : Long.compare(before.overdueCases(), now.overdueCases()),
                false);
    }

    private MonthlyReport.KeyFigure hours() {
        boolean known = now.onTime().isMeasured();
        boolean comparable = known && before.onTime().isMeasured();
        return new MonthlyReport.KeyFigure(
                "own-delay",
                words.of("own-delay"),
                known ? words.hours(now.ownDelaySeconds() * 1000) : NOTHING,
                known ? words.of("in-late-steps", now.lateSteps()) : words.of("not-measured"),
                comparable
                        ? words.changeOfHours(now.ownDelaySeconds() * 1000, before.ownDelaySeconds() * 1000)
                        : NOTHING,
                year.onTime().isMeasured() ? words.hours(year.ownDelaySeconds() * 1000) : NOTHING,
                comparable ? Long.compare(before.ownDelaySeconds(), now.ownDelaySeconds()) : 0,
                words.isFew(now.onTime()));
    }

    /** Every figure. */
    List<MonthlyReport.Compared> all() {
        List<MonthlyReport.Compared> rows = new ArrayList<>();
        rows.add(count("cases", Figures::cases));
        rows.add(count("closed", Figures::closedCases));
        rows.add(count("open", Figures::openCases));
        rows.add(count("overdue", Figures::overdueCases));
        rows.add(count("withdrawn", Figures::withdrawnCases));
        rows.add(ofShare("conformance", Figures::conformance));
        rows.add(ofShare("on-time", Figures::onTime));
        rows.add(ofLimit("median", TimesUsed::medianPerMille));
        rows.add(ofLimit("p90", TimesUsed::ninetiethPerMille));
        rows.add(delay());
        rows.add(count("late-steps", Figures::lateSteps));
        rows.add(ofShare("proven", Figures::proven));
        rows.add(ofShare("clean-cases", Figures::cleanCases));
        rows.add(count("violated", figures -> figures.verdicts(Verdict.VIOLATED)));
        rows.add(count("roots", Figures::rootViolations));
        for (Severity severity : List.of(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)) {
            rows.add(count("severity." + severity.word(), figures -> figures.violations(severity)));
        }
        rows.add(count("unproven", figures -> figures.verdicts(Verdict.UNPROVEN)));
        rows.add(count("pending", figures -> figures.verdicts(Verdict.PENDING)));
        return rows;
    }

    private MonthlyReport.Compared count(String key, ToLongFunction<Figures> count) {
        return new MonthlyReport.Compared(
                words.of(key),
                printed(count, now),
                printed(count, before),
                now.cases() > 0 && before.cases() > 0
                        ? words.change(count.applyAsLong(now), count.applyAsLong(before))
                        : NOTHING,
                printed(count, year));
    }

    private String printed(ToLongFunction<Figures> count, Figures figures) {
        return figures.cases() == 0 ? NOTHING : words.count(count.applyAsLong(figures));
    }

    private MonthlyReport.Compared ofShare(String key, Function<Figures, Share> share) {
        return new MonthlyReport.Compared(
                words.of(key),
                printed(share.apply(now)),
                printed(share.apply(before)),
                words.change(share.apply(now), share.apply(before)),
                printed(share.apply(year)));
    }

    private String printed(Share share) {
        return share.isMeasured() ? words.percent(share) + " (" + words.counted(share) + ")" : NOTHING;
    }

    private MonthlyReport.Compared ofLimit(String key, ToLongFunction<TimesUsed> perMille) {
        TimesUsed mine = now.times();
        TimesUsed theirs = before.times();
        String change = mine == null || theirs == null
                ? NOTHING
                : words.changeOfLimit(perMille.applyAsLong(mine) - perMille.applyAsLong(theirs));
        return new MonthlyReport.Compared(
                words.of(key), printed(now, perMille), printed(before, perMille), change, printed(year, perMille));
    }

    private String printed(Figures figures, ToLongFunction<TimesUsed> perMille) {
        TimesUsed times = figures.times();
        return times == null ? NOTHING : words.ofLimit((int) perMille.applyAsLong(times));
    }

    private MonthlyReport.Compared delay() {
        boolean comparable = now.onTime().isMeasured() && before.onTime().isMeasured();
        return new MonthlyReport.Compared(
                words.of("own-delay"),
                hours(now),
                hours(before),
                comparable
                        ? words.changeOfHours(now.ownDelaySeconds() * 1000, before.ownDelaySeconds() * 1000)
                        : NOTHING,
                hours(year));
    }

    private String hours(Figures figures) {
        return figures.onTime().isMeasured() ? words.hours(figures.ownDelaySeconds() * 1000) : NOTHING;
    }
}
