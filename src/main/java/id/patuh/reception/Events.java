package id.patuh.reception;

import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.EventLogBuilder;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Segment;
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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/** What happened: the tables {@code event} and, to read them, {@code sop_case}. Safe for use by several threads. */
@Component
public final class Events {

    private static final int FETCH = 10_000;

    /** The log numbers its files with 15 bits. */
    private static final int MOST_FILES = 30_000;

    private static final String LOAD = """
            select case_no, particulars, at, actor, note, event_id, input, line from event
            where case_no = any(?) and received <= coalesce(?, 'infinity'::timestamptz)
            """;

    private static final String CASES = "select id, sop, case_id from sop_case where id = any(?)";

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

    private final DataSource database;
    private final KnownParticulars particulars;
    private final Inputs inputs;
    private final SQLExceptionTranslator translator;

    Events(DataSource database, KnownParticulars particulars, Inputs inputs) {
        this.database = database;
        this.particulars = particulars;
        this.inputs = inputs;
        this.translator = new SQLErrorCodeSQLExceptionTranslator(database);
    }

    /**
     * Adds all events of these cases to a log, conflicting ones too: the audit chooses among them. The log's files are the
     * inputs' names; for an event that was posted, the file is {@code rest} and the line the number of its input.
     *
     * @param cases numbers ({@code sop_case.id})
     * @param knownBy only what had been accepted by then; null: everything
     */
    public void load(Collection<Long> cases, @Nullable Instant knownBy, EventLogBuilder log) {
        try (Connection connection = database.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                List<Loaded> loaded = load(connection, cases, knownBy);
                add(loaded, names(connection, cases), log);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(before);
            }
        } catch (SQLException e) {
            throw translated("load events", LOAD, e);
        }
    }

    private RuntimeException translated(String task, String sql, SQLException e) {
        RuntimeException translated = translator.translate(task, sql, e);
        return translated == null ? new IllegalStateException(e) : translated;
    }

    private record Loaded(
            long caseNo,
            int particulars,
            long at,
            @Nullable String actor,
            @Nullable String note,
            @Nullable String id,
            long input,
            int line) {}

    private static List<Loaded> load(Connection connection, Collection<Long> cases, @Nullable Instant knownBy)
            throws SQLException {
        List<Loaded> loaded = new ArrayList<>();
        try (PreparedStatement load = connection.prepareStatement(LOAD)) {
            load.setFetchSize(FETCH);
            load.setArray(1, connection.createArrayOf("bigint", cases.toArray(Long[]::new)));
            load.setTimestamp(2, knownBy == null ? null : Timestamp.from(knownBy));
            try (ResultSet row = load.executeQuery()) {
                while (row.next()) {
                    loaded.add(new Loaded(
                            row.getLong(1),
                            row.getInt(2),
                            row.getTimestamp(3).getTime(),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getLong(7),
                            row.getInt(8)));
                }
            }
        }
        return loaded;
    }

    private static Map<Long, Cases.Key> names(Connection connection, Collection<Long> cases) throws SQLException {
        Map<Long, Cases.Key> names = new HashMap<>();
        try (PreparedStatement find = connection.prepareStatement(CASES)) {
            find.setArray(1, connection.createArrayOf("bigint", cases.toArray(Long[]::new)));
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    names.put(row.getLong(1), new Cases.Key(row.getString(2), row.getString(3)));
                }
            }
        }
        return names;
    }

    private void add(List<Loaded> loaded, Map<Long, Cases.Key> names, EventLogBuilder log) throws SQLException {
        Set<Integer> said = new HashSet<>();
        Set<Long> from = new HashSet<>();
        for (Loaded event : loaded) {
            said.add(event.particulars());
            from.add(event.input());
        }
        Map<Integer, Particulars> meant = particulars.find(said);
        Map<Long, Inputs.Origin> origins = inputs.origins(from);
        Map<String, Integer> files = new HashMap<>();
        Segment segment = log.segment(0);
        for (Loaded event : loaded) {
            Cases.Key key = names.get(event.caseNo());
            Particulars what = meant.get(event.particulars());
            Inputs.Origin origin = origins.get(event.input());
            if (key == null || what == null || origin == null) {
                throw new IllegalStateException(
                        "event of case " + event.caseNo() + " and input " + event.input() + " has lost what it names");
            }
            boolean named = origin.name() != null && files.size() < MOST_FILES;
            String file = named ? origin.name() : origin.source();
            int number = files.computeIfAbsent(file, log::file);
            long line = named ? event.line() : event.input();
            segment.add(
                    number,
                    log.sop(key.sop()),
                    new CaseEvent(
                            key.sop(), key.caseId(), what, event.at(), event.actor(), event.note(), event.id(), line));
        }
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
     * Holds cases, so that nobody else adds events to them before the transaction ends, and finds what is there under these
     * identities.
     */
    Map<Identity, List<Kept>> holdAndFind(Connection connection, Collection<Long> cases, Collection<Identity> asked)
            throws SQLException {
        Map<Identity, List<Kept>> found = new HashMap<>();
        if (cases.isEmpty()) {
            return found;
        }
        List<FoundRow> rows = rows(connection, cases, asked);
        Set<Integer> said = new HashSet<>();
        rows.forEach(row -> said.add(row.particulars()));
        Map<Integer, Particulars> meant = particulars.find(said);
        for (FoundRow row : rows) {
            Particulars what = meant.get(row.particulars());
            if (what != null) {
                found.computeIfAbsent(row.identity(), key -> new ArrayList<>(1)).add(row.kept(what));
            }
        }
        return found;
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

    private static List<FoundRow> rows(Connection connection, Collection<Long> cases, Collection<Identity> asked)
            throws SQLException {
        List<FoundRow> rows = new ArrayList<>();
        try (PreparedStatement find = connection.prepareStatement(HOLD_AND_FIND)) {
            Long[] numbers = asked.stream().map(Identity::caseNo).toArray(Long[]::new);
            UUID[] hashes = asked.stream().map(Identity::hash).toArray(UUID[]::new);
            find.setArray(1, connection.createArrayOf("bigint", cases.toArray(Long[]::new)));
            find.setArray(2, connection.createArrayOf("bigint", numbers));
            find.setArray(3, connection.createArrayOf("uuid", hashes));
            find.execute();
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
        }
        return rows;
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
