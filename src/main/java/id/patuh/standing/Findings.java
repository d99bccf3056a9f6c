package id.patuh.standing;

import id.patuh.audit.CaseFile;
import id.patuh.reception.CopyRows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code finding}: a history that only grows, and whose rows end once. */
public final class Findings {

    private static final String COLUMNS = """
            select f.id, f.case_no, c.sop, c.case_id, f.ruled_by, v.zone, v.fingerprint, v.version, f.step, f.check_name,
                   f.subject, f.step_index, f.check_rank, f.verdict, f.severity, f.limit_s, f.elapsed_ms, f.clock_start,
                   f.clock_end, f.running, f.root, f.evidence, f.sentence_id, f.sentence_en, f.raised, f.known_by,
                   f.known_events, f.ended, f.how, f.superseded_by
              from finding f join sop_case c on c.id = f.case_no join sop_version v on v.id = f.ruled_by
            """;

    private static final String COPY = """
            copy finding (id, case_no, ruled_by, step, check_name, subject, step_index, check_rank, verdict, severity,
                   limit_s, elapsed_ms, clock_start, clock_end, running, root, evidence, sentence_id, sentence_en, raised,
                   known_by, known_events) from stdin (format binary)""";

    private static final int COPIED = 22;

    private static final String ORDER =
            " order by c.sop, c.case_id, f.step_index, f.check_rank, f.check_name, f.subject, f.id limit ?";

    private final JdbcTemplate jdbc;

    Findings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which findings are asked for; null: any.
     *
     * @param knownBy those that stood at that instant; null: those that stand
     * @param after those behind that one in the order of the list
     */
    public record Wanted(
            @Nullable String sop,
            @Nullable String caseId,
            @Nullable String check,
            @Nullable String verdict,
            @Nullable String severity,
            @Nullable Instant knownBy,
            @Nullable Long after,
            int limit) {}

    /** By SOP, case, step, check, subject. */
    List<Finding> list(Wanted wanted) {
        StringBuilder sql = new StringBuilder(COLUMNS);
        List<Object> arguments = new ArrayList<>();
        stood(wanted.knownBy(), sql, arguments);
        equal("c.sop", wanted.sop(), sql, arguments);
        equal("c.case_id", wanted.caseId(), sql, arguments);
        equal("f.check_name", wanted.check(), sql, arguments);
        equal("f.verdict", wanted.verdict(), sql, arguments);
        equal("f.severity", wanted.severity(), sql, arguments);
        if (wanted.after() != null) {
            sql.append("""

                     and (c.sop, c.case_id, f.step_index, f.check_rank, f.check_name, f.subject, f.id) >
                         (select b.sop, b.case_id, a.step_index, a.check_rank, a.check_name, a.subject, a.id
                            from finding a join sop_case b on b.id = a.case_no where a.id = ?)""");
            arguments.add(wanted.after());
        }
        arguments.add(wanted.limit());
        return jdbc.query(sql.append(ORDER).toString(), Findings::finding, arguments.toArray());
    }

    private static void stood(@Nullable Instant knownBy, StringBuilder sql, List<Object> arguments) {
        if (knownBy == null) {
            sql.append(" where f.ended is null");
            return;
        }
        sql.append(" where f.raised <= ? and (f.ended is null or f.ended > ?)");
        arguments.add(Timestamp.from(knownBy));
        arguments.add(Timestamp.from(knownBy));
    }

    private static void equal(String column, @Nullable String value, StringBuilder sql, List<Object> arguments) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = ?");
            arguments.add(value);
        }
    }

    /** The finding of that number; null where there is none. */
    @Nullable
    Finding find(long id) {
        List<Finding> found = jdbc.query(COLUMNS + " where f.id = ?", Findings::finding, id);
        return found.isEmpty() ? null : found.get(0);
    }

    /** All that was ever found about what that finding is about, the oldest first. */
    List<Finding> chain(Finding finding) {
        FindingKey key = finding.found().key();
        List<Finding> chain = new ArrayList<>();
        for (String which : List.of("f.ended is not null", "f.ended is null")) {
            chain.addAll(jdbc.query(
                    COLUMNS + " where f.case_no = ? and f.step = ? and f.check_name = ? and f.subject = ? and " + which
                            + " order by f.id",
                    Findings::finding,
                    finding.caseNumber(),
                    key.step(),
                    key.check(),
                    key.subject()));
        }
        return chain;
    }

    /** What stands about these cases, by case. */
    Map<Long, List<Finding>> standing(Collection<Long> cases) {
        Map<Long, List<Finding>> standing = new HashMap<>();
        if (cases.isEmpty()) {
            return standing;
        }
        jdbc.query(
                connection -> {
                    PreparedStatement statement =
                            connection.prepareStatement(COLUMNS + " where f.ended is null and f.case_no = any (?)");
                    statement.setArray(1, connection.createArrayOf("bigint", cases.toArray()));
                    return statement;
                },
                row -> {
                    standing.computeIfAbsent(row.getLong(2), any -> new ArrayList<>())
                            .add(finding(row, 0));
                });
        return standing;
    }

    /** Verdicts and how many findings stand. */
    Map<String, Long> count() {
        Map<String, Long> counts = new HashMap<>();
        jdbc.query("select verdict, count(*) from finding where ended is null group by verdict", row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    /** A change of one case's findings. */
    record Changed(ClaimedCase of, int ruledBy, Knowledge known, Change<Finding> change) {}

    /** Stores changes: first the ends of what stood, then what is new. */
    void store(List<Changed> changes, Instant asOf) {
        if (changes.isEmpty()) {
            return;
        }
        List<Long> ids = ids((int)
                changes.stream().filter(one -> one.change().after() != null).count());
        Columns ended = new Columns(changes.size());
        CopyRows raised = new CopyRows();
        int next = 0;
        int ends = 0;
        for (Changed one : changes) {
            Long id = one.change().after() == null ? null : ids.get(next++);
            if (one.change().before() != null) {
                ended.add(one.change().before().id(), id == null ? "withdrawn" : "superseded", id);
                ends++;
            }
            if (id != null) {
                add(raised, one, id, asOf);
            }
        }
        int done = ended.update(jdbc, """
                update finding f set ended = ?, how = x.how, superseded_by = x.superseded_by
                  from unnest(?, ?, ?) as x (id, how, superseded_by) where f.id = x.id and f.ended is null""", List.of(Timestamp.from(asOf)), "bigint", "text", "bigint");
        if (done != ends) {
            throw new org.springframework.dao.OptimisticLockingFailureException("findings ended meanwhile");
        }
        if (raised.rows() > 0) {
            jdbc.execute((ConnectionCallback<Boolean>) connection -> {
                raised.send(connection, COPY);
                return true;
            });
        }
    }

    private List<Long> ids(int count) {
        return count == 0
                ? List.of()
                : jdbc.queryForList("select nextval('finding_id') from generate_series(1, ?)", Long.class, count);
    }

    private static void add(CopyRows rows, Changed one, long id, Instant asOf) {
        Found found = java.util.Objects.requireNonNull(one.change().after());
        rows.row(COPIED);
        rows.bigint(id);
        rows.bigint(one.of().number());
        rows.integer(one.ruledBy());
        rows.text(found.key().step());
        rows.text(found.key().check());
        rows.text(found.key().subject());
        rows.integer(found.stepIndex());
        rows.integer(found.checkRank());
        rows.text(found.verdict());
        rows.text(found.severity());
        length(rows, found.limitSeconds());
        length(rows, found.elapsed());
        instant(rows, found.clockStart());
        instant(rows, found.clockEnd());
        rows.bool(found.running());
        rows.text(found.root());
        rows.text(found.evidence());
        rows.text(found.sentenceId());
        rows.text(found.sentenceEn());
        rows.timestamptz(asOf);
        rows.timestamptz(one.known().by());
        rows.integer(one.known().events());
    }

    private static void length(CopyRows rows, long length) {
        if (length < 0) {
            rows.absent();
        } else {
            rows.bigint(length);
        }
    }

    private static void instant(CopyRows rows, long at) {
        if (at == CaseFile.NEVER) {
            rows.absent();
        } else {
            rows.timestamptz(at);
        }
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        Found found = new Found(
                new FindingKey(row.getString(9), row.getString(10), row.getString(11)),
                row.getInt(12),
                row.getInt(13),
                row.getString(8),
                row.getString(14),
                row.getString(15),
                row.getObject(16) == null ? -1 : row.getLong(16),
                row.getObject(17) == null ? -1 : row.getLong(17),
                millis(row.getTimestamp(18)),
                millis(row.getTimestamp(19)),
                row.getBoolean(20),
                row.getString(21),
                row.getString(22),
                row.getString(23),
                row.getString(24));
        Timestamp ended = row.getTimestamp(28);
        return new Finding(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getString(6),
                row.getString(7),
                found,
                row.getTimestamp(25).toInstant(),
                new Knowledge(row.getTimestamp(26).toInstant(), row.getInt(27)),
                ended == null ? null : ended.toInstant(),
                row.getString(29),
                row.getObject(30) == null ? null : row.getLong(30));
    }

    private static long millis(@Nullable Timestamp at) {
        return at == null ? CaseFile.NEVER : at.getTime();
    }
}
