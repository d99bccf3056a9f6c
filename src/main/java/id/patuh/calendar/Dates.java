package id.patuh.calendar;

import id.patuh.lint.Complaints;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as rules files write them: {@code 2026-12-25}. */
public final class Dates {

    private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Dates() {}

    /** The date; null, with a complaint, where it is none or outside of the years that calendars cover. */
    public static @Nullable LocalDate read(Node.Scalar text, Complaints complaints) {
        LocalDate date = date(text.text());
        if (date == null) {
            complaints.fault(
                    text,
                    "bukan tanggal: " + Known.quoted(text.text()) + "; tulis tahun-bulan-tanggal, misalnya 2026-12-25",
                    "no date: " + Known.quoted(text.text()) + "; write year-month-day, such as 2026-12-25");
        } else if (!isCovered(date)) {
            complaints.fault(
                    text,
                    "tahun pada " + text.text() + " tidak di antara " + WorkingCalendar.FIRST_YEAR + " dan "
                            + WorkingCalendar.LAST_YEAR + "; perbaiki",
                    "year of " + text.text() + " is not between " + WorkingCalendar.FIRST_YEAR + " and "
                            + WorkingCalendar.LAST_YEAR + "; correct it");
            return null;
        }
        return date;
    }

    static boolean isCovered(LocalDate date) {
        return date.getYear() >= WorkingCalendar.FIRST_YEAR && date.getYear() <= WorkingCalendar.LAST_YEAR;
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return ISO.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
