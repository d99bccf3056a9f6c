package id.patuh.oracle;

import id.patuh.oracle.PlainCalendar.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Working time, walked minute by minute; a minute in which a suspension begins or ends is walked in pieces. */
final class WorkingTime {

    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;

    private final OpenMinutes calendar;
    private final List<Suspension> suspensions;

    WorkingTime(OpenMinutes calendar, List<Suspension> suspensions) {
        this.calendar = calendar;
        this.suspensions = suspensions;
    }

    /** Suspended from, up to and not including. */
    record Suspension(long from, long to) {

        Suspension(Instant from, Instant to) {
            this(from.toEpochMilli(), to.toEpochMilli());
        }

        boolean covers(long moment) {
            return from <= moment && moment < to;
        }
    }

    /** Which minutes are open, asked once of the calendar and remembered by day of UTC. */
    static final class OpenMinutes {

        private final Optional<PlainCalendar> calendar;
        private final Map<Long, boolean[]> days = new HashMap<>();
        private long latestDay = Long.MIN_VALUE;
        private boolean[] latest = {};

        /** Empty: always open. */
        OpenMinutes(Optional<PlainCalendar> calendar) {
            this.calendar = calendar;
        }

        boolean isOpen(long moment) {
            if (calendar.isEmpty()) {
                return true;
            }
            long day = Math.floorDiv(moment, DAY);
            if (day != latestDay) {
                latest = days.computeIfAbsent(day, this::minutes);
                latestDay = day;
            }
            return latest[(int) (Math.floorMod(moment, DAY) / MINUTE)];
        }

        /** Whether the wall clock of the calendar's zone shows an open hour in each minute of a day of UTC. */
        private boolean[] minutes(long day) {
            PlainCalendar rules = calendar.orElseThrow();
            Map<LocalDate, List<Span>> hours = new HashMap<>();
            Instant midnight = Instant.EPOCH.plus(day, ChronoUnit.DAYS);
            boolean[] open = new boolean[1_440];
            for (int minute = 0; minute < open.length; minute++) {
                ZonedDateTime shown = midnight.plus(minute, ChronoUnit.MINUTES).atZone(rules.zone());
                int time = shown.getHour() * 60 + shown.getMinute();
                for (Span span : hours.computeIfAbsent(shown.toLocalDate(), rules::hours)) {
                    open[minute] |= span.from() <= time && time < span.to();
                }
            }
            return open;
        }
    }

    /** The working milliseconds within [from, to). */
    long between(Instant from, Instant to) {
        long end = to.toEpochMilli();
        long worked = 0;
        long moment = from.toEpochMilli();
        while (moment < end) {
            long next = Math.min(next(moment), end);
            worked += runs(moment) ? next - moment : 0;
            moment = next;
        }
        return worked;
    }

    /** The first instant at which so many milliseconds have been worked since {@code from}. */
    Instant reached(Instant from, long millis) {
        long worked = 0;
        long moment = from.toEpochMilli();
        while (true) {
            long next = next(moment);
            long piece = runs(moment) ? next - moment : 0;
            if (worked + piece >= millis) {
                return Instant.ofEpochMilli(moment + millis - worked);
            }
            worked += piece;
            moment = next;
        }
    }

    private boolean runs(long moment) {
        for (Suspension suspension : suspensions) {
            if (suspension.covers(moment)) {
                return false;
            }
        }
        return calendar.isOpen(moment);
    }

    /** The next moment at which the answer may change. */
    private long next(long moment) {
        long next = (Math.floorDiv(moment, MINUTE) + 1) * MINUTE;
        for (Suspension suspension : suspensions) {
            next = nearer(next, moment, suspension.from());
            next = nearer(next, moment, suspension.to());
        }
        return next;
    }

    private static long nearer(long next, long moment, long edge) {
        return edge > moment && edge < next ? edge : next;
    }
}
