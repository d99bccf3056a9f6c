package id.patuh.figures;

import id.patuh.audit.Verdict;
import id.patuh.scorecard.SheetFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions on {@code case_sheet s} that every sought case meets, so that few others need be looked into. */
final class Likely {

    private Likely() {}

    /** Adds the conditions, their values to the arguments. */
    static void add(SheetFilter.Sought sought, StringBuilder where, List<Object> arguments) {
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
        boolean found = sought.verdict() == Verdict.VIOLATED || sought.verdict() == Verdict.UNPROVEN;
        if (found || sought.severity() != null) {
            finding(sought, where, arguments);
        }
    }

    /** What is violated or unproven stands as a finding. */
    private static void finding(SheetFilter.Sought sought, StringBuilder where, List<Object> arguments) {
        List<String> conditions = new ArrayList<>(List.of("f.case_no = s.case_no", "f.ended is null"));
        is("f.verdict", sought.verdict() == null ? null : sought.verdict().word(), conditions, arguments);
        is("f.severity", sought.severity() == null ? null : sought.severity().word(), conditions, arguments);
        is("f.step", sought.step(), conditions, arguments);
        is("f.check_name", sought.check(), conditions, arguments);
        where.append(" and exists (select from finding f where ")
                .append(String.join(" and ", conditions))
                .append(')');
    }

    private static void is(String column, @Nullable String value, List<String> conditions, List<Object> arguments) {
        if (value != null) {
            conditions.add(column + " = ?");
            arguments.add(value);
        }
    }
}
