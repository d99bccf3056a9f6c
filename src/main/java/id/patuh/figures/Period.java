package id.patuh.figures;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * Days in which cases were opened, by the zone of their SOP.
 *
 * @param from the first day
 * @param to the day after the last
 */
public record Period(LocalDate from, LocalDate to) {

    /** Errors: {@link DateTimeException} where it has no day. */
    public Period {
        if (!from.isBefore(to)) {
            throw new DateTimeException("a period of no day: from " + from + " to before " + to);
        }
    }

    public static Period of(YearMonth month) {
        return of(month, month);
    }

    /** Both are included. */
    public static Period of(YearMonth first, YearMonth last) {
        return new Period(first.atDay(1), last.plusMonths(1).atDay(1));
    }

    /** Whether it begins and ends with a month. */
    public boolean isMonths() {
        return from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1;
    }

    public YearMonth firstMonth() {
        return YearMonth.from(from);
    }

    /** The month of its last day. */
    public YearMonth lastMonth() {
        return YearMonth.from(to.minusDays(1));
    }

    /** The period just before: as many months where it is of months, else as many days. */
    public Period before() {
        if (isMonths()) {
            return new Period(from.minusMonths(ChronoUnit.MONTHS.between(from, to)), from);
        }
        return new Period(from.minusDays(ChronoUnit.DAYS.between(from, to)), from);
    }

    /** {@code 2026-10}, {@code 2026-08..2026-10} or {@code 2026-10-05..2026-10-11}, the last included. */
    @Override
    public String toString() {
        if (!isMonths()) {
            return from + ".." + to.minusDays(1);
        }
        return firstMonth().equals(lastMonth()) ? firstMonth().toString() : firstMonth() + ".." + lastMonth();
    }
}
