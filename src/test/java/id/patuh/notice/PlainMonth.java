package id.patuh.notice;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The same month told second by second, with nothing but counting: which seconds are open is written down here once
 * more, from the decrees. It shares no code with what it checks.
 */
final class PlainMonth {

    private final World world;
    private final int gather;
    private final int cap;
    private final Map<String, BitSet> open = new HashMap<>();
    private final List<World.Mail> mails = new ArrayList<>();

    /** A rung's natural instant. */
    private record Rung(int at, World.Work work, int percent) {}

    /** @param opens the first second since then at which it may be told */
    private record Told(String key, int work, int percent, int since, int opens) {}

    PlainMonth(World world, int gather, int cap) {
        this.world = world;
        this.gather = gather;
        this.cap = cap;
        for (String name : World.CALENDARS) {
            open.put(name, seconds(name));
        }
    }

    /** Which seconds since the first day began are open; twice as many days as the month has. */
    static BitSet seconds(String calendar) {
        BitSet open = new BitSet(World.END * 2);
        for (int day = 0; day < World.DAYS * 2; day++) {
            LocalDate date = World.FIRST_DAY.plusDays(day);
            for (int[] hours : hours(calendar, date)) {
                open.set(day * World.DAY + hours[0] * 60, day * World.DAY + hours[1] * 60);
            }
        }
        return open;
    }

    /** Minutes of the day. */
    private static int[][] hours(String calendar, LocalDate date) {
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean friday = date.getDayOfWeek() == DayOfWeek.FRIDAY;
        if (calendar.equals("always")) {
            return new int[][] {{0, 1440}};
        }
        if (weekend) {
            return new int[0][];
        }
        if (calendar.equals("jam-layanan")) {
            return new int[][] {{8 * 60, 16 * 60}};
        }
        LocalDate nyepi = LocalDate.of(2026, 3, 18);
        LocalDate after = LocalDate.of(2026, 3, 25);
        if (!date.isBefore(nyepi) && date.isBefore(after) || date.equals(LocalDate.of(2026, 4, 3))) {
            return new int[0][];
        }
        if (date.isBefore(nyepi)) {
            return friday ? new int[][] {{480, 720}, {780, 930}} : new int[][] {{480, 720}, {750, 900}};
        }
        return friday ? new int[][] {{450, 690}, {780, 990}} : new int[][] {{450, 720}, {780, 960}};
    }

    List<World.Mail> mails() {
        Map<Integer, List<Rung>> due = new TreeMap<>();
        for (World.Work work : world.works) {
            for (Rung rung : rungs(work)) {
                due.computeIfAbsent(rung.at(), any -> new ArrayList<>()).add(rung);
            }
        }
        walk(due);
        return mails;
    }

    private List<Rung> rungs(World.Work work) {
        List<Rung> rungs = new ArrayList<>();
        List<Integer> percents = World.LADDER.keySet().stream().sorted().toList();
        BitSet hours = open.get(work.calendar());
        long worked = 0;
        int next = 0;
        for (int second = work.begun(); second < World.END && next < percents.size(); second++) {
            while (next < percents.size() && worked * 100 >= (long) work.limit() * percents.get(next)) {
                rungs.add(new Rung(second, work, percents.get(next++)));
            }
            if (!hours.get(second)) {
                second = hours.nextSetBit(second) - 1;
            } else if (!isSuspended(work, second)) {
                worked += 1;
            }
        }
        return rungs;
    }

    private static boolean isSuspended(World.Work work, int second) {
        return work.suspended().length > 0 && work.suspended()[0] <= second && second < work.suspended()[1];
    }

    private void walk(Map<Integer, List<Rung>> due) {
        List<Rung> pending = new ArrayList<>();
        Map<String, List<Told>> waiting = new TreeMap<>();
        Map<String, List<Integer>> mailed = new HashMap<>();
        Set<String> underWay = new HashSet<>();
        BitSet settling = new BitSet();
        world.works.forEach(work -> settling.set(work.settled()));
        int looked = 0;
        for (int second = 0; second < World.END; second++) {
            pending.addAll(due.getOrDefault(second, List.of()));
            if (world.takesMail(second)) {
                underWay.clear();
            }
            if (world.isDown(second)) {
                continue;
            }
            int now = second;
            pending.removeIf(rung -> rung.work().settled() <= now);
            if (settling.nextSetBit(looked) <= now) {
                waiting.values().forEach(box -> box.removeIf(told -> isSettled(told, now)));
                looked = now + 1;
            }
            if (!pending.isEmpty()) {
                List<Rung> fired =
                        pending.stream().filter(rung -> isDue(rung, now)).toList();
                pending.removeAll(fired);
                fired.stream().sorted(Comparator.comparingInt(Rung::percent)).forEach(rung -> tell(waiting, rung, now));
            }
            for (Map.Entry<String, List<Told>> box : waiting.entrySet()) {
                if (!box.getValue().isEmpty() && !underWay.contains(box.getKey())) {
                    List<Integer> before = mailed.computeIfAbsent(box.getKey(), any -> new ArrayList<>());
                    if (mail(box.getKey(), box.getValue(), before, now) && !world.takesMail(now)) {
                        underWay.add(box.getKey());
                    }
                }
            }
        }
    }

    private static boolean isDue(Rung rung, int now) {
        int acknowledged = rung.work().acknowledged();
        return acknowledged > now || now >= acknowledged + World.ACKNOWLEDGED_FOR;
    }

    private boolean isSettled(Told told, int now) {
        return world.works.get(told.work()).settled() <= now;
    }

    private void tell(Map<String, List<Told>> waiting, Rung rung, int now) {
        int work = rung.work().number();
        for (String to : World.LADDER.get(rung.percent())) {
            String address = World.address(to, rung.work().team());
            List<Told> box = waiting.computeIfAbsent(address, any -> new ArrayList<>());
            box.removeIf(told -> told.work() == work);
            int opens = rung.percent() >= World.CRITICAL
                    ? now
                    : open.get(World.hoursOf(address)).nextSetBit(now);
            box.add(new Told(work + "@" + rung.percent(), work, rung.percent(), now, opens));
        }
    }

    private boolean mail(String to, List<Told> box, List<Integer> before, int now) {
        BitSet hours = open.get(World.hoursOf(to));
        boolean isOpen = hours.get(now);
        boolean isTime = false;
        for (int i = 0; i < box.size() && !isTime; i++) {
            Told told = box.get(i);
            isTime = now >= told.opens() + gather && (isOpen || told.percent() >= World.CRITICAL);
        }
        long lately = isTime ? before.stream().filter(at -> at > now - 3600).count() : 0;
        if (!isTime || lately >= cap) {
            return false;
        }
        List<Told> gone = box.stream()
                .filter(told -> isOpen || told.percent() >= World.CRITICAL)
                .toList();
        box.removeAll(gone);
        before.add(now);
        mails.add(new World.Mail(now, to, gone.stream().map(Told::key).sorted().toList()));
        return true;
    }
}
