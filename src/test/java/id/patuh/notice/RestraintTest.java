package id.patuh.notice;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.calendar.WorkingCalendar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestraintTest {

    private static final Restraint RESTRAINT = new Restraint(Duration.ofMinutes(2), 3, Duration.ofHours(1));
    private static final long NOW = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;

    private static Waiting waiting(int number, String caseKey, long since) {
        return new Waiting("n" + number, caseKey, since, false);
    }

    private static Restraint.Plan plan(long now, List<Waiting> waiting, List<Long> mailed) {
        return RESTRAINT.plan(now, new Restraint.Box(WorkingCalendar.ALWAYS, waiting, mailed), Restraint.Outage.NONE);
    }

    @Test
    void tenThousandBreachesAtOnceAreOneMail() {
        List<Waiting> storm = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            storm.add(waiting(i, "K-" + i, NOW));
        }
        assertThat(plan(NOW, storm, List.of()).next()).isEqualTo(NOW + 2 * MINUTE);
        Restraint.Plan plan = plan(NOW + 2 * MINUTE, storm, List.of());
        assertThat(plan.contents()).hasSize(10_000);
        assertThat(plan.form()).isEqualTo(Restraint.Form.DIGEST);
    }

    @Test
    void severalThingsAboutOneCaseAreOneNote() {
        Restraint.Plan plan =
                plan(NOW + 2 * MINUTE, List.of(waiting(1, "K", NOW), waiting(2, "K", NOW + MINUTE)), List.of());
        assertThat(plan.contents()).hasSize(2);
        assertThat(plan.form()).isEqualTo(Restraint.Form.NOTE);
    }

    @Test
    void beyondTheCapEverythingWaitsUntilTheOldestMailIsAnHourOld() {
        List<Long> mailed = List.of(NOW - 50 * MINUTE, NOW - 40 * MINUTE, NOW - 5 * MINUTE);
        Restraint.Plan plan = plan(NOW, List.of(waiting(1, "K", NOW - 3 * MINUTE)), mailed);
        assertThat(plan.contents()).isEmpty();
        assertThat(plan.next()).isEqualTo(NOW + 10 * MINUTE);
        assertThat(plan(NOW + 10 * MINUTE, List.of(waiting(1, "K", NOW - 3 * MINUTE)), mailed)
                        .contents())
                .hasSize(1);
    }

    @Test
    void whatCameDueInAnOutageIsACatchUp() {
        Restraint.Box box = new Restraint.Box(
                WorkingCalendar.ALWAYS, List.of(waiting(1, "K", NOW), waiting(2, "L", NOW)), List.of());
        assertThat(RESTRAINT
                        .plan(NOW + 2 * MINUTE, box, new Restraint.Outage(NOW - 60 * MINUTE, NOW))
                        .form())
                .isEqualTo(Restraint.Form.CATCH_UP);
    }

    @Test
    void aCalendarThatNeverOpensKeepsNothingBack() {
        WorkingCalendar closed = new WorkingCalendar("tutup", java.time.ZoneOffset.UTC, java.util.Map.of(), List.of());
        assertThat(Restraint.opens(closed, NOW)).isEqualTo(NOW);
    }
}
