package id.patuh.standing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finding as it is stored.
 *
 * @param ruledBy the row of {@code sop_version} it was found under
 * @param zone of the SOP, for times
 * @param fingerprint of the SOP version with its calendars and rules
 * @param raised as-of of the audit that found it
 * @param known which events that audit knew
 * @param ended null: it stands
 * @param how {@code superseded} or {@code withdrawn}; null: it stands
 * @param supersededBy the finding that took its place; null: none
 */
public record Finding(
        long id,
        long caseNumber,
        String sop,
        String caseId,
        int ruledBy,
        String zone,
        String fingerprint,
        Found found,
        Instant raised,
        Knowledge known,
        @Nullable Instant ended,
        @Nullable String how,
        @Nullable Long supersededBy) {}
