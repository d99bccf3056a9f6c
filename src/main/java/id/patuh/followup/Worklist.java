package id.patuh.followup;

import id.patuh.accounts.Scope;
import id.patuh.reception.CurrentSops;
import id.patuh.sop.Text;
import id.patuh.standing.FindingKey;
import id.patuh.standing.WaiversInForce;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The list of findings that inspectors and auditees work on: filtered, in an order, page by page. */
public final class Worklist {

    private static final int BATCH = 1000;
    private static final int FEW = 20_000;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final CurrentSops sops;
    private final WaiversInForce waivers;
    private final Clock clock;

    Worklist(
            JdbcClient database,
            TransactionTemplate transactions,
            CurrentSops sops,
            WaiversInForce waivers,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.sops = sops;
        this.waivers = waivers;
        this.clock = clock;
    }

    /**
     * A finding with how its follow-up stands.
     *
     * @param step empty: the whole case
     * @param ended null: it stands
     * @param how {@code superseded} or {@code withdrawn}; null: it stands
     * @param unit the reporting unit as the case spells it; empty: it names none
     * @param asked since when a question waits for its answer; null: none does
     * @param waived what sets it aside now; null: nothing
     * @param place what the next page begins after
     */
    public record Row(
            long id,
            long caseNumber,
            String sop,
            String caseId,
            String version,
            FindingKey key,
            String verdict,
            String severity,
            Text sentence,
            Instant raised,
            @Nullable Instant ended,
            @Nullable String how,
            @Nullable Long supersededBy,
            ZoneId zone,
            String unit,
            FollowUpStatus status,
            @Nullable LocalDate due,
            String assignee,
            @Nullable Instant asked,
            @Nullable LocalDate answerDue,
            @Nullable Instant answered,
            @Nullable Instant signedOff,
            WaiversInForce.@Nullable Waiver waived,
            String place) {

        Row waivedBy(WaiversInForce.@Nullable Waiver waiver) {
            return new Row(
                    id,
                    caseNumber,
                    sop,
                    caseId,
                    version,
                    key,
                    verdict,
                    severity,
                    sentence,
                    raised,
                    ended,
                    how,
                    supersededBy,
                    zone,
                    unit,
                    status,
                    due,
                    assignee,
                    asked,
                    answerDue,
                    answered,
                    signedOff,
                    waiver,
                    place);
        }

        /** A question waits beyond its day. */
        public boolean isOverdue(LocalDate today) {
            return asked != null && answerDue != null && today.isAfter(answerDue);
        }
    }

    /**
     * A page of those that the scope covers.
     *
     * @throws IllegalArgumentException {@code wanted.after} is of another order
     */
    public List<Row> page(Wanted wanted, Scope scope, int most) {
        Instant now = clock.instant();
        WorklistSql sql = new WorklistSql(wanted, isOfFewCases(wanted), scope, sops.get(), now, today());
        JdbcClient.StatementSpec statement = database.sql(sql.text(most));
        for (Map.Entry<String, Object> value : sql.values().entrySet()) {
            statement = statement.param(value.getKey(), value.getValue());
        }
        JdbcClient.StatementSpec question = statement;
        List<Row> rows = transactions.execute(status -> {
            planned();
            return question.query(Worklist::row).list();
        });
        return withWaivers(Objects.requireNonNull(rows), now);
    }

    private boolean isOfFewCases(Wanted wanted) {
        String begins = wanted.search() == null ? "" : wanted.search().toLowerCase(Locale.ROOT);
        boolean isSearchFew = wanted.search() != null
                && isFew(
                        "select from case_sheet where lower(case_id) ~>=~ ? and lower(case_id) ~<~ ?",
                        List.of(begins, begins + "\uffff"));
        boolean isMonthFew = wanted.month() != null
                && isFew(
                        "select from case_sheet where month = ?",
                        List.of(wanted.month().toString()));
        return (wanted.search() == null || isSearchFew) && (wanted.month() == null || isMonthFew);
    }

    private boolean isFew(String cases, List<Object> values) {
        long found = database.sql("select count(*) from (" + cases + " limit " + (FEW + 1) + ") as found")
                .params(values)
                .query(Long.class)
                .single();
        return found <= FEW;
    }

    /** A common value and a rare one want plans of their own; until the transaction ends. */
    private void planned() {
        database.sql("select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true)")
                .query((row, number) -> row.getString(1))
                .single();
    }

    private List<Row> withWaivers(List<Row> rows, Instant now) {
        Map<Long, WaiversInForce.Cover> covers =
                waivers.of(rows.stream().map(Row::caseNumber).toList(), now);
        List<Row> shown = new ArrayList<>(rows.size());
        for (Row row : rows) {
            shown.add(row.waivedBy(covers.getOrDefault(row.caseNumber(), WaiversInForce.Cover.NONE)
                    .over(row.key())));
        }
        return shown;
    }

    /** Shows everything that is wanted from its page on, some at a time. */
    public void all(Wanted wanted, Scope scope, Consumer<List<Row>> reader) {
        Wanted next = wanted;
        List<Row> rows;
        do {
            rows = page(next, scope, BATCH);
            reader.accept(rows);
            next = rows.isEmpty() ? next : next.from(rows.get(rows.size() - 1).place());
        } while (rows.size() == BATCH);
    }

    /** Reporting units that cases name, folded, in their order; the first of them where there are many. */
    public List<String> units(int most) {
        return database.sql("""
                        with recursive unit as (
                            (select unit_folded from case_sheet where unit_folded is not null order by unit_folded limit 1)
                            union all
                            select (select s.unit_folded from case_sheet s where s.unit_folded > unit.unit_folded
                                 order by s.unit_folded limit 1)
                              from unit where unit.unit_folded is not null)
                        select (select s.unit from case_sheet s where s.unit_folded = unit.unit_folded limit 1)
                          from unit where unit_folded is not null limit :most
                        """).param("most", most).query(String.class).list();
    }

    /** Whether the scope covers the case. */
    public boolean isSeen(long caseNumber, Scope scope) {
        return scope.everything()
                || database.sql("select exists (select from case_sheet s where s.case_no = :case"
                                + " and (s.sop = any(:sops) or s.unit_folded = any(:offices)))")
                        .param("case", caseNumber)
                        .param("sops", scope.sops().toArray(String[]::new))
                        .param("offices", scope.offices().toArray(String[]::new))
                        .query(Boolean.class)
                        .single();
    }

    /** Today where the SOPs are. */
    public LocalDate today() {
        ZoneId zone = sops.get().versions().values().stream()
                .flatMap(List::stream)
                .map(sop -> sop.zone())
                .findFirst()
                .orElse(ZoneId.of("UTC"));
        return clock.instant().atZone(zone).toLocalDate();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String status = row.getString(19);
        return new Row(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                new FindingKey(row.getString(6), row.getString(7), row.getString(8)),
                row.getString(9),
                text(row.getString(10)),
                new Text(row.getString(11), row.getString(12)),
                row.getTimestamp(13).toInstant(),
                at(row.getTimestamp(14)),
                row.getString(15),
                row.getObject(16) == null ? null : row.getLong(16),
                ZoneId.of(row.getString(17)),
                text(row.getString(18)),
                status == null
                        ? FollowUpStatus.NOT_FOLLOWED_UP
                        : FollowUpStatus.of(status).orElseThrow(),
                row.getObject(20, LocalDate.class),
                text(row.getString(21)),
                at(row.getTimestamp(22)),
                row.getObject(23, LocalDate.class),
                at(row.getTimestamp(24)),
                at(row.getTimestamp(25)),
                null,
                row.getString(26));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Instant at(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
