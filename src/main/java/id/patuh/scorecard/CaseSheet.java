package id.patuh.scorecard;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseState;
import id.patuh.audit.Check;
import id.patuh.audit.Verdict;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One audited case as scorecards and lists count it, apart from the log it came from: {@link ScorecardBuilder} counts the
 * same of the case's file as {@link KeptSheets} counts of its {@linkplain #bytes bytes}.
 *
 * @param sop the version that governs it
 * @param opened epoch milliseconds, as the other instants; {@link CaseFile#NEVER} stands for what is absent
 * @param month months since year 0, in the SOP's zone
 * @param unit as the case spells it; null: it names none
 * @param nextDue when the first running limit of a step or of the case is reached; a suspended one does not run
 * @param entries of the case as a whole and of its steps, where they have verdicts
 */
public record CaseSheet(
        Sop sop,
        CaseState state,
        long opened,
        long closed,
        int month,
        @Nullable String unit,
        long nextDue,
        List<Entry> entries) {

    /**
     * What was said of one step.
     *
     * @param step its index; −1: the case as a whole
     * @param codes as {@link Signature#code} has them
     * @param checks names of the checks, by the numbers in the codes
     * @param performers spellings of those who completed it, at the earliest completion; empty: nobody is named
     * @param time null: its time was not measured and judged
     */
    record Entry(
            int step,
            int[] codes,
            List<String> checks,
            List<String> performers,
            @Nullable Time time) {}

    /**
     * A time that was measured and judged.
     *
     * @param elapsed milliseconds of working time by the audit
     * @param allowed the limit, milliseconds
     * @param running what it takes to tell elapsed at a later time; null: the clock has stopped
     */
    record Time(long elapsed, long allowed, @Nullable Running running) {

        boolean isLate() {
            return elapsed > allowed;
        }
    }

    /**
     * A clock that runs on.
     *
     * @param limit the place of the limit among those of the step
     * @param edges of the suspensions: start, end, start, end, …
     * @param rests the last suspension has not ended
     */
    record Running(int limit, long clock, long[] edges, boolean rests) {}

    /** {@code 2026-10} */
    public String monthWord() {
        return Axes.month(month);
    }

    /** {@code open}, {@code closed} or {@code withdrawn}. */
    public String stateWord() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** 0 nothing found, 1 unproven at worst, then violated: 2 minor, 3 major, 4 critical. */
    public int worst() {
        int worst = 0;
        for (Entry entry : entries) {
            for (int code : entry.codes()) {
                worst = Math.max(worst, badness(code));
            }
        }
        return worst;
    }

    private static int badness(int code) {
        Verdict verdict = Signature.verdict(code);
        Severity severity = Signature.severity(code);
        if (verdict == Verdict.VIOLATED) {
            return 2 + (severity == null ? 0 : severity.ordinal());
        }
        return verdict == Verdict.UNPROVEN ? 1 : 0;
    }

    /** How many limits of undone steps, and of the case, have run out while the case is open. */
    public int overdue() {
        return count(Signature::isOverdue);
    }

    /** How many steps were judged by their time and kept to it. */
    public int inTime() {
        return count(code -> isTime(code, Verdict.COMPLIANT));
    }

    /** How many steps were judged by their time and did not keep to it. */
    public int late() {
        return count(code -> isTime(code, Verdict.VIOLATED));
    }

    private static boolean isTime(int code, Verdict verdict) {
        return Signature.check(code) == Check.TIME.rank() && Signature.verdict(code) == verdict;
    }

    private int count(IntPredicate counts) {
        int count = 0;
        for (Entry entry : entries) {
            for (int code : entry.codes()) {
                count += counts.test(code) ? 1 : 0;
            }
        }
        return count;
    }

    /** Working seconds over their limits of all late steps, cut. */
    public long ownDelaySeconds() {
        return entries.stream()
                        .map(Entry::time)
                        .filter(time -> time != null && time.isLate())
                        .mapToLong(time -> time == null ? 0 : time.elapsed() - time.allowed())
                        .sum()
                / 1000;
    }

    /** Asks for the numbers of the checks that the sheet will refer to. */
    public void checkNames(SheetNames names) {
        for (Entry entry : entries) {
            for (int code : entry.codes()) {
                check(Signature.check(code), entry.checks(), names);
            }
        }
    }

    /** What is kept of it; two sheets that say the same have the same bytes, however long running clocks have run. */
    public byte[] bytes(SheetNames names) {
        SheetBytes out = new SheetBytes();
        out.put(unit == null ? 0 : names.number(SheetNames.Kind.UNIT, unit) + 1);
        out.put(entries.size());
        entries.forEach(entry -> put(entry, names, out));
        return out.taken();
    }

    private static void put(Entry entry, SheetNames names, SheetBytes out) {
        out.put(entry.step() + 1);
        out.put(entry.codes().length);
        for (int code : entry.codes()) {
            out.put((long) check(Signature.check(code), entry.checks(), names) << 8 | (code & 0xff));
        }
        int[] performers = entry.performers().stream()
                .mapToInt(one -> names.number(SheetNames.Kind.PERSON, one))
                .sorted()
                .toArray();
        out.put(performers.length);
        for (int performer : performers) {
            out.put(performer);
        }
        put(entry.time(), out);
    }

    /** Checks that hold for every SOP go by their rank, others by name. */
    private static int check(int number, List<String> checks, SheetNames names) {
        return number < Check.ALL.size()
                ? number
                : Signature.MOST_CHECKS + names.number(SheetNames.Kind.CHECK, checks.get(number));
    }

    private static void put(@Nullable Time time, SheetBytes out) {
        if (time == null) {
            out.put(SheetBytes.NO_TIME);
            return;
        }
        Running running = time.running();
        if (running == null) {
            out.put(SheetBytes.MEASURED);
            out.put(time.elapsed());
            out.put(time.allowed());
            return;
        }
        out.put(running.rests() ? SheetBytes.RESTS : SheetBytes.RUNS);
        out.put(running.limit());
        out.putSigned(running.clock());
        // the end of a suspension that goes on is the time of the audit
        int edges = running.edges().length - (running.rests() ? 1 : 0);
        out.put(edges);
        for (int i = 0; i < edges; i++) {
            out.putSigned(running.edges()[i]);
        }
    }
}
