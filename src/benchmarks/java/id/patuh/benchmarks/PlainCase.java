package id.patuh.benchmarks;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * The audit of one case after the other, written out for the fourteen steps of the one SOP, which form a chain. A row
 * is given as a stretch of the log and a place in it. One instance serves one thread.
 */
final class PlainCase {

    private static final long NEVER = Long.MAX_VALUE;
    private static final int STEPS = PlainWords.STEPS;
    private static final long CASE_LIMIT = 13 * 3_600_000L;
    private static final int ATTRIBUTES = 4;
    private static final int ACKNOWLEDGED = 3;
    private static final int YES = 0;
    private static final int NO = 1;
    private static final int UNKNOWN = 2;
    private static final int MINUTES = 10;

    private static final long[] LIMIT =
            TableStep.ALL.stream().mapToLong(s -> s.limit() * 1000L).toArray();
    private static final int[] INPUT = TableStep.ALL.stream()
            .mapToInt(s -> PlainWords.DOCUMENTS.indexOf(s.input()))
            .toArray();
    private static final int[] OUTPUT = TableStep.ALL.stream()
            .mapToInt(s -> PlainWords.DOCUMENTS.indexOf(s.output()))
            .toArray();
    private static final int[] ROLE = {
        PlainWords.OFFICE,
        PlainWords.HEAD,
        PlainWords.DIVISION,
        PlainWords.SECTION,
        PlainWords.TECHNICIAN,
        PlainWords.TECHNICIAN,
        PlainWords.TECHNICIAN,
        PlainWords.TECHNICIAN,
        PlainWords.TECHNICIAN,
        PlainWords.TECHNICIAN,
        PlainWords.TECHNICIAN,
        PlainWords.SECTION,
        PlainWords.DIVISION,
        PlainWords.HEAD
    };

    private final PlainWords words;
    private final long asOf;
    private final StringBuilder out = new StringBuilder(1 << 16);

    private final PlainRows[] stretches;
    private String name = "";
    private long[] rows = new long[0];
    private int from;
    private int to;

    private long opened;
    private long closedByCase;
    private long withdrawn;
    private boolean suspensions;
    private boolean strange;
    private int lacking;
    private boolean officeAtMinutes;
    private final long[] done = new long[STEPS];
    private final long[] started = new long[STEPS];
    private final boolean[] again = new boolean[STEPS];
    private final boolean[] roleWrong = new boolean[STEPS];
    private final boolean[] roleMissing = new boolean[STEPS];
    private final int[] value = new int[ATTRIBUTES];
    private final long[] valueAt = new long[ATTRIBUTES];
    private final int[] applies = new int[STEPS];

    PlainCase(PlainWords words, PlainRows[] stretches, long asOf) {
        this.words = words;
        this.stretches = stretches;
        this.asOf = asOf;
    }

    /** The findings so far, as lines of case, step, check, subject and verdict. */
    StringBuilder findings() {
        return out;
    }

    /** Audits the case whose rows are {@code rows[from, to)}: the stretch in the upper half, the row in the lower. */
    void audit(String name, long[] rows, int from, int to) {
        this.name = name;
        this.rows = rows;
        this.from = from;
        this.to = to;
        clear();
        for (int i = from; i < to; i++) {
            read(stretches[(int) (rows[i] >>> 32)], (int) rows[i]);
        }
        decideConditions();
        long closed = Math.min(closedByCase, done[STEPS - 1]);
        boolean isOpen = closed == NEVER && withdrawn == NEVER;
        for (int s = 0; s < STEPS; s++) {
            step(s, closed, isOpen);
        }
        ofCase(closed, isOpen);
    }

    private void clear() {
        opened = NEVER;
        closedByCase = NEVER;
        withdrawn = NEVER;
        suspensions = false;
        strange = false;
        lacking = 0;
        officeAtMinutes = false;
        Arrays.fill(done, NEVER);
        Arrays.fill(started, NEVER);
        Arrays.fill(again, false);
        Arrays.fill(value, 0);
    }

    private void read(PlainRows in, int row) {
        long at = in.at(row);
        opened = Math.min(opened, at);
        int s = in.step(row);
        int transition = in.transition(row);
        suspensions |= transition == PlainWords.SUSPEND;
        if (s < STEPS) {
            readStep(in, row, s, at, transition);
        } else if (s >= PlainWords.STRANGE) {
            strange = true;
        } else if (transition == PlainWords.COMPLETE) {
            closedByCase = Math.min(closedByCase, at);
        } else if (transition == PlainWords.WITHDRAW) {
            withdrawn = Math.min(withdrawn, at);
        }
        if (in.said(row) != 0) {
            readAttributes(in.said(row), at);
        }
    }

    private void readStep(PlainRows in, int row, int s, long at, int transition) {
        int role = in.role(row);
        officeAtMinutes |= s == MINUTES && role == PlainWords.OFFICE;
        if (transition == PlainWords.START) {
            started[s] = Math.min(started[s], at);
        } else if (transition == PlainWords.COMPLETE) {
            complete(s, at, role);
            if (role == PlainWords.NO_ROLE && in.nobody(row)) {
                lacking |= 1 << s;
            }
        }
    }

    private void complete(int s, long at, int role) {
        again[s] |= done[s] != NEVER && done[s] != at;
        if (at > done[s]) {
            return;
        }
        boolean wrong = role != PlainWords.NO_ROLE && role != ROLE[s] && !(s == 8 && role == PlainWords.OFFICE);
        boolean missing = role == PlainWords.NO_ROLE;
        boolean same = at == done[s];
        roleWrong[s] = wrong || (same && roleWrong[s]);
        roleMissing[s] = missing || (same && roleMissing[s]);
        done[s] = at;
    }

    private void readAttributes(long said, long at) {
        for (int i = 0; i < ATTRIBUTES; i++) {
            int given = (int) (said >>> (i << 4)) & 0xffff;
            if (given != 0 && (value[i] == 0 || at > valueAt[i] || (at == valueAt[i] && greater(given, value[i])))) {
                value[i] = given;
                valueAt[i] = at;
            }
        }
    }

    private boolean greater(int a, int b) {
        return words.value(a).compareTo(words.value(b)) > 0;
    }

    private void decideConditions() {
        Arrays.fill(applies, YES);
        int place = says(0, "server");
        applies[5] = place == UNKNOWN ? UNKNOWN : YES + NO - place;
        applies[6] = applies[5];
        applies[7] = says(1, "ya");
        applies[8] = says(2, "ya");
        applies[9] = applies[8];
    }

    private int says(int attribute, String wanted) {
        if (value[attribute] == 0) {
            return UNKNOWN;
        }
        return PlainWords.folded(words.value(value[attribute])).equals(wanted) ? YES : NO;
    }

    private void step(int s, long closed, boolean isOpen) {
        boolean isDone = done[s] != NEVER;
        long begin = Math.min(done[s], started[s]);
        int before = before(s);
        if (!isDone && closed != NEVER && applies[s] != NO) {
            finding(s, "presence", "", applies[s] == YES);
        }
        if (begin != NEVER && before >= 0 && done[before] > begin) {
            finding(s, "order", Integer.toString(before + 1), true);
        }
        if (isDone) {
            papers(s);
            if (roleWrong[s] || roleMissing[s]) {
                finding(s, "role", "", roleWrong[s]);
            }
        }
        if (isDone || (isOpen && applies[s] == YES)) {
            time(s, before);
        }
        if (begin != NEVER && applies[s] != YES) {
            finding(s, "applicability", "", applies[s] == NO);
        }
        if (again[s]) {
            finding(s, "once", "", true);
        }
        if (s == MINUTES && isDone && !officeAtMinutes && says(ACKNOWLEDGED, "ya") != YES) {
            finding(s, "berita-acara-diketahui", "", says(ACKNOWLEDGED, "tidak") == YES);
        }
    }

    /** The nearest step above that is done or had to be, or -1. */
    private int before(int s) {
        int p = s - 1;
        while (p >= 0 && done[p] == NEVER && applies[p] != YES) {
            p--;
        }
        return p;
    }

    private void papers(int s) {
        int in = 0;
        int made = 0;
        int elsewhere = 0;
        for (int i = from; i < to; i++) {
            PlainRows stretch = stretches[(int) (rows[i] >>> 32)];
            int row = (int) rows[i];
            if (stretch.at(row) > done[s]) {
                continue;
            }
            if (stretch.step(row) == s) {
                in |= stretch.inputs(row);
                made |= stretch.outputs(row);
            } else if (stretch.step(row) < STEPS) {
                elsewhere |= stretch.outputs(row);
            }
        }
        if (((in | elsewhere) >>> INPUT[s] & 1) == 0) {
            finding(s, "input", PlainWords.DOCUMENTS.get(INPUT[s]), (in & PlainWords.RECORDED) != 0);
        }
        if ((made >>> OUTPUT[s] & 1) == 0) {
            finding(s, "output", PlainWords.DOCUMENTS.get(OUTPUT[s]), (made & PlainWords.RECORDED) != 0);
        }
    }

    private void time(int s, int before) {
        long clock = started[s];
        if (before >= 0 && done[before] != NEVER) {
            clock = done[before];
        } else if (before < 0 && clock == NEVER) {
            clock = opened;
        }
        long end = Math.min(done[s], asOf);
        if (clock <= end) {
            if (end - clock > LIMIT[s] && end - clock - suspended(s, clock, end) > LIMIT[s]) {
                finding(s, "time", "", true);
            }
        } else if (done[s] != NEVER) {
            finding(s, "time", "", false);
        }
    }

    private void ofCase(long closed, boolean isOpen) {
        if (strange) {
            strangeNames();
        }
        if (closed != NEVER || isOpen) {
            long end = Math.min(closed, asOf);
            if (end - opened > CASE_LIMIT
                    && end - opened - suspended(PlainWords.WHOLE_CASE, opened, end) > CASE_LIMIT) {
                finding(-1, "case-time", "", true);
            }
        }
        if (closed != NEVER && lacking != 0) {
            finding(-1, "pencatatan-lengkap", lackingSteps(), false);
        }
    }

    private String lackingSteps() {
        StringBuilder steps = new StringBuilder();
        for (int s = 0; s < STEPS; s++) {
            if ((lacking >>> s & 1) != 0) {
                steps.append(steps.length() == 0 ? "" : ", ").append(s + 1);
            }
        }
        return steps.toString();
    }

    private void strangeNames() {
        TreeMap<String, long[]> earliest = new TreeMap<>();
        for (int i = from; i < to; i++) {
            PlainRows in = stretches[(int) (rows[i] >>> 32)];
            int step = in.step((int) rows[i]);
            if (step >= PlainWords.STRANGE) {
                long at = in.at((int) rows[i]);
                long[] known =
                        earliest.computeIfAbsent(PlainWords.folded(words.strange(step)), k -> new long[] {NEVER, step});
                if (at < known[0]
                        || (at == known[0] && words.strange(step).compareTo(words.strange((int) known[1])) < 0)) {
                    known[0] = at;
                    known[1] = step;
                }
            }
        }
        earliest.values().stream()
                .map(known -> words.strange((int) known[1]))
                .sorted()
                .forEach(spelt -> finding(-1, "known-step", spelt, true));
    }

    /** How long the step or its case was suspended within the time. */
    private long suspended(int s, long start, long end) {
        if (!suspensions) {
            return 0;
        }
        long off = 0;
        boolean ofStep = false;
        boolean ofCase = false;
        long since = start;
        long[] changes = changes(s);
        for (int i = 0; i < changes.length; ) {
            long at = changes[i] >> 2;
            int seen = 0;
            for (; i < changes.length && changes[i] >> 2 == at; i++) {
                seen |= 1 << (changes[i] & 3);
            }
            if (ofStep || ofCase) {
                off += Math.max(0, Math.min(at, end) - Math.max(since, start));
            }
            since = at;
            ofCase = after(ofCase, seen & 3);
            ofStep = after(ofStep, seen >> 2);
        }
        return ofStep || ofCase ? off + Math.max(0, end - Math.max(since, start)) : off;
    }

    /** Bit 0: suspended then, bit 1: resumed then; both at once change nothing. */
    private static boolean after(boolean suspended, int seen) {
        return seen == 1 || (seen != 2 && suspended);
    }

    /** Times, shifted by 2, with bit 0 for a resumption and bit 1 for one of the step; sorted. */
    private long[] changes(int s) {
        long[] found = new long[to - from];
        int used = 0;
        for (int i = from; i < to; i++) {
            PlainRows in = stretches[(int) (rows[i] >>> 32)];
            int row = (int) rows[i];
            int transition = in.transition(row);
            boolean counts = transition == PlainWords.SUSPEND || transition == PlainWords.RESUME;
            if (counts && (in.step(row) == s || in.step(row) == PlainWords.WHOLE_CASE)) {
                int ofStep = in.step(row) == PlainWords.WHOLE_CASE ? 0 : 2;
                found[used++] = in.at(row) << 2 | ofStep | (transition == PlainWords.RESUME ? 1 : 0);
            }
        }
        long[] changes = Arrays.copyOf(found, used);
        Arrays.sort(changes);
        return changes;
    }

    private void finding(int s, String check, String subject, boolean violated) {
        out.append(name).append(',');
        if (s >= 0) {
            out.append(s + 1);
        }
        out.append(',').append(check).append(',');
        boolean quoted = subject.indexOf(',') >= 0;
        out.append(quoted ? "\"" : "").append(subject).append(quoted ? "\"" : "");
        out.append(violated ? ",violated\n" : ",unproven\n");
    }
}
