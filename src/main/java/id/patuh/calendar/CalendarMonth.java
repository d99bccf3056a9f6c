package id.patuh.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month of a calendar, day by day.
 *
 * @param weeks from Monday to Sunday; days of the months before and after are null
 * @param seconds open time of the month, as the hours of its days say
 * @param openDays how many of its days have any
 */
public record CalendarMonth(YearMonth month, List<List<@Nullable Day>> weeks, long seconds, int openDays) {

    /**
     * A day.
     *
     * @param hours sorted; empty: closed
     * @param replaced what replaces the normal week on that day; null: nothing does
     */
    public record Day(
            LocalDate date, List<Hours> hours, @Nullable DatedHours replaced) {

        public long seconds() {
            return hours.stream().mapToLong(Hours::length).sum();
        }
    }

    /** The calendar's month. */
    public static CalendarMonth of(WorkingCalendar calendar, YearMonth month) {
        List<List<@Nullable Day>> weeks = new ArrayList<>();
        List<@Nullable Day> week = new ArrayList<>();
        for (int blank = 1; blank < month.atDay(1).getDayOfWeek().getValue(); blank++) {
            week.add(null);
        }
        long seconds = 0;
        int openDays = 0;
        for (LocalDate date = month.atDay(1); !date.isAfter(month.atEndOfMonth()); date = date.plusDays(1)) {
            Day day = new Day(date, calendar.hoursOn(date), calendar.replacedOn(date));
            week.add(day);
            seconds += day.seconds();
            openDays += day.hours().isEmpty() ? 0 : 1;
            if (date.getDayOfWeek() == DayOfWeek.SUNDAY || date.equals(month.atEndOfMonth())) {
                while (week.size() < 7) {
                    week.add(null);
                }
                weeks.add(java.util.Collections.unmodifiableList(week));
                week = new ArrayList<>();
            }
        }
        return new CalendarMonth(month, List.copyOf(weeks), seconds, openDays);
    }
}
