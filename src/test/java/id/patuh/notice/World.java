package id.patuh.notice;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What happens in an office in the five weeks around Idulfitri 2026: Ramadan hours, Nyepi, joint leave, weekends. All
 * times are whole seconds since the first day began, in its zone.
 */
final class World {

    static final int DAY = 86_400;
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 2, 23);
    static final int DAYS = 35;
    static final int END = DAYS * DAY;
    static final ZoneId ZONE = ZoneId.of("Asia/Makassar");
    static final long START = FIRST_DAY.atStartOfDay(ZONE).toInstant().toEpochMilli();
    static final Sops SOPS = RulesFolder.read(Path.of("rules"));
    static final List<String> CALENDARS = List.of("jam-kerja-asn", "jam-layanan", "always");

    enum What {
        BEGIN,
        SUSPEND,
        RESUME,
        ACKNOWLEDGE,
        SETTLE
    }

    /** Something that happens to a limit. */
    record Event(int at, What what, Work work) {}

    /** A limit's life; {@code suspended} are pairs of seconds; {@code settled} after {@link #END}: never. */
    record Work(
            int number,
            int limit,
            String calendar,
            int begun,
            int[] suspended,
            int acknowledged,
            int settled,
            int team) {

        WorkingCalendar hours() {
            return World.calendar(calendar);
        }
    }

    /** From and up to, not included. */
    record Stretch(int from, int to) {

        boolean covers(int second) {
            return from <= second && second < to;
        }
    }

    static final int ACKNOWLEDGED_FOR = 4 * 3600;
    static final int TEAMS = 8;

    final List<Work> works = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    /** The service or its database is down. */
    final List<Stretch> down = new ArrayList<>();
    /** The mail server takes nothing. */
    final List<Stretch> noMail = new ArrayList<>();

    World(long seed, int cases) {
        Random random = new Random(seed);
        for (int i = 0; i < cases; i++) {
            works.add(work(random, i));
        }
        for (Work work : works) {
            events.add(new Event(work.begun(), What.BEGIN, work));
            for (int i = 0; i < work.suspended().length; i++) {
                events.add(new Event(work.suspended()[i], i % 2 == 0 ? What.SUSPEND : What.RESUME, work));
            }
            if (work.acknowledged() < END) {
                events.add(new Event(work.acknowledged(), What.ACKNOWLEDGE, work));
            }
            if (work.settled() < END) {
                events.add(new Event(work.settled(), What.SETTLE, work));
            }
        }
        events.sort(Comparator.comparingInt(Event::at)
                .thenComparing(Event::what)
                .thenComparingInt(event -> event.work().number()));
        stretches(random, down, 6, 9 * 3600);
        stretches(random, noMail, 5, 6 * 3600);
    }

    private static Work work(Random random, int number) {
        int limit = switch (random.nextInt(4)) {
            case 0 -> 15 * 60;
            case 1 -> 60 * 60;
            case 2 -> 60 * (1 + random.nextInt(480));
            default -> 10 * (1 + random.nextInt(3 * 7 * 360));
        };
        // a storm: two hundred at one instant
        int begun = number % 20 == 7 ? 3 * DAY + 9 * 3600 : random.nextInt(END - DAY);
        int settled = random.nextInt(5) == 0 ? END + 1 : begun + 1 + random.nextInt(limit * 12 + DAY);
        int[] suspended = random.nextInt(4) > 0 ? new int[0] : new int[] {begun + random.nextInt(limit), 0};
        if (suspended.length > 0) {
            suspended[1] = suspended[0] + 1 + random.nextInt(3 * DAY);
        }
        int acknowledged = random.nextInt(5) > 0 ? END + 1 : begun + random.nextInt(limit * 4);
        return new Work(
                number,
                limit,
                CALENDARS.get(random.nextInt(4) % 3),
                begun,
                suspended,
                acknowledged,
                settled,
                random.nextInt(TEAMS));
    }

    private static void stretches(Random random, List<Stretch> stretches, int count, int longest) {
        for (int i = 0; i < count; i++) {
            int from = (i * END / count) + random.nextInt(END / count / 2);
            stretches.add(new Stretch(from, from + 60 + random.nextInt(longest)));
        }
    }

    /** The rungs that every limit has: who is told at how many per cent. */
    static final Map<Integer, List<String>> LADDER = Map.of(
            80, List.of("performer"),
            100, List.of("performer", "supervisor"),
            150, List.of("kabid"),
            250, List.of("kadis"));

    static final int CRITICAL = 250;

    /** Addresses of a rung: eight teams under four section heads. */
    static String address(String to, int team) {
        return switch (to) {
            case "performer" -> "tim-" + team;
            case "supervisor" -> "kasie-" + team / 2;
            default -> to;
        };
    }

    /** The hours in which mail is welcome. */
    static String hoursOf(String address) {
        return switch (address) {
            case "kadis", "tim-0" -> "always";
            case "tim-1", "kabid" -> "jam-layanan";
            default -> "jam-kerja-asn";
        };
    }

    static WorkingCalendar calendar(String name) {
        WorkingCalendar calendar = SOPS.calendars().get(name);
        if (calendar == null) {
            throw new IllegalArgumentException(name);
        }
        return calendar;
    }

    boolean isDown(int second) {
        return down.stream().anyMatch(stretch -> stretch.covers(second));
    }

    boolean takesMail(int second) {
        return noMail.stream().noneMatch(stretch -> stretch.covers(second));
    }

    /** A mail that left: when it was written, to whom, and what was in it as {@code work@percent}. */
    record Mail(int at, String to, List<String> contents) {}
}
