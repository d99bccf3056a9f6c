package id.patuh.scorecard;

import id.patuh.audit.Check;
import id.patuh.audit.Verdict;
import id.patuh.sop.Severity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts on one step of a case, or on the case as a whole, whatever case and step it is. Each verdict is a code:
 * its check by the SOP version's numbering, the verdict, its severity, and whether it has a root, is overdue, or was
 * given by a rule of the SOP's own.
 */
final class Signature {

    /** The bits of {@link #asked} that say the case is overdue by {@code time} and by {@code case-time}. */
    static final long OVERDUE_STEP = 1L << 62;

    static final long OVERDUE_CASE = 1L << 63;

    /** How many checks an SOP version can have. */
    static final int MOST_CHECKS = 62;

    private static final int OVERDUE = 1;
    private static final int ROOTED = 2;
    private static final int OWN = 1 << 7;

    final int number;
    final int[] codes;
    /** Checks with a verdict, one bit each, and the overdue ones. */
    final long asked;
    /** Checks with a violated or unproven verdict, one bit each. */
    final long found;

    final int violations;
    final int criticals;
    /** The step's time was measured and judged. */
    final boolean timed;
    /** The step's time was measured and is over its limit. */
    final boolean late;
    /** Equal rulings on another case may have another signature. */
    final boolean dependsOnCase;

    Signature(int number, int[] codes) {
        this.number = number;
        this.codes = codes;
        long askedChecks = 0;
        long foundChecks = 0;
        int violated = 0;
        int critical = 0;
        for (int code : codes) {
            long check = 1L << check(code);
            askedChecks |= check;
            foundChecks |= verdict(code).isFinding() ? check : 0;
            violated += verdict(code) == Verdict.VIOLATED ? 1 : 0;
            critical += severity(code) == Severity.CRITICAL ? 1 : 0;
            if (isOverdue(code)) {
                askedChecks |= check(code) == Check.TIME.rank() ? OVERDUE_STEP : OVERDUE_CASE;
            }
        }
        asked = askedChecks;
        found = foundChecks;
        violations = violated;
        criticals = critical;
        late = any(Check.TIME, Verdict.VIOLATED);
        timed = late || any(Check.TIME, Verdict.COMPLIANT);
        dependsOnCase = late
                || any(Check.ORDER, Verdict.VIOLATED)
                || any(Check.CASE_TIME, Verdict.VIOLATED)
                || any(Check.KNOWN_STEP, Verdict.VIOLATED);
    }

    private boolean any(Check check, Verdict verdict) {
        return Arrays.stream(codes)
                .anyMatch(code -> check(code) == check.rank() && verdict(code) == verdict && (code & OWN) == 0);
    }

    static int code(
            int check, boolean own, Verdict verdict, @Nullable Severity severity, boolean rooted, boolean overdue) {
        return check << 8
                | (own ? OWN : 0)
                | verdict.ordinal() << 4
                | (severity == null ? 0 : severity.ordinal() + 1) << 2
                | (rooted ? ROOTED : 0)
                | (overdue ? OVERDUE : 0);
    }

    static int check(int code) {
        return code >>> 8;
    }

    /** The same verdict, its check having another number. */
    static int withCheck(int code, int check) {
        return check << 8 | (code & 0xff);
    }

    static Verdict verdict(int code) {
        return VERDICTS[code >>> 4 & 7];
    }

    static @Nullable Severity severity(int code) {
        int place = code >>> 2 & 3;
        return place == 0 ? null : SEVERITIES[place - 1];
    }

    static boolean hasRoot(int code) {
        return (code & ROOTED) != 0;
    }

    static boolean isOverdue(int code) {
        return (code & OVERDUE) != 0;
    }

    private static final Verdict[] VERDICTS = Verdict.values();
    private static final Severity[] SEVERITIES = Severity.values();
}
