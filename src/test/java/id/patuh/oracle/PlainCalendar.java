package id.patuh.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A calendar as its file says it: a week, and dated replacements of which the last one naming a day holds. */
record PlainCalendar(String name, ZoneId zone, List<Hours> week, List<Replacement> dates) {

    /** Open from the minute of the day {@code from} to the minute {@code to}, which is not included. */
    record Span(int from, int to) {}

    /** The same hours on consecutive weekdays. */
    record Hours(List<DayOfWeek> days, List<Span> open) {}

    /** Other hours from the first to the last day, both included: on every day ({@code open}) or by weekday. */
    record Replacement(LocalDate from, LocalDate to, Optional<List<Span>> open, List<Hours> weekdays) {

        /** The hours of a day that this replacement names. */
        Optional<List<Span>> hours(LocalDate day) {
            if (day.isBefore(from) || day.isAfter(to)) {
                return Optional.empty();
            }
            return open.or(() -> hoursOf(weekdays, day.getDayOfWeek()));
        }
    }

    /** The open hours of a day. */
    List<Span> hours(LocalDate day) {
        for (int i = dates.size() - 1; i >= 0; i--) {
            Optional<List<Span>> replaced = dates.get(i).hours(day);
            if (replaced.isPresent()) {
                return replaced.get();
            }
        }
        return hoursOf(week, day.getDayOfWeek()).orElse(List.of());
    }

    /** So many working days in whole seconds: the week's open time shared by the weekdays that have any. */
    long workingDays(BigDecimal count) {
        long minutes = 0;
        int days = 0;
        for (Hours hours : week) {
            long daily = hours.open().stream()
                    .mapToLong(span -> span.to() - span.from())
                    .sum();
            minutes += daily * hours.days().size();
            days += daily > 0 ? hours.days().size() : 0;
        }
        return count.multiply(BigDecimal.valueOf(minutes * 60))
                .divide(BigDecimal.valueOf(days), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static Optional<List<Span>> hoursOf(List<Hours> weekdays, DayOfWeek day) {
        return weekdays.stream()
                .filter(hours -> hours.days().contains(day))
                .map(Hours::open)
                .findFirst();
    }
}
