package id.patuh.verify;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A calendar. An instant is open when the local time that clocks show then falls within the open hours of that local day.
 * Source: AUDIT.md, "Working time".
 */
final class OpenHours {

    /** The calendar that never closes. */
    static final OpenHours ALWAYS = new OpenHours(null, Map.of(), List.of());

    /** No calendar that closes is followed beyond this year. */
    private static final int LAST_YEAR = 2300;

    private static final long WINDOW = Duration.ofDays(32).toMillis();

    /**
     * Open hours of a day, in seconds of local time.
     *
     * @param to up to 86,400
     */
    record Hours(int from, int to) {}

    /**
     * Hours that replace the week's.
     *
     * @param to included
     * @param byWeekday a weekday that is missing keeps the week's hours
     */
    record Dated(LocalDate from, LocalDate to, Map<DayOfWeek, List<Hours>> byWeekday) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to) && byWeekday.containsKey(day.getDayOfWeek());
        }
    }

    private final @Nullable ZoneId zone;
    private final Map<DayOfWeek, List<Hours>> week;
    private final List<Dated> dates;
    private final Map<LocalDate, List<Hours>> known = new HashMap<>();

    /**
     * @param zone null: always open
     * @param dates a later one replaces an earlier one on the days both cover
     */
    OpenHours(@Nullable ZoneId zone, Map<DayOfWeek, List<Hours>> week, List<Dated> dates) {
        this.zone = zone;
        this.week = Map.copyOf(week);
        this.dates = List.copyOf(dates);
    }

    /** The open intervals within [from, to), sorted and disjoint. */
    List<Interval> open(long from, long to) {
        if (from >= to) {
            return List.of();
        }
        if (zone == null) {
            return List.of(new Interval(from, to));
        }
        List<Interval> open = new ArrayList<>();
        long cursor = from;
        while (cursor < to) {
            Instant here = Instant.ofEpochMilli(cursor);
            ZoneOffsetTransition change = zone.getRules().nextTransition(here);
            long end = change == null ? to : Math.min(to, change.getInstant().toEpochMilli());
            addOpen(open, cursor, end, zone.getRules().getOffset(here));
            cursor = end;
        }
        return Interval.merged(open);
    }

    /** The open intervals of a stretch in which clocks are not put forward or back. */
    private void addOpen(List<Interval> open, long from, long to, ZoneOffset offset) {
        LocalDate last =
                LocalDateTime.ofInstant(Instant.ofEpochMilli(to), offset).toLocalDate();
        LocalDate first =
                LocalDateTime.ofInstant(Instant.ofEpochMilli(from), offset).toLocalDate();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (Hours hours : hoursOn(day)) {
                long start = at(day, hours.from(), offset);
                open.addAll(Interval.within(List.of(new Interval(start, at(day, hours.to(), offset))), from, to));
            }
        }
    }

    private static long at(LocalDate day, int second, ZoneOffset offset) {
        return day.atStartOfDay().plusSeconds(second).toInstant(offset).toEpochMilli();
    }

    private List<Hours> hoursOn(LocalDate day) {
        return known.computeIfAbsent(day, this::lookedUp);
    }

    private List<Hours> lookedUp(LocalDate day) {
        List<Hours> hours = week.getOrDefault(day.getDayOfWeek(), List.of());
        for (Dated dated : dates) {
            if (dated.covers(day)) {
                hours = dated.byWeekday().getOrDefault(day.getDayOfWeek(), List.of());
            }
        }
        return hours;
    }

    /** W: the open time within [from, to), less the time suspended. */
    long worked(long from, long to, List<Interval> suspended) {
        return Interval.length(Interval.minus(open(from, to), suspended));
    }

    /** The first instant at which W(from, instant) reaches {@code millis}; empty where it never does. */
    OptionalLong reached(long from, long millis, List<Interval> suspended) {
        if (millis <= 0) {
            return OptionalLong.of(from);
        }
        if (zone == null) {
            return reachedAlways(from, millis, suspended);
        }
        long last = LocalDate.of(LAST_YEAR, 1, 1).atStartOfDay(zone).toInstant().toEpochMilli();
        long left = millis;
        for (long start = from; start < last; start += WINDOW) {
            for (Interval each : Interval.minus(open(start, Math.min(last, start + WINDOW)), suspended)) {
                if (each.length() >= left) {
                    return OptionalLong.of(each.from() + left);
                }
                left -= each.length();
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong reachedAlways(long from, long millis, List<Interval> suspended) {
        long reached = from + millis;
        for (Interval each : suspended) {
            if (each.to() > from && each.from() < reached) {
                reached += each.to() - Math.max(from, each.from());
            }
        }
        return OptionalLong.of(reached);
    }
}
