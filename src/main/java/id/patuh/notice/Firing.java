package id.patuh.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which rungs of one subject fire now. Pure. A rung fires once, however often it is asked; an acknowledgement puts off
 * what has not fired until it ends; of several rungs that have come due together, as after an outage, all are spent but
 * only the highest one for each addressee speaks.
 *
 * @param spent the rungs that have fired with this call, speaking or not, by their instants
 * @param speaking those of them that are told
 * @param next when the next rung may fire; {@link #NEVER}: none is left
 */
record Firing(List<DueRung> spent, List<DueRung> speaking, long next) {

    static final long NEVER = Long.MAX_VALUE;

    Firing {
        spent = List.copyOf(spent);
        speaking = List.copyOf(speaking);
    }

    /**
     * Fires what is due.
     *
     * @param ladder the rungs of what is not settled; nothing of what is
     * @param wasFired whether a rung has fired before
     * @param acknowledgedUntil epoch milliseconds; 0: not acknowledged
     */
    static Firing at(long now, List<DueRung> ladder, Predicate<DueRung> wasFired, long acknowledgedUntil) {
        List<DueRung> spent = new ArrayList<>();
        long next = NEVER;
        for (DueRung rung : ladder) {
            if (wasFired.test(rung)) {
                continue;
            }
            long at = Math.max(rung.at(), acknowledgedUntil);
            if (at <= now) {
                spent.add(rung);
            } else {
                next = Math.min(next, at);
            }
        }
        return new Firing(spent, speaking(spent), next);
    }

    /** A rung is silent where a higher one speaks to all that it would. */
    private static List<DueRung> speaking(List<DueRung> spent) {
        List<DueRung> speaking = new ArrayList<>();
        for (int i = 0; i < spent.size(); i++) {
            DueRung rung = spent.get(i);
            boolean isOutspoken = spent.subList(i + 1, spent.size()).stream()
                    .anyMatch(higher -> higher.to().containsAll(rung.to()));
            if (!isOutspoken) {
                speaking.add(rung);
            }
        }
        return speaking;
    }
}
