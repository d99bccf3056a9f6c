package id.patuh.eventlog;

import org.jspecify.annotations.Nullable;

/**
 * One timestamped record about a case.
 *
 * @param sop the SOP's id
 * @param caseId trimmed, never blank
 * @param at epoch milliseconds
 * @param actor who did it; null: not recorded
 * @param note null: none
 * @param id the identity the source gave it; null: what the event means is its identity
 * @param line where in its file it stands, from 1: the line of a text file, the row of a sheet
 */
public record CaseEvent(
        String sop,
        String caseId,
        Particulars particulars,
        long at,
        @Nullable String actor,
        @Nullable String note,
        @Nullable String id,
        long line) {}
