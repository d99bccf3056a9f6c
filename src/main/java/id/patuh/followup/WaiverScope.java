package id.patuh.followup;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much a waiver sets aside. */
public enum WaiverScope {
    /** What one finding is about. */
    FINDING,
    /** A step's check in one case, whatever its subject. */
    CASE_STEP,
    /** A step's check in the cases of a period, of one reporting unit or of all. */
    SOP_STEP;

    /** As in the database: {@code finding}, {@code case-step}, {@code sop-step}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty: there is no such scope. */
    public static Optional<WaiverScope> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
