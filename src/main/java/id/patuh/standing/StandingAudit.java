package id.patuh.standing;

import id.patuh.audit.CaseFile;
import id.patuh.scorecard.CaseSheets;
import id.patuh.scorecard.SheetNames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Audits cases that are due and keeps what was found. One round: claim cases, load their events, audit them as of now,
 * compare with what stands, store the difference in one transaction. Safe for use by several threads and by several
 * services on one database: of two audits of a case only one is stored, and a killed one leaves nothing behind but a
 * claim that runs out. Source: RELIABILITY.md 9, 10.
 */
final class StandingAudit {

    private static final Logger LOG = LoggerFactory.getLogger(StandingAudit.class);
    private static final Duration STUCK = Duration.ofMinutes(1);

    private final Clock clock;
    private final Courts courts = new Courts();
    private final RulesInForce rules;
    private final TransactionTemplate transactions;
    private final Cases cases;
    private final CaseEvents events;
    private final Findings findings;
    private final Audits audits;
    private final Sheets sheets;
    private final StuckCases stuck;
    private final Duration lease;
    private final int batch;

    StandingAudit(Clock clock, RulesInForce rules, Tables tables, Duration lease, int batch) {
        this.clock = clock;
        this.rules = rules;
        this.transactions = tables.transactions();
        this.cases = tables.cases();
        this.events = tables.events();
        this.findings = tables.findings();
        this.audits = tables.audits();
        this.sheets = tables.sheets();
        this.stuck = tables.stuck();
        this.lease = lease;
        this.batch = batch;
    }

    /**
     * Audits a batch of cases: those that are due, else those that wait for a re-audit.
     *
     * @return how many cases it took; 0: nothing was to be done
     */
    int round() {
        return rules.with(this::round);
    }

    /** How many cases a round takes at most: that many may mean that more wait. */
    int batch() {
        return batch;
    }

    private int round(Rules inForce) {
        Instant now = now();
        List<ClaimedCase> claimed = cases.claimDue(now, lease, batch);
        if (claimed.isEmpty() && inForce.reaudit() > 0) {
            claimed = cases.claimMarked(inForce.reaudit(), now, lease, batch);
        }
        if (!claimed.isEmpty()) {
            audit(inForce, claimed, now.plus(lease));
        }
        return claimed.size();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A case whose audit fails must not keep the others from theirs: then they are audited one by one. */
    private void audit(Rules inForce, List<ClaimedCase> claimed, Instant until) {
        try {
            store(inForce, claimed, decide(inForce, claimed), until);
        } catch (TransientDataAccessException passing) {
            LOG.debug("{} cases are audited again", claimed.size(), passing);
            cases.release(claimed, until);
        } catch (RuntimeException failure) {
            if (claimed.size() > 1) {
                claimed.forEach(one -> audit(inForce, List.of(one), until));
            } else {
                postpone(claimed.get(0), failure);
            }
        }
    }

    private void postpone(ClaimedCase one, RuntimeException failure) {
        LOG.error("case {} of SOP {} cannot be audited and is tried again", one.number(), one.sop(), failure);
        stuck.add(one.number(), now(), String.valueOf(failure.getMessage()));
        cases.postpone(one, now().plus(STUCK));
    }

    /**
     * What the audits say.
     *
     * @param outcomes by place; null: no event of the case counts yet, or its SOP is unknown
     * @param next by place, when to audit again, epoch milliseconds
     * @param names for the sheets
     */
    private record Decided(
            Instant asOf, CaseEvents.Read read, @Nullable Outcome[] outcomes, long[] next, SheetNames names) {}

    private Decided decide(Rules inForce, List<ClaimedCase> claimed) {
        Instant asOf = now();
        CaseEvents.Read read = events.read(claimed, null);
        @Nullable Outcome[] outcomes = new Outcome[claimed.size()];
        long[] next = new long[claimed.size()];
        for (int i = 0; i < next.length; i++) {
            next[i] = inForce.sops().knows(claimed.get(i).sop())
                    ? Deadline.nextEvent(read.log(), i, asOf.toEpochMilli())
                    : CaseFile.NEVER;
        }
        CaseSheets taken = new CaseSheets(read.log());
        courts.visit(inForce, read.log(), asOf.toEpochMilli(), (file, i) -> {
            Outcome outcome = Outcome.of(file, read.log(), taken);
            outcomes[i] = outcome;
            next[i] = outcome.next();
        });
        return new Decided(asOf, read, outcomes, next, names(taken, outcomes));
    }

    private SheetNames names(CaseSheets taken, @Nullable Outcome[] outcomes) {
        return sheets.numbers().numbers(asked -> {
            taken.spellings(asked);
            for (Outcome outcome : outcomes) {
                if (outcome != null) {
                    outcome.sheet().checkNames(asked);
                }
            }
        });
    }

    private void store(Rules inForce, List<ClaimedCase> claimed, Decided decided, Instant until) {
        Before before = before(claimed);
        List<ClaimedCase> lost = new ArrayList<>();
        transactions.executeWithoutResult(status -> {
            Map<Long, Boolean> held = cases.hold(claimed);
            Writing writing = new Writing(inForce, decided, before);
            for (int i = 0; i < claimed.size(); i++) {
                if (held.containsKey(claimed.get(i).number())) {
                    writing.add(claimed.get(i), i);
                } else {
                    lost.add(claimed.get(i));
                }
            }
            writing.store();
        });
        cases.release(lost, until);
    }

    /** What was known of the cases. */
    private record Before(Map<Long, List<Finding>> standing, Map<Long, Audits.Kept> audits) {}

    private Before before(List<ClaimedCase> claimed) {
        List<ClaimedCase> known =
                claimed.stream().filter(one -> one.audit() != null).toList();
        return new Before(
                findings.standing(known.stream().map(ClaimedCase::number).toList()),
                audits.find(known.stream()
                        .map(one -> Objects.requireNonNull(one.audit()))
                        .toList()));
    }

    /** What one transaction writes. */
    private final class Writing {

        private final Rules inForce;
        private final Decided decided;
        private final Before before;
        private final List<Findings.Changed> changes = new ArrayList<>();
        private final List<Sheets.Kept> kept = new ArrayList<>();
        private final List<Integer> fresh = new ArrayList<>();
        private final List<ClaimedCase> held = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();

        Writing(Rules inForce, Decided decided, Before before) {
            this.inForce = inForce;
            this.decided = decided;
            this.before = before;
        }

        void add(ClaimedCase one, int place) {
            held.add(one);
            places.add(place);
            Outcome outcome = decided.outcomes()[place];
            if (outcome == null) {
                return;
            }
            int ruledBy = inForce.number(outcome.sop());
            kept.add(Sheets.Kept.of(one, ruledBy, outcome, decided.read().log(), place, decided.names()));
            List<Change<Finding>> changed = Change.between(
                    before.standing().getOrDefault(one.number(), List.of()), outcome.found(), Finding::found);
            changed.forEach(change -> changes.add(
                    new Findings.Changed(one, ruledBy, decided.read().known()[place], change)));
            Audits.Kept last = one.audit() == null ? null : before.audits().get(one.audit());
            if (last == null || !changed.isEmpty() || !last.saysSame(ruledBy, outcome)) {
                fresh.add(held.size() - 1);
            }
        }

        void store() {
            List<Long> ids = audits.ids(fresh.size());
            @Nullable Long[] audit = new Long[held.size()];
            List<Audits.New> rows = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                int place = fresh.get(i);
                audit[place] = ids.get(i);
                rows.add(row(ids.get(i), place));
            }
            findings.store(changes, decided.asOf());
            audits.store(rows, decided.asOf());
            sheets.store(kept, decided.asOf());
            cases.settle(settled(audit), decided.asOf(), inForce.reaudit());
            stuck.remove(held.stream().map(ClaimedCase::number).toList());
        }

        private Audits.New row(long id, int place) {
            Outcome outcome = Objects.requireNonNull(decided.outcomes()[places.get(place)]);
            return new Audits.New(
                    id,
                    held.get(place).number(),
                    inForce.number(outcome.sop()),
                    decided.read().known()[places.get(place)],
                    outcome);
        }

        private List<Cases.Settled> settled(@Nullable Long[] audit) {
            List<Cases.Settled> settled = new ArrayList<>();
            for (int i = 0; i < held.size(); i++) {
                int place = places.get(i);
                Outcome outcome = decided.outcomes()[place];
                settled.add(new Cases.Settled(
                        held.get(i).number(),
                        held.get(i).revision(),
                        decided.next()[place] == CaseFile.NEVER ? null : Instant.ofEpochMilli(decided.next()[place]),
                        outcome == null ? null : Instant.ofEpochMilli(outcome.opened()),
                        outcome == null ? null : inForce.number(outcome.sop()),
                        audit[i]));
            }
            return settled;
        }
    }
}
