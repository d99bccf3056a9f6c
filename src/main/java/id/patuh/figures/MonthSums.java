package id.patuh.figures;

import id.patuh.accounts.Scope;
import id.patuh.scorecard.Share;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the stored cases come to by month and SOP: the figures of a scorecard that add up from case to case. */
public final class MonthSums {

    private static final String SUMS = """
            select s.month, s.sop, count(*), count(*) filter (where s.state = 'open'),
                   count(*) filter (where s.state = 'open' and s.overdue > 0), count(*) filter (where s.state = 'closed'),
                   count(*) filter (where s.state = 'closed' and s.violated = 0 and s.unproven = 0),
                   sum(s.compliant), sum(s.violated), sum(s.unproven), sum(s.in_time), sum(s.late)
              from case_sheet s""";

    private final JdbcTemplate jdbc;
    private final StoredSheets sheets;

    MonthSums(DataSource database, StoredSheets sheets) {
        this.jdbc = new JdbcTemplate(database);
        this.sheets = sheets;
    }

    /** Cases of one SOP opened in one month. */
    public record Sum(
            YearMonth month,
            String sop,
            long cases,
            long open,
            long overdue,
            long closed,
            long clean,
            long compliant,
            long violated,
            long unproven,
            long inTime,
            long late) {

        public static Sum none(YearMonth month) {
            return new Sum(month, "", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        /** Both together, under this one's name. */
        public Sum and(Sum other) {
            return new Sum(
                    month,
                    sop,
                    cases + other.cases,
                    open + other.open,
                    overdue + other.overdue,
                    closed + other.closed,
                    clean + other.clean,
                    compliant + other.compliant,
                    violated + other.violated,
                    unproven + other.unproven,
                    inTime + other.inTime,
                    late + other.late);
        }

        public Share conformance() {
            return new Share(compliant, compliant + violated);
        }

        public Share onTime() {
            return new Share(inTime, inTime + late);
        }

        public Share proven() {
            return new Share(compliant + violated, compliant + violated + unproven);
        }

        public Share cleanCases() {
            return new Share(clean, closed);
        }
    }

    /** Of each month and SOP that has cases among the wanted ones, by month, then SOP. */
    List<Sum> of(Wanted wanted) {
        List<Object> arguments = new ArrayList<>();
        String sql = SUMS + sheets.where(wanted, arguments) + " group by s.month, s.sop order by s.month, s.sop";
        List<Sum> sums = new ArrayList<>();
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.size(); i++) {
                    StoredSheets.set(connection, statement, i + 1, arguments.get(i));
                }
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        sums.add(new Sum(
                                YearMonth.parse(rows.getString(1)),
                                rows.getString(2),
                                rows.getLong(3),
                                rows.getLong(4),
                                rows.getLong(5),
                                rows.getLong(6),
                                rows.getLong(7),
                                rows.getLong(8),
                                rows.getLong(9),
                                rows.getLong(10),
                                rows.getLong(11),
                                rows.getLong(12)));
                    }
                }
            }
            return true;
        });
        return sums;
    }

    /** Cases that are open now, of whatever month. @param overdue those in which a limit has run out */
    public record Standing(long open, long overdue) {}

    /** @param sop null: any */
    Standing standing(@Nullable String sop, Scope scope) {
        return JdbcClient.create(jdbc)
                .sql("""
                        select count(*), count(*) filter (where s.overdue > 0) from case_sheet s
                         where s.state = 'open' and (cast(:sop as text) is null or s.sop = :sop)
                           and (:everything or s.sop = any (:sops) or s.unit_folded = any (:offices))""")
                .param("sop", sop)
                .param("everything", scope.everything())
                .param("sops", scope.sops().toArray(String[]::new))
                .param("offices", scope.offices().toArray(String[]::new))
                .query((row, number) -> new Standing(row.getLong(1), row.getLong(2)))
                .single();
    }
}
