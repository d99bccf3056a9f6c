package id.patuh.figures;

import id.patuh.accounts.Scope;
import id.patuh.reception.CurrentSops;
import id.patuh.reception.Hash;
import id.patuh.sop.Name;
import id.patuh.sop.Sops;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases as a list that is searched, filtered, sorted and read page by page, by the table {@code case_sheet}. */
@Component
public final class CaseList {

    private static final String COLUMNS = """
            select s.case_no, s.sop, s.case_id, s.state, s.opened, s.closed, s.unit, s.violated, s.unproven, s.pending,
                   s.compliant, s.worst, s.overdue, s.next_due, s.own_delay_s
              from case_sheet s""";

    /** Of so many cases at most it is found out first which they are; of more it is seen in their order. */
    private static final int FEW = 3_000;

    private final JdbcClient database;
    private final CurrentSops sops;

    CaseList(JdbcClient database, CurrentSops sops) {
        this.database = database;
        this.sops = sops;
    }

    /**
     * A case.
     *
     * @param closed null: it is not
     * @param unit empty: none on record
     * @param worst 0 nothing, 1 unproven, 2 minor, 3 major, 4 critical
     * @param overdue steps whose time ran out while they are not done
     * @param due the next time that a limit is reached; null: none runs
     * @param ownDelaySeconds what its late steps took beyond their limits
     */
    public record Row(
            long number,
            String sop,
            String caseId,
            String state,
            Instant opened,
            @Nullable Instant closed,
            String unit,
            int violated,
            int unproven,
            int pending,
            int compliant,
            int worst,
            int overdue,
            @Nullable Instant due,
            long ownDelaySeconds) {}

    /** How a list is sorted; each order has an index of its own. */
    public enum Order {
        NEWEST("s.opened desc, s.case_no desc", "(s.opened, s.case_no) < (a.opened, a.case_no)"),
        OLDEST("s.opened, s.case_no", "(s.opened, s.case_no) > (a.opened, a.case_no)"),
        WORST(
                "s.worst desc, s.opened desc, s.case_no desc",
                "(s.worst, s.opened, s.case_no) < (a.worst, a.opened, a.case_no)"),
        LATEST("s.own_delay_s desc, s.case_no desc", "(s.own_delay_s, s.case_no) < (a.own_delay_s, a.case_no)"),
        DUE("s.next_due, s.case_no", "(s.next_due, s.case_no) > (a.next_due, a.case_no)");

        private final String columns;
        private final String behind;

        Order(String columns, String behind) {
            this.columns = columns;
            this.behind = behind;
        }
    }

    /**
     * What is asked for; null and empty: whatever.
     *
     * @param text part of a case's id, in any letter case
     * @param month {@code 2026-10}
     * @param state open, closed or withdrawn; {@code overdue}: open with a step whose time ran out; {@code clean}: closed
     *     without findings
     * @param role the id of a role that carries out a step with a finding that stands
     * @param person an actor of any of the case's events, exactly
     * @param check of a finding that stands; so are step, verdict and severity, all of one and the same finding
     * @param after the case that the page before ended with
     */
    public record Wanted(
            @Nullable String sop,
            @Nullable String text,
            @Nullable String month,
            @Nullable String state,
            @Nullable String unit,
            @Nullable String role,
            @Nullable String person,
            @Nullable String step,
            @Nullable String check,
            @Nullable String verdict,
            @Nullable String severity,
            Order order,
            @Nullable Long after) {

        /** The same, going on behind that case; null: from the start. */
        public Wanted after(@Nullable Long number) {
            return new Wanted(
                    sop, text, month, state, unit, role, person, step, check, verdict, severity, order, number);
        }
    }

    /** Whether there is such a case, and the scope covers it. */
    public boolean sees(Scope scope, String sop, String caseId) {
        return database.sql("""
                        select exists (select from sop_case c left join case_sheet s on s.case_no = c.id
                         where c.sop = :sop and c.case_id = :case
                           and (:everything or c.sop = any (:sops) or s.unit_folded = any (:offices)))""")
                .param("sop", sop)
                .param("case", caseId)
                .params(scoped(scope))
                .query(Boolean.class)
                .single();
    }

    /** The zone of the SOP's times; null: there is no such SOP. */
    public @Nullable ZoneId zone(String sop) {
        Sops known = sops.get();
        return known.knows(sop) ? known.latest(sop).zone() : null;
    }

    /**
     * The cases of a page.
     *
     * @param rows one more than asked for where there is another page
     * @param count of all pages
     */
    public record Listed(List<Row> rows, long count) {}

    /** The cases of one page, and how many there are; counting stops at {@code most}. */
    public Listed list(Scope scope, Wanted wanted, int size, int most) {
        Query query = new Query(scope, wanted);
        List<Row> rows = page(query, size);
        boolean all = wanted.after() == null && rows.size() <= size;
        return new Listed(rows, all ? rows.size() : count(query, most));
    }

    /** The cases of one page, and one more where there is another page. */
    public List<Row> page(Scope scope, Wanted wanted, int size) {
        return page(new Query(scope, wanted), size);
    }

    private List<Row> page(Query query, int size) {
        return database.sql(COLUMNS + query.page() + " limit " + (size + 1))
                .params(query.values)
                .query(CaseList::row)
                .list();
    }

    private long count(Query query, int most) {
        return database.sql("select count(*) from (select 1 from case_sheet s" + query.all() + " limit " + most
                        + ") counted")
                .params(query.values)
                .query(Long.class)
                .single();
    }

    /** The reporting units there are, by name; at most that many. */
    public List<String> units(int most) {
        return database.sql("""
                        with recursive u as (
                          (select unit_folded, unit from case_sheet where unit_folded is not null
                            order by unit_folded limit 1)
                          union all
                          select n.unit_folded, n.unit from u cross join lateral (
                            select s.unit_folded, s.unit from case_sheet s where s.unit_folded > u.unit_folded
                             order by s.unit_folded limit 1) n)
                        select unit from u limit """ + " " + most).query(String.class).list();
    }

    /** The months in which cases were opened, the latest first. */
    public List<String> months(int most) {
        return database.sql("""
                        with recursive m as (
                          (select month from case_sheet order by month desc limit 1)
                          union all
                          select (select s.month from case_sheet s where s.month < m.month order by s.month desc limit 1)
                            from m where m.month is not null)
                        select month from m where month is not null limit """ + " " + most).query(String.class).list();
    }

    private static Map<String, Object> scoped(Scope scope) {
        return Map.of(
                "everything", scope.everything(),
                "sops", scope.sops().toArray(String[]::new),
                "offices", scope.offices().toArray(String[]::new));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Timestamp closed = row.getTimestamp("closed");
        Timestamp due = row.getTimestamp("next_due");
        String unit = row.getString("unit");
        return new Row(
                row.getLong("case_no"),
                row.getString("sop"),
                row.getString("case_id"),
                row.getString("state"),
                row.getTimestamp("opened").toInstant(),
                closed == null ? null : closed.toInstant(),
                unit == null ? "" : unit,
                row.getInt("violated"),
                row.getInt("unproven"),
                row.getInt("pending"),
                row.getInt("compliant"),
                row.getInt("worst"),
                row.getInt("overdue"),
                due == null ? null : due.toInstant(),
                row.getLong("own_delay_s"));
    }

    /** The conditions of a question and the values they are asked with. */
    private final class Query {

        private final Wanted wanted;
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        Query(Scope scope, Wanted wanted) {
            this.wanted = wanted;
            if (!scope.everything()) {
                conditions.add(scope.condition());
                values.putAll(scope.parameters());
            }
            is("s.sop = :sop", "sop", wanted.sop());
            is("s.month = :month", "month", wanted.month());
            if (wanted.text() != null) {
                is("lower(s.case_id) collate \"C\" like :text", "text", CaseNumber.containing(wanted.text()));
                among("called", "select s.case_no from case_sheet s where lower(s.case_id) collate \"C\" like :text");
            }
            if (wanted.unit() != null) {
                is("s.unit_folded = :unit", "unit", Name.folded(wanted.unit()));
            }
            is(
                    "s.people @> array[(select id from sheet_name where kind = 'person' and sha256 = :person)]",
                    "person",
                    wanted.person() == null ? null : Hash.of(wanted.person()));
            state();
            finding();
            if (wanted.order() == Order.DUE) {
                conditions.add("s.next_due is not null");
            }
        }

        private void is(String condition, String name, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                values.put(name, value);
            }
        }

        private void state() {
            if (wanted.state() == null) {
                return;
            }
            switch (wanted.state()) {
                case "overdue" -> conditions.add("s.overdue > 0");
                case "clean" -> conditions.add("s.state = 'closed' and s.worst = 0");
                default -> is("s.state = :state", "state", wanted.state());
            }
        }

        private void finding() {
            int before = conditions.size();
            is("f.step = :step", "step", wanted.step());
            is("f.check_name = :check", "check", wanted.check());
            is("f.verdict = :verdict", "verdict", wanted.verdict());
            is("f.severity = :severity", "severity", wanted.severity());
            Set<String> steps = wanted.role() == null ? Set.of() : steps(wanted.role());
            if (wanted.role() != null) {
                is("f.step = any (:ids)", "ids", ids(steps));
            }
            List<String> own = conditions.subList(before, conditions.size());
            if (!own.isEmpty()) {
                String all = "f.ended is null and " + String.join(" and ", own);
                own.clear();
                among("found", "select f.case_no from finding f where " + all);
                if (wanted.role() != null) {
                    all += " and (s.sop || '/' || f.step) = any (:steps)";
                    values.put("steps", steps.toArray(String[]::new));
                }
                conditions.add("exists (select from finding f where f.case_no = s.case_no and " + all + ")");
            }
        }

        /** Where few cases meet what they have to meet anyway, only those need be looked at. */
        private void among(String name, String such) {
            List<Long> found = database.sql(such + " limit " + (FEW + 1))
                    .params(values)
                    .query(Long.class)
                    .list();
            if (found.size() <= FEW) {
                is(
                        "s.case_no = any (:" + name + ")",
                        name,
                        found.stream().distinct().toArray(Long[]::new));
            }
        }

        /** The ids of steps without those of their SOPs. */
        private static String[] ids(Set<String> steps) {
            return steps.stream()
                    .map(step -> step.substring(step.indexOf('/') + 1))
                    .distinct()
                    .toArray(String[]::new);
        }

        /** The steps that a role carries out: SOP, slash, step. */
        private Set<String> steps(String role) {
            Set<String> steps = new LinkedHashSet<>();
            sops.get()
                    .versions()
                    .forEach((id, versions) -> versions.forEach(version -> version.steps().stream()
                            .filter(step -> step.roles().stream()
                                    .anyMatch(one -> Name.folded(one).equals(Name.folded(role))))
                            .forEach(step -> steps.add(id + "/" + step.id()))));
            return steps;
        }

        /** All that is asked for, in no order. */
        String all() {
            return where(conditions);
        }

        /** In order, behind the case that the page before ended with. */
        String page() {
            String order = " order by " + wanted.order().columns;
            if (wanted.after() == null) {
                return all() + order;
            }
            values.put("after", wanted.after());
            List<String> behind = new ArrayList<>(conditions);
            behind.add(wanted.order().behind);
            return " join case_sheet a on a.case_no = :after" + where(behind) + order;
        }

        private static String where(List<String> conditions) {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }
    }
}
