package id.patuh.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a finding was followed up. Texts may be empty.
 *
 * @param status where it stands
 * @param response the auditee's (tanggapan)
 * @param recommendation the inspector's
 * @param waivedUntil the last day on which a waiver holds; null: it is not waived
 */
public record Followed(
        Status status,
        String response,
        String recommendation,
        String cause,
        String effect,
        @Nullable LocalDate waivedUntil) {

    /** Where a finding stands, in the inspectorate's words. */
    public enum Status {
        /** Followed up as recommended (sesuai). */
        DONE,
        /** Followed up, not as recommended yet (belum sesuai). */
        PARTLY,
        /** Not followed up (belum ditindaklanjuti). */
        NOT_YET,
        /** Cannot be followed up (tidak dapat ditindaklanjuti). */
        IMPOSSIBLE
    }
}
