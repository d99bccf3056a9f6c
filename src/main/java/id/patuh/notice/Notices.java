package id.patuh.notice;

import id.patuh.sop.Severity;
import id.patuh.sop.Text;
import id.patuh.standing.Finding;
import id.patuh.standing.FindingKey;
import id.patuh.webhook.WebhookCalls;
import id.patuh.webhook.WebhookEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables {@code notice} and {@code notice_box}: who was told what. Of one identity there is one row, whoever asks and
 * how often; that is what keeps two services from telling a thing twice.
 */
public final class Notices {

    private final JdbcClient database;
    private final WebhookCalls webhooks;

    Notices(JdbcClient database, WebhookCalls webhooks) {
        this.database = database;
        this.webhooks = webhooks;
    }

    /**
     * Something to be told.
     *
     * @param kind {@code finding}, {@code rung}, {@code follow-up} or {@code withdrawal}
     * @param told what is told, without to whom
     * @param episode the first finding of the stretch it is about; null: a limit
     * @param step empty: the whole case
     * @param since from when it may be told
     */
    record Matter(
            String kind,
            String told,
            long caseNumber,
            String sop,
            String caseId,
            String subject,
            @Nullable Long episode,
            int percent,
            String step,
            @Nullable Severity severity,
            Text sentence,
            Instant since) {}

    /**
     * A row.
     *
     * @param state {@code waiting}, {@code mailed}, {@code dropped}, {@code passed} (a higher rung was told in its place),
     *     {@code held} or {@code unreachable}
     * @param why what in the directory is in the way of reaching the role; null: nothing was
     * @param mailState what became of the mail; null: it is in none
     * @param mailReason what the mail server or a delivery report said
     * @param doubted how often nobody could tell whether the mail arrived
     */
    public record Notice(
            long id,
            String kind,
            long caseNumber,
            String sop,
            String caseId,
            String subject,
            @Nullable Long episode,
            int percent,
            String step,
            String role,
            String recipient,
            @Nullable Severity severity,
            Text sentence,
            Instant since,
            String state,
            @Nullable String reason,
            @Nullable Text why,
            @Nullable String mail,
            @Nullable String mailState,
            @Nullable String mailReason,
            int doubted) {

        boolean isCritical() {
            return severity == Severity.CRITICAL && !kind.equals("withdrawal");
        }
    }

    /** What is to be told together. */
    NoticeBatch batch() {
        return new NoticeBatch(database, webhooks);
    }

    static @Nullable String word(@Nullable Severity severity) {
        return severity == null ? null : severity.word();
    }

    static @Nullable Severity severity(@Nullable String word) {
        return word == null ? null : Severity.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static final String COLUMNS = """
            select n.id, n.kind, n.case_no, c.sop, c.case_id, n.subject, n.episode, n.percent, n.step, n.role,
                   n.recipient, n.severity, n.sentence_id, n.sentence_en, n.since, n.state, n.reason, n.mail,
                   m.state as mail_state, m.reason as mail_reason, coalesce(m.doubted, 0), n.why_id, n.why_en
              from notice n join sop_case c on c.id = n.case_no left join outgoing_mail m on m.identity = n.mail
            """;

    static Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7) == null ? null : row.getLong(7),
                row.getInt(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                severity(row.getString(12)),
                new Text(row.getString(13), row.getString(14)),
                row.getTimestamp(15).toInstant(),
                row.getString(16),
                row.getString(17),
                row.getString(22) == null ? null : new Text(row.getString(22), row.getString(23)),
                row.getString(18),
                row.getString(19),
                row.getString(20),
                row.getInt(21));
    }

    /**
     * Those that wait for a recipient, the oldest first, of cases that are looked at as far as events have come in: what
     * was settled meanwhile is not told.
     */
    List<Notice> waiting(String recipient, Instant now) {
        return database.sql(COLUMNS + """
                         where n.recipient = ? and n.state = 'waiting' and (c.due is null or c.due > ?)
                           and not exists (select from notice_case d where d.case_no = n.case_no)
                         order by n.since, n.id
                        """)
                .params(Arrays.asList(recipient, Timestamp.from(now)))
                .query(Notices::notice)
                .list();
    }

    /** How many wait for a recipient, whatever their cases are like. */
    int count(String recipient) {
        return database.sql("select count(*) from notice where recipient = ? and state = 'waiting'")
                .param(recipient)
                .query(Integer.class)
                .single();
    }

    /** What has been told, or is to be, about cases, by case. */
    Map<Long, List<Notice>> open(List<Long> caseNumbers) {
        return database
                .sql(COLUMNS + """
                         where n.case_no = any(?) and n.state in ('waiting', 'mailed', 'held', 'unreachable')
                         order by n.id
                        """)
                .params(Arrays.asList((Object) caseNumbers.toArray(Long[]::new)))
                .query(Notices::notice)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Notice::caseNumber));
    }

    /**
     * Has cases looked at once more because a waiver began or ended, as if they had been audited: what is told of them,
     * and what was not told for a waiver, is decided anew.
     */
    public void lookAgain(Collection<Long> caseNumbers, Instant now) {
        database.sql("""
                        with revived as (update notice set state = 'waiting', reason = null, since = :now
                             where case_no = any(:cases) and state = 'dropped' and reason = 'waived' and recipient <> ''
                            returning recipient)
                        update notice_box set next = least(next, :now) where recipient in (select recipient from revived)
                        """)
                .param("now", Timestamp.from(now))
                .param("cases", caseNumbers.toArray(Long[]::new))
                .update();
        database.sql("""
                        insert into notice_case (case_no) select distinct unnest(?::bigint[]) order by 1
                        on conflict (case_no) do update set round = notice_case.round + 1
                        """)
                .params(Arrays.asList((Object) caseNumbers.toArray(Long[]::new)))
                .update();
    }

    void settle(List<Notice> settled, String state, @Nullable String reason, @Nullable String mail, Instant now) {
        if (settled.isEmpty()) {
            return;
        }
        database.sql("""
                        update notice set state = ?, reason = ?, mail = ?, decided = ?
                        where id = any(?) and state <> 'mailed'
                        """)
                .params(Arrays.asList(
                        state,
                        reason,
                        mail,
                        Timestamp.from(now),
                        settled.stream().map(Notice::id).toArray(Long[]::new)))
                .update();
    }

    /** Keeps a notice whose mail did not arrive as it is, but remembers that its role was told at another address. */
    void toldElsewhere(Notice notice) {
        database.sql("update notice set reason = 'told at another address' where id = ?")
                .param(notice.id())
                .update();
    }

    /**
     * Notices, the newest first.
     *
     * @param state null: any
     * @param caseId null: any
     * @param before those before that one; {@link Long#MAX_VALUE}: from the newest
     */
    public List<Notice> list(@Nullable String state, @Nullable String caseId, long before, int most) {
        return database.sql(COLUMNS
                        + " where n.id < ? and (?::text is null or n.state = ?) and (?::text is null or c.case_id = ?)"
                        + " order by n.id desc limit ?")
                .params(Arrays.asList(before, state, state, caseId, caseId, most))
                .query(Notices::notice)
                .list();
    }

    /** How many there are by state; states without any are left out. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        database.sql("select state, count(*) from notice group by state").query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    /** Roles that somebody was to be told for and that lead to nobody. */
    public List<String> unreachableRoles() {
        return database.sql("select distinct role from notice where state = 'unreachable' order by role")
                .query(String.class)
                .list();
    }

    /** How many notices about the cases of an input are held back, by reason. */
    public Map<String, Long> heldOf(long input) {
        Map<String, Long> counts = new TreeMap<>();
        database.sql("""
                        select n.reason, count(*) from notice n
                         where n.state = 'held' and n.case_no in (select e.case_no from event e where e.input = ?)
                         group by n.reason
                        """).param(input).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    /** What was told about a case, or is to be, the newest first. */
    public List<Notice> ofCase(String sop, String caseId, int most) {
        return database.sql(COLUMNS + " where c.sop = ? and c.case_id = ? order by n.id desc limit ?")
                .params(sop, caseId, most)
                .query(Notices::notice)
                .list();
    }

    /**
     * What was told, or is to be, about what a finding is about, the oldest first: the finding, its follow-ups and
     * withdrawals, and the rungs of its limit.
     */
    public List<Notice> about(Finding finding, int most) {
        FindingKey key = finding.found().key();
        boolean isTimed = key.check().equals("time") || key.check().equals("case-time");
        return database.sql(COLUMNS + """
                         where n.case_no = :case and (n.episode in (select e.episode from notice_finding e
                                   join finding f on f.id = e.finding where f.case_no = :case and f.step = :step
                                    and f.check_name = :check and f.subject = :subject)
                               or (:timed and n.kind = 'rung' and n.step = :step))
                         order by n.id limit :most
                        """)
                .param("case", finding.caseNumber())
                .param("step", key.step())
                .param("check", key.check())
                .param("subject", key.subject())
                .param("timed", isTimed)
                .param("most", most)
                .query(Notices::notice)
                .list();
    }

    /** How many were held back, by reason. */
    public Map<String, Long> held() {
        Map<String, Long> counts = new TreeMap<>();
        database.sql("select reason, count(*) from notice where state = 'held' group by reason")
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /**
     * Sends what was held back for a reason after all.
     *
     * @param caseId null: of every case
     * @return how many
     */
    public int release(String reason, @Nullable String caseId, Instant now) {
        releaseToPrograms(reason, caseId, now);
        int released = database.sql("""
                        update notice n set state = 'waiting', reason = null, since = ? from sop_case c
                         where c.id = n.case_no and n.state = 'held' and n.reason = ? and n.recipient <> ''
                           and (?::text is null or c.case_id = ?)
                        """)
                .params(Arrays.asList(Timestamp.from(now), reason, caseId, caseId))
                .update();
        database.sql("""
                        update notice_box b set next = least(b.next, ?)
                         where exists (select from notice n where n.recipient = b.recipient and n.state = 'waiting')
                        """).param(Timestamp.from(now)).update();
        return released;
    }

    private void releaseToPrograms(String reason, @Nullable String caseId, Instant now) {
        if (!webhooks.isWanted()) {
            return;
        }
        List<WebhookEvent> events = database.sql("""
                        select n.kind, n.told, c.sop, c.case_id, n.step, n.severity, n.percent,
                               array_agg(distinct n.role), n.sentence_id, n.sentence_en
                          from notice n join sop_case c on c.id = n.case_no
                         where n.state = 'held' and n.reason = ? and (?::text is null or c.case_id = ?)
                         group by n.kind, n.told, c.sop, c.case_id, n.step, n.severity, n.percent, n.sentence_id,
                               n.sentence_en
                        """)
                .params(Arrays.asList(reason, caseId, caseId))
                .query((row, number) -> new WebhookEvent(
                        Identity.of(row.getString(1), row.getString(2)),
                        row.getString(1),
                        now,
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7),
                        Arrays.asList((String[]) row.getArray(8).getArray()),
                        new Text(row.getString(9), row.getString(10))))
                .list();
        webhooks.add(events, now);
    }
}
