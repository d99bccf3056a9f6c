package id.patuh.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Open time as a function of time. An instant is open when its local time in the calendar's zone falls within the open
 * hours of its local day; that holds on days when clocks change, too. All instants are epoch milliseconds and all
 * lengths milliseconds. Instances are safe for use by several threads.
 *
 * <p>Inside, {@code opened(t)} counts the open time before {@code t}; working time is a difference of two of its values
 * and a deadline is its inverse. Source: AUDIT.md, "Working time".
 */
public final class WorkingCalendar {

    /** The calendar that never closes. */
    public static final WorkingCalendar ALWAYS = new WorkingCalendar("always", ZoneOffset.UTC, Map.of(), List.of());

    /** Dates outside of this range are refused on the way in; see {@link #FIRST_YEAR}. */
    public static final int LAST_YEAR = 2200;

    public static final int FIRST_YEAR = 1900;

    private static final int MILLIS = 1000;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int DAYS_BEYOND = 800;

    private final String name;
    private final ZoneId zone;
    private final Map<DayOfWeek, List<Hours>> week;
    private final List<DatedHours> dates;
    private volatile Table table = Table.EMPTY;

    /**
     * @param week open hours by weekday, each list sorted and disjoint; a weekday that is missing is closed
     * @param dates replacements; a later one replaces an earlier one on the days both name
     */
    public WorkingCalendar(String name, ZoneId zone, Map<DayOfWeek, List<Hours>> week, List<DatedHours> dates) {
        this.name = name;
        this.zone = zone;
        this.week = week.isEmpty() ? Map.of() : new EnumMap<>(week);
        this.dates = List.copyOf(dates);
    }

    public String name() {
        return name;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The normal week: open hours by weekday; a weekday that is missing is closed. Empty for {@link #ALWAYS}. */
    public Map<DayOfWeek, List<Hours>> week() {
        return Map.copyOf(week);
    }

    /** Dated replacements in the order of the file. */
    public List<DatedHours> dates() {
        return dates;
    }

    public boolean isAlways() {
        return name.equals("always");
    }

    /** The open hours of a local day, sorted; empty: closed. */
    public List<Hours> hoursOn(LocalDate day) {
        if (isAlways()) {
            return List.of(new Hours(0, SECONDS_OF_DAY));
        }
        DatedHours dated = replacedOn(day);
        return (dated == null ? week : dated.hours()).getOrDefault(day.getDayOfWeek(), List.of());
    }

    /** What replaces the normal week on a local day; null: nothing does. */
    public @Nullable DatedHours replacedOn(LocalDate day) {
        for (int i = dates.size() - 1; i >= 0; i--) {
            if (dates.get(i).covers(day)) {
                return dates.get(i);
            }
        }
        return null;
    }

    /** Open seconds of the normal week: numerator of a working day (FORMATS.md, {@code hari}). */
    public long openSecondsOfWeek() {
        return isAlways()
                ? 7L * SECONDS_OF_DAY
                : week.values().stream()
                        .flatMap(List::stream)
                        .mapToLong(Hours::length)
                        .sum();
    }

    /** Weekdays of the normal week with any open time: denominator of a working day. */
    public long openDaysOfWeek() {
        return isAlways()
                ? 7
                : week.values().stream().filter(day -> !day.isEmpty()).count();
    }

    /** Open time within [from, to), suspensions taken off; 0 where {@code to} is not after {@code from}. */
    public long open(long from, long to, Spans suspended) {
        if (to <= from) {
            return 0;
        }
        long open = open(from, to);
        for (int i = 0; i < suspended.count(); i++) {
            long start = Math.max(from, suspended.start(i));
            long end = Math.min(to, suspended.end(i));
            if (start < end) {
                open -= open(start, end);
            }
        }
        return open;
    }

    /** Open time within [from, to); 0 where {@code to} is not after {@code from}. */
    public long open(long from, long to) {
        if (to <= from) {
            return 0;
        }
        if (isAlways()) {
            return to - from;
        }
        Table covering = covering(from, to);
        return covering.opened(to) - covering.opened(from);
    }

    /** The open intervals within [from, to), suspensions taken off. */
    public Spans openSpans(long from, long to, Spans suspended) {
        List<Long> edges = new ArrayList<>();
        Table covering = isAlways() ? Table.of(from, to) : covering(from, to);
        for (int i = 0; i < covering.starts.length; i++) {
            long cursor = Math.max(from, covering.starts[i]);
            long end = Math.min(to, covering.ends[i]);
            for (int s = 0; s < suspended.count() && cursor < end; s++) {
                if (suspended.end(s) > cursor && suspended.start(s) < end) {
                    edges.add(cursor);
                    edges.add(Math.max(cursor, suspended.start(s)));
                    cursor = suspended.end(s);
                }
            }
            if (cursor < end) {
                edges.add(cursor);
                edges.add(end);
            }
        }
        return Spans.of(edges.stream().mapToLong(Long::longValue).toArray());
    }

    /**
     * The first instant at which {@code open} milliseconds have passed since {@code from}, suspensions taken off.
     * Empty where the calendar does not open that long before the year 2300.
     */
    public OptionalLong reached(long from, long open, Spans suspended) {
        if (open <= 0) {
            return OptionalLong.of(from);
        }
        long cursor = from;
        long left = open;
        for (int i = 0; i < suspended.count(); i++) {
            if (suspended.end(i) <= cursor) {
                continue;
            }
            long before = open(cursor, suspended.start(i));
            if (before >= left) {
                break;
            }
            left -= before;
            cursor = Math.max(cursor, suspended.end(i));
        }
        return reached(cursor, left);
    }

    private OptionalLong reached(long from, long open) {
        if (isAlways()) {
            return OptionalLong.of(from + open);
        }
        long last = millis(LocalDate.of(LAST_YEAR + 100, 1, 1));
        for (long days = 64; ; days *= 8) {
            long until = Math.min(last, from + days * SECONDS_OF_DAY * MILLIS);
            Table covering = covering(from, until);
            long target = covering.opened(from) + open;
            if (covering.opened(until) >= target) {
                return OptionalLong.of(covering.reached(target));
            }
            if (until == last) {
                return OptionalLong.empty();
            }
        }
    }

    private Table covering(long from, long to) {
        Table known = table;
        return known.from <= from && to <= known.to ? known : widened(from, to);
    }

    private synchronized Table widened(long from, long to) {
        Table known = table;
        if (known.from <= from && to <= known.to) {
            return known;
        }
        boolean first = known == Table.EMPTY;
        LocalDate start = dayOf(first ? from : Math.min(from, known.from)).minusDays(2);
        LocalDate end = dayOf(first ? to : Math.max(to, known.to)).plusDays(2);
        table = build(from < known.from ? start.minusDays(DAYS_BEYOND) : start, end.plusDays(DAYS_BEYOND));
        return table;
    }

    private LocalDate dayOf(long instant) {
        return Instant.ofEpochMilli(instant).atZone(zone).toLocalDate();
    }

    private long millis(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private Table build(LocalDate first, LocalDate last) {
        List<long[]> spans = new ArrayList<>();
        ZoneRules rules = zone.getRules();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (Hours hours : hoursOn(day)) {
                addOpen(spans, rules, day, hours);
            }
        }
        spans.sort((a, b) -> Long.compare(a[0], b[0]));
        return Table.of(millis(first.plusDays(1)), millis(last), spans);
    }

    /** An interval of local time may be no, one or several stretches of real time on a day when the clocks change. */
    private static void addOpen(List<long[]> spans, ZoneRules rules, LocalDate day, Hours hours) {
        LocalDateTime from = day.atStartOfDay().plusSeconds(hours.from());
        LocalDateTime to = day.atStartOfDay().plusSeconds(hours.to());
        long cursor = from.minusDays(2).toEpochSecond(ZoneOffset.UTC);
        long last = to.plusDays(2).toEpochSecond(ZoneOffset.UTC);
        while (cursor < last) {
            Instant here = Instant.ofEpochSecond(cursor);
            ZoneOffset offset = rules.getOffset(here);
            ZoneOffsetTransition next = rules.nextTransition(here);
            long end = next == null ? last : Math.min(last, next.toEpochSecond());
            add(spans, Math.max(cursor, from.toEpochSecond(offset)), Math.min(end, to.toEpochSecond(offset)));
            cursor = end;
        }
    }

    private static void add(List<long[]> spans, long startSecond, long endSecond) {
        if (startSecond < endSecond) {
            spans.add(new long[] {startSecond * MILLIS, endSecond * MILLIS});
        }
    }

    /** The open intervals of a stretch of time, and the open time before each. */
    private record Table(long from, long to, long[] starts, long[] ends, long[] before) {

        static final Table EMPTY = new Table(Long.MAX_VALUE, Long.MIN_VALUE, new long[0], new long[0], new long[0]);

        static Table of(long from, long to) {
            return of(from, to, List.of(new long[] {from, to}));
        }

        static Table of(long from, long to, List<long[]> spans) {
            long[] starts = spans.stream().mapToLong(span -> span[0]).toArray();
            long[] ends = spans.stream().mapToLong(span -> span[1]).toArray();
            long[] before = new long[starts.length];
            for (int i = 1; i < starts.length; i++) {
                before[i] = before[i - 1] + ends[i - 1] - starts[i - 1];
            }
            return new Table(from, to, starts, ends, before);
        }

        long opened(long instant) {
            int i = Arrays.binarySearch(starts, instant);
            if (i < 0) {
                i = -i - 2;
            }
            return i < 0 ? 0 : before[i] + Math.min(instant, ends[i]) - starts[i];
        }

        /** The first instant at which so much has been open. */
        long reached(long open) {
            int i = Arrays.binarySearch(before, open);
            i = i < 0 ? -i - 2 : i - 1;
            return starts[i] + open - before[i];
        }
    }
}
