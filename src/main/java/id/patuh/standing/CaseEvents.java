package id.patuh.standing;

import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.EventLogBuilder;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Segment;
import id.patuh.reception.KnownParticulars;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the events of cases from the tables {@code event} and {@code particulars} into logs that can be audited,
 * conflicting ones too: the audit chooses among them. Safe for use by several threads.
 */
final class CaseEvents {

    private static final String READ = """
            select case_no, particulars, at, received, actor, note, event_id, input, line
              from event where case_no = any (?) and received <= ?""";

    private static final String SOURCES = """
            select i.id, coalesce(i.name, i.source || ' ' || i.id), encode(i.sha256, 'hex')
              from input i where i.id = any (?)""";

    private static final Timestamp NOW = Timestamp.from(Instant.parse("9999-01-01T00:00:00Z"));

    private final JdbcTemplate jdbc;
    private final KnownParticulars particulars;

    CaseEvents(JdbcTemplate jdbc, KnownParticulars particulars) {
        this.jdbc = jdbc;
        this.particulars = particulars;
    }

    /**
     * The events of some cases. A case's number in the log is its place in the list; the line that the log gives an event
     * is its place in {@code rows}.
     *
     * @param known by case
     */
    record Read(EventLog log, List<Row> rows, Knowledge[] known) {}

    /** A row of table {@code event}, the particulars and the case aside. */
    record Row(long input, int line) {}

    /** An input that events came from. */
    record Source(String name, String sha256) {}

    /** @param knownBy only what was received by then; null: everything */
    Read read(List<ClaimedCase> cases, @Nullable Instant knownBy) {
        Reader reader = new Reader(cases);
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(READ);
                    statement.setArray(1, bigints(connection, cases));
                    statement.setTimestamp(2, knownBy == null ? NOW : Timestamp.from(knownBy));
                    return statement;
                },
                row -> {
                    reader.add(row);
                });
        Map<Integer, Particulars> said =
                jdbc.execute((Connection connection) -> particulars.find(connection, reader.said()));
        return reader.read(Objects.requireNonNull(said));
    }

    /** Of how many cases events are read at once. */
    private static final int SLICE = 2_000;

    /** The events of many cases in one log; cases are numbered as in the list. Only what was received by then. */
    EventLog readAll(List<ClaimedCase> cases, Instant knownBy) {
        Reader reader = new Reader(cases);
        for (int from = 0; from < cases.size(); from += SLICE) {
            List<ClaimedCase> slice = cases.subList(from, Math.min(cases.size(), from + SLICE));
            jdbc.query(
                    connection -> {
                        PreparedStatement statement = connection.prepareStatement(READ);
                        statement.setArray(1, bigints(connection, slice));
                        statement.setTimestamp(2, Timestamp.from(knownBy));
                        return statement;
                    },
                    row -> {
                        reader.add(row);
                    });
        }
        Map<Integer, Particulars> said =
                jdbc.execute((Connection connection) -> particulars.find(connection, reader.said()));
        return reader.read(Objects.requireNonNull(said)).log();
    }

    private static Array bigints(Connection connection, List<ClaimedCase> cases) throws SQLException {
        return connection.createArrayOf(
                "bigint", cases.stream().map(ClaimedCase::number).toArray(Long[]::new));
    }

    /** The inputs of these numbers. */
    Map<Long, Source> sources(Set<Long> inputs) {
        Map<Long, Source> sources = new HashMap<>();
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(SOURCES);
                    statement.setArray(1, connection.createArrayOf("bigint", inputs.toArray()));
                    return statement;
                },
                row -> {
                    sources.put(row.getLong(1), new Source(row.getString(2), row.getString(3)));
                });
        return sources;
    }

    /** Gathers rows first: what they say is looked up when all of them are there. */
    private static final class Reader {

        private final EventLogBuilder builder = new EventLogBuilder();
        private final Segment segment = builder.segment(builder.file(""));
        private final Map<Long, Integer> places = new HashMap<>();
        private final Knowledge[] known;
        private final List<Row> rows = new ArrayList<>();
        private int[] place = new int[1024];
        private int[] said = new int[1024];
        private long[] at = new long[1024];
        private int[] actor = new int[1024];
        private int[] note = new int[1024];
        private int[] id = new int[1024];

        Reader(List<ClaimedCase> cases) {
            known = new Knowledge[cases.size()];
            Arrays.fill(known, Knowledge.NOTHING);
            for (ClaimedCase one : cases) {
                places.put(one.number(), segment.cases().code(builder.sop(one.sop()), one.caseId()));
            }
        }

        void add(ResultSet row) throws SQLException {
            int number = rows.size();
            if (number == place.length) {
                grow();
            }
            place[number] = places.getOrDefault(row.getLong(1), 0);
            said[number] = row.getInt(2);
            at[number] = row.getTimestamp(3).getTime();
            known[place[number]] = known[place[number]].and(row.getTimestamp(4).toInstant());
            String who = row.getString(5);
            String remark = row.getString(6);
            String identity = row.getString(7);
            actor[number] = who == null ? -1 : segment.people().code(who);
            note[number] = remark == null ? -1 : segment.notes().code(remark);
            id[number] = identity == null ? -1 : segment.ids().code(identity);
            rows.add(new Row(row.getLong(8), row.getInt(9)));
        }

        private void grow() {
            int length = place.length * 2;
            place = Arrays.copyOf(place, length);
            said = Arrays.copyOf(said, length);
            at = Arrays.copyOf(at, length);
            actor = Arrays.copyOf(actor, length);
            note = Arrays.copyOf(note, length);
            id = Arrays.copyOf(id, length);
        }

        /** The numbers of the particulars. */
        Set<Integer> said() {
            Set<Integer> numbers = new HashSet<>();
            for (int i = 0; i < rows.size(); i++) {
                numbers.add(said[i]);
            }
            return numbers;
        }

        Read read(Map<Integer, Particulars> particulars) {
            Map<Integer, Integer> codes = new HashMap<>();
            particulars.forEach((number, particular) -> codes.put(number, segment.what(particular)));
            for (int i = 0; i < rows.size(); i++) {
                segment.add(place[i], at[i], codes.getOrDefault(said[i], -1), actor[i], note[i], id[i], i);
            }
            return new Read(builder.build(), rows, known);
        }
    }
}
