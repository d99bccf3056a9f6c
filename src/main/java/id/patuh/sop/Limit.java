package id.patuh.sop;

import id.patuh.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a time limit.
 *
 * @param when the cases the entry is for; null: every case
 * @param seconds working time under {@code calendar}, rounded to whole seconds; 0 or more
 * @param calendar under which the time counts: the entry's own, else the step's, else the SOP's
 * @param words the limit as the SOP spells it, e.g. "30 menit"
 */
public record Limit(@Nullable Condition when, long seconds, WorkingCalendar calendar, String words) {

    public long millis() {
        return seconds * 1000;
    }
}
