package id.patuh.notice;

import id.patuh.findings.Account;
import id.patuh.sop.Severity;
import id.patuh.sop.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that a mail about a case tells. */
sealed interface Topic {

    /**
     * A finding.
     *
     * @param percent of the highest rung that tells of the same limit; 0: none does
     * @param actBy by when something is to be done, epoch milliseconds; {@link Firing#NEVER}: no time is set
     * @param nextTold titles of the roles that are told next where nothing is done; empty: nobody
     */
    record Violation(Account account, int percent, long actBy, List<String> nextTold) implements Topic {}

    /**
     * A rung of a limit that is not used up, or of a finding that nobody acted on.
     *
     * @param step null: the limit of the whole case
     * @param percent 0: of a finding
     * @param sentence how things stand
     * @param limit in words; empty: of a finding
     * @param performers titles of the roles it is up to
     * @param due when the limit is used up; {@link Firing#NEVER}: not known
     */
    record RungReached(
            @Nullable Step step,
            int percent,
            @Nullable Severity severity,
            String sentence,
            String limit,
            List<String> performers,
            long due,
            long actBy,
            List<String> nextTold)
            implements Topic {}

    /**
     * A finding that later evidence cleared.
     *
     * @param sentence as it was told
     * @param told when
     * @param cleared when
     */
    record Cleared(String sentence, long told, long cleared) implements Topic {}
}
