package id.patuh.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables {@code rehearsal} and {@code rehearsal_change}. */
final class RehearsalTables {

    private final JdbcTemplate jdbc;

    RehearsalTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long start(ReadRules candidate, Instant asOf, @Nullable Long sample, long total, Instant aliveUntil) {
        Long id = jdbc.queryForObject(
                "insert into rehearsal (fingerprint, folder, as_of, sample, total, alive_until)"
                        + " values (?, ?, ?, ?, ?, ?) returning id",
                Long.class,
                candidate.content().fingerprint(),
                candidate.content().folder(),
                Timestamp.from(asOf),
                sample,
                total,
                Timestamp.from(aliveUntil));
        return id == null ? 0 : id;
    }

    void progress(long id, long done, Instant aliveUntil) {
        jdbc.update(
                "update rehearsal set done = ?, alive_until = ? where id = ?", done, Timestamp.from(aliveUntil), id);
    }

    void finish(long id, Instant now, @Nullable String failed) {
        jdbc.update("update rehearsal set finished = ?, failed = ? where id = ?", Timestamp.from(now), failed, id);
    }

    /**
     * What one case would see.
     *
     * @param number within the rehearsal, from 1
     */
    record Row(long number, ClaimedCase of, Change<Found> change) {}

    void store(long id, List<Row> rows) {
        Columns columns = new Columns(rows.size());
        for (Row row : rows) {
            Found before = row.change().before();
            Found after = row.change().after();
            Found any = after == null ? java.util.Objects.requireNonNull(before) : after;
            columns.add(
                    row.number(),
                    row.change().word(),
                    row.of().sop(),
                    row.of().caseId(),
                    any.key().step(),
                    any.key().check(),
                    any.key().subject(),
                    before == null ? null : before.version(),
                    before == null ? null : before.verdict(),
                    before == null ? null : before.severity(),
                    before == null ? null : before.sentenceId(),
                    before == null ? null : before.sentenceEn(),
                    after == null ? null : after.version(),
                    after == null ? null : after.verdict(),
                    after == null ? null : after.severity(),
                    after == null ? null : after.sentenceId(),
                    after == null ? null : after.sentenceEn());
        }
        String[] types = new String[17];
        java.util.Arrays.fill(types, "text");
        types[0] = "bigint";
        columns.update(jdbc, """
                insert into rehearsal_change (number, change, sop, case_id, step, check_name, subject, version_before,
                       verdict_before, severity_before, sentence_id_before, sentence_en_before, version_after,
                       verdict_after, severity_after, sentence_id_after, sentence_en_after, rehearsal)
                select x.*, ?::bigint
                  from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as x""", List.of(id), types);
    }

    /** The last ones, the newest first. */
    List<Rehearsals.Rehearsal> list(int most) {
        return jdbc.query("select * from rehearsal order by id desc limit ?", RehearsalTables::rehearsal, most);
    }

    Rehearsals.@Nullable Rehearsal find(long id) {
        List<Rehearsals.Rehearsal> found =
                jdbc.query("select * from rehearsal where id = ?", RehearsalTables::rehearsal, id);
        return found.isEmpty() ? null : found.get(0);
    }

    private static Rehearsals.Rehearsal rehearsal(ResultSet row, int number) throws SQLException {
        Timestamp finished = row.getTimestamp("finished");
        return new Rehearsals.Rehearsal(
                row.getLong("id"),
                row.getString("fingerprint"),
                row.getString("folder"),
                row.getTimestamp("as_of").toInstant(),
                row.getLong("total"),
                row.getLong("done"),
                row.getTimestamp("alive_until").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString("failed"));
    }

    /** How many findings of each check would be raised, withdrawn and changed. */
    Map<String, Map<String, Long>> counts(long id) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        jdbc.query(
                "select check_name, change, count(*) from rehearsal_change where rehearsal = ? group by 1, 2",
                row -> {
                    counts.computeIfAbsent(row.getString(1), any -> new TreeMap<>())
                            .put(row.getString(2), row.getLong(3));
                },
                id);
        return counts;
    }

    List<Rehearsals.WouldChange> changes(
            long id, @Nullable String change, @Nullable String check, long after, int most) {
        return jdbc.query("""
                select * from rehearsal_change
                 where rehearsal = ? and number > ? and (cast(? as text) is null or change = ?)
                   and (cast(? as text) is null or check_name = ?)
                 order by number limit ?""", RehearsalTables::change, id, after, change, change, check, check, most);
    }

    private static Rehearsals.WouldChange change(ResultSet row, int number) throws SQLException {
        return new Rehearsals.WouldChange(
                row.getLong("number"),
                row.getString("change"),
                row.getString("sop"),
                row.getString("case_id"),
                row.getString("step"),
                row.getString("check_name"),
                row.getString("subject"),
                side(row, "before"),
                side(row, "after"));
    }

    private static Rehearsals.@Nullable Side side(ResultSet row, String which) throws SQLException {
        String verdict = row.getString("verdict_" + which);
        return verdict == null
                ? null
                : new Rehearsals.Side(
                        row.getString("version_" + which),
                        verdict,
                        row.getString("severity_" + which),
                        row.getString("sentence_id_" + which),
                        row.getString("sentence_en_" + which));
    }
}
