package id.patuh.figures;

import id.patuh.audit.Verdict;
import id.patuh.scorecard.Figures;
import id.patuh.scorecard.Share;
import id.patuh.scorecard.TimesUsed;
import id.patuh.sop.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure as a line of a table.
 *
 * @param name as in {@code scorecard.json}: {@code conformance}, {@code own-delay}, …
 * @param value a share of 1, per limit, seconds or a count; null: nothing was measured
 * @param numerator of a share; null: it is none
 * @param denominator of how many it is measured; null: it is a count
 */
public record Measured(
        String name,
        @Nullable BigDecimal value,
        @Nullable Long numerator,
        @Nullable Long denominator) {

    /** Below so many a figure says little. */
    public static final int FEW = 5;

    /** Whether it is measured of so few that a single case moves it far. */
    public boolean isFew() {
        return denominator != null && denominator > 0 && denominator < FEW;
    }

    /** By how much the value grew; null where either was not measured. */
    public @Nullable BigDecimal since(@Nullable Measured before) {
        if (value == null || before == null || before.value() == null) {
            return null;
        }
        if (numerator != null && denominator != null && before.numerator() != null && before.denominator() != null) {
            return new Share(numerator, denominator).since(new Share(before.numerator(), before.denominator()));
        }
        return value.subtract(before.value());
    }

    /** All figures of a group, shares first, in one order. */
    public static List<Measured> of(Figures figures) {
        List<Measured> all = new ArrayList<>();
        all.add(share("conformance", figures.conformance()));
        all.add(share("on-time", figures.onTime()));
        all.add(share("proven", figures.proven()));
        all.add(share("clean-cases", figures.cleanCases()));
        TimesUsed times = figures.times();
        all.add(measured("median", times == null ? null : times.median(), times == null ? 0 : times.measured()));
        all.add(measured("p90", times == null ? null : times.ninetieth(), times == null ? 0 : times.measured()));
        boolean timed = figures.onTime().isMeasured();
        all.add(measured(
                "own-delay",
                timed ? BigDecimal.valueOf(figures.ownDelaySeconds()) : null,
                figures.onTime().denominator()));
        all.add(count("cases", figures.cases()));
        all.add(count("open", figures.openCases()));
        all.add(count("overdue", figures.overdueCases()));
        all.add(count("closed", figures.closedCases()));
        all.add(count("withdrawn", figures.withdrawnCases()));
        for (Verdict verdict : List.of(Verdict.COMPLIANT, Verdict.VIOLATED, Verdict.UNPROVEN, Verdict.PENDING)) {
            all.add(count(verdict.word(), figures.verdicts(verdict)));
        }
        for (Severity severity : List.of(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)) {
            all.add(count(severity.word(), figures.violations(severity)));
        }
        all.add(count("root", figures.rootViolations()));
        return all;
    }

    private static Measured share(String name, Share share) {
        return new Measured(name, share.value(), share.numerator(), share.denominator());
    }

    private static Measured measured(String name, @Nullable BigDecimal value, long of) {
        return new Measured(name, value, null, of);
    }

    private static Measured count(String name, long count) {
        return new Measured(name, BigDecimal.valueOf(count), null, null);
    }
}
