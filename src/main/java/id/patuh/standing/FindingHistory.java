package id.patuh.standing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found and what became of it. */
public final class FindingHistory {

    private final Tables tables;

    FindingHistory(Tables tables) {
        this.tables = tables;
    }

    /** By SOP, case, step, check, subject. */
    public List<Finding> list(Findings.Wanted wanted) {
        return tables.findings().list(wanted);
    }

    /** The finding of that number; null where there is none. */
    public @Nullable Finding find(long id) {
        return tables.findings().find(id);
    }

    /** All that was ever found about what that finding is about, the oldest first. */
    public List<Finding> chain(Finding finding) {
        return tables.findings().chain(finding);
    }

    /** How many findings stand, by verdict. */
    public Map<String, Long> count() {
        return tables.findings().count();
    }

    /**
     * How far the audits have come.
     *
     * @param cases all there are
     * @param waiting those that are due
     * @param oldest since when the longest waiting one is due; null: none is
     * @param lastAudit as-of of the last audit; null: there was none
     * @param marked those that wait for a re-audit
     * @param stuck those that could not be audited
     */
    public record Standing(
            long cases,
            long waiting,
            @Nullable Instant oldest,
            @Nullable Instant lastAudit,
            long marked,
            long stuck) {}

    public Standing standing(Instant now) {
        return tables.cases().standing(now, tables.stuck().count());
    }

    /**
     * A case that cannot be audited.
     *
     * @param since when its audit failed first
     * @param tries how often it failed
     */
    public record Stuck(String sop, String caseId, Instant since, int tries, String reason) {}

    /** Cases that cannot be audited, the longest waiting first. */
    public List<Stuck> stuck(int most) {
        return tables.stuck().list(most);
    }

    /** The last re-audits, the newest first. */
    public List<Reaudits.Progress> reaudits(int most) {
        return tables.reaudits().list(most);
    }
}
