package id.patuh.report;

import id.patuh.sop.Language;
import id.patuh.sop.Name;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables {@code report} and {@code report_file}: reports that were asked for, their editions and documents. Of one point
 * of knowledge there is one report. Safe for use by several threads and services. Source: RELIABILITY.md 9.
 */
public final class Reports {

    /** Whoever makes a report and does not come back within this time has lost it. */
    static final Duration LEASE = Duration.ofMinutes(15);

    static final int MOST_ATTEMPTS = 3;

    private static final String COLUMNS = """
            select id, sop, office, office_folded, period, language, as_of, known_by, asked, asked_by, scheduled, state,
                   total, done, attempts, made, reason, edition, same_as, versions, changes from report""";

    private final JdbcClient database;
    private final Clock clock;
    private final Runnable wake;

    /** @param wake called when there is something to be made */
    Reports(JdbcClient database, Clock clock, Runnable wake) {
        this.database = database;
        this.clock = clock;
        this.wake = wake;
    }

    /**
     * What is asked for.
     *
     * @param office empty: all reporting offices
     * @param asOf null: the end of the period, or known-by where that is earlier
     * @param knownBy null: now
     */
    public record Wanted(
            String sop,
            String office,
            Period period,
            Language language,
            @Nullable Instant asOf,
            @Nullable Instant knownBy) {}

    /**
     * Asks for a report; of the same point of knowledge there is one.
     *
     * @param zone of the SOP
     * @param by who asks: {@code account:…}, {@code token:…}
     * @throws TooEarly where what is asked for lies in the future; the message says what to do
     */
    public KeptReport ask(Wanted wanted, java.time.ZoneId zone, String by) {
        Instant now = now();
        Instant known = wanted.knownBy() == null ? now : wanted.knownBy().truncatedTo(ChronoUnit.MILLIS);
        if (known.isAfter(now)) {
            throw new TooEarly(
                    "belum ada yang tahu apa yang diketahui pada " + known + "; kosongkan untuk saat ini",
                    "nobody knows yet what is known by " + known + "; leave it out for now");
        }
        Instant end = Instant.ofEpochMilli(wanted.period().end(zone) - 1);
        Instant asOf =
                wanted.asOf() != null ? wanted.asOf().truncatedTo(ChronoUnit.MILLIS) : end.isAfter(known) ? known : end;
        if (wanted.period().start(zone) > known.toEpochMilli()) {
            throw new TooEarly(
                    "masa " + wanted.period() + " belum mulai; mintalah yang sudah mulai",
                    "the period " + wanted.period() + " has not begun; ask for one that has");
        }
        KeptReport kept = put(wanted, asOf, known, by, false);
        wake.run();
        return kept;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private KeptReport put(Wanted wanted, Instant asOf, Instant known, String by, boolean scheduled) {
        database.sql("""
                        insert into report (sop, office, office_folded, period, language, as_of, known_by, asked, asked_by,
                            scheduled)
                        values (:sop, :office, :folded, :period, :language, :asOf, :known, :now, :by, :scheduled)
                        on conflict do nothing
                        """)
                .param("sop", wanted.sop())
                .param("office", wanted.office())
                .param("folded", Name.folded(wanted.office()))
                .param("period", wanted.period().toString())
                .param("language", tag(wanted.language()))
                .param("asOf", Timestamp.from(asOf))
                .param("known", Timestamp.from(known))
                .param("now", Timestamp.from(now()))
                .param("by", by)
                .param("scheduled", scheduled)
                .update();
        database.sql("""
                        update report set state = 'waiting', attempts = 0, reason = null
                         where state = 'failed' and sop = ? and office_folded = ? and period = ? and language = ? and as_of = ?
                           and known_by = ?
                        """)
                .params(
                        wanted.sop(),
                        Name.folded(wanted.office()),
                        wanted.period().toString(),
                        tag(wanted.language()),
                        Timestamp.from(asOf),
                        Timestamp.from(known))
                .update();
        return database.sql(COLUMNS + """
                         where sop = ? and office_folded = ? and period = ? and language = ? and ((as_of = ? and known_by = ?)
                            or (scheduled and ?)) order by scheduled = ? desc limit 1
                        """)
                .params(
                        wanted.sop(),
                        Name.folded(wanted.office()),
                        wanted.period().toString(),
                        tag(wanted.language()),
                        Timestamp.from(asOf),
                        Timestamp.from(known),
                        scheduled,
                        scheduled)
                .query(Reports::kept)
                .single();
    }

    /** Asks for the report of a month by the calendar; of one SOP and month there is one. */
    void schedule(String sop, Period period, Language language, Instant asOf) {
        put(new Wanted(sop, "", period, language, null, null), asOf, now(), "", true);
    }

    boolean isScheduled(String sop, Period period) {
        return database.sql("select exists (select from report where scheduled and sop = ? and period = ?)")
                .params(sop, period.toString())
                .query(Boolean.class)
                .single();
    }

    /** Since when reports are made by the calendar: since somebody asked this first. */
    Instant calendarSince() {
        database.sql("insert into report_calendar (since) values (?) on conflict do nothing")
                .param(Timestamp.from(now()))
                .update();
        return database.sql("select since from report_calendar")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    // ---- making

    /** The next one to be made, from now on in state making; committed at once. */
    Optional<KeptReport> take() {
        Timestamp now = Timestamp.from(now());
        return database.sql("""
                        update report set state = 'making', attempts = attempts + 1, claimed_until = ?, done = 0
                         where id = (select id from report
                            where state = 'waiting' or (state = 'making' and claimed_until <= ?)
                            order by scheduled desc, id limit 1 for update skip locked)
                        returning id, sop, office, office_folded, period, language, as_of, known_by, asked, asked_by,
                            scheduled, state, total, done, attempts, made, reason, edition, same_as, versions, changes
                        """)
                .params(Timestamp.from(now().plus(LEASE)), now)
                .query(Reports::kept)
                .optional();
    }

    /** How far it has come; whoever makes it is still there. */
    void progress(KeptReport report, long done, long total) {
        database.sql("update report set done = ?, total = ?, claimed_until = ? where id = ? and attempts = ?")
                .params(done, total, Timestamp.from(now().plus(LEASE)), report.id(), report.attempts())
                .update();
    }

    /** The edition that knew the most of what it did not know more than, and what that said. */
    record Before(long id, int edition, Facts facts) {}

    /** Of the same subject, period and language; null: there is none. */
    @Nullable
    Before before(KeptReport report) {
        return database.sql("""
                        select id, edition, facts from report
                         where sop = ? and office_folded = ? and period = ? and language = ? and state = 'made'
                           and same_as is null and known_by <= ? order by known_by desc, as_of desc, edition desc limit 1
                        """)
                .params(
                        report.sop(),
                        report.officeFolded(),
                        report.period(),
                        tag(report.language()),
                        Timestamp.from(report.knownBy()))
                .query((row, number) -> new Before(row.getLong(1), row.getInt(2), Facts.unpacked(row.getBytes(3))))
                .optional()
                .orElse(null);
    }

    /** The number that the next edition of the same subject, period and language gets: they count in the order of making. */
    int nextEdition(KeptReport report) {
        return database.sql("""
                        select coalesce(max(edition), 0) + 1 from report
                         where sop = ? and office_folded = ? and period = ? and language = ?
                        """)
                .params(report.sop(), report.officeFolded(), report.period(), tag(report.language()))
                .query(Integer.class)
                .single();
    }

    /** A document of a report. */
    @SuppressWarnings("ArrayRecordComponent") // written out, never compared
    public record Document(String path, String name, byte[] content, String sha256) {}

    /**
     * Writes down what was made, within the caller's transaction.
     *
     * @param sameAs the edition that says the same; null: these are its own documents
     * @return false: another service has made it meanwhile, and nothing was written
     */
    boolean made(
            KeptReport report,
            int edition,
            @Nullable Long sameAs,
            List<String> versions,
            List<String> changes,
            Facts facts,
            List<Document> documents) {
        int written = database.sql("""
                        update report set state = 'made', made = :now, edition = :edition, same_as = :same,
                            versions = :versions, changes = :changes, facts = :facts, claimed_until = null, reason = null,
                            done = total
                         where id = :id and state = 'making' and attempts = :attempts
                        """)
                .param("now", Timestamp.from(now()))
                .param("edition", edition)
                .param("same", sameAs)
                .param("versions", versions.toArray(String[]::new))
                .param("changes", changes.toArray(String[]::new))
                .param("facts", sameAs == null ? facts.packed() : null)
                .param("id", report.id())
                .param("attempts", report.attempts())
                .update();
        if (written == 0) {
            return false;
        }
        for (Document document : documents) {
            database.sql(
                            "insert into report_file (report, path, name, sha256, content) values (?, ?, ?, decode(?, 'hex'), ?)")
                    .params(report.id(), document.path(), document.name(), document.sha256(), document.content())
                    .update();
        }
        return true;
    }

    /** Puts on record what did not go as it should. */
    void remark(long id, String reason) {
        database.sql("update report set reason = ? where id = ?")
                .params(reason, id)
                .update();
    }

    /** It could not be made: it is tried again a few times. */
    void failed(KeptReport report, String reason) {
        database.sql("""
                        update report set state = case when attempts >= ? then 'failed' else 'waiting' end, reason = ?,
                            claimed_until = null
                         where id = ? and state = 'making' and attempts = ?
                        """)
                .params(MOST_ATTEMPTS, reason, report.id(), report.attempts())
                .update();
    }

    // ---- reading

    public Optional<KeptReport> find(long id) {
        return database.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(Reports::kept)
                .optional();
    }

    /**
     * Reports, those of the latest period first.
     *
     * @param sop null: any
     * @param period null: any
     * @param after the last of the page before; null: from the start
     */
    public List<KeptReport> list(@Nullable String sop, @Nullable String period, @Nullable KeptReport after, int most) {
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder(COLUMNS).append(" where true");
        if (sop != null) {
            sql.append(" and sop = ?");
            values.add(sop);
        }
        if (period != null) {
            sql.append(" and period = ?");
            values.add(period);
        }
        if (after != null) {
            sql.append(" and (period, id) < (?, ?)");
            values.add(after.period());
            values.add(after.id());
        }
        values.add(most);
        return database.sql(sql.append(" order by period desc, id desc limit ?").toString())
                .params(values)
                .query(Reports::kept)
                .list();
    }

    /** The edition about an SOP, or about an office, and a period that knew the most; of the language if there is one. */
    public Optional<KeptReport> latest(String about, String period, Language language) {
        return database.sql(COLUMNS + """
                         where period = ? and state = 'made' and ((sop = ? and office_folded = '') or office_folded = ?)
                         order by language = ? desc, known_by desc, as_of desc, id desc limit 1
                        """)
                .params(period, about, Name.folded(about), tag(language))
                .query(Reports::kept)
                .optional();
    }

    /** The documents of a report without their contents: path and SHA-256. */
    public List<Document> documents(KeptReport report) {
        return database.sql(
                        "select path, name, encode(sha256, 'hex') from report_file where report = ? order by path collate \"C\"")
                .param(report.documents())
                .query((row, number) -> new Document(row.getString(1), row.getString(2), new byte[0], row.getString(3)))
                .list();
    }

    /** @param path {@code report.pdf} and the like */
    public Optional<Document> document(KeptReport report, String path) {
        return database.sql(
                        "select path, name, content, encode(sha256, 'hex') from report_file where report = ? and path = ?")
                .params(report.documents(), path)
                .query((row, number) ->
                        new Document(row.getString(1), row.getString(2), row.getBytes(3), row.getString(4)))
                .optional();
    }

    private static String tag(Language language) {
        return language == Language.EN ? "en" : "id";
    }

    private static KeptReport kept(ResultSet row, int number) throws SQLException {
        Timestamp made = row.getTimestamp("made");
        String reason = row.getString("reason");
        long same = row.getLong("same_as");
        Long sameAs = row.wasNull() ? null : same;
        return new KeptReport(
                row.getLong("id"),
                row.getString("sop"),
                row.getString("office"),
                row.getString("office_folded"),
                row.getString("period"),
                row.getString("language").equals("en") ? Language.EN : Language.ID,
                row.getTimestamp("as_of").toInstant(),
                row.getTimestamp("known_by").toInstant(),
                row.getTimestamp("asked").toInstant(),
                row.getString("asked_by"),
                row.getBoolean("scheduled"),
                KeptReport.State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
                row.getLong("total"),
                row.getLong("done"),
                row.getInt("attempts"),
                made == null ? null : made.toInstant(),
                reason == null ? "" : reason,
                row.getInt("edition"),
                sameAs,
                List.of((String[]) row.getArray("versions").getArray()),
                List.of((String[]) row.getArray("changes").getArray()));
    }
}
