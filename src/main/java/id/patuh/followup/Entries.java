package id.patuh.followup;

import id.patuh.standing.Finding;
import id.patuh.standing.FindingKey;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code followup} and {@code followup_entry}: the log, and beside it how it stands. */
final class Entries {

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private static final String COLUMNS = """
            select e.id, e.finding, e.kind, e.at, e.who, e.name, e.words, e.cause, e.effect, e.status, e.due, e.assignee,
                   e.assignee_name, e.undoes, e.before::text, e.after::text, e.followup
              from followup_entry e
            """;

    private final JdbcClient database;

    Entries(JdbcClient database) {
        this.database = database;
    }

    /** What is written about a finding, whichever of its kind it was written at. */
    FollowUp about(long caseNumber, FindingKey key) {
        return FollowUp.of(database.sql(COLUMNS + """
                         join followup u on u.id = e.followup
                         where u.case_no = ? and u.step = ? and u.check_name = ? and u.subject = ? order by e.id
                        """)
                .params(caseNumber, key.step(), key.check(), key.subject())
                .query(Entries::entry)
                .list());
    }

    /** The follow-up of a finding, held until the transaction ends: whoever comes second waits and sees it. */
    long hold(Finding finding) {
        FindingKey key = finding.found().key();
        List<Object> what = List.of(finding.caseNumber(), key.step(), key.check(), key.subject());
        database.sql("insert into followup (case_no, step, check_name, subject) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(what)
                .update();
        return database.sql("select id from followup where case_no = ? and step = ? and check_name = ?"
                        + " and subject = ? for update")
                .params(what)
                .query(Long.class)
                .single();
    }

    FollowUp log(long followUp) {
        return FollowUp.of(database.sql(COLUMNS + " where e.followup = ? order by e.id")
                .param(followUp)
                .query(Entries::entry)
                .list());
    }

    /**
     * Adds an entry to a log that is held.
     *
     * @param entry without its number and without what it changed
     */
    FollowUp add(long followUp, FollowUp log, Entry entry) {
        long id = database.sql("select nextval(pg_get_serial_sequence('followup_entry', 'id'))")
                .query(Long.class)
                .single();
        List<Entry> entries = new ArrayList<>(log.entries());
        entries.add(numbered(id, entry, Map.of(), Map.of()));
        FollowUpState after = FollowUp.of(entries).state();
        Entry written = numbered(id, entry, log.state().facts(), after.facts());
        entries.set(entries.size() - 1, written);
        insert(followUp, written);
        stands(followUp, entries.size(), id, after);
        return FollowUp.of(entries);
    }

    private static Entry numbered(long id, Entry entry, Map<String, String> before, Map<String, String> after) {
        return new Entry(
                id,
                entry.finding(),
                entry.kind(),
                entry.at(),
                entry.who(),
                entry.name(),
                entry.words(),
                entry.cause(),
                entry.effect(),
                entry.status(),
                entry.due(),
                entry.assignee(),
                entry.assigneeName(),
                entry.undoes(),
                before,
                after);
    }

    private void insert(long followUp, Entry entry) {
        FollowUpStatus status = entry.status();
        database.sql("""
                        insert into followup_entry (id, followup, finding, kind, at, who, name, words, cause, effect, status,
                            due, assignee, assignee_name, undoes, before, after) overriding system value
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                        """)
                .params(Arrays.asList(
                        entry.id(),
                        followUp,
                        entry.finding(),
                        entry.kind().word(),
                        Timestamp.from(entry.at()),
                        entry.who(),
                        entry.name(),
                        entry.words(),
                        entry.cause(),
                        entry.effect(),
                        status == null ? null : status.word(),
                        date(entry.due()),
                        entry.assignee(),
                        entry.assigneeName(),
                        entry.undoes(),
                        JsonMapper.shared().writeValueAsString(entry.before()),
                        JsonMapper.shared().writeValueAsString(entry.after())))
                .update();
    }

    private void stands(long followUp, int entries, long last, FollowUpState state) {
        database.sql("""
                        update followup set entries = ?, last_entry = ?, status = ?, due = ?, assignee = ?,
                            assignee_name = ?, asked = ?, answer_due = ?, answered = ?, signed_off = ?
                         where id = ?
                        """)
                .params(Arrays.asList(
                        entries,
                        last,
                        state.status().word(),
                        date(state.due()),
                        state.assignee(),
                        state.assigneeName().isEmpty() ? null : state.assigneeName(),
                        at(state.asked()),
                        date(state.answerDue()),
                        at(state.answered()),
                        at(state.signedOff()),
                        followUp))
                .update();
    }

    /** The follow-ups of findings, by what they are about; those of which nothing was written are left out. */
    Map<Long, Map<FindingKey, FollowUp>> ofCases(Collection<Long> caseNumbers) {
        Map<Long, Map<FindingKey, FollowUp>> all = new HashMap<>();
        Map<Long, List<Entry>> byLog = new HashMap<>();
        Map<Long, Map.Entry<Long, FindingKey>> logs = new HashMap<>();
        Long[] numbers = caseNumbers.toArray(Long[]::new);
        database.sql("select id, case_no, step, check_name, subject from followup where case_no = any(?)")
                .params(Arrays.asList((Object) numbers))
                .query(row -> {
                    logs.put(
                            row.getLong(1),
                            Map.entry(
                                    row.getLong(2),
                                    new FindingKey(row.getString(3), row.getString(4), row.getString(5))));
                });
        database.sql(COLUMNS + " where e.followup in (select id from followup where case_no = any(?)) order by e.id")
                .params(Arrays.asList((Object) numbers))
                .query(row -> {
                    byLog.computeIfAbsent(row.getLong(17), any -> new ArrayList<>())
                            .add(entry(row, 0));
                });
        byLog.forEach((log, entries) -> {
            Map.Entry<Long, FindingKey> about = Objects.requireNonNull(logs.get(log));
            all.computeIfAbsent(about.getKey(), any -> new HashMap<>()).put(about.getValue(), FollowUp.of(entries));
        });
        return all;
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        String status = row.getString(10);
        return new Entry(
                row.getLong(1),
                row.getLong(2),
                EntryKind.of(row.getString(3)).orElseThrow(),
                row.getTimestamp(4).toInstant(),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                status == null ? null : FollowUpStatus.of(status).orElseThrow(),
                row.getObject(11, LocalDate.class),
                row.getObject(12, Long.class),
                row.getString(13),
                row.getObject(14, Long.class),
                JsonMapper.shared().readValue(row.getString(15), FACTS),
                JsonMapper.shared().readValue(row.getString(16), FACTS));
    }

    private static @Nullable Date date(@Nullable LocalDate date) {
        return date == null ? null : Date.valueOf(date);
    }

    private static @Nullable Timestamp at(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
