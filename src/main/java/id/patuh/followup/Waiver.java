package id.patuh.followup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A waiver as it stands.
 *
 * @param caseId null: of a period's cases
 * @param step empty: the whole case
 * @param subject null: whatever the subject
 * @param unit the reporting unit as it was asked for; null: any
 * @param openedFrom first instant of the period; null: one case
 * @param openedTo from then on cases are not in the period
 * @param finding the finding from which it was asked for
 * @param expires from then on it covers nothing
 * @param decision why it was approved or refused; null: it waits
 * @param revocation why it was revoked; null: it was not
 * @param zone of the SOP
 */
public record Waiver(
        long id,
        WaiverScope scope,
        String sop,
        @Nullable String caseId,
        String step,
        String check,
        @Nullable String subject,
        @Nullable String unit,
        @Nullable Instant openedFrom,
        @Nullable Instant openedTo,
        long finding,
        String reason,
        Instant expires,
        State state,
        Signature request,
        @Nullable Signature decided,
        @Nullable String decision,
        @Nullable Signature revoked,
        @Nullable String revocation,
        String zone) {

    /** How it stands. */
    public enum State {
        REQUESTED,
        APPROVED,
        REFUSED,
        REVOKED;

        /** As in the database: {@code requested}, … */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Who did something, and when.
     *
     * @param who {@code account:7} or {@code token:register}
     * @param name at the time
     */
    public record Signature(Instant at, String who, String name) {}

    /** Whether it covers anything at that instant. */
    public boolean isInForce(Instant at) {
        return state == State.APPROVED && expires.isAfter(at);
    }

    /** {@code requested}, {@code in-force}, {@code expired}, {@code refused} or {@code revoked}. */
    public String standing(Instant at) {
        if (state == State.APPROVED) {
            return isInForce(at) ? "in-force" : "expired";
        }
        return state.word();
    }
}
