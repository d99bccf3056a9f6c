package id.patuh.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.iter.RecurrenceIterator;
import biweekly.util.com.google.ical.iter.RecurrenceIteratorFactory;
import biweekly.util.com.google.ical.values.DateValue;
import biweekly.util.com.google.ical.values.DateValueImpl;
import id.patuh.lint.Complaints;
import id.patuh.lint.Known;
import id.patuh.lint.Utf8;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * An iCalendar file's all-day events: each closes its days. Events with a time of day and cancelled ones close nothing.
 * Recurring ones are written out for the years 1990 to 2100. Source: FORMATS.md, "An SOP", {@code ics}; RFC 5545.
 */
final class Holidays {

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;
    private static final Set<Frequency> WHOLE_DAYS =
            Set.of(Frequency.YEARLY, Frequency.MONTHLY, Frequency.WEEKLY, Frequency.DAILY);

    private final String file;
    private final Complaints complaints;

    private Holidays(String file, Complaints complaints) {
        this.file = file;
        this.complaints = complaints;
    }

    /**
     * @param file the iCalendar file's name, for complaints and as the source of its days
     * @param complaints of the calendar that names the file
     */
    static List<DatedHours> read(String file, byte[] bytes, Complaints complaints) {
        Complaints own = new Complaints(file);
        String text = Utf8.decoded(bytes, own);
        own.faults().forEach(fault -> complaints.faultIn(file, fault.message()));
        return text == null ? List.of() : new Holidays(file, complaints).read(text);
    }

    private List<DatedHours> read(String text) {
        List<ICalendar> calendars = Biweekly.parse(text).all();
        if (calendars.isEmpty()) {
            complain("no iCalendar file: it has no BEGIN:VCALENDAR; export it again");
        }
        if (!calendars.isEmpty() && !text.strip().toUpperCase(Locale.ROOT).endsWith("END:VCALENDAR")) {
            complain("the file breaks off before END:VCALENDAR; export it again");
        }
        List<DatedHours> days = new ArrayList<>();
        for (ICalendar calendar : calendars) {
            calendar.getEvents().forEach(event -> addDays(event, days));
        }
        return days;
    }

    private void addDays(VEvent event, List<DatedHours> days) {
        if (event.getStatus() != null && event.getStatus().isCancelled()) {
            return;
        }
        LocalDate start = date(event.getDateStart());
        if (start == null) {
            if (isUnreadable(event.getDateStart())) {
                complain("event " + Known.quoted(summary(event)) + " has no readable DTSTART; correct or delete it");
            }
            return;
        }
        if (event.getDateEnd() != null && isUnreadable(event.getDateEnd())) {
            complain("event " + Known.quoted(summary(event)) + " has no readable DTEND; correct or delete it");
        }
        LocalDate end = date(event.getDateEnd());
        if (end != null && end.isBefore(start)) {
            complain("event " + Known.quoted(summary(event)) + " ends before it starts; correct its DTEND");
        }
        long length = length(event, start);
        for (LocalDate day : occurrences(event, start)) {
            if (Dates.isCovered(day) && Dates.isCovered(day.plusDays(length))) {
                days.add(closed(day, day.plusDays(length - 1), summary(event)));
            } else {
                complain("event " + Known.quoted(summary(event)) + " lies outside of the years "
                        + WorkingCalendar.FIRST_YEAR + " to " + WorkingCalendar.LAST_YEAR + "; delete it");
            }
        }
    }

    private DatedHours closed(LocalDate from, LocalDate to, String why) {
        Map<DayOfWeek, List<Hours>> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.put(day, List.of());
        }
        return new DatedHours(from, to, hours, why, file);
    }

    /** Days; DTEND is excluded. An end that is missing or not after the start means one day. */
    private static long length(VEvent event, LocalDate start) {
        LocalDate end = date(event.getDateEnd());
        if (end != null) {
            return Math.max(1, ChronoUnit.DAYS.between(start, end));
        }
        Duration duration =
                event.getDuration() == null ? null : event.getDuration().getValue();
        return duration == null
                ? 1
                : Math.max(
                        1, duration.toMillis() / ChronoUnit.DAYS.getDuration().toMillis());
    }

    private Set<LocalDate> occurrences(VEvent event, LocalDate start) {
        Set<LocalDate> days = new LinkedHashSet<>();
        Recurrence rule = event.getRecurrenceRule() == null
                ? null
                : event.getRecurrenceRule().getValue();
        if (rule == null) {
            days.add(start);
        } else if (rule.getFrequency() != null && WHOLE_DAYS.contains(rule.getFrequency())) {
            expandOrComplain(event, rule, start, days);
        } else {
            complain("event " + Known.quoted(summary(event)) + " does not recur by whole days; let it recur yearly");
        }
        event.getRecurrenceDates().forEach(more -> days.addAll(dates(event, more.getDates())));
        Set<LocalDate> except = new HashSet<>();
        event.getExceptionDates().forEach(some -> except.addAll(dates(event, some.getValues())));
        days.removeAll(except);
        return days;
    }

    /** The library answers a rule with impossible parts, such as a thirteenth month, in ways of its own. */
    private void expandOrComplain(VEvent event, Recurrence rule, LocalDate start, Set<LocalDate> days) {
        try {
            expand(rule, start, days);
        } catch (RuntimeException | AssertionError impossible) {
            complain("event " + Known.quoted(summary(event)) + " has an RRULE that cannot be followed; correct it");
        }
    }

    /** UNTIL is compared here, as dates: the library would bring in the machine's own time zone. */
    private static void expand(Recurrence rule, LocalDate start, Set<LocalDate> days) {
        LocalDate until = rule.getUntil() == null ? null : date(rule.getUntil());
        Recurrence endless = new Recurrence.Builder(rule).until((ICalDate) null).build();
        DateValue first = new DateValueImpl(start.getYear(), start.getMonthValue(), start.getDayOfMonth());
        RecurrenceIterator iterator =
                RecurrenceIteratorFactory.createRecurrenceIterator(endless, first, TimeZone.getTimeZone("UTC"));
        while (iterator.hasNext()) {
            DateValue next = iterator.next();
            LocalDate day = LocalDate.of(next.year(), next.month(), next.day());
            if (day.getYear() > LAST_YEAR || (until != null && day.isAfter(until))) {
                return;
            }
            if (day.getYear() >= FIRST_YEAR) {
                days.add(day);
            }
        }
    }

    private List<LocalDate> dates(VEvent event, List<ICalDate> values) {
        List<LocalDate> dates = new ArrayList<>();
        for (ICalDate value : values) {
            LocalDate date = date(value);
            if (date != null) {
                dates.add(date);
            } else {
                complain("event " + Known.quoted(summary(event))
                        + " recurs, or does not, on a date that there is not; correct its RDATE or EXDATE");
            }
        }
        return dates;
    }

    /** Missing, or a date that there is not, such as 30 February. */
    private static boolean isUnreadable(@Nullable DateOrDateTimeProperty property) {
        ICalDate value = value(property);
        return value == null || date(value) == null;
    }

    private static @Nullable ICalDate value(@Nullable DateOrDateTimeProperty property) {
        return property == null ? null : property.getValue();
    }

    /** The date of an all-day property; null where it is missing or has a time of day. */
    private static @Nullable LocalDate date(@Nullable DateOrDateTimeProperty property) {
        ICalDate value = value(property);
        return value == null || value.hasTime() ? null : date(value);
    }

    private static @Nullable LocalDate date(ICalDate value) {
        DateTimeComponents raw = value.getRawComponents();
        try {
            return raw == null ? null : LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static String summary(VEvent event) {
        String summary = event.getSummary() == null ? null : event.getSummary().getValue();
        return summary == null ? "" : summary;
    }

    private void complain(String message) {
        complaints.faultIn(file, message);
    }
}
