package id.patuh.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says.
 *
 * @param ledger null: none
 * @param delay null: none
 * @param evidence the events that the verdict rests on
 * @param record every event of the case
 * @param asOf epoch milliseconds
 */
record Certified(
        Finding finding,
        Clause clause,
        @Nullable Ledger ledger,
        @Nullable Delay delay,
        List<Source> evidence,
        Demanded demands,
        List<Happening> record,
        long asOf) {

    /**
     * The verdict; see {@link Derived} for what is absent.
     *
     * @param step null: the whole case
     * @param limitSeconds −1: none
     * @param elapsedSeconds −1: not measured
     */
    record Finding(
            String caseId,
            String sop,
            String version,
            @Nullable String step,
            String check,
            String subject,
            String verdict,
            String severity,
            long limitSeconds,
            long elapsedSeconds,
            long clockStart,
            long clockEnd,
            long due,
            String root,
            List<String> evidence) {}

    /** Where the demand stands. */
    record Clause(String sop, String version, @Nullable String step, String file, String sha256) {}

    /** An event with the hash of the file it was read from; null where the file was not at hand. */
    record Source(Happening event, @Nullable String sha256) {}

    /** A stretch and the length that it is said to have. */
    record Counted(Interval interval, long millis) {}

    record Ledger(long from, long to, List<Counted> counted, List<Counted> suspended, long total) {}

    /** A step on a path and its difference. */
    record Part(String step, long millis) {}

    /**
     * Delay of a late step, or of a case.
     *
     * @param sum what the path adds up to
     * @param total elapsed − limit as the certificate says it: of a step its own, of a case the steps' and what lies
     *     beyond them
     */
    record Delay(long sum, long total, List<Part> path) {}
}
