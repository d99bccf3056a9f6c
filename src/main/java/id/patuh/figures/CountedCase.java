package id.patuh.figures;

import java.time.Instant;

/**
 * A case that a figure counts.
 *
 * @param state {@code open}, {@code closed} or {@code withdrawn}
 */
public record CountedCase(long number, String sop, String caseId, Instant opened, String state) {}
