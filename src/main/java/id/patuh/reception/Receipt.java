package id.patuh.reception;

import id.patuh.intake.Rejected;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param rejected why, and what to give back; null unless the outcome is rejected
 * @param isConflict whether it was rejected because an event before it carries its identity and says something else
 */
public record Receipt(Outcome outcome, @Nullable Rejected rejected, boolean isConflict) {

    /** Each row has exactly one. */
    public enum Outcome {
        /** At least one of its events was new. */
        ACCEPTED,
        /** All of its events had been here before. */
        DUPLICATE,
        /** It could not be read, or an event before it carries its identity and says something else. */
        REJECTED;

        /** As in answers: {@code accepted}, … */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Receipt ACCEPTED = new Receipt(Outcome.ACCEPTED, null, false);
    static final Receipt DUPLICATE = new Receipt(Outcome.DUPLICATE, null, false);

    static Receipt rejected(Rejected why, boolean isConflict) {
        return new Receipt(Outcome.REJECTED, why, isConflict);
    }
}
