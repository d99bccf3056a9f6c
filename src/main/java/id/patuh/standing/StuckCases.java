package id.patuh.standing;

import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code stuck_case}: cases that could not be audited, most often as a rule of the SOP's own is at fault. */
final class StuckCases {

    private final JdbcTemplate jdbc;

    StuckCases(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(long caseNumber, Instant now, String reason) {
        jdbc.update(
                "insert into stuck_case (case_no, since, tries, reason) values (?, ?, 1, ?)"
                        + " on conflict (case_no) do update set tries = stuck_case.tries + 1, reason = excluded.reason",
                caseNumber,
                Timestamp.from(now),
                reason);
    }

    /** The longest stuck first. */
    List<FindingHistory.Stuck> list(int most) {
        return jdbc.query(
                "select c.sop, c.case_id, s.since, s.tries, s.reason from stuck_case s join sop_case c on c.id = s.case_no"
                        + " order by s.since, s.case_no limit ?",
                (row, number) -> new FindingHistory.Stuck(
                        row.getString(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getInt(4),
                        row.getString(5)),
                most);
    }

    /** They were audited after all. */
    void remove(List<Long> cases) {
        jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement("delete from stuck_case where case_no = any (?)");
            statement.setArray(1, connection.createArrayOf("bigint", cases.toArray()));
            return statement;
        });
    }

    long count() {
        Long count = jdbc.queryForObject("select count(*) from stuck_case", Long.class);
        return count == null ? 0 : count;
    }
}
