package id.patuh.calendar;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Weekdays as calendar files write them: {@code mon}, {@code mon-thu}, {@code sen-kam}. */
final class Weekdays {

    static final List<String> ENGLISH = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> INDONESIAN = List.of("sen", "sel", "rab", "kam", "jum", "sab", "min");

    private Weekdays() {}

    /** The days of a key, in order; none where the key names no weekdays. A range may run over the end of the week. */
    static List<DayOfWeek> read(String key) {
        int dash = key.indexOf('-');
        int first = index(dash < 0 ? key : key.substring(0, dash));
        int last = dash < 0 ? first : index(key.substring(dash + 1));
        if (first < 0 || last < 0) {
            return List.of();
        }
        List<DayOfWeek> days = new ArrayList<>();
        for (int i = first; i != last; i = (i + 1) % 7) {
            days.add(DayOfWeek.of(i + 1));
        }
        days.add(DayOfWeek.of(last + 1));
        return days;
    }

    private static int index(String name) {
        String small = name.strip().toLowerCase(Locale.ROOT);
        return Math.max(ENGLISH.indexOf(small), INDONESIAN.indexOf(small));
    }
}
