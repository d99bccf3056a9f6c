package id.patuh.standing;

import id.patuh.lint.UnreadableRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows what other rules would change before they come into force: all cases, or the first so many, are audited under
 * both as of now. Nothing is stored but the comparison. One runs at a time in a service.
 */
public final class Rehearsals {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsals.class);
    private static final Duration ALIVE = Duration.ofMinutes(1);
    private static final int BATCH = 512;

    private final Clock clock;
    private final Tables tables;
    private final RulesInForce rules;
    private final Path candidate;
    private final Executor background;
    private volatile boolean stopping;

    /** @param candidate the folder to be rehearsed where no changed folder waits for confirmation */
    Rehearsals(Clock clock, Tables tables, RulesInForce rules, Path candidate, Executor background) {
        this.clock = clock;
        this.tables = tables;
        this.rules = rules;
        this.candidate = candidate;
        this.background = background;
    }

    /**
     * A rehearsal and how far it has come.
     *
     * @param rules fingerprint of the folder rehearsed
     * @param aliveUntil one that is not finished by then was broken off
     * @param failed why it came to no end; null: nothing is wrong
     */
    public record Rehearsal(
            long id,
            String rules,
            String folder,
            Instant asOf,
            long total,
            long done,
            Instant aliveUntil,
            @Nullable Instant finished,
            @Nullable String failed) {}

    /** A finding before or after. */
    public record Side(
            String version, String verdict, @Nullable String severity, String sentenceId, String sentenceEn) {}

    /**
     * A finding that would change.
     *
     * @param change {@code raised}, {@code withdrawn} or {@code changed}
     * @param before null: it would be new
     * @param after null: it would be gone
     */
    public record WouldChange(
            long number,
            String change,
            String sop,
            String caseId,
            String step,
            String check,
            String subject,
            @Nullable Side before,
            @Nullable Side after) {}

    /**
     * Starts one.
     *
     * @param sample how many cases; null: all
     * @return its number; null: there are no other rules to rehearse
     * @throws UnreadableRules where they are faulty
     */
    public @Nullable Long start(@Nullable Long sample) {
        ReadRules next = rules.waiting();
        if (next == null && Files.isDirectory(candidate)) {
            next = RulesContent.of(candidate).read();
        }
        if (next == null) {
            return null;
        }
        return start(next, sample);
    }

    /** As the other one, of those rules. */
    long start(ReadRules other, @Nullable Long sample) {
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long cases = tables.cases().count();
        long total = sample == null ? cases : Math.min(cases, sample);
        long id = tables.rehearsals()
                .start(other, asOf, sample, total, clock.instant().plus(ALIVE));
        background.execute(() -> run(id, other, asOf, total));
        return id;
    }

    private void run(long id, ReadRules candidateRules, Instant asOf, long total) {
        try {
            new Run(id, candidateRules, asOf, total).all();
            tables.rehearsals().finish(id, clock.instant(), stopping ? "the service stopped" : null);
        } catch (RuntimeException failure) {
            LOG.error("rehearsal {} failed", id, failure);
            tables.rehearsals().finish(id, clock.instant(), String.valueOf(failure.getMessage()));
        }
    }

    /** Ends the one that runs. */
    void stop() {
        stopping = true;
    }

    public List<Rehearsal> list(int most) {
        return tables.rehearsals().list(most);
    }

    public @Nullable Rehearsal find(long id) {
        return tables.rehearsals().find(id);
    }

    /** By check, then by kind of change. */
    public Map<String, Map<String, Long>> counts(long id) {
        return tables.rehearsals().counts(id);
    }

    /** @param after those behind that number; change, check null: any */
    public List<WouldChange> changes(long id, @Nullable String change, @Nullable String check, long after, int most) {
        return tables.rehearsals().changes(id, change, check, after, most);
    }

    /** One rehearsal under way. */
    private final class Run {

        private final long id;
        private final Rules other;
        private final long asOf;
        private final long total;
        private long done;
        private long number;

        Run(long id, ReadRules candidateRules, Instant asOf, long total) {
            this.id = id;
            this.other = new Rules(candidateRules, "", 0, Map.of(), 0);
            this.asOf = asOf.toEpochMilli();
            this.total = total;
        }

        void all() {
            long row = 0;
            while (done < total && !stopping) {
                List<ClaimedCase> cases = tables.cases().after(row, null, null, (int) Math.min(BATCH, total - done));
                if (cases.isEmpty()) {
                    return;
                }
                compare(cases);
                row = cases.get(cases.size() - 1).number();
                done += cases.size();
                tables.rehearsals().progress(id, done, clock.instant().plus(ALIVE));
            }
        }

        private void compare(List<ClaimedCase> cases) {
            CaseEvents.Read read = tables.events().read(cases, null);
            Map<Integer, List<Found>> before = found(rules.current(), read);
            Map<Integer, List<Found>> after = found(other, read);
            List<RehearsalTables.Row> rows = new ArrayList<>();
            for (int i = 0; i < cases.size(); i++) {
                ClaimedCase one = cases.get(i);
                List<Found> now = before.getOrDefault(i, List.of());
                boolean known = other.sops().knows(one.sop());
                List<Found> then = known ? after.getOrDefault(i, List.of()) : now;
                Change.between(now, then, found -> found).stream()
                        .filter(Run::isMore)
                        .forEach(change -> rows.add(new RehearsalTables.Row(++number, one, change)));
            }
            tables.rehearsals().store(id, rows);
        }

        /** That a finding would stand under the name of another version is no change of what it says. */
        private static boolean isMore(Change<Found> change) {
            Found before = change.before();
            Found after = change.after();
            return before == null
                    || after == null
                    || !before.under(after.version()).saysSame(after);
        }

        private Map<Integer, List<Found>> found(Rules under, CaseEvents.Read read) {
            Map<Integer, List<Found>> found = new HashMap<>();
            CaseAudit.visit(under, read.log(), asOf, (file, i) -> found.put(i, Outcome.found(file)));
            return Objects.requireNonNull(found);
        }
    }
}
