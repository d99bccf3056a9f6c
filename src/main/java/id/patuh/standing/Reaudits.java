package id.patuh.standing;

import id.patuh.sop.Sop;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code reaudit}, and in {@code sop_case} which cases wait for one: those that are not ruled as the rules in
 * force rule them. They are audited when nothing fresher is to be done.
 */
public final class Reaudits {

    private static final int CHUNK = 5_000;

    private final JdbcTemplate jdbc;
    private volatile boolean open = true;

    Reaudits(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far a re-audit has come.
     *
     * @param total null: its cases are still being marked
     * @param left cases that wait for it
     * @param finished null: it goes on
     */
    public record Progress(
            long id,
            String rules,
            Instant started,
            @Nullable Long total,
            long left,
            @Nullable Instant finished) {}

    /** The last ones, the newest first. */
    List<Progress> list(int most) {
        return jdbc.query(
                """
                select r.id, s.fingerprint, r.started, r.total, r.finished,
                       (select count(*) from sop_case c where c.reaudit = r.id)
                  from reaudit r join rule_set s on s.id = r.rule_set order by r.id desc limit ?""",
                (row, number) -> new Progress(
                        row.getLong(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getObject(4) == null ? null : row.getLong(4),
                        row.getLong(6),
                        row.getTimestamp(5) == null ? null : row.getTimestamp(5).toInstant()),
                most);
    }

    /** The number of the last one; 0: there was none. */
    long last() {
        Long last = jdbc.queryForObject("select coalesce(max(id), 0) from reaudit", Long.class);
        return last == null ? 0 : last;
    }

    /**
     * Marks the cases that the rules rule otherwise than they were ruled, as well as those that nobody could rule before.
     *
     * @return the number of the last re-audit; 0: there was none
     */
    long mark(Rules rules, Instant now) {
        List<Stale> stale = stale(rules);
        if (stale.stream().noneMatch(one -> one.any(jdbc, rules.ruleSet()))) {
            return last();
        }
        jdbc.update(
                "update reaudit set finished = ?, total = coalesce(total, 0) where finished is null",
                Timestamp.from(now));
        Long id = jdbc.queryForObject(
                "insert into reaudit (rule_set, started) values (?, ?) returning id",
                Long.class,
                rules.ruleSet(),
                Timestamp.from(now));
        long reaudit = id == null ? 0 : id;
        long total = 0;
        for (Stale one : stale) {
            total += one.mark(jdbc, rules.ruleSet(), reaudit);
        }
        jdbc.update("update reaudit set total = ? where id = ?", total, reaudit);
        open = true;
        return reaudit;
    }

    /** Writes down which ones are over. */
    void finish(Instant now) {
        if (!open) {
            return;
        }
        jdbc.update(
                "update reaudit r set finished = ? where finished is null and total is not null"
                        + " and not exists (select from sop_case c where c.reaudit = r.id)",
                Timestamp.from(now));
        Long left = jdbc.queryForObject("select count(*) from reaudit where finished is null", Long.class);
        open = left != null && left > 0;
    }

    private static List<Stale> stale(Rules rules) {
        List<Stale> stale = new ArrayList<>();
        for (List<Sop> versions : rules.sops().versions().values()) {
            Instant before = Instant.MAX;
            for (int i = versions.size() - 1; i >= 0; i--) {
                Sop sop = versions.get(i);
                Instant from = i == 0
                        ? Instant.MIN
                        : sop.effectiveFrom().atStartOfDay(sop.zone()).toInstant();
                stale.add(new Stale(sop.id(), rules.number(sop), from, before));
                before = from.isBefore(before) ? from : before;
            }
        }
        return stale;
    }

    /** Cases opened in [from, before), which that version governs, that are ruled by another one or by none. */
    private record Stale(String sop, int version, Instant from, Instant before) {

        private static final String WHERE = """
                where sop = ? and ((opened is null and due is null and audits > 0)
                                    or (opened >= ? and opened < ? and ruled_by is distinct from ?))
                  and not exists (select from reaudit r where r.id = sop_case.reaudit and r.rule_set = ?)""";

        boolean any(JdbcTemplate jdbc, int ruleSet) {
            return Boolean.TRUE.equals(jdbc.queryForObject(
                    "select exists (select from sop_case " + WHERE + ")", Boolean.class, arguments(ruleSet)));
        }

        /** Rows that somebody is changing are passed over and met again in the next turn. */
        long mark(JdbcTemplate jdbc, int ruleSet, long reaudit) {
            long marked = 0;
            while (any(jdbc, ruleSet)) {
                Object[] arguments = new Object[6];
                arguments[0] = reaudit;
                System.arraycopy(arguments(ruleSet), 0, arguments, 1, 5);
                marked += jdbc.update(
                        "update sop_case set reaudit = ? where id in (select id from sop_case " + WHERE + " limit "
                                + CHUNK + " for no key update skip locked)",
                        arguments);
            }
            return marked;
        }

        private Object[] arguments(int ruleSet) {
            return new Object[] {sop, timestamp(from), timestamp(before), version, ruleSet};
        }

        /** PostgreSQL counts years from 4713 BC; events lie between 1900 and 2200. */
        private static Timestamp timestamp(Instant at) {
            return Timestamp.from(
                    at.equals(Instant.MIN)
                            ? Instant.parse("1000-01-01T00:00:00Z")
                            : at.equals(Instant.MAX) ? Instant.parse("9999-01-01T00:00:00Z") : at);
        }
    }
}
