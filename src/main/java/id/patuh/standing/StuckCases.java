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
