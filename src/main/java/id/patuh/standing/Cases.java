package id.patuh.standing;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code sop_case} as the audits use it. Nothing here waits for a row that somebody else is changing: such rows
 * are passed over, as whoever changes them makes them due again. So no two transactions ever wait for each other.
 */
final class Cases {

    private static final String FREE = "(claimed_until is null or claimed_until <= ?)";

    /** An array, as the plan for {@code in} goes over the whole table each time. */
    private static final String CLAIM = "update sop_case set claimed_until = ?, claimed_by = ? where id = any (array";

    private static final String CLAIMED = " returning id, sop, case_id, revision, audits, audit";

    private final JdbcTemplate jdbc;
    private final int claimant;

    /** @param claimant tells the services on one database apart */
    Cases(JdbcTemplate jdbc, int claimant) {
        this.jdbc = jdbc;
        this.claimant = claimant;
    }

    /** Gives back what this service had claimed when it was killed. To be called before anything is claimed. */
    int releaseOwn() {
        return jdbc.update(
                "update sop_case set claimed_until = null where id in (select id from sop_case where claimed_by = ?"
                        + " and claimed_until is not null for no key update skip locked)",
                claimant);
    }

    /** Takes cases that are due, the longest waiting first; they come back after the lease if nothing is heard of them. */
    List<ClaimedCase> claimDue(Instant now, Duration lease, int most) {
        return jdbc.query(
                CLAIM + "(select id from sop_case where due <= ? and " + FREE
                        + " order by due limit ? for no key update skip locked))" + CLAIMED,
                Cases::claimed,
                Timestamp.from(now.plus(lease)),
                claimant,
                Timestamp.from(now),
                Timestamp.from(now),
                most);
    }

    /** Takes cases that wait for a re-audit, up to the one of that number. */
    List<ClaimedCase> claimMarked(long reaudit, Instant now, Duration lease, int most) {
        return jdbc.query(
                CLAIM + "(select id from sop_case where reaudit <= ? and " + FREE
                        + " order by id limit ? for no key update skip locked))" + CLAIMED,
                Cases::claimed,
                Timestamp.from(now.plus(lease)),
                claimant,
                reaudit,
                Timestamp.from(now),
                most);
    }

    /** The case of that name; null where there is none. */
    @Nullable
    ClaimedCase named(String sop, String caseId) {
        List<ClaimedCase> found = jdbc.query(
                "select id, sop, case_id, revision, audits, audit from sop_case where sop = ? and case_id = ?",
                Cases::claimed,
                sop,
                caseId);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The cases of these rows, by row. */
    List<ClaimedCase> numbered(List<Long> numbers) {
        return jdbc.query(
                "select id, sop, case_id, revision, audits, audit from sop_case where id = any (?) order by id",
                Cases::claimed,
                (Object) numbers.toArray(Long[]::new));
    }

    /** Cases whose row is after that one, by row; SOP and name null: any. */
    List<ClaimedCase> after(long row, @Nullable String sop, @Nullable String caseId, int most) {
        return jdbc.query("""
                select id, sop, case_id, revision, audits, audit from sop_case
                 where id > ? and (cast(? as text) is null or sop = ?) and (cast(? as text) is null or case_id = ?)
                 order by id limit ?""", Cases::claimed, row, sop, sop, caseId, caseId, most);
    }

    /**
     * Cases of an SOP that were opened in a stretch of time by what is known now, and those that may have been by what was
     * known then: what became known since can only have opened them earlier.
     */
    List<ClaimedCase> openedWithin(String sop, Instant from, Instant to, Instant knownBy) {
        return jdbc.query(
                """
                select c.id, c.sop, c.case_id, c.revision, c.audits, c.audit from sop_case c
                 where c.sop = ? and (c.opened is null or c.opened < ?) and (c.opened is null or c.opened >= ?
                    or exists (select from event e where e.case_no = c.id and e.at < ? and e.received > ?))
                 order by c.id""",
                Cases::claimed,
                sop,
                Timestamp.from(to),
                Timestamp.from(from),
                Timestamp.from(from),
                Timestamp.from(knownBy));
    }

    long count() {
        Long count = jdbc.queryForObject("select count(*) from sop_case", Long.class);
        return count == null ? 0 : count;
    }

    FindingHistory.Standing standing(Instant now, long stuck) {
        return java.util.Objects.requireNonNull(jdbc.queryForObject(
                """
                select count(*), count(*) filter (where due <= ?), min(due) filter (where due <= ?), max(audited),
                       count(reaudit)
                  from sop_case""",
                (row, number) -> new FindingHistory.Standing(
                        row.getLong(1),
                        row.getLong(2),
                        row.getTimestamp(3) == null ? null : row.getTimestamp(3).toInstant(),
                        row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant(),
                        row.getLong(5),
                        stuck),
                Timestamp.from(now),
                Timestamp.from(now)));
    }

    private static ClaimedCase claimed(ResultSet row, int number) throws SQLException {
        return new ClaimedCase(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getObject(6, Long.class));
    }

    /** Locks those of the cases that nobody else has audited or is changing, until the transaction ends. */
    Map<Long, Boolean> hold(List<ClaimedCase> cases) {
        Map<Long, Boolean> held = new HashMap<>();
        Map<Long, ClaimedCase> claimed = new HashMap<>();
        cases.forEach(one -> claimed.put(one.number(), one));
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(
                            "select id, revision, audits from sop_case where id = any (?) for no key update skip locked");
                    statement.setArray(
                            1,
                            connection.createArrayOf("bigint", claimed.keySet().toArray()));
                    return statement;
                },
                row -> {
                    ClaimedCase one = claimed.get(row.getLong(1));
                    if (one != null && row.getLong(3) == one.audits()) {
                        held.put(one.number(), row.getLong(2) == one.revision());
                    }
                });
        return held;
    }

    /** What an audit leaves behind in a case's row. */
    record Settled(
            long number,
            long revision,
            @Nullable Instant due,
            @Nullable Instant opened,
            @Nullable Integer ruledBy,
            @Nullable Long audit) {}

    /**
     * Writes down that the held cases were audited, gives them back, and leaves word that their notices are to be looked at.
     * The next date counts where no event came in meanwhile.
     *
     * @param reaudit the last re-audit that these audits are good for
     */
    void settle(List<Settled> cases, Instant asOf, long reaudit) {
        Columns columns = new Columns(cases.size());
        cases.forEach(one -> columns.add(
                one.number(),
                one.revision(),
                one.due() == null ? null : one.due().toString(),
                one.opened() == null ? null : one.opened().toString(),
                one.ruledBy(),
                one.audit()));
        columns.update(
                jdbc,
                """
                with settled as (
                update sop_case c set
                       due = case when c.revision = x.revision then x.due else c.due end,
                       claimed_until = null, audits = c.audits + 1, audited = ?,
                       opened = coalesce(x.opened, c.opened), ruled_by = coalesce(x.ruled_by, c.ruled_by),
                       audit = coalesce(x.audit, c.audit),
                       reaudit = case when c.reaudit <= ? then null else c.reaudit end
                  from unnest(?, ?, ?, ?, ?, ?) as x (id, revision, due, opened, ruled_by, audit)
                 where c.id = x.id
                returning c.id)
                insert into notice_case (case_no) select id from settled order by id
                on conflict (case_no) do update set round = notice_case.round + 1""",
                List.of(Timestamp.from(asOf), reaudit),
                "bigint",
                "bigint",
                "timestamptz",
                "timestamptz",
                "integer",
                "bigint");
    }

    /** Gives cases back that were not audited after all; one by one, so that it waits for one row at most. */
    void release(List<ClaimedCase> cases, Instant until) {
        for (ClaimedCase one : cases) {
            jdbc.update(
                    "update sop_case set claimed_until = null where id = ? and claimed_until = ?",
                    one.number(),
                    Timestamp.from(until));
        }
    }

    /** Keeps a case that could not be audited away until then. */
    void postpone(ClaimedCase one, Instant until) {
        jdbc.update("update sop_case set claimed_until = ? where id = ?", Timestamp.from(until), one.number());
    }
}
