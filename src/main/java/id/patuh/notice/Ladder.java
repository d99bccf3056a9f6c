package id.patuh.notice;

import id.patuh.calendar.Spans;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.sop.Rung;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** When rungs are due. Pure; instants are epoch milliseconds. */
final class Ladder {

    private Ladder() {}

    /**
     * The rungs of a running limit, by their instants. A rung at p per cent is due at the first instant at which p per
     * cent of the limit's working time has passed since its clock began, suspensions taken off. While the limit rests,
     * only what was reached before has an instant; so it is for a calendar that does not open again.
     */
    static List<DueRung> of(RunningLimit running) {
        List<DueRung> due = new ArrayList<>();
        WorkingCalendar calendar = running.limit().calendar();
        for (Rung rung : running.rungs()) {
            long millis = running.limit().seconds() * 10 * rung.percent();
            OptionalLong at = running.resting() && !isReached(running, millis)
                    ? OptionalLong.empty()
                    : calendar.reached(running.clock(), millis, running.suspended());
            if (at.isPresent()) {
                due.add(new DueRung(
                        running.subject(),
                        rung.percent() + "%",
                        rung.percent(),
                        rung.to(),
                        running.performers(),
                        at.getAsLong()));
            }
        }
        due.sort(Comparator.comparingLong(DueRung::at).thenComparingInt(DueRung::percent));
        return due;
    }

    /**
     * Those that are due by now and the one that comes next: what is worth writing down. The others are found again when
     * that one is due.
     *
     * @param ladder by their instants
     * @param now epoch milliseconds
     */
    static List<DueRung> upToNext(List<DueRung> ladder, long now) {
        int due = 0;
        while (due < ladder.size() && ladder.get(due).at() <= now) {
            due++;
        }
        return ladder.subList(0, Math.min(ladder.size(), due + 1));
    }

    /** Whether so much had been worked when the rest began. */
    private static boolean isReached(RunningLimit running, long millis) {
        Spans suspended = running.suspended();
        long rest = suspended.start(suspended.count() - 1);
        return running.limit().calendar().open(running.clock(), rest, suspended) >= millis;
    }

    /**
     * A rung for findings that nobody acts on.
     *
     * @param after working time since the finding was raised
     * @param to as in the SOP's ladder
     */
    record FollowUp(Duration after, List<String> to) {

        FollowUp {
            to = List.copyOf(to);
        }
    }

    /**
     * The rungs of a finding that stands, by their instants.
     *
     * @param subject the finding's
     * @param calendar the hours in which somebody could act
     */
    static List<DueRung> of(
            String subject, long raised, List<String> performers, List<FollowUp> followUps, WorkingCalendar calendar) {
        List<DueRung> due = new ArrayList<>();
        for (FollowUp followUp : followUps) {
            OptionalLong at = calendar.reached(raised, followUp.after().toMillis(), Spans.NONE);
            if (at.isPresent()) {
                due.add(new DueRung(subject, "+" + followUp.after(), 0, followUp.to(), performers, at.getAsLong()));
            }
        }
        due.sort(Comparator.comparingLong(DueRung::at));
        return due;
    }
}
