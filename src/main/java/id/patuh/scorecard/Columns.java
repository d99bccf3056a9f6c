package id.patuh.scorecard;

import id.patuh.audit.CaseState;
import id.patuh.audit.Check;

/**
 * How the counts of a group lie side by side: for each check its verdicts (compliant, violated, unproven, pending), its
 * violations by severity, those without root, and its cases; then the same over all checks.
 */
final class Columns {

    static final int SEVERITY = 4;
    static final int ROOT = 7;
    static final int OPEN = 8;
    static final int OVERDUE = 9;
    static final int CLOSED = 10;
    static final int CLEAN = 11;
    static final int WITHDRAWN = 12;

    private static final int WIDTH = 13;
    private static final int OF_VERDICTS = ROOT + 1;

    private Columns() {}

    static long[] none(int checks) {
        return new long[(checks + 1) * WIDTH];
    }

    static int of(int check, int column) {
        return check * WIDTH + column;
    }

    /** Puts the verdicts of all checks together. */
    static void sum(long[] columns) {
        int all = columns.length - WIDTH;
        for (int check = 0; check < all; check += WIDTH) {
            for (int column = 0; column < OF_VERDICTS; column++) {
                columns[all + column] += columns[check + column];
            }
        }
    }

    /**
     * Counts cases.
     *
     * @param asked as {@link Signature#asked}, by numbers that {@code checks} translates
     * @param found as {@link Signature#found}
     */
    static void addCases(long[] columns, int[] checks, CaseState state, long asked, long found, long cases) {
        boolean lateStep = (asked & Signature.OVERDUE_STEP) != 0;
        boolean lateCase = (asked & Signature.OVERDUE_CASE) != 0;
        add(columns, columns.length - WIDTH, state, lateStep || lateCase, found == 0, cases);
        long left = asked & ~(Signature.OVERDUE_STEP | Signature.OVERDUE_CASE);
        for (; left != 0; left &= left - 1) {
            int check = Long.numberOfTrailingZeros(left);
            boolean late = check == Check.TIME.rank() ? lateStep : check == Check.CASE_TIME.rank() && lateCase;
            add(columns, checks[check] * WIDTH, state, late, (found >>> check & 1) == 0, cases);
        }
    }

    private static void add(long[] columns, int from, CaseState state, boolean late, boolean clean, long cases) {
        switch (state) {
            case OPEN -> {
                columns[from + OPEN] += cases;
                columns[from + OVERDUE] += late ? cases : 0;
            }
            case CLOSED -> {
                columns[from + CLOSED] += cases;
                columns[from + CLEAN] += clean ? cases : 0;
            }
            case WITHDRAWN -> columns[from + WITHDRAWN] += cases;
        }
    }
}
