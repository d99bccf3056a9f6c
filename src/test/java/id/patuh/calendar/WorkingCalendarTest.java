package id.patuh.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {

    private static final ZoneId WITA = ZoneId.of("Asia/Makassar");
    private static final int SPANS = 1_000_000;

    @Test
    void openTimeOfAMillionRandomSpansEqualsACountSecondBySecond() {
        Random random = new Random(20261005);
        List<ZoneId> zones = List.of(
                WITA,
                ZoneId.of("Europe/Berlin"),
                ZoneId.of("America/Sao_Paulo"),
                ZoneId.of("Australia/Lord_Howe"),
                ZoneId.of("Africa/Casablanca"));
        int spans = 0;
        for (int round = 0; round < 20; round++) {
            WorkingCalendar calendar = random(random, zones.get(round % zones.size()));
            LocalDate first = changes(random, zones.get(round % zones.size()));
            Counted counted = new Counted(calendar, first, 25);
            for (int i = 0; i < SPANS / 20; i++, spans++) {
                int a = random.nextInt(counted.seconds());
                int b = random.nextInt(4) == 0
                        ? random.nextInt(counted.seconds())
                        : Math.min(counted.seconds(), a + random.nextInt(200_000));
                long expected = counted.open(Math.min(a, b), Math.max(a, b));
                long actual = calendar.open(counted.instant(Math.min(a, b)), counted.instant(Math.max(a, b)));
                if (actual != expected * 1000) {
                    assertThat(actual)
                            .as("%s from %s to %s", calendar.zone(), Instant.ofEpochMilli(counted.instant(a)), b)
                            .isEqualTo(expected * 1000);
                }
            }
        }
        assertThat(spans).isEqualTo(SPANS);
    }

    @Test
    void suspendedTimeIsTakenOffSecondBySecond() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            WorkingCalendar calendar = random(random, round % 2 == 0 ? WITA : ZoneId.of("Europe/Berlin"));
            Counted counted = new Counted(calendar, LocalDate.of(2026, 3, 20), 15);
            int a = random.nextInt(counted.seconds() / 2);
            int b = a + random.nextInt(counted.seconds() / 2);
            int[] edges =
                    random.ints(6, 0, counted.seconds()).sorted().distinct().toArray();
            long expected = counted.open(a, b);
            List<Long> spans = new ArrayList<>();
            for (int i = 0; i + 1 < edges.length; i += 2) {
                spans.add(counted.instant(edges[i]));
                spans.add(counted.instant(edges[i + 1]));
                expected -=
                        counted.open(Math.max(a, edges[i]), Math.max(Math.max(a, edges[i]), Math.min(b, edges[i + 1])));
            }
            Spans suspended = Spans.of(spans.stream().mapToLong(Long::longValue).toArray());
            long from = counted.instant(a);
            long to = counted.instant(b);
            assertThat(calendar.open(from, to, suspended)).isEqualTo(expected * 1000);
            Spans ledger = calendar.openSpans(from, to, suspended);
            assertThat(length(ledger)).as("the ledger adds up").isEqualTo(expected * 1000);
            if (expected > 0) {
                long due = calendar.reached(from, expected * 1000, suspended).orElseThrow();
                assertThat(calendar.open(from, due, suspended)).isEqualTo(expected * 1000);
                assertThat(calendar.open(from, due - 1, suspended)).isEqualTo(expected * 1000 - 1);
            }
        }
    }

    @Test
    void aDeadlineFallsOnTheClosingHourNotOnTheNextMorning() {
        WorkingCalendar office = office();
        long from = at("2026-10-05T15:30");
        assertThat(office.reached(from, 30 * 60_000, Spans.NONE)).hasValue(at("2026-10-05T16:00"));
        assertThat(office.reached(from, 30 * 60_000 + 1, Spans.NONE)).hasValue(at("2026-10-06T07:30") + 1);
    }

    @Test
    void aCalendarThatNeverOpensHasNoDeadline() {
        WorkingCalendar never = new WorkingCalendar("never", WITA, Map.of(), List.of());
        assertThat(never.reached(at("2026-10-05T08:00"), 1, Spans.NONE)).isEmpty();
        assertThat(never.open(at("2026-01-01T00:00"), at("2026-12-31T00:00"))).isZero();
    }

    @Test
    void spansThatRunBackwardsAreEmpty() {
        assertThat(office().open(at("2026-10-05T10:00"), at("2026-10-05T09:00")))
                .isZero();
    }

    @Test
    void aLaterReplacementWinsAndWeekdaysItDoesNotNameKeepWhatWasBefore() {
        Hours morning = new Hours(8 * 3600, 12 * 3600);
        WorkingCalendar calendar = new WorkingCalendar(
                "c",
                WITA,
                Map.of(
                        DayOfWeek.MONDAY,
                        List.of(new Hours(0, 86_400)),
                        DayOfWeek.TUESDAY,
                        List.of(new Hours(0, 86_400))),
                List.of(
                        new DatedHours(
                                LocalDate.of(2026, 10, 5),
                                LocalDate.of(2026, 10, 11),
                                Map.of(DayOfWeek.MONDAY, List.of(morning)),
                                "",
                                ""),
                        new DatedHours(
                                LocalDate.of(2026, 10, 5),
                                LocalDate.of(2026, 10, 5),
                                Map.of(DayOfWeek.MONDAY, List.of()),
                                "",
                                "")));
        assertThat(calendar.hoursOn(LocalDate.of(2026, 10, 5))).isEmpty();
        assertThat(calendar.hoursOn(LocalDate.of(2026, 10, 6))).containsExactly(new Hours(0, 86_400));
        assertThat(calendar.hoursOn(LocalDate.of(2026, 10, 12))).containsExactly(new Hours(0, 86_400));
    }

    @Test
    void theUnionOfSpansIsSortedAndDisjoint() {
        Spans a = Spans.of(0, 10, 20, 30);
        Spans b = Spans.of(5, 20, 40, 50);
        Spans union = a.union(b);
        assertThat(union.count()).isEqualTo(2);
        assertThat(union.start(0)).isZero();
        assertThat(union.end(0)).isEqualTo(30);
        assertThat(union.start(1)).isEqualTo(40);
    }

    /** Some days before clocks change in the zone, where they do. */
    private static LocalDate changes(Random random, ZoneId zone) {
        LocalDate day = LocalDate.of(2014 + random.nextInt(4), 1 + random.nextInt(12), 1);
        var next = zone.getRules().nextTransition(day.atStartOfDay(zone).toInstant());
        return next == null ? day : next.getDateTimeBefore().toLocalDate().minusDays(random.nextInt(20));
    }

    private static long length(Spans spans) {
        long length = 0;
        for (int i = 0; i < spans.count(); i++) {
            length += spans.end(i) - spans.start(i);
        }
        return length;
    }

    private static long at(String local) {
        return LocalDateTime.parse(local).atZone(WITA).toInstant().toEpochMilli();
    }

    private static WorkingCalendar office() {
        List<Hours> day = List.of(new Hours(27_000, 43_200), new Hours(46_800, 57_600));
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek weekday : DayOfWeek.values()) {
            week.put(weekday, weekday.getValue() < 6 ? day : List.of());
        }
        return new WorkingCalendar("office", WITA, week, List.of());
    }

    private static WorkingCalendar random(Random random, ZoneId zone) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek weekday : DayOfWeek.values()) {
            if (random.nextInt(5) > 0) {
                week.put(weekday, hours(random));
            }
        }
        List<DatedHours> dates = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            LocalDate from = LocalDate.of(2014 + random.nextInt(9), 1 + random.nextInt(12), 1 + random.nextInt(28));
            Map<DayOfWeek, List<Hours>> replaced = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek weekday : DayOfWeek.values()) {
                if (random.nextBoolean()) {
                    replaced.put(weekday, random.nextInt(3) == 0 ? List.of() : hours(random));
                }
            }
            dates.add(new DatedHours(from, from.plusDays(random.nextInt(40)), replaced, "", ""));
        }
        return new WorkingCalendar("random", zone, week, dates);
    }

    private static List<Hours> hours(Random random) {
        if (random.nextInt(6) == 0) {
            return List.of(new Hours(0, 86_400));
        }
        int[] edges = random.ints(4, 0, 97)
                .map(quarter -> quarter * 900)
                .sorted()
                .distinct()
                .toArray();
        List<Hours> hours = new ArrayList<>();
        for (int i = 0; i + 1 < edges.length; i += 2) {
            hours.add(new Hours(edges[i], edges[i + 1]));
        }
        return hours;
    }

    /** Looks at every second of some days by itself: is its local time within the open hours of its local day? */
    private static final class Counted {
        private final long start;
        private final int[] before;

        Counted(WorkingCalendar calendar, LocalDate first, int days) {
            start = first.atStartOfDay(calendar.zone()).toEpochSecond();
            before = new int[days * 86_400 + 1];
            long day = Long.MIN_VALUE;
            List<Hours> hours = List.of();
            for (int i = 0; i < before.length - 1; i++) {
                Instant instant = Instant.ofEpochSecond(start + i);
                long local = start
                        + i
                        + calendar.zone().getRules().getOffset(instant).getTotalSeconds();
                if (Math.floorDiv(local, 86_400L) != day) {
                    day = Math.floorDiv(local, 86_400L);
                    hours = calendar.hoursOn(LocalDate.ofEpochDay(day));
                }
                int second = Math.floorMod(local, 86_400);
                boolean open = false;
                for (Hours one : hours) {
                    open |= one.from() <= second && second < one.to();
                }
                before[i + 1] = before[i] + (open ? 1 : 0);
            }
        }

        int seconds() {
            return before.length - 1;
        }

        long instant(int second) {
            return (start + second) * 1000;
        }

        long open(int from, int to) {
            return (long) before[to] - before[from];
        }
    }
}
