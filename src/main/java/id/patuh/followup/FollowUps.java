package id.patuh.followup;

import id.patuh.standing.Finding;
import id.patuh.standing.FindingKey;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The follow-up of findings. It belongs to what a finding is about, so it stays when the finding is superseded or
 * withdrawn. Everything is an entry of a log that only grows; whoever writes says which entry was the last that they saw,
 * and sees what changed where another came before. Safe for use by several threads and services.
 */
public final class FollowUps {

    /** Writes whatever has been written meanwhile. */
    public static final long WHATEVER_WAS = -1;

    private final TransactionTemplate transactions;
    private final Entries entries;
    private final QuestionLetters letters;
    private final Clock clock;

    FollowUps(TransactionTemplate transactions, Entries entries, QuestionLetters letters, Clock clock) {
        this.transactions = transactions;
        this.entries = entries;
        this.letters = letters;
        this.clock = clock;
    }

    /** What is on record about what the finding is about. */
    public FollowUp of(Finding finding) {
        return entries.about(finding.caseNumber(), finding.found().key());
    }

    /** What is on record about these cases, by case and by what findings are about. */
    public Map<Long, Map<FindingKey, FollowUp>> ofCases(Collection<Long> caseNumbers) {
        return entries.ofCases(caseNumbers);
    }

    /**
     * Puts something on record. A question also goes to the auditee as a letter, in the same transaction.
     *
     * @param seen the last entry that the author saw, 0 where there was none; {@link #WHATEVER_WAS}
     */
    public Outcome write(Finding finding, Writing writing, Author author, long seen) {
        Outcome outcome = transactions.execute(status -> {
            Outcome written = put(finding, writing, author, seen);
            return written instanceof Outcome.Written done && writing instanceof Writing.Question question
                    ? told(done, List.of(finding), question)
                    : written;
        });
        return Objects.requireNonNull(outcome);
    }

    /**
     * What came of writing the same about many findings.
     *
     * @param refused those that it cannot be written about, with why
     */
    public record ManyWritten(int written, List<Outcome> refused, List<String> told, List<String> unreached) {

        public ManyWritten {
            refused = List.copyOf(refused);
            told = List.copyOf(told);
            unreached = List.copyOf(unreached);
        }
    }

    /** Puts the same on record about each, whatever was written meanwhile; every auditee gets one letter about all. */
    public ManyWritten writeAll(List<Finding> findings, Writing writing, Author author) {
        ManyWritten all = transactions.execute(status -> {
            List<Finding> written = new ArrayList<>();
            List<Outcome> refused = new ArrayList<>();
            List<Long> last = new ArrayList<>();
            for (Finding finding : findings) {
                Outcome outcome = put(finding, writing, author, WHATEVER_WAS);
                if (outcome instanceof Outcome.Written done) {
                    written.add(finding);
                    last.add(done.followUp().last());
                } else {
                    refused.add(outcome);
                }
            }
            QuestionLetters.Sent sent = writing instanceof Writing.Question question && !written.isEmpty()
                    ? letters.send(written, question, last, clock.instant())
                    : QuestionLetters.Sent.NOBODY;
            return new ManyWritten(written.size(), refused, sent.told(), sent.unreached());
        });
        return Objects.requireNonNull(all);
    }

    private Outcome told(Outcome.Written done, List<Finding> findings, Writing.Question question) {
        QuestionLetters.Sent sent =
                letters.send(findings, question, List.of(done.followUp().last()), clock.instant());
        return new Outcome.Written(done.followUp(), sent.told(), sent.unreached());
    }

    private Outcome put(Finding finding, Writing writing, Author author, long seen) {
        long followUp = entries.hold(finding);
        FollowUp log = entries.log(followUp);
        if (seen != WHATEVER_WAS && seen != log.last()) {
            return new Outcome.Stale(log);
        }
        LocalDate today = clock.instant().atZone(ZoneId.of(finding.zone())).toLocalDate();
        Outcome objection = Objections.to(writing, author, log, finding.ended() == null, today);
        return objection != null
                ? objection
                : new Outcome.Written(
                        entries.add(followUp, log, entry(finding, writing, author)), List.of(), List.of());
    }

    private Entry entry(Finding finding, Writing writing, Author author) {
        Writing.Recommendation made = writing instanceof Writing.Recommendation one ? one : null;
        Writing.Assignment assigned = writing instanceof Writing.Assignment one ? one : null;
        return new Entry(
                0,
                finding.id(),
                writing.kind(),
                clock.instant(),
                author.key(),
                author.name(),
                writing.words().strip().replace('\0', ' '),
                made == null ? null : made.cause().strip().replace('\0', ' '),
                made == null ? null : made.effect().strip().replace('\0', ' '),
                writing instanceof Writing.Status set ? set.status() : null,
                due(writing),
                assigned == null ? null : assigned.account(),
                assigned == null ? null : assigned.name(),
                writing instanceof Writing.Undo undo ? undo.entry() : null,
                Map.of(),
                Map.of());
    }

    private static @Nullable LocalDate due(Writing writing) {
        if (writing instanceof Writing.Status set) {
            return set.due();
        }
        return writing instanceof Writing.Question question ? question.due() : null;
    }
}
