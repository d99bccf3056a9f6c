package id.patuh.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.database.TestDatabase;
import id.patuh.eventlog.Transition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Five weeks of an office on a database that two services share, with outages of the services, of the database and of the
 * mail server, and a clock that jumps back: each rung fires at the second at which a plain count says, once. Ramadan hours,
 * holidays and weekends are those of {@link World}.
 */
@Timeout(300)
class MonthOnDatabaseTest {

    private static final int CASES = 70;
    private static final List<Integer> PERCENTS = List.of(80, 100, 150, 200);
    private static final int NEVER = World.END + 1;

    /** Limit in minutes and calendar of each SOP. */
    private static final List<Map.Entry<Integer, String>> SOPS = List.of(
            Map.entry(15, "always"),
            Map.entry(60, "jam-kerja-asn"),
            Map.entry(480, "jam-kerja-asn"),
            Map.entry(90, "jam-layanan"),
            Map.entry(1440, "always"));

    @TempDir
    Path rules;

    /** Seconds since the first day began; {@code suspended} = {@code resumed}: never. */
    private record Work(int number, int sop, int begun, int suspended, int resumed, int settled) {

        String id() {
            return "K-" + number;
        }
    }

    private record Event(Work work, String step, Transition transition) {}

    private final Random random = new Random(4);
    private final List<Work> works = new ArrayList<>();
    private final TreeMap<Integer, List<Event>> events = new TreeMap<>();
    private final List<World.Stretch> noService = new ArrayList<>();
    private final List<World.Stretch> noDatabase = new ArrayList<>();
    private final List<World.Stretch> noMail = new ArrayList<>();

    @Test
    void eachRungFiresAtTheSecondTheModelSaysAndOnce() throws IOException, InterruptedException {
        writeRules();
        invent();
        Map<String, Integer> expected = expected();
        try (HikariDataSource pool = TestDatabase.fresh()) {
            FragileDatabase database = new FragileDatabase(pool);
            NoticeDesk one = new NoticeDesk(database, at(0), rules);
            live(one, one.another(), database, instants(expected));
            assertThat(differences(expected, fired(one))).isEmpty();
            assertThat(expected).hasSizeGreaterThan(CASES);
            nothingIsToldTwiceOrBeforeItFires(one);
        }
    }

    // ---- the office

    private void writeRules() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("rules"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path to = rules.resolve(Path.of("rules").relativize(file));
                if (to.startsWith(rules.resolve("checks")) || to.startsWith(rules.resolve("calendars"))) {
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
        for (int i = 0; i < SOPS.size(); i++) {
            Path folder = Files.createDirectories(rules.resolve("uji-" + i));
            Files.writeString(folder.resolve("sop.yaml"), """
                    sop: uji-%d
                    version: 2026-01
                    title: {id: Uji, en: Trial}
                    owner: Kantor
                    effective-from: 2026-01-01
                    zone: Asia/Makassar
                    calendar: %s
                    roles:
                      teknis: {title: {id: Teknis, en: Team}, email: teknis@kantor.example, escalates-to: kasie}
                      kasie: {title: {id: Kasie, en: Section head}, email: kasie@kantor.example, escalates-to: kabid}
                      kabid: {title: {id: Kabid, en: Head of division}, email: kabid@kantor.example}
                    escalation:
                      - {at: 80%%, to: [performer]}
                      - {at: 100%%, to: [performer, supervisor]}
                      - {at: 150%%, to: [kabid]}
                      - {at: 200%%, to: [kabid]}
                    steps:
                      - {step: 1, activity: {id: Lapor, en: Report}, role: kasie}
                      - {step: 2, activity: {id: Kerjakan, en: Do}, role: teknis, limit: %d menit}
                    """.formatted(
                            i, SOPS.get(i).getValue(), SOPS.get(i).getKey()));
        }
    }

    private void invent() {
        for (int i = 0; i < CASES; i++) {
            Work work = work(i);
            works.add(work);
            add(work.begun(), new Event(work, "1", Transition.COMPLETE));
            if (work.suspended() < work.resumed()) {
                add(work.suspended(), new Event(work, "2", Transition.SUSPEND));
                add(work.resumed(), new Event(work, "2", Transition.RESUME));
            }
            if (work.settled() < World.END) {
                add(work.settled(), new Event(work, "2", Transition.COMPLETE));
            }
        }
        stretches(noService, 4, 5 * 3600);
        stretches(noDatabase, 4, 2 * 3600);
        stretches(noMail, 4, 5 * 3600);
    }

    private void add(int second, Event event) {
        events.computeIfAbsent(second, any -> new ArrayList<>()).add(event);
    }

    private Work work(int number) {
        int sop = random.nextInt(SOPS.size());
        int limit = SOPS.get(sop).getKey() * 60;
        // a storm: a third begins at one instant
        int begun = number % 3 == 0 ? 3 * World.DAY + 9 * 3600 : 60 * random.nextInt((World.END - World.DAY) / 60);
        boolean isSuspended = random.nextInt(3) == 0;
        int suspended = begun + 1 + random.nextInt(limit);
        int resumed = isSuspended ? suspended + 1 + random.nextInt(World.DAY) : suspended;
        int settled = random.nextInt(3) == 0 ? NEVER : resumed + 1 + random.nextInt(limit * 6);
        return new Work(number, sop, begun, suspended, resumed, settled);
    }

    private void stretches(List<World.Stretch> stretches, int count, int longest) {
        for (int i = 0; i < count; i++) {
            int from = i * (World.END / count) + random.nextInt(World.END / count / 2);
            stretches.add(new World.Stretch(from, from + 60 + random.nextInt(longest)));
        }
        // one of them in the midst of the storm
        int storm = 3 * World.DAY + 9 * 3600 + 30 * 60 + stretches.get(0).from() % 1800;
        stretches.set(0, new World.Stretch(storm, storm + 1800));
    }

    // ---- the plain count

    private Map<String, Integer> expected() {
        Map<String, BitSet> open = new HashMap<>();
        World.CALENDARS.forEach(name -> open.put(name, PlainMonth.seconds(name)));
        Map<String, Integer> expected = new HashMap<>();
        for (Work work : works) {
            BitSet hours = open.get(SOPS.get(work.sop()).getValue());
            long limit = SOPS.get(work.sop()).getKey() * 60L;
            long worked = 0;
            for (int second = work.begun(), next = 0; second < World.END && next < PERCENTS.size(); second++) {
                while (next < PERCENTS.size() && worked * 100 >= limit * PERCENTS.get(next)) {
                    int fires = up(second);
                    if (fires < World.END && fires < up(work.settled())) {
                        expected.put(work.id() + "@" + PERCENTS.get(next), fires);
                    }
                    next++;
                }
                boolean rests = work.suspended() <= second && second < work.resumed();
                worked += hours.get(second) && !rests ? 1 : 0;
            }
        }
        return expected;
    }

    /** The first second from then on at which somebody can look. */
    private int up(int second) {
        int up = second;
        for (int i = 0; i < 10; i++) {
            for (World.Stretch stretch : noService) {
                up = stretch.covers(up) ? stretch.to() : up;
            }
            for (World.Stretch stretch : noDatabase) {
                up = stretch.covers(up) ? stretch.to() : up;
            }
        }
        return up;
    }

    // ---- life

    private TreeSet<Integer> instants(Map<String, Integer> expected) {
        TreeSet<Integer> instants = new TreeSet<>(events.keySet());
        for (int due : expected.values()) {
            instants.add(due);
            instants.add(due - 1);
            instants.add(due + 125);
        }
        for (List<World.Stretch> stretches : List.of(noService, noDatabase, noMail)) {
            stretches.forEach(stretch -> instants.addAll(List.of(stretch.from() + 1, stretch.to())));
        }
        for (int second = 0; second < World.END; second += 6 * 3600) {
            instants.add(second);
        }
        return instants;
    }

    private void live(NoticeDesk one, NoticeDesk two, FragileDatabase database, TreeSet<Integer> instants)
            throws InterruptedException {
        List<Event> late = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        for (int second : instants) {
            for (Event event : events.getOrDefault(second, List.of())) {
                late.add(event);
                times.add(at(second));
            }
            int now = second;
            database.isAway = noDatabase.stream().anyMatch(stretch -> stretch.covers(now));
            if (noService.stream().noneMatch(stretch -> stretch.covers(now))) {
                one.office.set(at(second));
                if (!database.isAway) {
                    for (int i = 0; i < late.size(); i++) {
                        Event event = late.get(i);
                        one.office.event(
                                "uji-" + event.work().sop(),
                                event.work().id(),
                                event.step(),
                                event.transition(),
                                times.get(i));
                    }
                    late.clear();
                    times.clear();
                }
                look(one, two);
                if (random.nextInt(20) == 0) {
                    one.office.set(at(second).minus(Duration.ofMinutes(1 + random.nextInt(600))));
                    look(one, two);
                    one.office.set(at(second));
                }
                if (!database.isAway && noMail.stream().noneMatch(stretch -> stretch.covers(now))) {
                    one.deliver();
                }
            }
        }
    }

    /** One service looks, or the other, or both at the same time. */
    private void look(NoticeDesk one, NoticeDesk two) throws InterruptedException {
        int who = random.nextInt(4);
        if (who == 0) {
            Thread other = new Thread(() -> work(two));
            other.start();
            work(one);
            other.join();
        }
        work(who == 1 ? one : two);
    }

    private static void work(NoticeDesk desk) {
        try {
            desk.work();
        } catch (DataAccessException | TransactionException | IllegalStateException away) {
            // the database is away, or two services met: one tries again
        }
    }

    // ---- what became of it

    private static Map<String, Integer> fired(NoticeDesk desk) {
        Map<String, Integer> fired = new HashMap<>();
        desk.database
                .sql("select c.case_id, r.percent, r.fired from notice_rung r join sop_case c on c.id = r.case_no"
                        + " where r.fired is not null and r.percent > 0")
                .query(row -> {
                    Integer before = fired.put(row.getString(1) + "@" + row.getInt(2), (int)
                            Duration.between(at(0), row.getTimestamp(3).toInstant())
                                    .toSeconds());
                    assertThat(before).isNull();
                });
        return fired;
    }

    private static List<String> differences(Map<String, Integer> expected, Map<String, Integer> fired) {
        TreeSet<String> rungs = new TreeSet<>(expected.keySet());
        rungs.addAll(fired.keySet());
        return rungs.stream()
                .filter(rung -> !Objects.equals(expected.get(rung), fired.get(rung)))
                .map(rung -> rung + " fires at " + expected.get(rung) + " and fired at " + fired.get(rung))
                .toList();
    }

    private static void nothingIsToldTwiceOrBeforeItFires(NoticeDesk desk) {
        assertThat(desk.database.sql("""
                                select count(*) from notice n join outgoing_mail m on m.identity = n.mail
                                  left join notice_rung r on r.subject || E'\\n' || r.name = n.told
                                 where m.created < n.since or m.created < r.fired or r.fired is distinct from n.since
                                   and n.kind = 'rung'
                                """).query(Integer.class).single()).isZero();
        assertThat(desk.database
                        .sql(
                                "select count(*) from (select from notice group by kind, told, recipient having count(*) > 1) t")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(desk.notices.counts().get("mailed")).isGreaterThan(CASES);
    }

    private static Instant at(int second) {
        return Instant.ofEpochMilli(World.START + second * 1000L);
    }
}
