package id.patuh.report;

import org.jspecify.annotations.Nullable;

/** Knows how findings were followed up. */
public interface Followups {

    /** Where no follow-up is kept, as with files. */
    Followups NONE = new Followups() {
        @Override
        public @Nullable Followed of(String sop, String caseId, String step, String check, String subject) {
            return null;
        }

        @Override
        public boolean areKept() {
            return false;
        }
    };

    /** Whether follow-ups are kept at all. */
    default boolean areKept() {
        return true;
    }

    /**
     * How one finding was followed up.
     *
     * @param step the step's id; empty: about the whole case
     * @param subject as in {@code findings.csv}; empty: none
     * @return null: nothing is known of it
     */
    @Nullable
    Followed of(String sop, String caseId, String step, String check, String subject);
}
