package id.patuh.followup;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Which findings of the worklist are asked for, and in which order. Null: any.
 *
 * @param office the reporting unit of the case
 * @param step empty: the whole case
 * @param role id of the role that carries the step out
 * @param assignee the account of the inspector who looks after it
 * @param month in which the case was opened
 * @param since raised at that instant or later
 * @param waived whether it is set aside now
 * @param signedOff whether its follow-up is
 * @param search what the case's id begins with, in any letter case
 * @param after where the page before ended, {@link Worklist.Row#place}; null: the first page
 */
public record Wanted(
        @Nullable String sop,
        @Nullable String office,
        @Nullable String step,
        @Nullable String check,
        @Nullable String verdict,
        @Nullable String severity,
        @Nullable String role,
        @Nullable FollowUpStatus status,
        @Nullable Question question,
        @Nullable Long assignee,
        @Nullable YearMonth month,
        @Nullable Instant since,
        @Nullable Boolean waived,
        @Nullable Boolean signedOff,
        @Nullable String search,
        Which which,
        Order order,
        @Nullable String after) {

    /** Everything that stands, the newest first. */
    public static final Wanted EVERYTHING = new Wanted(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Which.STANDING,
            Order.NEWEST,
            null);

    /** Whether the auditee was asked. */
    public enum Question {
        OPEN,
        OVERDUE,
        ANSWERED
    }

    /** Which stretch of their history. */
    public enum Which {
        STANDING,
        WITHDRAWN,
        SUPERSEDED,
        ALL
    }

    /** What comes first. */
    public enum Order {
        NEWEST,
        OLDEST,
        SEVERITY,
        /** By the day by whose end more is to be done; those without one are left out. */
        DUE
    }

    /** The same from there on. */
    public Wanted from(@Nullable String place) {
        return new Wanted(
                sop, office, step, check, verdict, severity, role, status, question, assignee, month, since, waived,
                signedOff, search, which, order, place);
    }
}
