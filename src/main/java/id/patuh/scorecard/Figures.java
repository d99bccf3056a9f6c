package id.patuh.scorecard;

import id.patuh.audit.Check;
import id.patuh.audit.Verdict;
import id.patuh.sop.Severity;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one group of verdicts and cases. Source: AUDIT.md, "Scorecard".
 *
 * <p>A case belongs to a group of steps, checks, roles or actors where it has a verdict there, and is open, overdue or
 * clean there by the verdicts of the group alone; to every other group it belongs as a whole.
 */
public final class Figures {

    private static final int TIME = Check.TIME.rank();

    private final List<String> checks;
    private final long[] columns;
    private final long delayMillis;
    private final @Nullable TimesUsed times;
    private final int only;

    /** @param columns as {@link Columns} lays them out */
    Figures(List<String> checks, long[] columns, long delayMillis, @Nullable TimesUsed times) {
        this(checks, columns, delayMillis, times, -1);
    }

    private Figures(List<String> checks, long[] columns, long delayMillis, @Nullable TimesUsed times, int only) {
        this.checks = checks;
        this.columns = columns;
        this.delayMillis = delayMillis;
        this.times = times;
        this.only = only;
    }

    /** The figures of one check; null where it gave no verdict. */
    @Nullable
    Figures of(int check) {
        Figures one =
                new Figures(checks, columns, check == TIME ? delayMillis : 0, check == TIME ? times : null, check);
        return one.counted() == 0 ? null : one;
    }

    /** The checks that gave a verdict, in the order of AUDIT.md, then those of the SOPs' own. */
    public List<String> checks() {
        return IntStream.range(0, checks.size())
                .filter(check -> (only < 0 || only == check) && counted(check) > 0)
                .mapToObj(checks::get)
                .toList();
    }

    private long counted(int check) {
        return verdicts(check, Verdict.COMPLIANT)
                + verdicts(check, Verdict.VIOLATED)
                + verdicts(check, Verdict.UNPROVEN)
                + verdicts(check, Verdict.PENDING);
    }

    private long counted() {
        return counted(block());
    }

    private int block() {
        return only < 0 ? checks.size() : only;
    }

    private long column(int column) {
        return columns[Columns.of(block(), column)];
    }

    private long verdicts(int check, Verdict verdict) {
        return columns[Columns.of(check, verdict.ordinal())];
    }

    /** How many such verdicts all checks gave. */
    public long verdicts(Verdict verdict) {
        return verdicts(block(), verdict);
    }

    /** How many such verdicts the check gave. */
    public long verdicts(String check, Verdict verdict) {
        int number = checks.indexOf(check);
        return number < 0 || (only >= 0 && only != number) ? 0 : verdicts(number, verdict);
    }

    /** Compliant of compliant and violated. */
    public Share conformance() {
        return share(verdicts(Verdict.COMPLIANT), verdicts(Verdict.VIOLATED));
    }

    public Share conformance(String check) {
        return share(verdicts(check, Verdict.COMPLIANT), verdicts(check, Verdict.VIOLATED));
    }

    /** Compliant and violated of those and unproven. */
    public Share proven() {
        return share(verdicts(Verdict.COMPLIANT) + verdicts(Verdict.VIOLATED), verdicts(Verdict.UNPROVEN));
    }

    public Share proven(String check) {
        return share(
                verdicts(check, Verdict.COMPLIANT) + verdicts(check, Verdict.VIOLATED),
                verdicts(check, Verdict.UNPROVEN));
    }

    private static Share share(long part, long rest) {
        return new Share(part, part + rest);
    }

    /** Conformance of {@code time}. */
    public Share onTime() {
        return conformance(Check.TIME.name());
    }

    /** Null where no time was measured. */
    public @Nullable TimesUsed times() {
        return times;
    }

    /** Working seconds over their limits of all late steps, cut; 0 where none is late. */
    public long ownDelaySeconds() {
        return delayMillis / 1000;
    }

    /** Steps over their limits, done or not. */
    public long lateSteps() {
        return verdicts(Check.TIME.name(), Verdict.VIOLATED);
    }

    /** Closed cases with nothing violated and nothing unproven, of closed cases. */
    public Share cleanCases() {
        return new Share(column(Columns.CLEAN), column(Columns.CLOSED));
    }

    /** Violations of that severity. */
    public long violations(Severity severity) {
        return column(Columns.SEVERITY + severity.ordinal());
    }

    /** Violations that follow from no other finding. */
    public long rootViolations() {
        return column(Columns.ROOT);
    }

    public long cases() {
        return openCases() + closedCases() + withdrawnCases();
    }

    public long openCases() {
        return column(Columns.OPEN);
    }

    /** Open cases in which the limit of an undone step, or of the case, has run out. */
    public long overdueCases() {
        return column(Columns.OVERDUE);
    }

    public long closedCases() {
        return column(Columns.CLOSED);
    }

    public long withdrawnCases() {
        return column(Columns.WITHDRAWN);
    }
}
