package id.patuh.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which findings are set aside at a time: the table {@code waiver} as those read it who list, count or tell findings. A
 * waiver covers from its approval until it expires or is revoked. Source: AUDIT.md, "The five verdicts".
 */
public final class WaiversInForce {

    /** Of one case, and of a period's cases: each over an index of its own. */
    private static final String COVERING = """
            select c.id, w.id, w.step, w.check_name, w.subject, w.reason, w.decided_name, w.expires
              from sop_case c join waiver w on w.case_no = c.id
             where c.id = any(:cases) and w.state in ('approved', 'revoked') and w.decided <= :at and w.expires > :at
               and (w.revoked is null or w.revoked > :at)
            union all
            select c.id, w.id, w.step, w.check_name, w.subject, w.reason, w.decided_name, w.expires
              from waiver w join sop_case c on c.sop = w.sop and c.opened >= w.opened_from and c.opened < w.opened_to
              left join case_sheet s on s.case_no = c.id
             where w.case_no is null and c.id = any(:cases) and w.state in ('approved', 'revoked') and w.decided <= :at
               and w.expires > :at and (w.revoked is null or w.revoked > :at)
               and (w.unit_folded is null or w.unit_folded = s.unit_folded)
             order by 8 desc, 2
            """;

    private final JdbcClient database;

    public WaiversInForce(JdbcClient database) {
        this.database = database;
    }

    /**
     * A waiver that covers something of a case.
     *
     * @param step empty: the whole case
     * @param subject null: whatever the subject
     * @param approver the name of whoever approved it
     * @param expires from then on it covers nothing
     */
    public record Waiver(
            long id,
            String step,
            String check,
            @Nullable String subject,
            String reason,
            String approver,
            Instant expires) {

        private boolean isOver(FindingKey key) {
            return step.equals(key.step())
                    && check.equals(key.check())
                    && (subject == null || subject.equals(key.subject()));
        }
    }

    /** What is set aside of one case. */
    public record Cover(List<Waiver> waivers) {

        /** Nothing is. */
        public static final Cover NONE = new Cover(List.of());

        public Cover {
            waivers = List.copyOf(waivers);
        }

        /** The waiver over what a finding is about, the longest of several; null: none is. */
        public @Nullable Waiver over(FindingKey key) {
            for (Waiver waiver : waivers) {
                if (waiver.isOver(key)) {
                    return waiver;
                }
            }
            return null;
        }
    }

    /** Whether that is set aside then. */
    public boolean covers(long caseNumber, String step, String check, String subject, Instant at) {
        return of(List.of(caseNumber), at)
                        .getOrDefault(caseNumber, Cover.NONE)
                        .over(new FindingKey(step, check, subject))
                != null;
    }

    /** What is set aside of these cases then, by the numbers of the cases; a case of which nothing is has no entry. */
    public Map<Long, Cover> of(Collection<Long> caseNumbers, Instant at) {
        if (caseNumbers.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Waiver>> found = database
                .sql(COVERING)
                .param("cases", caseNumbers.stream().distinct().toArray(Long[]::new))
                .param("at", Timestamp.from(at))
                .query((row, number) -> Map.entry(row.getLong(1), waiver(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<Long, Cover> covers = new HashMap<>();
        found.forEach((number, waivers) -> covers.put(number, new Cover(waivers)));
        return covers;
    }

    private static Waiver waiver(ResultSet row) throws SQLException {
        return new Waiver(
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getTimestamp(8).toInstant());
    }

    /** The cases with a finding that waivers cover, or covered. */
    public List<Long> cases(Collection<Long> waivers) {
        return database.sql("""
                        select distinct f.case_no
                          from waiver w join finding f on f.step = w.step and f.check_name = w.check_name
                           and f.ended is null and (w.subject is null or w.subject = f.subject)
                           and (w.case_no is null or w.case_no = f.case_no)
                          join sop_case c on c.id = f.case_no and c.sop = w.sop
                           and (w.opened_from is null or (c.opened >= w.opened_from and c.opened < w.opened_to))
                         where w.id = any(:waivers) order by f.case_no
                        """)
                .param("waivers", waivers.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** Notes that waivers have expired, once each, within the caller's transaction. */
    public List<Long> lapse(Instant now) {
        return database.sql("""
                        update waiver set lapsed = :now
                         where state = 'approved' and lapsed is null and expires <= :now returning id
                        """)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .list();
    }
}
