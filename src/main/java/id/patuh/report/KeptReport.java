package id.patuh.report;

import id.patuh.sop.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report that was asked for, and what became of it.
 *
 * @param office empty: all reporting offices
 * @param officeFolded to compare names
 * @param askedBy empty: the calendar
 * @param total how many cases there are to look at; 0: not known yet
 * @param done how many were looked at
 * @param reason why it failed, or who could not be told; empty: nothing
 * @param edition 0: not made yet
 * @param sameAs the edition whose documents are this one's; null: it has its own
 */
public record KeptReport(
        long id,
        String sop,
        String office,
        String officeFolded,
        String period,
        Language language,
        Instant asOf,
        Instant knownBy,
        Instant asked,
        String askedBy,
        boolean scheduled,
        State state,
        long total,
        long done,
        int attempts,
        @Nullable Instant made,
        String reason,
        int edition,
        @Nullable Long sameAs,
        List<String> versions,
        List<String> changes) {

    /** How far it is. */
    public enum State {
        WAITING,
        MAKING,
        MADE,
        FAILED;

        /** {@code waiting} and the like. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public boolean isMade() {
        return state == State.MADE;
    }

    /** It waits or is being made. */
    public boolean isUnderWay() {
        return state == State.WAITING || state == State.MAKING;
    }

    /** The report whose documents are this one's. */
    public long documents() {
        return sameAs == null ? id : sameAs;
    }

    Subject subject() {
        return new Subject(sop, office.isEmpty() ? null : office);
    }

    /** Per cent of the cases that were looked at. */
    public int percent() {
        return total == 0 ? 0 : (int) Math.min(99, done * 100 / total);
    }
}
