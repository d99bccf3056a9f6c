package id.patuh.figures;

import id.patuh.audit.Verdict;
import id.patuh.scorecard.SheetFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Conditions on {@code case_sheet s} that every sought case meets, so that few others need be looked into. */
final class Likely {

    private static final int FEW = 3_000;

    private Likely() {}

    /**
     * Adds the conditions, their values to the arguments.
     *
     * @param rare see {@link #isRare}
     */
    static void add(SheetFilter.Sought sought, boolean rare, StringBuilder where, List<Object> arguments) {
        SheetFilter.Standing standing = sought.standing();
        if (standing != null) {
            where.append(
                    switch (standing) {
                        case OPEN -> " and s.state = 'open'";
                        case OVERDUE -> " and s.overdue > 0";
                        case CLOSED, CLEAN -> " and s.state = 'closed'";
                        case WITHDRAWN -> " and s.state = 'withdrawn'";
                    });
        }
        if (stands(sought)) {
            String such = "from finding f where " + finding(sought, arguments);
            // "offset 0": asked case by case in their order, never as a join over all of them
            where.append(
                    rare
                            ? " and s.case_no = any (array (select f.case_no " + such + "))"
                            : " and exists (select " + such + " and f.case_no = s.case_no offset 0)");
        }
    }

    /** What is violated or unproven stands as a finding. */
    private static boolean stands(SheetFilter.Sought sought) {
        return sought.verdict() == Verdict.VIOLATED
                || sought.verdict() == Verdict.UNPROVEN
                || sought.severity() != null;
    }

    /**
     * Whether so few findings of the sort stand that they are found first and then their cases; else cases are gone over
     * in their order until enough of them have one.
     */
    static boolean isRare(JdbcClient database, SheetFilter.Sought sought) {
        if (!stands(sought)) {
            return false;
        }
        List<Object> arguments = new ArrayList<>();
        String such = "select from finding f where " + finding(sought, arguments) + " limit " + (FEW + 1);
        return database.sql("select count(*) from (" + such + ") as found")
                        .params(arguments)
                        .query(Long.class)
                        .single()
                <= FEW;
    }

    private static String finding(SheetFilter.Sought sought, List<Object> arguments) {
        List<String> conditions = new ArrayList<>(List.of("f.ended is null"));
        is("f.verdict", sought.verdict() == null ? null : sought.verdict().word(), conditions, arguments);
        is("f.severity", sought.severity() == null ? null : sought.severity().word(), conditions, arguments);
        is("f.step", sought.step(), conditions, arguments);
        is("f.check_name", sought.check(), conditions, arguments);
        return String.join(" and ", conditions);
    }

    private static void is(String column, @Nullable String value, List<String> conditions, List<Object> arguments) {
        if (value != null) {
            conditions.add(column + " = ?");
            arguments.add(value);
        }
    }
}
