package id.patuh.report;

import id.patuh.sop.Language;
import id.patuh.sop.Sop;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which report is wanted, from which point of knowledge.
 *
 * @param asOf only events up to then count
 * @param knownBy only what had been received by then counts; of files: as-of
 * @param versions of the SOP, the latest last
 * @param ruleHashes SHA-256 of the rules by unit
 * @param followups how findings were followed up
 * @param letterhead what stands on top
 * @param edition 1 where no report of this subject and period was kept before
 * @param changes what differs from the edition before, in words; empty: there is none, or nothing does
 */
public record ReportOrder(
        Subject subject,
        Period period,
        Language language,
        Instant asOf,
        Instant knownBy,
        List<Sop> versions,
        Map<String, String> ruleHashes,
        Followups followups,
        Letterhead letterhead,
        int edition,
        List<String> changes) {

    public ReportOrder {
        versions = List.copyOf(versions);
        ruleHashes = Map.copyOf(ruleHashes);
        changes = List.copyOf(changes);
    }

    Sop latest() {
        return versions.get(versions.size() - 1);
    }

    /** Whether a waiver holds on the day of as-of. */
    boolean isWaived(@Nullable Followed how, ZoneId zone) {
        LocalDate until = how == null ? null : how.waivedUntil();
        return until != null && !until.isBefore(LocalDate.ofInstant(asOf, zone));
    }

    /** The same as another edition. */
    public ReportOrder edition(int number, List<String> whatChanged) {
        return new ReportOrder(
                subject,
                period,
                language,
                asOf,
                knownBy,
                versions,
                ruleHashes,
                followups,
                letterhead,
                number,
                whatChanged);
    }
}
