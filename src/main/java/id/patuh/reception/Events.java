package id.patuh.reception;

import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.Particulars;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened: the table {@code event}. Safe for use by several threads. */
final class Events {

    /** Two statements, one way to the server and back; the second sees what is there once the first has its locks. */
    private static final String HOLD_AND_FIND = Cases.LOCK + """
            ;
            select e.case_no, e.identity, e.variant, e.particulars, e.at, e.actor, e.note, e.event_id, e.input, e.line
            from unnest(?, ?) as t(case_no, identity)
            join event e on e.case_no = t.case_no and e.identity = t.identity
            """;

    private static final String COPY = """
            copy event (case_no, identity, variant, particulars, at, received, actor, note, event_id, input, line)
            from stdin (format binary)
            """;
    private static final int COLUMNS = 11;

    private final KnownParticulars particulars;

    Events(KnownParticulars particulars) {
        this.particulars = particulars;
    }

    /** What an event is known by: its case and its identity within it. */
    record Identity(long caseNo, UUID hash) {
        @Override
        public int hashCode() {
            return (int) hash.getLeastSignificantBits();
        }
    }

    /**
     * An event that is in the table, or will be with this transaction.
     *
     * @param variant 0: the first under its identity
     * @param before whether it was there before this transaction
     */
    record Kept(int variant, CaseEvent event, long input, boolean before) {}

    /** An event to be kept. */
    record New(Identity identity, int variant, int particulars, CaseEvent event, long input) {}

    /**
     * What is there of cases that are held.
     *
     * @param latest when the latest event of any of the cases was received; null: they have none
     */
    record Found(Map<Identity, List<Kept>> kept, @Nullable Instant latest) {}

    /**
     * Holds cases, so that nobody else adds events to them before the transaction ends, and finds what is there under these
     * identities.
     */
    Found holdAndFind(Connection connection, Collection<Long> cases, Collection<Identity> asked) throws SQLException {
        if (cases.isEmpty()) {
            return new Found(new HashMap<>(), null);
        }
        Map<Identity, List<Kept>> found = new HashMap<>();
        List<FoundRow> rows = new ArrayList<>();
        Instant latest = read(connection, cases, asked, rows);
        Set<Integer> said = new HashSet<>();
        rows.forEach(row -> said.add(row.particulars()));
        Map<Integer, Particulars> meant = particulars.find(connection, said);
        for (FoundRow row : rows) {
            Particulars what = meant.get(row.particulars());
            if (what != null) {
                found.computeIfAbsent(row.identity(), key -> new ArrayList<>(1)).add(row.kept(what));
            }
        }
        return new Found(found, latest);
    }

    private record FoundRow(
            Identity identity,
            int variant,
            int particulars,
            long at,
            @Nullable String actor,
            @Nullable String note,
            @Nullable String id,
            long input,
            int line) {

        Kept kept(Particulars what) {
            return new Kept(variant, new CaseEvent("", "", what, at, actor, note, id, line), input, true);
        }
    }

    /** @return when the latest event of any of the cases was received; null: they have none */
    private static @Nullable Instant read(
            Connection connection, Collection<Long> cases, Collection<Identity> asked, List<FoundRow> rows)
            throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(HOLD_AND_FIND)) {
            Long[] numbers = asked.stream().map(Identity::caseNo).toArray(Long[]::new);
            UUID[] hashes = asked.stream().map(Identity::hash).toArray(UUID[]::new);
            find.setArray(1, connection.createArrayOf("bigint", cases.toArray(Long[]::new)));
            find.setArray(2, connection.createArrayOf("bigint", numbers));
            find.setArray(3, connection.createArrayOf("uuid", hashes));
            find.execute();
            Instant latest = latest(find.getResultSet());
            find.getMoreResults();
            try (ResultSet row = find.getResultSet()) {
                while (row.next()) {
                    rows.add(new FoundRow(
                            new Identity(row.getLong(1), row.getObject(2, UUID.class)),
                            row.getInt(3),
                            row.getInt(4),
                            row.getTimestamp(5).getTime(),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            row.getLong(9),
                            row.getInt(10)));
                }
            }
            return latest;
        }
    }

    private static @Nullable Instant latest(ResultSet received) throws SQLException {
        Instant latest = null;
        while (received.next()) {
            Timestamp one = received.getTimestamp(1);
            if (one != null && (latest == null || one.toInstant().isAfter(latest))) {
                latest = one.toInstant();
            }
        }
        return latest;
    }

    /** Adds the events within the caller's transaction. */
    void add(Connection connection, List<New> events, Instant received) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        CopyRows copy = new CopyRows();
        for (New one : events) {
            CaseEvent event = one.event();
            copy.row(COLUMNS);
            copy.bigint(one.identity().caseNo());
            copy.uuid(one.identity().hash());
            copy.smallint(one.variant());
            copy.integer(one.particulars());
            copy.timestamptz(event.at());
            copy.timestamptz(received.toEpochMilli());
            copy.text(event.actor());
            copy.text(event.note());
            copy.text(event.id());
            copy.bigint(one.input());
            copy.integer((int) Math.min(Integer.MAX_VALUE, event.line()));
        }
        copy.send(connection, COPY);
    }
}
