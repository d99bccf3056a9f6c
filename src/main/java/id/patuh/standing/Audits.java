package id.patuh.standing;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code case_audit}: what audits came to, a row only where something of it changed. */
final class Audits {

    private final JdbcTemplate jdbc;

    Audits(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What an audit came to, as it is stored. */
    record Kept(long id, Instant asOf, int ruledBy, String version, String state, Outcome.Counts counts) {

        boolean saysSame(int otherRules, Outcome other) {
            return ruledBy == otherRules && state.equals(word(other)) && counts.equals(other.counts());
        }
    }

    private static String word(Outcome outcome) {
        return outcome.state().name().toLowerCase(Locale.ROOT);
    }

    /** Audits by their rows. */
    Map<Long, Kept> find(Collection<Long> ids) {
        Map<Long, Kept> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(SELECT + " where a.id = any (?)");
                    statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
                    return statement;
                },
                row -> {
                    found.put(row.getLong(1), kept(row, 0));
                });
        return found;
    }

    /** The audits of a case, the oldest first. */
    List<Kept> of(long caseNumber) {
        return jdbc.query(SELECT + " where a.case_no = ? order by a.id", Audits::kept, caseNumber);
    }

    private static final String SELECT = """
            select a.id, a.as_of, a.ruled_by, v.version, a.state, a.compliant, a.violated, a.unproven, a.pending
              from case_audit a join sop_version v on v.id = a.ruled_by""";

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getLong(1),
                row.getTimestamp(2).toInstant(),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                new Outcome.Counts(row.getInt(6), row.getInt(7), row.getInt(8), row.getInt(9)));
    }

    /** New rows' numbers, in the order of the rows to come. */
    List<Long> ids(int count) {
        return count == 0
                ? List.of()
                : jdbc.queryForList(
                        "select nextval((select cast(pg_get_serial_sequence('case_audit', 'id') as regclass)))"
                                + " from generate_series(1, ?)",
                        Long.class,
                        count);
    }

    /** An audit to be stored. */
    record New(long id, long caseNumber, int ruledBy, Knowledge known, Outcome outcome) {}

    void store(List<New> audits, Instant asOf) {
        Columns rows = new Columns(audits.size());
        for (New one : audits) {
            Outcome.Counts counts = one.outcome().counts();
            rows.add(
                    one.id(),
                    one.caseNumber(),
                    one.known().by().toString(),
                    one.ruledBy(),
                    word(one.outcome()),
                    counts.compliant(),
                    counts.violated(),
                    counts.unproven(),
                    counts.pending());
        }
        rows.update(
                jdbc,
                """
                insert into case_audit (id, case_no, known_by, ruled_by, state, compliant, violated, unproven, pending,
                       as_of) overriding system value
                select x.*, ?::timestamptz from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as x""",
                List.of(Timestamp.from(asOf)),
                "bigint",
                "bigint",
                "timestamptz",
                "integer",
                "text",
                "integer",
                "integer",
                "integer",
                "integer");
    }
}
