package id.patuh.calendar;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as its file says it.
 *
 * @param name under which SOPs refer to it
 * @param zone null where the file names none: then that of the SOP that uses it
 * @param week open hours by weekday, each list sorted and disjoint; a weekday that is missing is closed
 * @param dates replacements: those of iCalendar files first, then those of {@code dates} in the order of the file
 */
public record CalendarFile(
        String name, @Nullable ZoneId zone, Map<DayOfWeek, List<Hours>> week, List<DatedHours> dates) {

    public CalendarFile {
        week = Map.copyOf(week);
        dates = List.copyOf(dates);
    }

    /**
     * The calendar, ready to count.
     *
     * @param otherwise the zone where the file names none
     */
    public WorkingCalendar in(ZoneId otherwise) {
        return new WorkingCalendar(name, zone == null ? otherwise : zone, week, dates);
    }
}
