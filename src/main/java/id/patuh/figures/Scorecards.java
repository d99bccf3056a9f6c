package id.patuh.figures;

import id.patuh.accounts.Scope;
import id.patuh.scorecard.Grouping;
import id.patuh.scorecard.KeptSheets;
import id.patuh.scorecard.SheetFilter;
import id.patuh.standing.RulesInForce;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Scorecards of stored cases: what an audit of the same cases' files as of now counts. The cost grows with the cases of the
 * period. Safe for use by several threads.
 */
public final class Scorecards {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration USABLE = Duration.ofMinutes(2);

    private final StoredSheets sheets;
    private final MonthSums sums;
    private final Clock clock;
    private final Recent<Asked, Compared> recent;
    private final Recent<Wanted, List<MonthSums.Sum>> recentSums;
    private final Recent<Seen, MonthSums.Standing> standing;

    Scorecards(DataSource database, RulesInForce rules, Clock clock, Executor background) {
        this.sheets = new StoredSheets(database, rules);
        this.sums = new MonthSums(database, sheets);
        this.clock = clock;
        this.recent = new Recent<>(asked -> compared(asked.wanted(), asked.by()), clock, background, FRESH, USABLE);
        this.recentSums = new Recent<>(sums::of, clock, background, FRESH, USABLE);
        this.standing = new Recent<>(seen -> sums.standing(seen.sop(), seen.scope()), clock, background, FRESH, USABLE);
    }

    private record Asked(Wanted wanted, Set<Grouping> by) {}

    private record Seen(@Nullable String sop, Scope scope) {}

    /**
     * Counts the wanted cases as of now.
     *
     * @param by the groupings that the scorecard has; the total it has always
     */
    public Card of(Wanted wanted, Collection<Grouping> by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AtomicReference<KeptSheets> kept = new AtomicReference<>();
        sheets.read(wanted, names -> {
            KeptSheets counting = new KeptSheets(names, now.toEpochMilli());
            kept.set(counting);
            return one -> {
                counting.add(one.sop(), one.caseId(), one.month(), one.state(), one.bytes());
                return true;
            };
        });
        return new Card(wanted, Objects.requireNonNull(kept.get()).scorecard(by), now);
    }

    /** The same beside the period before. */
    public Compared compared(Wanted wanted, Collection<Grouping> by) {
        return new Compared(of(wanted, by), of(wanted.before(), by));
    }

    /** The same as it was some seconds ago, if it was asked for lately: for pages, which are looked at again and again. */
    public Compared recent(Wanted wanted, Collection<Grouping> by) {
        return recent.get(new Asked(wanted, Set.copyOf(by)));
    }

    /** What adds up from case to case, by month and SOP; some seconds old at most. */
    public List<MonthSums.Sum> months(Wanted wanted) {
        return recentSums.get(wanted);
    }

    /** Cases that are open now, of whatever month; some seconds old at most. @param sop null: any */
    public MonthSums.Standing standing(@Nullable String sop, Scope scope) {
        return standing.get(new Seen(sop, scope));
    }

    /**
     * The cases that a figure counts, those opened last first.
     *
     * @param after the last case of the page before; null: the first page
     * @param most at most so many
     */
    public List<CountedCase> cases(Wanted wanted, SheetFilter.Sought sought, @Nullable CountedCase after, int most) {
        List<CountedCase> found = new ArrayList<>();
        StoredSheets.After from = after == null ? null : new StoredSheets.After(after.opened(), after.number());
        sheets.readFrom(wanted, sought, from, names -> {
            SheetFilter filter = new SheetFilter(names, sought);
            return one -> {
                if (filter.counts(one.sop(), one.state(), one.bytes())) {
                    found.add(new CountedCase(
                            one.number(),
                            one.sop().id(),
                            one.caseId(),
                            one.opened(),
                            one.state().name().toLowerCase(Locale.ROOT)));
                }
                return found.size() < most;
            };
        });
        return found;
    }
}
