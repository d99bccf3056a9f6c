package id.patuh.standing;

import org.jspecify.annotations.Nullable;

/**
 * A case as a worker got it.
 *
 * @param number the row of {@code sop_case}
 * @param revision the number of its events' commits then
 * @param audits how many audits were stored then
 * @param audit the last row of {@code case_audit}; null: none
 */
public record ClaimedCase(
        long number,
        String sop,
        String caseId,
        long revision,
        long audits,
        @Nullable Long audit) {}
