package id.patuh.notice;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.calendar.Spans;
import id.patuh.sop.Limit;
import id.patuh.sop.Rung;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final List<Rung> RUNGS = List.of(
            new Rung(80, List.of("performer")),
            new Rung(100, List.of("performer", "supervisor")),
            new Rung(150, List.of("kabid")));

    private static long at(String local) {
        return Instant.parse(local + "+08:00").toEpochMilli();
    }

    private static RunningLimit running(String calendar, long seconds, String clock, Spans suspended, boolean resting) {
        return new RunningLimit(
                "sop",
                "K",
                "5",
                new Limit(null, seconds, World.calendar(calendar), ""),
                at(clock),
                suspended,
                resting,
                RUNGS,
                List.of("teknis"));
    }

    private static List<Long> instants(RunningLimit running) {
        return Ladder.of(running).stream().map(DueRung::at).toList();
    }

    @Test
    void rungsCountWorkingTimeOverLunchWeekendAndHolidays() {
        // Friday 15:30 in Ramadan is the end of the day; Nyepi and Idulfitri close the office until 25 March
        assertThat(instants(running("jam-kerja-asn", 3600, "2026-03-17T14:30:00", Spans.NONE, false)))
                .containsExactly(at("2026-03-25T07:48:00"), at("2026-03-25T08:00:00"), at("2026-03-25T08:30:00"));
    }

    @Test
    void whatIsDueAndTheNextRungAreWorthWritingDown() {
        List<DueRung> ladder = Ladder.of(running("always", 3600, "2026-10-05T08:00:00", Spans.NONE, false));
        assertThat(Ladder.upToNext(ladder, at("2026-10-05T08:47:59"))).isEqualTo(ladder.subList(0, 1));
        assertThat(Ladder.upToNext(ladder, at("2026-10-05T08:48:00"))).isEqualTo(ladder.subList(0, 2));
        assertThat(Ladder.upToNext(ladder, at("2026-10-05T09:00:00"))).isEqualTo(ladder);
        assertThat(Ladder.upToNext(ladder, at("2026-12-31T00:00:00"))).isEqualTo(ladder);
        assertThat(Ladder.upToNext(List.of(), 0)).isEmpty();
    }

    @Test
    void suspendedTimeDoesNotCount() {
        Spans suspended = Spans.of(at("2026-10-05T08:30:00"), at("2026-10-05T10:30:00"));
        assertThat(instants(running("always", 3600, "2026-10-05T08:00:00", suspended, false)))
                .containsExactly(at("2026-10-05T10:48:00"), at("2026-10-05T11:00:00"), at("2026-10-05T11:30:00"));
    }

    @Test
    void whileALimitRestsOnlyWhatWasReachedHasAnInstant() {
        Spans resting = Spans.of(at("2026-10-05T08:50:00"), at("2026-10-05T09:30:00"));
        assertThat(instants(running("always", 3600, "2026-10-05T08:00:00", resting, true)))
                .containsExactly(at("2026-10-05T08:48:00"));
    }

    @Test
    void aRungFiresOnceAndAnAcknowledgementPutsItOff() {
        List<DueRung> ladder = Ladder.of(running("always", 3600, "2026-10-05T08:00:00", Spans.NONE, false));
        Set<String> fired = new HashSet<>();
        Firing first = Firing.at(at("2026-10-05T08:48:00"), ladder, rung -> fired.contains(rung.identity()), 0);
        first.spent().forEach(rung -> fired.add(rung.identity()));
        assertThat(first.speaking()).extracting(DueRung::name).containsExactly("80%");
        assertThat(first.next()).isEqualTo(at("2026-10-05T09:00:00"));
        long until = at("2026-10-05T09:20:00");
        assertThat(Firing.at(until - 1, ladder, rung -> fired.contains(rung.identity()), until)
                        .spent())
                .isEmpty();
        assertThat(Firing.at(until, ladder, rung -> fired.contains(rung.identity()), until)
                        .speaking())
                .extracting(DueRung::name)
                .containsExactly("100%");
    }

    @Test
    void afterAnOutageTheHighestRungSpeaksForThoseItReaches() {
        List<DueRung> ladder = Ladder.of(running("always", 3600, "2026-10-05T08:00:00", Spans.NONE, false));
        Firing firing = Firing.at(at("2026-10-06T08:00:00"), ladder, rung -> false, 0);
        assertThat(firing.spent()).hasSize(3);
        assertThat(firing.speaking()).extracting(DueRung::name).containsExactly("100%", "150%");
        assertThat(firing.next()).isEqualTo(Firing.NEVER);
    }

    @Test
    void aClockThatIsSetBackFiresNothingTwice() {
        List<DueRung> ladder = Ladder.of(running("always", 3600, "2026-10-05T08:00:00", Spans.NONE, false));
        Set<String> fired = new HashSet<>();
        int spoken = 0;
        for (String now : List.of("09:01:00", "08:30:00", "08:48:00", "09:00:30", "09:31:00", "08:00:00", "09:31:00")) {
            Firing firing = Firing.at(at("2026-10-05T" + now), ladder, rung -> fired.contains(rung.identity()), 0);
            firing.spent()
                    .forEach(rung -> assertThat(fired.add(rung.identity())).isTrue());
            firing.spent().forEach(rung -> assertThat(rung.at()).isLessThanOrEqualTo(at("2026-10-05T" + now)));
            spoken += firing.speaking().size();
        }
        assertThat(spoken).isEqualTo(2);
    }

    @Test
    void findingsThatNobodyActsOnGoUpAfterWorkingTime() {
        // Friday ends at 16:30, Monday begins at 07:30
        List<DueRung> rungs = Ladder.of(
                "finding 1",
                at("2026-10-02T16:00:00"),
                List.of("teknis"),
                List.of(new Ladder.FollowUp(Duration.ofHours(2), List.of("supervisor"))),
                World.calendar("jam-kerja-asn"));
        assertThat(rungs).extracting(DueRung::at).containsExactly(at("2026-10-05T09:00:00"));
    }

    @Test
    void anotherLimitOrAddresseeIsAnotherRung() {
        DueRung one = Ladder.of(running("always", 3600, "2026-10-05T08:00:00", Spans.NONE, false))
                .get(0);
        DueRung same = Ladder.of(running("always", 3600, "2026-10-06T08:00:00", Spans.NONE, false))
                .get(0);
        DueRung other = Ladder.of(running("always", 7200, "2026-10-05T08:00:00", Spans.NONE, false))
                .get(0);
        assertThat(one.identity()).isEqualTo(same.identity()).isNotEqualTo(other.identity());
        assertThat(one.identity("a@b.example")).isNotEqualTo(one.identity("c@b.example"));
    }
}
