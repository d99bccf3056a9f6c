package id.patuh.notice;

import id.patuh.calendar.Spans;
import id.patuh.sop.Limit;
import id.patuh.sop.Rung;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The month as {@link Ladder}, {@link Firing} and {@link Restraint} live it: they are asked when something happens or
 * when they said that something would, never in between; two instances share one memory and ask one after the other.
 */
final class SimulatedOffice {

    private static final List<Rung> LADDER = World.LADDER.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> new Rung(entry.getKey(), entry.getValue()))
            .toList();

    private final World world;
    private final Restraint restraint;
    private final Random random = new Random(11);
    private final Map<Integer, List<DueRung>> ladders = new HashMap<>();
    private final Map<Integer, Long> acknowledged = new HashMap<>();
    private final Set<String> fired = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, Map<Integer, Item>> waiting = new TreeMap<>();
    private final Map<String, List<Long>> mailed = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    /** When to ask again about a limit, and about a recipient. */
    private final WakeUps<Integer> limits = new WakeUps<>();

    private final WakeUps<String> boxes = new WakeUps<>();
    private final List<World.Mail> mails = new ArrayList<>();
    private int asked;
    private int event;

    private record Item(Waiting waiting, int percent) {}

    private static final class WakeUps<K extends Comparable<K>> {

        private final Map<K, Long> times = new HashMap<>();
        private final TreeMap<Long, TreeSet<K>> order = new TreeMap<>();

        void set(K key, long at) {
            Long before = times.put(key, at);
            if (before != null) {
                drop(key, before);
            }
            order.computeIfAbsent(at, any -> new TreeSet<>()).add(key);
        }

        private void drop(K key, long at) {
            TreeSet<K> keys = order.get(at);
            keys.remove(key);
            if (keys.isEmpty()) {
                order.remove(at);
            }
        }

        void remove(K key) {
            Long before = times.remove(key);
            if (before != null) {
                drop(key, before);
            }
        }

        List<K> due(long now) {
            return order.headMap(now, true).values().stream()
                    .flatMap(TreeSet::stream)
                    .sorted()
                    .toList();
        }

        long next() {
            return order.isEmpty() ? Long.MAX_VALUE : order.firstKey();
        }
    }

    SimulatedOffice(World world, Restraint restraint) {
        this.world = world;
        this.restraint = restraint;
    }

    int asked() {
        return asked;
    }

    List<World.Mail> mails() {
        long now = World.START;
        while (now < millis(World.END)) {
            int second = second(now);
            if (world.takesMail(second)) {
                underWay.forEach(address -> boxes.set(address, millis(second)));
                underWay.clear();
            }
            long next = millis(world.isDown(second) ? end(world.down, second) : World.END);
            if (!world.isDown(second)) {
                next = Math.min(next, live(now));
            }
            now = Math.min(next, edge(second));
        }
        return mails;
    }

    /** Both instances live through one instant, in any order; the second finds nothing left to do. */
    private long live(long now) {
        while (event < world.events.size() && millis(world.events.get(event).at()) <= now) {
            take(world.events.get(event++), now);
        }
        long next = Long.MAX_VALUE;
        int instances = 1 + random.nextInt(2);
        for (int instance = 0; instance < instances; instance++) {
            long rung = fire(now);
            next = Math.min(rung, mail(now));
        }
        return event < world.events.size()
                ? Math.min(next, millis(world.events.get(event).at()))
                : next;
    }

    private void take(World.Event event, long now) {
        World.Work work = event.work();
        switch (event.what()) {
            case SETTLE -> {
                ladders.remove(work.number());
                limits.remove(work.number());
                waiting.values().forEach(box -> box.remove(work.number()));
            }
            case ACKNOWLEDGE -> acknowledged.put(work.number(), millis(work.acknowledged() + World.ACKNOWLEDGED_FOR));
            default -> {}
        }
        if (work.settled() > event.at() && millis(work.settled()) > now) {
            ladders.put(work.number(), Ladder.of(running(work, now)));
            limits.set(work.number(), now);
        }
    }

    /** As an audit would see it now. */
    private static RunningLimit running(World.Work work, long now) {
        boolean met = work.suspended().length > 0 && millis(work.suspended()[0]) <= now;
        boolean resting = met && millis(work.suspended()[1]) > now;
        Spans suspended =
                !met ? Spans.NONE : Spans.of(millis(work.suspended()[0]), resting ? now : millis(work.suspended()[1]));
        boolean justNow = resting && suspended.isEmpty();
        return new RunningLimit(
                "sop",
                String.valueOf(work.number()),
                "1",
                new Limit(null, work.limit(), work.hours(), ""),
                millis(work.begun()),
                justNow ? Spans.of(now, now + 1) : suspended,
                resting,
                LADDER,
                List.of("performer"));
    }

    private long fire(long now) {
        for (int number : limits.due(now)) {
            asked++;
            Firing firing = Firing.at(
                    now,
                    ladders.get(number),
                    rung -> fired.contains(rung.identity()),
                    acknowledged.getOrDefault(number, 0L));
            firing.spent().forEach(rung -> fired.add(rung.identity()));
            firing.speaking().forEach(rung -> tell(world.works.get(number), rung, now));
            limits.set(number, firing.next());
        }
        return limits.next();
    }

    private void tell(World.Work work, DueRung rung, long now) {
        for (String to : rung.to()) {
            String address = World.address(to, work.team());
            if (told.add(rung.identity(address))) {
                boxes.set(address, now);
                waiting.computeIfAbsent(address, any -> new TreeMap<>())
                        .put(
                                work.number(),
                                new Item(
                                        new Waiting(
                                                work.number() + "@" + rung.percent(),
                                                String.valueOf(work.number()),
                                                now,
                                                rung.percent() >= World.CRITICAL),
                                        rung.percent()));
            }
        }
    }

    private long mail(long now) {
        for (String address : boxes.due(now)) {
            asked++;
            Map<Integer, Item> box = waiting.getOrDefault(address, Map.of());
            Restraint.Plan plan = plan(now, address, box);
            if (!plan.contents().isEmpty()) {
                send(now, address, box, plan);
                plan = plan(now, address, box);
            }
            boxes.set(address, plan.next());
        }
        return boxes.next();
    }

    /** Nothing goes while a mail is under way. */
    private Restraint.Plan plan(long now, String address, Map<Integer, Item> box) {
        return underWay.contains(address)
                ? new Restraint.Plan(List.of(), Restraint.Form.NOTE, Restraint.NEVER)
                : restraint.plan(now, box(address, box), Restraint.Outage.NONE);
    }

    private Restraint.Box box(String address, Map<Integer, Item> box) {
        return new Restraint.Box(
                World.calendar(World.hoursOf(address)),
                box.values().stream().map(Item::waiting).toList(),
                mailed.getOrDefault(address, List.of()));
    }

    private void send(long now, String address, Map<Integer, Item> box, Restraint.Plan plan) {
        mails.add(new World.Mail(
                second(now),
                address,
                plan.contents().stream().map(Waiting::identity).sorted().toList()));
        box.values().removeIf(item -> plan.contents().contains(item.waiting()));
        List<Long> before = mailed.computeIfAbsent(address, any -> new ArrayList<>());
        before.removeIf(at -> at < now - 2 * 3600_000L);
        before.add(now);
        if (!world.takesMail(second(now))) {
            underWay.add(address);
        }
    }

    /** The next instant at which the mail server comes or goes. */
    private long edge(int second) {
        return world.noMail.stream()
                .mapToInt(stretch -> second < stretch.from() ? stretch.from() : stretch.to())
                .filter(edge -> edge > second)
                .min()
                .stream()
                .mapToLong(SimulatedOffice::millis)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private static int end(List<World.Stretch> stretches, int second) {
        return stretches.stream()
                .filter(stretch -> stretch.covers(second))
                .max(Comparator.comparingInt(World.Stretch::to))
                .orElseThrow()
                .to();
    }

    static long millis(int second) {
        return World.START + second * 1000L;
    }

    /** The second that has begun last. */
    private static int second(long millis) {
        return (int) ((millis - World.START) / 1000);
    }
}
