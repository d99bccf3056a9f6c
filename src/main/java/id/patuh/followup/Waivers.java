package id.patuh.followup;

import id.patuh.notice.Notices;
import id.patuh.sop.Name;
import id.patuh.sop.Text;
import id.patuh.standing.Finding;
import id.patuh.standing.FindingKey;
import id.patuh.standing.WaiversInForce;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table {@code waiver}: findings that are set aside. One asks, another decides; the table refuses it too where both
 * are one. It lies over the audit's verdict, which stays on record. Safe for use by several threads and services. Source:
 * AUDIT.md, "The five verdicts".
 */
public final class Waivers {

    private static final int LONGEST = 10_000;

    private static final String COLUMNS = """
            select w.id, w.scope, w.sop, c.case_id, w.step, w.check_name, w.subject, w.unit, w.opened_from, w.opened_to,
                   w.finding, w.reason, w.expires, w.state, w.requested, w.requested_by, w.requested_name, w.decided,
                   w.decided_by, w.decided_name, w.decision, w.revoked, w.revoked_by, w.revoked_name, w.revocation, v.zone
              from waiver w join finding f on f.id = w.finding join sop_version v on v.id = f.ruled_by
              left join sop_case c on c.id = w.case_no
            """;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final WaiversInForce inForce;
    private final Notices notices;
    private final Clock clock;

    Waivers(
            JdbcClient database,
            TransactionTemplate transactions,
            WaiversInForce inForce,
            Notices notices,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.inForce = inForce;
        this.notices = notices;
        this.clock = clock;
    }

    /** The waiver of that number. */
    public Optional<Waiver> find(long id) {
        return database.sql(COLUMNS + " where w.id = ?")
                .param(id)
                .query(Waivers::waiver)
                .optional();
    }

    /**
     * Waivers, the newest first.
     *
     * @param standing {@code requested}, {@code in-force}, {@code expired}, {@code refused} or {@code revoked}; null: any
     * @param before those before that one; {@link Long#MAX_VALUE}: from the newest
     */
    public List<Waiver> list(@Nullable String standing, long before, int most) {
        String which = standing == null
                ? ""
                : switch (standing) {
                    case "in-force" -> " and w.state = 'approved' and w.expires > :now";
                    case "expired" -> " and w.state = 'approved' and w.expires <= :now";
                    case "requested", "refused", "revoked" -> " and w.state = '" + standing + "'";
                    default -> throw new IllegalArgumentException("no waiver stands as " + standing);
                };
        return database.sql(COLUMNS + " where w.id < :before" + which + " order by w.id desc limit " + most)
                .params(Map.of("before", before, "now", Timestamp.from(clock.instant())))
                .query(Waivers::waiver)
                .list();
    }

    /** How many wait for a decision. */
    public long waiting() {
        return database.sql("select count(*) from waiver where state = 'requested'")
                .query(Long.class)
                .single();
    }

    /** Those that were ever asked for about what the finding is about, the newest first. */
    public List<Waiver> about(Finding finding) {
        FindingKey key = finding.found().key();
        return database.sql(COLUMNS + """
                         left join case_sheet s on s.case_no = :case
                         join sop_case o on o.id = :case
                         where w.sop = :sop and w.step = :step and w.check_name = :check
                           and (w.case_no is null or w.case_no = :case) and (w.subject is null or w.subject = :subject)
                           and (w.opened_from is null or (o.opened >= w.opened_from and o.opened < w.opened_to))
                           and (w.unit_folded is null or w.unit_folded = s.unit_folded)
                         order by w.id desc limit 100
                        """)
                .param("case", finding.caseNumber())
                .param("sop", finding.sop())
                .param("step", key.step())
                .param("check", key.check())
                .param("subject", key.subject())
                .query(Waivers::waiver)
                .list();
    }

    /** Asks for a waiver of a finding that stands. */
    public Ruling request(Finding finding, WaiverRequest request, Author author) {
        if (!author.inspects()) {
            return denied();
        }
        Instant now = clock.instant();
        ZoneId zone = ZoneId.of(finding.zone());
        Ruling objection = objection(finding, request, now.atZone(zone).toLocalDate());
        return objection != null ? objection : new Ruling.Done(add(finding, request, author, now, zone));
    }

    private static Ruling denied() {
        return new Ruling.Denied(new Text(
                "pengecualian diminta dan diputuskan oleh inspektur",
                "inspectors ask for waivers and decide about them"));
    }

    private static @Nullable Ruling objection(Finding finding, WaiverRequest request, LocalDate today) {
        if (finding.ended() != null) {
            return new Ruling.Refused(
                    "scope",
                    new Text(
                            "temuan ini tidak berlaku lagi; mintalah pengecualian dari temuan yang berlaku",
                            "this finding does not stand any more; ask from the one that does"));
        }
        Ruling reason = reason(request.reason());
        if (reason != null) {
            return reason;
        }
        LocalDate until = request.until();
        if (until == null || until.isBefore(today) || until.isAfter(today.plusYears(5))) {
            return new Ruling.Refused(
                    "until",
                    new Text(
                            "pilih hari terakhir berlakunya: hari ini atau sesudahnya, paling lama lima tahun",
                            "choose the last day on which it holds: today or later, five years at most"));
        }
        return request.scope() == WaiverScope.SOP_STEP ? period(request) : null;
    }

    private static @Nullable Ruling period(WaiverRequest request) {
        LocalDate from = request.from();
        LocalDate to = request.to();
        if (from == null) {
            return new Ruling.Refused("from", new Text("pilih hari pertama periode", "choose the period's first day"));
        }
        if (to == null || to.isBefore(from)) {
            return new Ruling.Refused(
                    "to",
                    new Text(
                            "pilih hari terakhir periode, tidak sebelum hari pertamanya",
                            "choose the period's last day, not before its first"));
        }
        return null;
    }

    private static @Nullable Ruling reason(String reason) {
        if (reason.isBlank()) {
            return new Ruling.Refused("reason", new Text("tulis alasannya", "give the reason"));
        }
        return reason.length() > LONGEST
                ? new Ruling.Refused(
                        "reason",
                        new Text(
                                "terlalu panjang; paling banyak " + LONGEST + " huruf",
                                "too long; at most " + LONGEST + " letters"))
                : null;
    }

    private Waiver add(Finding finding, WaiverRequest request, Author author, Instant now, ZoneId zone) {
        FindingKey key = finding.found().key();
        boolean ofPeriod = request.scope() == WaiverScope.SOP_STEP;
        String unit = ofPeriod && !request.unit().isBlank() ? Name.trimmed(request.unit()) : null;
        long id = database.sql("""
                        insert into waiver (scope, sop, case_no, step, check_name, subject, unit, unit_folded, opened_from,
                            opened_to, finding, reason, expires, requested, requested_by, requested_name)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(Arrays.asList(
                        request.scope().word(),
                        finding.sop(),
                        ofPeriod ? null : finding.caseNumber(),
                        key.step(),
                        key.check(),
                        request.scope() == WaiverScope.FINDING ? key.subject() : null,
                        unit,
                        unit == null ? null : Name.folded(unit),
                        ofPeriod ? start(request.from(), zone) : null,
                        ofPeriod ? startOfNext(request.to(), zone) : null,
                        finding.id(),
                        request.reason().strip().replace('\0', ' '),
                        startOfNext(request.until(), zone),
                        Timestamp.from(now),
                        author.key(),
                        author.name()))
                .query(Long.class)
                .single();
        return find(id).orElseThrow();
    }

    private static Timestamp start(@Nullable LocalDate day, ZoneId zone) {
        return Timestamp.from(Objects.requireNonNull(day).atStartOfDay(zone).toInstant());
    }

    private static Timestamp startOfNext(@Nullable LocalDate day, ZoneId zone) {
        return start(Objects.requireNonNull(day).plusDays(1), zone);
    }

    /** Approves or refuses what waits; never by the one who asked. */
    public Ruling decide(long id, boolean approve, String reason, Author author) {
        return settled(id, reason, author, approve ? "approved" : "refused");
    }

    /** Ends what is in force before its time. */
    public Ruling revoke(long id, String reason, Author author) {
        return settled(id, reason, author, "revoked");
    }

    private Ruling settled(long id, String reason, Author author, String state) {
        if (!author.inspects()) {
            return denied();
        }
        Ruling objection = reason(reason);
        if (objection != null) {
            return objection;
        }
        Ruling ruling = transactions.execute(status -> hold(id, reason, author, state));
        return Objects.requireNonNull(ruling);
    }

    private Ruling hold(long id, String reason, Author author, String state) {
        database.sql("select id from waiver where id = ? for update")
                .param(id)
                .query(Long.class)
                .optional();
        Waiver waiver = find(id).orElse(null);
        if (waiver == null) {
            return new Ruling.Unknown();
        }
        Ruling objection = state.equals("revoked") ? notRevocable(waiver) : notDecidable(waiver, author, state);
        if (objection != null) {
            return objection;
        }
        write(id, reason, author, state);
        if (!state.equals("refused")) {
            notices.lookAgain(inForce.cases(List.of(id)), clock.instant());
        }
        return new Ruling.Done(find(id).orElseThrow());
    }

    private @Nullable Ruling notDecidable(Waiver waiver, Author author, String state) {
        if (waiver.state() != Waiver.State.REQUESTED) {
            return new Ruling.Refused(
                    "state",
                    new Text("pengecualian ini sudah diputuskan", "this waiver has been decided about already"));
        }
        if (waiver.request().who().equals(author.key())) {
            return new Ruling.Denied(new Text(
                    "Anda yang memintanya; orang lain yang memutuskan", "you asked for it; somebody else decides"));
        }
        if (state.equals("approved") && !waiver.expires().isAfter(clock.instant())) {
            return new Ruling.Refused(
                    "until",
                    new Text(
                            "masa berlakunya sudah lewat; tolak, lalu mintalah yang baru",
                            "its time is over; refuse it and ask for a new one"));
        }
        return null;
    }

    private @Nullable Ruling notRevocable(Waiver waiver) {
        return waiver.isInForce(clock.instant())
                ? null
                : new Ruling.Refused(
                        "state", new Text("pengecualian ini tidak sedang berlaku", "this waiver is not in force"));
    }

    private void write(long id, String reason, Author author, String state) {
        String at = state.equals("revoked") ? "revoked" : "decided";
        String why = state.equals("revoked") ? "revocation" : "decision";
        database.sql("update waiver set state = ?, %1$s = ?, %1$s_by = ?, %1$s_name = ?, %2$s = ? where id = ?"
                        .formatted(at, why))
                .params(
                        state,
                        Timestamp.from(clock.instant()),
                        author.key(),
                        author.name(),
                        reason.strip().replace('\0', ' '),
                        id)
                .update();
    }

    private static Waiver waiver(ResultSet row, int number) throws SQLException {
        return new Waiver(
                row.getLong("id"),
                WaiverScope.of(row.getString("scope")).orElseThrow(),
                row.getString("sop"),
                row.getString("case_id"),
                row.getString("step"),
                row.getString("check_name"),
                row.getString("subject"),
                row.getString("unit"),
                at(row, "opened_from"),
                at(row, "opened_to"),
                row.getLong("finding"),
                row.getString("reason"),
                row.getTimestamp("expires").toInstant(),
                Waiver.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Objects.requireNonNull(signature(row, "requested")),
                signature(row, "decided"),
                row.getString("decision"),
                signature(row, "revoked"),
                row.getString("revocation"),
                row.getString("zone"));
    }

    private static Waiver.@Nullable Signature signature(ResultSet row, String what) throws SQLException {
        Instant at = at(row, what);
        return at == null ? null : new Waiver.Signature(at, row.getString(what + "_by"), row.getString(what + "_name"));
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
