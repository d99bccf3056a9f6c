package id.patuh.reception;

import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.Particulars;
import id.patuh.intake.Conflict;
import id.patuh.intake.Rejected;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows into the event log, within one transaction: loads what is there under their identities, decides what is new,
 * a duplicate or a conflict, and adds. An event that the same line of the same input brought before, in a reading that was
 * cut short, counts as new again: so an input read twice is counted as if it had been read once. Safe for use by several
 * threads. Source: RELIABILITY.md 2, 3.
 */
final class Appending {

    /** Of those that say different things under one identity; of further ones only the raw bytes are kept. */
    private static final int MOST_VARIANTS = 1000;

    private final Cases cases;
    private final KnownParticulars particulars;
    private final Events events;
    private final Inputs inputs;
    private final EventSignal signal;

    Appending(Cases cases, KnownParticulars particulars, Events events, Inputs inputs) {
        this(cases, particulars, events, inputs, new EventSignal());
    }

    Appending(Cases cases, KnownParticulars particulars, Events events, Inputs inputs, EventSignal signal) {
        this.signal = signal;
        this.cases = cases;
        this.particulars = particulars;
        this.events = events;
        this.inputs = inputs;
    }

    /**
     * The rows of one input.
     *
     * @param name of the input, for messages
     */
    record Batch(long input, String name, List<Row> rows) {}

    /** What is to be written, decided. */
    final class Decided {
        private final Cases.Numbered held;
        private final List<Events.New> added = new ArrayList<>();
        private final List<RejectedRows.New> rejected = new ArrayList<>();
        private final Set<Long> touched = new HashSet<>();
        private final List<List<Receipt>> receipts = new ArrayList<>();
        private final Instant now;
        private Instant received;

        private Decided(Cases.Numbered held, Instant now) {
            this.held = held;
            this.now = now;
            this.received = now;
        }

        /**
         * When the events count as received: now, but after all that their cases were given before, whatever the clocks
         * of several services say. So what was received by some time is what an audit of that time knew.
         */
        Instant received() {
            return received;
        }

        private void after(@Nullable Instant latest) {
            if (latest != null && !latest.isBefore(received)) {
                received = latest.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
            }
        }

        /** What became of each row of each batch. */
        List<List<Receipt>> receipts() {
            return receipts;
        }

        /** Writes it. The inputs' own rows must be there. */
        void write(Connection connection) throws SQLException {
            events.add(connection, added, received);
            RejectedRows.add(connection, rejected);
            Cases.bump(connection, grown(), now, received);
        }

        /** Events to be added. */
        List<Events.New> added() {
            return added;
        }

        /** Whether there are rows to be kept as rejected. */
        boolean hasRejected() {
            return !rejected.isEmpty();
        }

        /** Cases whose rows do not know yet of what they are given: those that were there before. */
        Set<Long> grown() {
            if (received.equals(now)) {
                touched.removeAll(held.added());
            }
            return touched;
        }

        /** To be called once the transaction has committed. */
        void committed() {
            cases.remember(held);
            signal.committed();
        }
    }

    /** Decides about the rows; the transaction holds their cases from now on. */
    Decided decide(Connection connection, List<Batch> batches, Meanings meanings, Instant now) throws SQLException {
        List<CaseEvent> all = new ArrayList<>();
        for (Batch batch : batches) {
            for (Row row : batch.rows()) {
                all.addAll(row.events());
            }
        }
        Map<Particulars, Integer> numbers = numbers(all);
        Cases.Key[] keys = keys(all);
        Cases.Numbered held = cases.number(connection, new LinkedHashSet<>(Arrays.asList(keys)), now);
        Events.Identity[] identities = identities(all, keys, held, meanings);
        return new Decision(batches, meanings, numbers, identities, new Decided(held, now)).decide(connection);
    }

    /** By instance: most events share their particulars with many others. */
    private Map<Particulars, Integer> numbers(List<CaseEvent> all) throws SQLException {
        Map<Particulars, Integer> byInstance = new IdentityHashMap<>();
        for (CaseEvent event : all) {
            byInstance.putIfAbsent(event.particulars(), 0);
        }
        Map<Particulars, Integer> numbers = particulars.numbers(new HashSet<>(byInstance.keySet()));
        byInstance.replaceAll((said, number) -> numbers.get(said));
        return byInstance;
    }

    private static Cases.Key[] keys(List<CaseEvent> all) {
        Cases.Key[] keys = new Cases.Key[all.size()];
        for (int i = 0; i < keys.length; i++) {
            CaseEvent event = all.get(i);
            boolean same = i > 0
                    && keys[i - 1].caseId().equals(event.caseId())
                    && keys[i - 1].sop().equals(event.sop());
            keys[i] = same ? keys[i - 1] : new Cases.Key(event.sop(), event.caseId());
        }
        return keys;
    }

    private static Events.Identity[] identities(
            List<CaseEvent> all, Cases.Key[] keys, Cases.Numbered held, Meanings meanings) {
        Meanings.Identities identities = meanings.new Identities();
        Events.Identity[] found = new Events.Identity[keys.length];
        Long caseNo = null;
        for (int i = 0; i < keys.length; i++) {
            if (i == 0 || !keys[i].equals(keys[i - 1])) {
                caseNo = held.numbers().get(keys[i]);
            }
            if (caseNo == null) {
                throw new IllegalStateException("case '" + keys[i].caseId() + "' got no number");
            }
            found[i] = new Events.Identity(caseNo, identities.of(all.get(i)));
        }
        return found;
    }

    /** The deciding, step by step. */
    private final class Decision {
        private final List<Batch> batches;
        private final Meanings meanings;
        private final Map<Particulars, Integer> numbers;
        private final Events.Identity[] identities;
        private final Decided decided;
        private final Map<Events.Identity, List<Events.Kept>> kept;
        private int next;

        Decision(
                List<Batch> batches,
                Meanings meanings,
                Map<Particulars, Integer> numbers,
                Events.Identity[] identities,
                Decided decided) {
            this.batches = batches;
            this.meanings = meanings;
            this.numbers = numbers;
            this.identities = identities;
            this.decided = decided;
            this.kept = new HashMap<>(identities.length * 2);
        }

        Decided decide(Connection connection) throws SQLException {
            Set<Long> cases = new HashSet<>();
            Set<Events.Identity> old = new HashSet<>();
            for (Events.Identity identity : identities) {
                if (!decided.held.added().contains(identity.caseNo())) {
                    cases.add(identity.caseNo());
                    old.add(identity);
                }
            }
            Events.Found before = events.holdAndFind(connection, cases, old);
            kept.putAll(before.kept());
            decided.after(before.latest());
            for (Batch batch : batches) {
                List<Receipt> receipts = new ArrayList<>(batch.rows().size());
                for (Row row : batch.rows()) {
                    receipts.add(receipt(batch, row));
                }
                decided.receipts.add(receipts);
            }
            return decided;
        }

        private Receipt receipt(Batch batch, Row row) {
            Rejected unread = row.rejected();
            Rejected conflict = null;
            boolean isNew = false;
            for (CaseEvent event : row.events()) {
                Found found = take(batch, event, identities[next++]);
                isNew |= found.isNew();
                if (found.conflict() != null && conflict == null) {
                    conflict = rejected(batch, event, found.conflict()).at(row.idPlace());
                }
            }
            Rejected why = unread != null ? unread : conflict;
            if (why != null) {
                decided.rejected.add(new RejectedRows.New(batch.input(), why));
                return Receipt.rejected(why, unread == null);
            }
            return isNew ? Receipt.ACCEPTED : Receipt.DUPLICATE;
        }

        /**
         * What an event turned out to be.
         *
         * @param conflict the event that has its identity and says something else; null: none
         */
        private record Found(boolean isNew, Events.@Nullable Kept conflict) {}

        private Found take(Batch batch, CaseEvent event, Events.Identity identity) {
            List<Events.Kept> same = kept.computeIfAbsent(identity, key -> new ArrayList<>(1));
            for (Events.Kept one : same) {
                if (event.id() == null || says(one, event)) {
                    boolean own = one.before()
                            && one.input() == batch.input()
                            && one.event().line() == event.line();
                    return new Found(own, one.variant() == 0 ? null : first(same));
                }
            }
            if (same.size() >= MOST_VARIANTS) {
                return new Found(false, first(same));
            }
            Integer number = numbers.get(event.particulars());
            if (number == null) {
                throw new IllegalStateException("particulars got no number");
            }
            int variant = same.size();
            decided.added.add(new Events.New(identity, variant, number, event, batch.input()));
            decided.touched.add(identity.caseNo());
            Events.Kept before = same.isEmpty() ? null : first(same);
            same.add(new Events.Kept(variant, event, batch.input(), false));
            return new Found(true, before);
        }

        private boolean says(Events.Kept one, CaseEvent event) {
            CaseEvent there = one.event();
            return meanings.same(
                    event,
                    new CaseEvent(
                            event.sop(),
                            event.caseId(),
                            there.particulars(),
                            there.at(),
                            there.actor(),
                            there.note(),
                            there.id(),
                            there.line()));
        }

        private static Events.Kept first(List<Events.Kept> same) {
            return same.stream().filter(one -> one.variant() == 0).findFirst().orElse(same.get(0));
        }

        private Rejected rejected(Batch batch, CaseEvent event, Events.Kept other) {
            if (other.input() == batch.input()) {
                return Conflict.rejected(
                        event, batch.name(), batch.name(), other.event().line());
            }
            Inputs.Origin origin = inputs.origins(Set.of(other.input())).get(other.input());
            String name = origin == null || origin.name() == null ? "input " + other.input() : origin.name();
            long line =
                    origin == null || origin.name() == null ? 0 : other.event().line();
            return Conflict.rejected(event, batch.name(), name, line);
        }
    }
}
