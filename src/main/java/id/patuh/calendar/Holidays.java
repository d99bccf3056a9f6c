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
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    private static final Pattern DATE = Pattern.compile("([0-9]{4})-?([0-9]{2})-?([0-9]{2})");
    private static final Pattern UNTIL = Pattern.compile("(?i)UNTIL=([^;]*)");

    /** Where an event stands that the file's lines do not show. */
    private static final IcsLines.Event NOWHERE =
            new IcsLines.Event(new IcsLines.Line(0, "BEGIN", "VEVENT"), List.of());

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
        own.faults().forEach(fault -> complaints.faultIn(file, fault.line(), fault.column(), fault.id(), fault.en()));
        return text == null ? List.of() : new Holidays(file, complaints).read(text);
    }

    private List<DatedHours> read(String text) {
        List<ICalendar> calendars = Biweekly.parse(text).all();
        if (calendars.isEmpty()) {
            complaints.faultIn(
                    file,
                    0,
                    0,
                    "bukan berkas iCalendar: tidak ada BEGIN:VCALENDAR; ekspor ulang",
                    "no iCalendar file: it has no BEGIN:VCALENDAR; export it again");
        }
        IcsLines lines = IcsLines.of(text);
        lines.unended().forEach(this::complainOfNoEnd);
        List<DatedHours> days = new ArrayList<>();
        int place = 0;
        for (ICalendar calendar : calendars) {
            for (VEvent event : calendar.getEvents()) {
                IcsLines.Event at =
                        place < lines.events().size() ? lines.events().get(place) : NOWHERE;
                place++;
                addDays(event, at, days);
            }
        }
        return days;
    }

    private void complainOfNoEnd(IcsLines.Line begin) {
        String end = "END:" + begin.value();
        complain(
                begin,
                "BEGIN:" + begin.value() + " tanpa " + end
                        + "; ekspor ulang berkasnya sampai utuh, atau tambahkan barisnya",
                "BEGIN:" + begin.value() + " has no " + end + "; export the file again, whole, or add the line");
    }

    private void addDays(VEvent event, IcsLines.Event at, List<DatedHours> days) {
        if (event.getStatus() != null && event.getStatus().isCancelled()) {
            return;
        }
        if (isUnreadable(event, at)) {
            return;
        }
        LocalDate start = date(event.getDateStart());
        if (start == null) {
            return;
        }
        LocalDate end = date(event.getDateEnd());
        if (end != null && end.isBefore(start)) {
            complain(
                    place(at, "DTEND"),
                    "acara " + Known.quoted(summary(event)) + " punya DTEND sebelum DTSTART-nya"
                            + "; tulis hari sesudah hari terakhirnya, atau hapus DTEND untuk satu hari saja",
                    "event " + Known.quoted(summary(event)) + " has a DTEND before its DTSTART"
                            + "; write the day after its last one, or delete DTEND for a single day");
            return;
        }
        long length = length(event, start, end);
        for (LocalDate day : occurrences(event, at, start)) {
            if (Dates.isCovered(day) && Dates.isCovered(day.plusDays(length))) {
                days.add(closed(day, day.plusDays(length - 1), summary(event)));
            } else {
                complain(
                        place(at, "DTSTART"),
                        "acara " + Known.quoted(summary(event)) + " di luar tahun " + WorkingCalendar.FIRST_YEAR
                                + " sampai " + WorkingCalendar.LAST_YEAR + "; hapus",
                        "event " + Known.quoted(summary(event)) + " lies outside of the years "
                                + WorkingCalendar.FIRST_YEAR + " to " + WorkingCalendar.LAST_YEAR + "; delete it");
            }
        }
    }

    /** Whether any date of the event cannot be told; the library would leave it out in silence. With a complaint. */
    private boolean isUnreadable(VEvent event, IcsLines.Event at) {
        boolean unreadable = false;
        for (IcsLines.Line line : at.properties()) {
            if (!isReadable(line, event)) {
                complain(
                        line,
                        "acara " + Known.quoted(summary(event)) + " tanpa " + line.name() + " yang terbaca dalam "
                                + Known.quoted(line.value()) + "; perbaiki atau hapus",
                        "event " + Known.quoted(summary(event)) + " has no readable " + line.name() + " in "
                                + Known.quoted(line.value()) + "; correct or delete it");
                unreadable = true;
            }
        }
        if (!unreadable && value(event.getDateStart()) == null) {
            complain(
                    place(at, "DTSTART"),
                    "acara " + Known.quoted(summary(event)) + " tanpa DTSTART yang terbaca; perbaiki atau hapus",
                    "event " + Known.quoted(summary(event)) + " has no readable DTSTART; correct or delete it");
            return true;
        }
        return unreadable;
    }

    private static boolean isReadable(IcsLines.Line line, VEvent event) {
        return switch (line.name()) {
            case "DTSTART", "DTEND", "EXDATE", "RDATE" ->
                Stream.of(line.value().split(",")).allMatch(Holidays::isDate);
            case "DURATION" ->
                event.getDuration() != null && event.getDuration().getValue() != null;
            case "RRULE" -> {
                Matcher until = UNTIL.matcher(line.value());
                yield event.getRecurrenceRule() != null && (!until.find() || isDate(until.group(1)));
            }
            default -> true;
        };
    }

    /** Whether the text begins with a day there is; what follows is a time of day or the end of a period. */
    private static boolean isDate(String text) {
        Matcher date = DATE.matcher(text.strip());
        if (!date.lookingAt()) {
            return false;
        }
        try {
            LocalDate.of(
                    Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
            return true;
        } catch (DateTimeException impossible) {
            return false;
        }
    }

    private static IcsLines.Line place(IcsLines.Event at, String property) {
        IcsLines.Line line = at.first(property);
        return line == null ? at.begin() : line;
    }

    private DatedHours closed(LocalDate from, LocalDate to, String why) {
        Map<DayOfWeek, List<Hours>> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.put(day, List.of());
        }
        return new DatedHours(from, to, hours, why, file);
    }

    /** Days; DTEND is excluded. Neither DTEND nor DURATION, or a DTEND on the day of the start: one day. */
    private static long length(VEvent event, LocalDate start, @Nullable LocalDate end) {
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

    private Set<LocalDate> occurrences(VEvent event, IcsLines.Event at, LocalDate start) {
        Set<LocalDate> days = new LinkedHashSet<>();
        Recurrence rule = event.getRecurrenceRule() == null
                ? null
                : event.getRecurrenceRule().getValue();
        if (rule == null) {
            days.add(start);
        } else if (rule.getFrequency() != null && WHOLE_DAYS.contains(rule.getFrequency())) {
            expandOrComplain(event, at, rule, start, days);
        } else {
            complain(
                    place(at, "RRULE"),
                    "acara " + Known.quoted(summary(event))
                            + " tidak berulang per hari penuh; buatlah berulang tahunan",
                    "event " + Known.quoted(summary(event)) + " does not recur by whole days; let it recur yearly");
        }
        event.getRecurrenceDates().forEach(more -> days.addAll(dates(more.getDates())));
        Set<LocalDate> except = new HashSet<>();
        event.getExceptionDates().forEach(some -> except.addAll(dates(some.getValues())));
        days.removeAll(except);
        return days;
    }

    /** The library answers a rule with impossible parts, such as a thirteenth month, in ways of its own. */
    private void expandOrComplain(
            VEvent event, IcsLines.Event at, Recurrence rule, LocalDate start, Set<LocalDate> days) {
        try {
            expand(rule, start, days);
        } catch (RuntimeException | AssertionError impossible) {
            complain(
                    place(at, "RRULE"),
                    "acara " + Known.quoted(summary(event)) + " punya RRULE yang tidak dapat diikuti; perbaiki",
                    "event " + Known.quoted(summary(event)) + " has an RRULE that cannot be followed; correct it");
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

    /** All are dates that there are: an event with others was complained of. */
    private static List<LocalDate> dates(List<ICalDate> values) {
        List<LocalDate> dates = new ArrayList<>();
        for (ICalDate value : values) {
            LocalDate date = date(value);
            if (date != null) {
                dates.add(date);
            }
        }
        return dates;
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

    private void complain(IcsLines.Line where, String id, String en) {
        complaints.faultIn(file, where.number(), where.number() == 0 ? 0 : 1, id, en);
    }
}
