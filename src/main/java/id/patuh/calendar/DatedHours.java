package id.patuh.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Hours that replace the normal week on some days.
 *
 * @param from the first day
 * @param to the last day, included
 * @param hours the open hours by weekday, sorted; empty list: closed; a weekday that is missing keeps the normal week
 * @param why what the days are, e.g. a holiday's name; empty where the file does not say
 * @param by the decree that ordered it; empty where the file does not say
 */
public record DatedHours(LocalDate from, LocalDate to, Map<DayOfWeek, List<Hours>> hours, String why, String by) {

    public DatedHours {
        hours = Map.copyOf(hours);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to) && hours.containsKey(day.getDayOfWeek());
    }
}
