package id.patuh.notice;

import id.patuh.sop.Severity;
import id.patuh.sop.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code notice_rung}: rungs with their instants, and which of them have fired. Of a ladder it holds those that
 * are due and the next one.
 */
final class Rungs {

    private final JdbcClient database;

    Rungs(JdbcClient database) {
        this.database = database;
    }

    /** A rung of a case; {@code step} empty: of the whole case; {@code episode} null: of a limit. */
    record Kept(
            DueRung rung,
            long caseNumber,
            String step,
            @Nullable Long episode,
            @Nullable Severity severity,
            Text sentence,
            boolean hasFired) {}

    /** These are the rungs of cases from now on, besides those that have fired; what stays is not written again. */
    void replace(List<Long> caseNumbers, List<Kept> rungs) {
        String[] identities = texts(rungs, kept -> kept.rung().identity());
        database.sql(
                        "delete from notice_rung where case_no = any(?) and fired is null"
                                + " and not exists (select from unnest(?::text[]) as wanted (id) where wanted.id = notice_rung.identity)")
                .params(Arrays.asList(caseNumbers.toArray(Long[]::new), identities))
                .update();
        if (rungs.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into notice_rung as k (identity, case_no, subject, name, percent, addressed, performers, step,
                            episode, severity, sentence_id, sentence_en, at)
                        select distinct on (identity)
                               identity, case_no, subject, name, percent, string_to_array(addressed, E'\\x1f'),
                               string_to_array(performers, E'\\x1f'), step, episode, severity, sentence_id, sentence_en,
                               greatest(at, (select max(until) from notice_acknowledgement a where a.subject = r.subject))
                          from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[],
                              ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[]::timestamptz[])
                              as r (identity, case_no, subject, name, percent, addressed, performers, step, episode,
                                  severity, sentence_id, sentence_en, at)
                         order by identity
                        on conflict (identity) do update
                           set (performers, step, episode, severity, sentence_id, sentence_en, at) =
                               (excluded.performers, excluded.step, excluded.episode, excluded.severity,
                                excluded.sentence_id, excluded.sentence_en, excluded.at)
                         where k.fired is null
                           and (k.performers, k.step, k.episode, k.severity, k.sentence_id, k.sentence_en, k.at)
                               is distinct from (excluded.performers, excluded.step, excluded.episode, excluded.severity,
                                   excluded.sentence_id, excluded.sentence_en, excluded.at)
                        """)
                .params(Arrays.asList(
                        identities,
                        rungs.stream().map(Kept::caseNumber).toArray(Long[]::new),
                        texts(rungs, kept -> kept.rung().subject()),
                        texts(rungs, kept -> kept.rung().name()),
                        rungs.stream().map(kept -> kept.rung().percent()).toArray(Integer[]::new),
                        texts(rungs, kept -> String.join("\u001f", kept.rung().to())),
                        texts(rungs, kept -> String.join("\u001f", kept.rung().performers())),
                        texts(rungs, Kept::step),
                        rungs.stream().map(Kept::episode).toArray(Long[]::new),
                        texts(rungs, kept -> Notices.word(kept.severity())),
                        texts(rungs, kept -> kept.sentence().id()),
                        texts(rungs, kept -> kept.sentence().en()),
                        texts(
                                rungs,
                                kept -> Instant.ofEpochMilli(kept.rung().at()).toString())))
                .update();
    }

    private static String[] texts(List<Kept> rungs, Function<Kept, @Nullable String> text) {
        return rungs.stream().map(text).toArray(String[]::new);
    }

    /**
     * Subjects of which a rung is due, of cases that are audited as far as events have come in: what was settled
     * meanwhile does not fire.
     */
    List<String> due(Instant now, int most) {
        return database.sql("""
                        select r.subject from notice_rung r join sop_case c on c.id = r.case_no
                         where r.fired is null and r.at <= ? and (c.due is null or c.due > ?)
                           and not exists (select from notice_case d where d.case_no = r.case_no)
                         group by r.subject order by min(r.at) limit ?
                        """)
                .params(Arrays.asList(Timestamp.from(now), Timestamp.from(now), most))
                .query(String.class)
                .list();
    }

    /** Cases of subjects of which no rung is written that is not due: the next ones are to be written first. */
    List<Long> exhausted(List<String> subjects, Instant now) {
        return database.sql("""
                        select distinct case_no from notice_rung where subject = any(?) and fired is null
                         group by subject, case_no having max(at) <= ? order by case_no
                        """)
                .params(Arrays.asList(subjects.toArray(String[]::new), Timestamp.from(now)))
                .query(Long.class)
                .list();
    }

    /** All rungs of subjects, by subject and then by their instants, held until the transaction ends. */
    Map<String, List<Kept>> hold(List<String> subjects) {
        return database
                .sql("""
                        select subject, name, percent, addressed, performers, at, case_no, step, episode, severity,
                               sentence_id, sentence_en, fired is not null
                          from notice_rung where subject = any(?) order by subject, at, percent for update
                        """)
                .params(Arrays.asList((Object) subjects.toArray(String[]::new)))
                .query(Rungs::kept)
                .list()
                .stream()
                .collect(Collectors.groupingBy(kept -> kept.rung().subject()));
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        DueRung rung = new DueRung(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                Arrays.asList((String[]) row.getArray(4).getArray()),
                Arrays.asList((String[]) row.getArray(5).getArray()),
                row.getTimestamp(6).getTime());
        return new Kept(
                rung,
                row.getLong(7),
                row.getString(8),
                row.getObject(9) == null ? null : row.getLong(9),
                Notices.severity(row.getString(10)),
                new Text(row.getString(11), row.getString(12)),
                row.getBoolean(13));
    }

    void fired(List<DueRung> rungs, Instant now) {
        database.sql("update notice_rung set fired = ? where identity = any(?) and fired is null")
                .params(Arrays.asList(
                        Timestamp.from(now),
                        rungs.stream().map(DueRung::identity).toArray(String[]::new)))
                .update();
    }
}
