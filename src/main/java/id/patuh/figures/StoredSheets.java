package id.patuh.figures;

import id.patuh.accounts.Scope;
import id.patuh.audit.CaseState;
import id.patuh.scorecard.NameBook;
import id.patuh.scorecard.SheetFilter;
import id.patuh.sop.Sop;
import id.patuh.standing.RulesInForce;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the tables {@code case_sheet} and {@code sheet_name} as they are at one moment. Safe for use by several threads. */
final class StoredSheets {

    private static final int FETCHED = 2_000;
    private static final int FEWEST = 100;
    private static final int GROWING = 3;

    private final DataSource database;
    private final RulesInForce rules;
    private volatile @Nullable Names last;

    StoredSheets(DataSource database, RulesInForce rules) {
        this.database = database;
        this.rules = rules;
    }

    /** Names as they were when there were so many, up to that number. */
    private record Names(long count, long latest, NameBook book) {}

    /** Takes one case. Returns false: it wants no more. */
    interface Taking {
        boolean take(Sheet sheet);
    }

    /** @param month months since year 0 */
    @SuppressWarnings("ArrayRecordComponent") // seen by one reader at once and never compared
    record Sheet(long number, Sop sop, String caseId, Instant opened, int month, CaseState state, byte[] bytes) {}

    /** Where a list goes on: behind that case. */
    record After(Instant opened, long number) {}

    /**
     * Shows the wanted cases in any order.
     *
     * @param begin is given the names that the sheets refer to, before the first of them
     */
    void read(Wanted wanted, Function<NameBook, Taking> begin) {
        List<Object> arguments = new ArrayList<>();
        String where = where(wanted, arguments);
        atOneMoment(connection -> read(connection, where, arguments, begin.apply(names(connection))));
    }

    /**
     * Shows wanted cases behind one that may be among those sought, those opened last first. They are asked for a few at a
     * time, then more: what is wanted of many is found soon, and the plan is one for few.
     */
    void readFrom(Wanted wanted, SheetFilter.Sought sought, @Nullable After after, Function<NameBook, Taking> begin) {
        boolean rare = Likely.isRare(JdbcClient.create(database), sought);
        atOneMoment(connection -> {
            Taking taking = begin.apply(names(connection));
            After behind = after;
            boolean more = true;
            for (int most = FEWEST; more; most = Math.min(most * GROWING, FETCHED)) {
                Taken taken = next(connection, wanted, sought, rare, behind, most, taking);
                behind = taken.last();
                more = taken.wantsMore() && taken.rows() == most;
            }
        });
    }

    private Taken next(
            Connection connection,
            Wanted wanted,
            SheetFilter.Sought sought,
            boolean rare,
            @Nullable After after,
            int most,
            Taking taking)
            throws SQLException {
        List<Object> arguments = new ArrayList<>();
        StringBuilder where = new StringBuilder(where(wanted, arguments));
        Likely.add(sought, rare, where, arguments);
        if (after != null) {
            where.append(" and (s.opened, s.case_no) < (?, ?)");
            arguments.add(Timestamp.from(after.opened()));
            arguments.add(after.number());
        }
        where.append(" order by s.opened desc, s.case_no desc limit ").append(most);
        return read(connection, where.toString(), arguments, taking);
    }

    /** Reads within one transaction. */
    private interface Reader {
        void read(Connection connection) throws SQLException;
    }

    private void atOneMoment(Reader reader) {
        try (Connection connection = database.getConnection()) {
            boolean commits = connection.getAutoCommit();
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                plannedForValues(connection);
                reader.read(connection);
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setReadOnly(false);
                connection.setAutoCommit(commits);
            }
        } catch (SQLException failure) {
            throw new DataAccessResourceFailureException("sheets cannot be read", failure);
        }
    }

    /** A plan made for any period at all goes over every case of the period before it sorts them. */
    private static void plannedForValues(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local plan_cache_mode = force_custom_plan");
        }
    }

    private Taken read(Connection connection, String where, List<Object> arguments, Taking taking) throws SQLException {
        String sql = "select s.case_no, s.ruled_by, s.case_id, s.opened, s.month, s.state, s.sheet from case_sheet s"
                + where;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            // bytes come as bytes, not as digits
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            statement.setFetchSize(FETCHED);
            for (int i = 0; i < arguments.size(); i++) {
                set(connection, statement, i + 1, arguments.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return take(rows, taking);
            }
        }
    }

    /**
     * What came of showing cases.
     *
     * @param last null: there were none
     */
    private record Taken(
            int rows, boolean wantsMore, @Nullable After last) {}

    private Taken take(ResultSet rows, Taking taking) throws SQLException {
        Map<Integer, Sop> versions = new HashMap<>();
        Map<String, Integer> months = new HashMap<>();
        boolean more = true;
        int count = 0;
        After last = null;
        while (more && rows.next()) {
            Sop sop = versions.computeIfAbsent(rows.getInt(2), rules::version);
            int month = months.computeIfAbsent(rows.getString(5), StoredSheets::month);
            Instant opened = rows.getTimestamp(4).toInstant();
            last = new After(opened, rows.getLong(1));
            count++;
            more = taking.take(new Sheet(
                    rows.getLong(1),
                    sop,
                    rows.getString(3),
                    opened,
                    month,
                    state(rows.getString(6)),
                    rows.getBytes(7)));
        }
        return new Taken(count, more, last);
    }

    private static CaseState state(String word) {
        return switch (word) {
            case "open" -> CaseState.OPEN;
            case "closed" -> CaseState.CLOSED;
            default -> CaseState.valueOf(word.toUpperCase(Locale.ROOT));
        };
    }

    private static int month(String word) {
        YearMonth month = YearMonth.parse(word);
        return month.getYear() * 12 + month.getMonthValue() - 1;
    }

    // ---- which cases

    /** The condition on {@code case_sheet s}; its values are added to the arguments. */
    String where(Wanted wanted, List<Object> arguments) {
        StringBuilder where = new StringBuilder(" where ");
        period(wanted, where, arguments);
        if (wanted.sop() != null) {
            where.append(" and s.sop = ?");
            arguments.add(wanted.sop());
        }
        if (wanted.unit() != null) {
            where.append(" and s.unit_folded = ?");
            arguments.add(wanted.unit());
        }
        Scope scope = wanted.scope();
        if (!scope.everything()) {
            where.append(" and (s.sop = any (?) or s.unit_folded = any (?))");
            arguments.add(scope.sops());
            arguments.add(scope.offices());
        }
        return where.toString();
    }

    private void period(Wanted wanted, StringBuilder where, List<Object> arguments) {
        Period period = wanted.period();
        if (period.isMonths() && period.firstMonth().equals(period.lastMonth())) {
            where.append("s.month = ?");
            arguments.add(period.firstMonth().toString());
        } else if (period.isMonths()) {
            where.append("s.month >= ? and s.month <= ?");
            arguments.add(period.firstMonth().toString());
            arguments.add(period.lastMonth().toString());
        } else {
            where.append("s.opened >= ? and s.opened < ?");
            ZoneId zone = zone(wanted.sop());
            arguments.add(start(period.from(), zone));
            arguments.add(start(period.to(), zone));
        }
    }

    private static Timestamp start(LocalDate day, ZoneId zone) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }

    /** Of all SOPs together: the zone of the first. */
    private ZoneId zone(@Nullable String sop) {
        return rules.zone(sop);
    }

    static void set(Connection connection, PreparedStatement statement, int place, Object value) throws SQLException {
        if (value instanceof List<?> texts) {
            Array array = connection.createArrayOf("text", texts.toArray());
            statement.setArray(place, array);
        } else {
            statement.setObject(place, value);
        }
    }

    // ---- names

    private NameBook names(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select count(*), coalesce(max(id), 0) from sheet_name");
                ResultSet row = statement.executeQuery()) {
            row.next();
            Names known = last;
            if (known == null || known.count() != row.getLong(1) || known.latest() != row.getLong(2)) {
                known = new Names(row.getLong(1), row.getLong(2), book(connection));
                last = known;
            }
            return known.book();
        }
    }

    private static NameBook book(Connection connection) throws SQLException {
        Map<Integer, String> persons = new HashMap<>();
        Map<Integer, String> units = new HashMap<>();
        Map<Integer, String> checks = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("select id, kind, name from sheet_name");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Map<Integer, String> names = switch (rows.getString(2)) {
                    case "person" -> persons;
                    case "unit" -> units;
                    default -> checks;
                };
                names.put(rows.getInt(1), rows.getString(3));
            }
        }
        return new NameBook(persons, units, checks);
    }
}
