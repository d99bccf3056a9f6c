package id.patuh.notice;

import id.patuh.calendar.Spans;
import id.patuh.calendar.WorkingCalendar;
import java.time.Duration;
import java.util.List;

/**
 * When a mail leaves for one recipient and what is in it. Pure. What comes up within {@code gather} goes into one mail;
 * outside of the recipient's hours only what is critical goes; no more than {@code cap} mails go within {@code window},
 * then everything waits and goes in one; nothing goes while another mail to the recipient is still under way. Source:
 * RELIABILITY.md 11.
 *
 * @param gather how long a mail waits for more of the same; default 2 minutes
 * @param cap mails to one recipient within the window; default 6
 * @param window default 1 hour
 */
record Restraint(Duration gather, int cap, Duration window) {

    /** Nothing to wait for. */
    static final long NEVER = Long.MAX_VALUE;

    /**
     * A recipient as things are.
     *
     * @param hours in which mail is welcome
     * @param waiting in any order
     * @param mailed instants of the mails of the last window, in any order
     */
    record Box(WorkingCalendar hours, List<Waiting> waiting, List<Long> mailed) {}

    /**
     * What to do.
     *
     * @param contents of the mail that leaves now, by their instants; empty: none leaves
     * @param form of the mail
     * @param next when to ask again if nothing else happens; after a mail, ask at once
     */
    record Plan(List<Waiting> contents, Form form, long next) {}

    /** How a mail is written. */
    enum Form {
        /** About one case, in full. */
        NOTE,
        /** About several cases, in short. */
        DIGEST,
        /** The same, of what came due while nobody could send. */
        CATCH_UP
    }

    /**
     * A stretch in which nobody could look; {@code to} is excluded. What comes up within {@code gather} of its end came due
     * in it.
     *
     * @param from epoch milliseconds
     */
    record Outage(long from, long to) {

        static final Outage NONE = new Outage(0, 0);

        boolean covers(long at) {
            return from <= at && at < to;
        }
    }

    /**
     * What goes now to a recipient to whom no other mail is under way.
     *
     * @param last the last outage; {@link Outage#NONE}: there was none
     */
    Plan plan(long now, Box box, Outage last) {
        List<Waiting> ready = box.waiting().stream()
                .filter(one -> one.since() <= now && (one.critical() || isOpen(box.hours(), now)))
                .sorted(java.util.Comparator.comparingLong(Waiting::since).thenComparing(Waiting::identity))
                .toList();
        boolean isTime = ready.stream().anyMatch(one -> leaves(one, box.hours()) <= now);
        long free = free(now, box.mailed());
        if (!isTime || free > now) {
            return new Plan(List.of(), Form.NOTE, next(now, box, free));
        }
        boolean late = ready.stream().anyMatch(one -> last.covers(one.since() - gather.toMillis()));
        boolean one = ready.stream().map(Waiting::caseKey).distinct().count() == 1;
        return new Plan(ready, one ? Form.NOTE : late ? Form.CATCH_UP : Form.DIGEST, now);
    }

    /** When a thing leaves if nothing else keeps it or takes it along. */
    long leaves(Waiting one, WorkingCalendar hours) {
        return one.critical()
                ? one.since() + gather.toMillis()
                : opens(hours, opens(hours, one.since()) + gather.toMillis());
    }

    /** When the cap lets the next mail go. */
    private long free(long now, List<Long> mailed) {
        List<Long> counted = mailed.stream()
                .filter(at -> at > now - window.toMillis())
                .sorted()
                .toList();
        return counted.size() < cap ? now : counted.get(counted.size() - cap) + window.toMillis();
    }

    private long next(long now, Box box, long free) {
        long next = NEVER;
        for (Waiting one : box.waiting()) {
            long at = Math.max(Math.max(leaves(one, box.hours()), free), now + 1);
            next = Math.min(next, one.critical() ? at : opens(box.hours(), at));
        }
        return next;
    }

    private static boolean isOpen(WorkingCalendar hours, long at) {
        return opens(hours, at) == at;
    }

    /** The first open instant from then on; that instant itself where the calendar never opens again. */
    static long opens(WorkingCalendar hours, long at) {
        return hours.reached(at, 1, Spans.NONE).orElse(at + 1) - 1;
    }
}
