package id.patuh.audit;

import id.patuh.calendar.Spans;
import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Transition;
import id.patuh.sop.Answer;
import id.patuh.sop.Condition;
import id.patuh.sop.Document;
import id.patuh.sop.Limit;
import id.patuh.sop.Name;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One case: it answers questions about itself as of a time. It holds the derived times of AUDIT.md; all instants are
 * epoch milliseconds and {@link #NEVER} stands for one that does not exist. An auditor uses one case file for many
 * cases, one after the other: what is asked of it holds until the next case is opened in it.
 *
 * <p>Rules of an SOP's own see the case file itself; the public methods are theirs.
 */
public final class CaseFile extends Judged {

    /** An instant that does not exist. */
    public static final long NEVER = Long.MAX_VALUE;

    private final EventLog log;
    private final Reading reading;
    private final Demands demands;
    private final Sop sop;
    private final long asOf;
    private final int steps;

    private int caseNumber;
    private int[] rows = new int[64];
    private @Nullable String[] identities = new String[64];
    private Said[] said = new Said[64];
    private int count;
    private int used;

    private long opened;
    private long closed;
    private long closedByCase;
    private long withdrawn;
    private boolean strange;
    private boolean suspensions;
    private CaseState state = CaseState.OPEN;

    private final long[] done;
    private final long[] started;
    private final boolean[] again;
    private final int[] roleAtDone;
    private final long[] inputsRecorded;
    private final long[] outputsRecorded;
    private final long[][] inputAt;
    private final long[][] outputAt;
    private final long[] producedFirst;
    private final int[] producedBy;
    private final long[] producedElse;
    private final @Nullable String[] values;
    private final @Nullable String[] foldedValues;
    private final long[] valueAt;
    private boolean anyValue;
    private boolean anyDocument = true;
    private final Answer[] applies;
    private final long[][] inForce;
    private final int words;

    private final @Nullable Limit[] limit;
    private final LimitState[] limitState;
    private final long[] clock;
    private final long[] elapsed;

    private @Nullable Limit caseLimit;
    private LimitState caseLimitState = LimitState.NONE;
    private long caseElapsed;
    private @Nullable Spans caseSuspended;

    final Rulings[] rulings;
    Rulings caseRulings = Rulings.nothing();
    Rulings ownRulings = caseRulings;
    private List<IdentityConflict> conflicts = List.of();
    private int duplicates;

    private @Nullable Consumer<Question> listener;

    /**
     * An event that does not count, as another one carries its identity and says something else.
     *
     * @param row the event
     * @param begin the first event of the row of the file that it came from
     * @param kept the event that counts
     */
    public record IdentityConflict(String caseId, String sop, int row, int begin, int kept) {}

    CaseFile(EventLog log, Reading reading, long asOf) {
        this.log = log;
        this.reading = reading;
        this.demands = reading.demands;
        this.sop = demands.sop;
        this.asOf = asOf;
        this.steps = demands.steps.length;
        this.words = (steps + 63) >>> 6;
        done = new long[steps];
        started = new long[steps];
        again = new boolean[steps];
        roleAtDone = new int[steps];
        inputsRecorded = new long[steps];
        outputsRecorded = new long[steps];
        inputAt = new long[steps][];
        outputAt = new long[steps][];
        for (int s = 0; s < steps; s++) {
            inputAt[s] = new long[sop.steps().get(s).inputs().size()];
            outputAt[s] = new long[sop.steps().get(s).outputs().size()];
        }
        producedFirst = new long[sop.documents().size()];
        producedBy = new int[producedFirst.length];
        producedElse = new long[producedFirst.length];
        values = new String[demands.attributes.size()];
        foldedValues = new String[values.length];
        valueAt = new long[values.length];
        applies = new Answer[steps];
        inForce = new long[steps][words];
        limit = new Limit[steps];
        limitState = new LimitState[steps];
        clock = new long[steps];
        elapsed = new long[steps];
        rulings = new Rulings[steps];
    }

    // ---- opening

    /** Opens the case; false where none of its events counts as of then. */
    boolean open(int number) {
        gather(number);
        if (count == 0) {
            return false;
        }
        clear();
        for (int i = 0; i < count; i++) {
            read(log.at(rows[i]), said[i]);
        }
        closed = closedByCase;
        for (int s : sop.closes()) {
            closed = Math.min(closed, done[s]);
        }
        state = closed != NEVER ? CaseState.CLOSED : withdrawn != NEVER ? CaseState.WITHDRAWN : CaseState.OPEN;
        for (int s : demands.order) {
            applies[s] = applicable(sop.steps().get(s));
            putInForce(s);
        }
        for (int s = 0; s < steps; s++) {
            measure(sop.steps().get(s), s);
        }
        measureCase();
        return true;
    }

    /** What counts, and what of the case's events is repeated or in conflict, whether it counts yet or not. */
    void gather(int number) {
        caseNumber = number;
        conflicts = List.of();
        duplicates = 0;
        caseSuspended = null;
        int from = log.from(caseNumber);
        int to = log.to(caseNumber);
        if (rows.length < to - from) {
            rows = new int[Math.max(to - from, rows.length * 2)];
            identities = new String[rows.length];
            said = new Said[rows.length];
        }
        Arrays.fill(identities, 0, Math.min(identities.length, used), null);
        count = 0;
        for (int row = from; row < to; row++) {
            rows[count++] = row;
        }
        used = count;
        dropRepeated();
        dropLater();
        for (int i = 0; i < count; i++) {
            said[i] = reading.said(log.what(rows[i]));
        }
    }

    private void dropLater() {
        int places = 0;
        for (int i = 0; i < count; i++) {
            if (log.at(rows[i]) <= asOf) {
                rows[places++] = rows[i];
            }
        }
        count = places;
    }

    /** Each identity counts once: of those that share one, the earliest, then the smallest in meaning. */
    private void dropRepeated() {
        Map<Integer, int[]> repeats = new HashMap<>();
        countRepeated(repeats);
        if (log.hasIds()) {
            dropKnownIds(repeats);
        }
        if (!repeats.isEmpty()) {
            countDuplicates(repeats);
        }
    }

    private void dropKnownIds(Map<Integer, int[]> repeats) {
        Map<Integer, Integer> kept = new HashMap<>();
        List<IdentityConflict> found = new ArrayList<>();
        int places = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int id = log.idNumber(row);
            Integer place = id < 0 ? null : kept.putIfAbsent(id, places);
            if (place == null) {
                rows[places++] = row;
                continue;
            }
            int order = compareMeaning(row, rows[place]);
            if (order == 0) {
                repeated(repeats, row);
                rows[place] = isSmaller(row, rows[place]) ? row : rows[place];
            } else {
                int loser = order < 0 ? rows[place] : row;
                rows[place] = order < 0 ? row : rows[place];
                found.add(new IdentityConflict(
                        caseId(), sop.id(), loser, log.beginOfRow(caseNumber, loser), rows[place]));
            }
        }
        count = places;
        conflicts = found;
    }

    /** Events without an identity of their own that say the same: they change nothing, and are counted. */
    private void countRepeated(Map<Integer, int[]> repeats) {
        if (count > 64) {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < count; i++) {
                if (log.idNumber(rows[i]) < 0 && !seen.add(log.at(rows[i]) + meaning(rows[i]))) {
                    repeated(repeats, rows[i]);
                }
            }
            return;
        }
        for (int i = 1; i < count; i++) {
            long at = log.at(rows[i]);
            for (int j = 0; j < i; j++) {
                if (at == log.at(rows[j]) && saySame(rows[i], rows[j])) {
                    repeated(repeats, rows[i]);
                    break;
                }
            }
        }
    }

    private boolean saySame(int a, int b) {
        if (log.idNumber(a) >= 0 || log.idNumber(b) >= 0) {
            return false;
        }
        return log.what(a) == log.what(b)
                        && log.actorNumber(a) == log.actorNumber(b)
                        && Objects.equals(log.note(a), log.note(b))
                || meaning(a).equals(meaning(b));
    }

    private void repeated(Map<Integer, int[]> repeats, int row) {
        repeats.computeIfAbsent(log.beginOfRow(caseNumber, row), begin -> new int[2])[0]++;
    }

    /** A row of a file is a duplicate when all the events it yields are repeated ones. */
    private void countDuplicates(Map<Integer, int[]> repeats) {
        for (int row = log.from(caseNumber); row < log.to(caseNumber); row++) {
            int[] counted = repeats.get(log.beginOfRow(caseNumber, row));
            if (counted != null) {
                counted[1]++;
            }
        }
        duplicates = (int) repeats.values().stream()
                .filter(counted -> counted[0] == counted[1])
                .count();
    }

    private int compareMeaning(int a, int b) {
        int order = Long.compare(log.at(a), log.at(b));
        return order != 0 ? order : meaning(a).compareTo(meaning(b));
    }

    /** Of two spellings of one event the smaller counts, whichever came first. */
    private boolean isSmaller(int a, int b) {
        return log.what(a) != log.what(b)
                && log.particulars(log.what(a))
                                .toString()
                                .compareTo(log.particulars(log.what(b)).toString())
                        < 0;
    }

    private String meaning(int row) {
        return reading.meaning(log.what(row)) + "\u001f" + reading.actor(row) + "\u001f"
                + EventMeaning.of(log.note(row));
    }

    private void clear() {
        opened = NEVER;
        closedByCase = NEVER;
        withdrawn = NEVER;
        strange = false;
        suspensions = false;
        Arrays.fill(done, NEVER);
        Arrays.fill(started, NEVER);
        Arrays.fill(again, false);
        if (anyDocument) {
            anyDocument = false;
            Arrays.fill(inputsRecorded, NEVER);
            Arrays.fill(outputsRecorded, NEVER);
            for (int s = 0; s < steps; s++) {
                Arrays.fill(inputAt[s], NEVER);
                Arrays.fill(outputAt[s], NEVER);
            }
            Arrays.fill(producedFirst, NEVER);
            Arrays.fill(producedElse, NEVER);
            Arrays.fill(producedBy, -1);
        }
        if (anyValue) {
            anyValue = false;
            Arrays.fill(values, null);
            Arrays.fill(foldedValues, null);
        }
    }

    private void read(long at, Said said) {
        opened = Math.min(opened, at);
        int s = said.step();
        if (s >= 0) {
            readStep(at, said, s);
        } else if (s == Said.STRANGE) {
            strange = true;
        } else {
            readCase(at, said.transition());
        }
        if (said.asked().length > 0) {
            readAttributes(at, said);
        }
    }

    private void readCase(long at, Transition transition) {
        switch (transition) {
            case COMPLETE -> closedByCase = Math.min(closedByCase, at);
            case WITHDRAW -> withdrawn = Math.min(withdrawn, at);
            case SUSPEND, RESUME -> suspensions = true;
            default -> {}
        }
    }

    private void readStep(long at, Said said, int s) {
        switch (said.transition()) {
            case START -> started[s] = Math.min(started[s], at);
            case COMPLETE -> complete(at, said.role(), s);
            case SUSPEND, RESUME -> suspensions = true;
            default -> {}
        }
        int[] inputs = said.inputs();
        if (inputs != null) {
            anyDocument = true;
            inputsRecorded[s] = Math.min(inputsRecorded[s], at);
            for (int place : inputs) {
                inputAt[s][place] = Math.min(inputAt[s][place], at);
            }
        }
        int[] outputs = said.outputs();
        if (outputs != null) {
            anyDocument = true;
            outputsRecorded[s] = Math.min(outputsRecorded[s], at);
            for (int place : outputs) {
                outputAt[s][place] = Math.min(outputAt[s][place], at);
            }
            for (int document : said.produced()) {
                produce(document, s, at);
            }
        }
    }

    private void complete(long at, int role, int s) {
        if (done[s] != NEVER && done[s] != at) {
            again[s] = true;
        }
        if (at < done[s]) {
            done[s] = at;
            roleAtDone[s] = role;
        } else if (at == done[s]) {
            roleAtDone[s] = worse(roleAtDone[s], role);
        }
    }

    /** A wrong role before an unrecorded one before a right one. */
    private static int worse(int a, int b) {
        return a == StepInCase.BROKEN || b == StepInCase.BROKEN ? StepInCase.BROKEN : Math.max(a, b);
    }

    /** Keeps the earliest production of a document, and the earliest by another step than that one's. */
    private void produce(int document, int s, long at) {
        if (producedBy[document] == s) {
            producedFirst[document] = Math.min(producedFirst[document], at);
        } else if (at < producedFirst[document]) {
            producedElse[document] = producedFirst[document];
            producedFirst[document] = at;
            producedBy[document] = s;
        } else {
            producedElse[document] = Math.min(producedElse[document], at);
        }
    }

    private void readAttributes(long at, Said said) {
        anyValue = true;
        for (int i = 0; i < said.asked().length; i++) {
            int asked = said.asked()[i];
            String value = said.values()[i];
            String known = values[asked];
            if (known == null || at > valueAt[asked] || (at == valueAt[asked] && compareCodePoints(value, known) > 0)) {
                values[asked] = value;
                foldedValues[asked] = said.foldedValues()[i];
                valueAt[asked] = at;
            }
        }
    }

    static int compareCodePoints(String a, String b) {
        return Arrays.compareUnsigned(
                a.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                b.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Answer applicable(Step step) {
        if (step.optional()) {
            return Answer.OPTIONAL;
        }
        return step.when() == null ? Answer.YES : step.when().of(this::asked);
    }

    /** The folded value of an attribute that conditions ask for; null: none. */
    private @Nullable String asked(String attribute) {
        int index = demands.attribute(attribute);
        return index < 0 ? null : foldedValues[index];
    }

    private void putInForce(int s) {
        long[] set = inForce[s];
        Arrays.fill(set, 0);
        for (int p : demands.steps[s].after()) {
            if (done[p] != NEVER || applies[p] == Answer.YES) {
                set[p >>> 6] |= 1L << p;
            } else {
                for (int w = 0; w < words; w++) {
                    set[w] |= inForce[p][w];
                }
            }
        }
    }

    // ---- time

    private void measure(Step step, int s) {
        limit[s] = null;
        limitState[s] = LimitState.NONE;
        clock[s] = NEVER;
        elapsed[s] = 0;
        boolean asked = done[s] != NEVER || (applies[s] == Answer.YES && state == CaseState.OPEN);
        if (step.limits().isEmpty() || !asked) {
            return;
        }
        limitState[s] = limit(step.limits());
        limit[s] = found;
        if (limit[s] == null) {
            return;
        }
        clock[s] = clock(step, s);
        long end = Math.min(done[s], asOf);
        if (clock[s] <= end) {
            elapsed[s] = limit[s].calendar().open(clock[s], end, suspended(s));
        } else {
            clock[s] = NEVER;
        }
    }

    private @Nullable Limit found;

    private LimitState limit(List<Limit> entries) {
        found = null;
        for (Limit entry : entries) {
            Answer answer = entry.when() == null ? Answer.YES : entry.when().of(this::asked);
            if (answer == Answer.YES) {
                found = entry;
                return LimitState.KNOWN;
            }
            if (answer == Answer.UNKNOWN) {
                return LimitState.UNKNOWN;
            }
        }
        return LimitState.NONE;
    }

    private long clock(Step step, int s) {
        if (step.clockFromStart()) {
            return started[s];
        }
        long[] set = inForce[s];
        boolean none = true;
        long latest = Long.MIN_VALUE;
        for (int w = 0; w < words; w++) {
            for (long left = set[w]; left != 0; left &= left - 1) {
                none = false;
                latest = Math.max(latest, done[(w << 6) + Long.numberOfTrailingZeros(left)]);
            }
        }
        if (none) {
            return started[s] != NEVER ? started[s] : opened;
        }
        return latest != NEVER ? latest : started[s];
    }

    private void measureCase() {
        caseLimit = null;
        caseLimitState = LimitState.NONE;
        caseElapsed = 0;
        if (sop.caseLimit().isEmpty() || state == CaseState.WITHDRAWN) {
            return;
        }
        caseLimitState = limit(sop.caseLimit());
        caseLimit = found;
        if (caseLimit != null) {
            caseElapsed = caseLimit.calendar().open(opened, Math.min(closed, asOf), caseSuspended());
        }
    }

    /** When the case was suspended, up to as-of. */
    Spans caseSuspended() {
        if (caseSuspended == null) {
            caseSuspended = suspensions ? suspensions(Said.WHOLE_CASE) : Spans.NONE;
        }
        return caseSuspended;
    }

    /** When the step or its case was suspended, up to as-of. */
    Spans suspended(int s) {
        return suspensions ? suspensions(s).union(caseSuspended()) : Spans.NONE;
    }

    /** Source: AUDIT.md, "Working time": suspend and resume at one instant change nothing, nor does a repeated one. */
    private Spans suspensions(int step) {
        long[] edges = edges(step);
        if ((edges.length & 1) == 0) {
            return Spans.of(edges);
        }
        long[] closed = Arrays.copyOf(edges, edges.length + 1);
        closed[edges.length] = asOf;
        return Spans.of(closed);
    }

    /** Whether the step or its case is suspended at as-of, what happens at that instant included. */
    boolean rests(int s) {
        return suspensions && ((edges(s).length & 1) == 1 || caseRests());
    }

    /** Whether the case is suspended at as-of, what happens at that instant included. */
    boolean caseRests() {
        return suspensions && (edges(Said.WHOLE_CASE).length & 1) == 1;
    }

    /** When suspensions began and ended in turn; of an odd number the last has not ended. */
    private long[] edges(int step) {
        List<long[]> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Said said = said(i);
            if (said.step() == step && said.transition() == Transition.SUSPEND) {
                changes.add(new long[] {log.at(rows[i]), 1});
            } else if (said.step() == step && said.transition() == Transition.RESUME) {
                changes.add(new long[] {log.at(rows[i]), 0});
            }
        }
        changes.sort((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        long[] edges = new long[changes.size()];
        int used = 0;
        for (int i = 0; i < changes.size(); ) {
            long at = changes.get(i)[0];
            boolean resume = false;
            boolean suspend = false;
            for (; i < changes.size() && changes.get(i)[0] == at; i++) {
                suspend |= changes.get(i)[1] == 1;
                resume |= changes.get(i)[1] == 0;
            }
            boolean suspendedNow = (used & 1) == 1;
            if (suspend != resume && suspend != suspendedNow) {
                edges[used++] = at;
            }
        }
        return Arrays.copyOf(edges, used);
    }

    // ---- the situation of a step and of the case

    /** Everything a rule may look at about the step, as bits; the subjects' answers go into {@code subjects}. */
    long situation(int s, long[] subjects) {
        Demand demand = demands.steps[s];
        Arrays.fill(subjects, 0);
        boolean isDone = done[s] != NEVER;
        long begin = Math.min(started[s], done[s]);
        if (begin != NEVER) {
            putPrerequisites(demand, s, begin, subjects);
        }
        if (isDone) {
            putInputs(demand, s, subjects);
            putOutputs(demand, s, subjects);
        }
        return StepInCase.state(
                applies[s],
                state,
                isDone,
                begin != NEVER,
                again[s],
                clock[s] != NEVER,
                isDone ? roleAtDone[s] : 0,
                limitState[s],
                limit[s] == null || clock[s] == NEVER ? 0 : percent(elapsed[s], limit[s]));
    }

    private void putPrerequisites(Demand demand, int s, long begin, long[] subjects) {
        int[] possible = demand.prerequisites();
        for (int i = 0; i < possible.length; i++) {
            int p = possible[i];
            if ((inForce[s][p >>> 6] >>> p & 1) != 0) {
                StepInCase.put(subjects, i, done[p] <= begin ? StepInCase.MET : StepInCase.BROKEN);
            }
        }
    }

    private void putInputs(Demand demand, int s, long[] subjects) {
        int needed = inputAt[s].length;
        for (int i = 0; i < needed; i++) {
            int document = demand.step().inputs().get(i).index();
            long elsewhere = producedBy[document] == s ? producedElse[document] : producedFirst[document];
            boolean given = inputAt[s][i] <= done[s] || elsewhere <= done[s];
            StepInCase.put(subjects, demand.firstInput() + i, code(given, inputsRecorded[s] <= done[s]));
        }
    }

    private void putOutputs(Demand demand, int s, long[] subjects) {
        for (int i = 0; i < outputAt[s].length; i++) {
            boolean given = outputAt[s][i] <= done[s];
            StepInCase.put(subjects, demand.firstOutput() + i, code(given, outputsRecorded[s] <= done[s]));
        }
    }

    private static int code(boolean given, boolean recorded) {
        return given ? StepInCase.MET : recorded ? StepInCase.BROKEN : StepInCase.UNRECORDED;
    }

    /** Working time in per cent of the limit, rounded up. */
    private static int percent(long elapsed, Limit limit) {
        long allowed = limit.millis();
        if (elapsed == 0) {
            return 0;
        }
        return allowed == 0
                ? StepInCase.MOST_PERCENT
                : (int) Math.min(StepInCase.MOST_PERCENT, (elapsed * 100 + allowed - 1) / allowed);
    }

    CaseInSop situation() {
        return new CaseInSop(state, caseLimitState, caseLimit == null ? 0 : percent(caseElapsed, caseLimit), strange);
    }

    // ---- what others ask

    Sop sop() {
        return sop;
    }

    String caseId() {
        return log.caseId(caseNumber);
    }

    int number() {
        return caseNumber;
    }

    long asOf() {
        return asOf;
    }

    CaseState state() {
        return state;
    }

    long opened() {
        return opened;
    }

    /** When it was closed or {@link #NEVER}. */
    long closed() {
        return closed;
    }

    long withdrawn() {
        return withdrawn;
    }

    long doneAt(int s) {
        return done[s];
    }

    long startedAt(int s) {
        return started[s];
    }

    Answer applies(int s) {
        return applies[s];
    }

    boolean inForce(int s, int p) {
        return (inForce[s][p >>> 6] >>> p & 1) != 0;
    }

    @Nullable
    Limit limit(int s) {
        return limit[s];
    }

    /** Where the limit began to run or {@link #NEVER}. */
    long clock(int s) {
        return clock[s];
    }

    /** Working milliseconds from the clock to the step's completion or to as-of. */
    long elapsed(int s) {
        return elapsed[s];
    }

    @Nullable
    Limit caseLimit() {
        return caseLimit;
    }

    long caseElapsed() {
        return caseElapsed;
    }

    // ---- what rules of an SOP's own ask

    /** The case's name. */
    public String getCaseId() {
        return String.valueOf(ask(Question.Kind.CASE_ID, null, null));
    }

    /** Open, closed or withdrawn. */
    public CaseState getState() {
        return (CaseState) required(ask(Question.Kind.STATE, null, null));
    }

    public boolean isClosed() {
        return getState() == CaseState.CLOSED;
    }

    /** Epoch milliseconds. */
    public long openedAt() {
        return (Long) required(ask(Question.Kind.OPENED_AT, null, null));
    }

    /** Epoch milliseconds or {@link #NEVER}. */
    public long closedAt() {
        return (Long) required(ask(Question.Kind.CLOSED_AT, null, null));
    }

    /** Epoch milliseconds or {@link #NEVER}. */
    public long withdrawnAt() {
        return (Long) required(ask(Question.Kind.WITHDRAWN_AT, null, null));
    }

    /** True where the step of that name is done. Errors: the SOP has no such step. */
    public boolean isDone(String step) {
        return (Boolean) required(ask(Question.Kind.IS_DONE, step, null));
    }

    /** When the step of that name was first completed, epoch milliseconds, or {@link #NEVER}. */
    public long doneAt(String step) {
        return (Long) required(ask(Question.Kind.DONE_AT, step, null));
    }

    /** When the step of that name was first started, epoch milliseconds, or {@link #NEVER}. */
    public long startedAt(String step) {
        return (Long) required(ask(Question.Kind.STARTED_AT, step, null));
    }

    /** The case's value of an attribute: the latest, at one time the greatest; null where it has none. */
    public @Nullable String attribute(String name) {
        return (String) ask(Question.Kind.ATTRIBUTE, name, null);
    }

    /** True where the attribute has a value equal to the given one as values are compared. */
    public boolean says(String attribute, String value) {
        String known = attribute(attribute);
        return known != null && Name.folded(known).equals(Name.folded(value));
    }

    /** True where some event of the step carries the role (id, title or alias). */
    public boolean hasRole(String step, String role) {
        return (Boolean) required(ask(Question.Kind.HAS_ROLE, step, role));
    }

    /** True where some event of the step names the document among its outputs. */
    public boolean namesOutput(String step, String document) {
        return (Boolean) required(ask(Question.Kind.NAMES_OUTPUT, step, document));
    }

    /** True where some event of the step names the document among its inputs. */
    public boolean namesInput(String step, String document) {
        return (Boolean) required(ask(Question.Kind.NAMES_INPUT, step, document));
    }

    /** Ids of the steps that are done, in the SOP's order. */
    @SuppressWarnings("unchecked")
    public List<String> getDoneSteps() {
        return (List<String>) required(ask(Question.Kind.DONE_STEPS, null, null));
    }

    /** Ids of done steps of which some completion names nobody who did it: neither a person nor a role. */
    @SuppressWarnings("unchecked")
    public List<String> getStepsWithoutPerformer() {
        return (List<String>) required(ask(Question.Kind.STEPS_WITHOUT_PERFORMER, null, null));
    }

    private static Object required(@Nullable Object answer) {
        return Objects.requireNonNull(answer);
    }

    /** Tells every question that rules ask from now on. */
    void listen(Consumer<Question> listener) {
        this.listener = listener;
    }

    private @Nullable Object ask(Question.Kind kind, @Nullable String first, @Nullable String second) {
        Question question = new Question(kind, first, second);
        if (listener != null) {
            listener.accept(question);
        }
        return answer(question);
    }

    /** The answer to a question; equal cases give equal answers. */
    @Nullable
    Object answer(Question question) {
        String first = question.first() == null ? "" : question.first();
        String second = question.second() == null ? "" : question.second();
        return switch (question.kind()) {
            case CASE_ID -> caseId();
            case STATE -> state;
            case OPENED_AT -> opened;
            case CLOSED_AT -> closed;
            case WITHDRAWN_AT -> withdrawn;
            case IS_DONE -> done[index(first)] != NEVER;
            case DONE_AT -> done[index(first)];
            case STARTED_AT -> started[index(first)];
            case ATTRIBUTE -> latestValue(first);
            case HAS_ROLE -> anyWithRole(index(first), demands.roleId(second));
            case NAMES_OUTPUT -> anyNames(index(first), second, Particulars::outputs);
            case NAMES_INPUT -> anyNames(index(first), second, Particulars::inputs);
            case DONE_STEPS -> doneSteps();
            case STEPS_WITHOUT_PERFORMER -> withoutPerformer();
        };
    }

    private @Nullable String latestValue(String name) {
        String value = null;
        long since = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            for (Attribute attribute : said[i].attributes()) {
                if (attribute.name().equals(name)) {
                    long at = log.at(rows[i]);
                    if (value == null
                            || at > since
                            || (at == since && compareCodePoints(attribute.value(), value) > 0)) {
                        value = attribute.value();
                        since = at;
                    }
                }
            }
        }
        return value;
    }

    private boolean anyWithRole(int s, @Nullable String role) {
        for (int i = 0; i < count && role != null; i++) {
            Said said = said(i);
            if (said.step() == s && role.equals(said.who())) {
                return true;
            }
        }
        return false;
    }

    private boolean anyNames(int s, String document, Function<Particulars, @Nullable List<String>> list) {
        Document wanted = sop.document(document);
        for (int i = 0; i < count && wanted != null; i++) {
            List<String> named = list.apply(particulars(i));
            if (said(i).step() == s
                    && named != null
                    && named.stream().anyMatch(name -> wanted.equals(sop.document(name)))) {
                return true;
            }
        }
        return false;
    }

    private List<String> doneSteps() {
        return sop.steps().stream()
                .filter(step -> done[step.index()] != NEVER)
                .map(Step::id)
                .toList();
    }

    private List<String> withoutPerformer() {
        BitSet lacking = null;
        for (int i = 0; i < count; i++) {
            if (lacksPerformer(i)) {
                lacking = lacking == null ? new BitSet() : lacking;
                lacking.set(said[i].step());
            }
        }
        return lacking == null
                ? List.of()
                : lacking.stream().mapToObj(s -> sop.steps().get(s).id()).toList();
    }

    private boolean lacksPerformer(int i) {
        return said[i].step() >= 0
                && said[i].transition() == Transition.COMPLETE
                && log.actorNumber(rows[i]) < 0
                && particulars(i).role() == null;
    }

    private int index(String step) {
        return demands.index(step);
    }

    /** Errors: {@link FaultyRule} where the SOP has no step of that name. */
    void checkStep(String step) {
        index(step);
    }

    /** Events left out as they say what another one says. */
    public int duplicates() {
        return duplicates;
    }

    /** Events left out as another one carries their identity and says something else. */
    public List<IdentityConflict> conflicts() {
        return conflicts;
    }

    /** How many events count. */
    int events() {
        return count;
    }

    /** The log's row of the event of that place, from 0. */
    int row(int i) {
        return rows[i];
    }

    Said said(int i) {
        return said[i];
    }

    Particulars particulars(int i) {
        return log.particulars(log.what(rows[i]));
    }

    EventLog log() {
        return log;
    }

    Demands demands() {
        return demands;
    }

    /** The identity of the event of that place. */
    String identity(int i) {
        String known = identities[i];
        if (known == null) {
            known = EventIdentity.of(this, i);
            identities[i] = known;
        }
        return known;
    }

    /** Everything that identifies the event of that place when its source gave it no identity. */
    String meaningOf(int i) {
        return meaning(rows[i]);
    }

    /** Needed by conditions of limits and steps that are explained. */
    Answer answer(@Nullable Condition condition) {
        return condition == null ? Answer.YES : condition.of(this::asked);
    }
}
