package id.patuh.audit;

import id.patuh.calendar.Spans;
import id.patuh.eventlog.Transition;
import id.patuh.sop.Limit;
import id.patuh.sop.Name;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Writes the rulings on a case out as verdicts: subjects by name, measures, severity, root and evidence. */
public final class CaseVerdicts {

    private static final Comparator<CaseVerdict> ORDER = Comparator.comparingInt((CaseVerdict v) ->
                    v.step() == null ? Integer.MAX_VALUE : v.step().index())
            .thenComparing(CaseVerdict::check)
            .thenComparing(CaseVerdict::subject, CaseFile::compareCodePoints);

    private final CaseFile file;
    private final Sop sop;
    private final List<CaseVerdict> verdicts = new ArrayList<>();

    private CaseVerdicts(CaseFile file) {
        this.file = file;
        this.sop = file.sop();
    }

    /**
     * The verdicts on the case in the order of FORMATS.md: step (SOP order, blank last), check, subject.
     *
     * @param all every verdict; otherwise violated and unproven ones only
     */
    public static List<CaseVerdict> of(CaseFile file, boolean all) {
        CaseVerdicts written = new CaseVerdicts(file);
        for (Step step : file.sop().steps()) {
            Rulings rulings = file.rulings[step.index()];
            if (all || rulings.anyFinding()) {
                written.addOfStep(step, rulings, all);
            }
        }
        for (Ruling ruling : file.caseRulings.all()) {
            if (all || ruling.verdict().isFinding()) {
                written.addOfCase(ruling);
            }
        }
        for (Ruling ruling : file.ownRulings.all()) {
            if (all || ruling.verdict().isFinding()) {
                written.verdicts.add(written.own(ruling));
            }
        }
        written.verdicts.sort(ORDER);
        return written.verdicts;
    }

    private void addOfStep(Step step, Rulings rulings, boolean all) {
        for (Ruling ruling : rulings.all()) {
            if (all || ruling.verdict().isFinding()) {
                verdicts.add(ofStep(step, ruling));
            }
        }
    }

    /** True where any verdict on the case is violated or unproven. */
    public static boolean anyFinding(CaseFile file) {
        for (Rulings rulings : file.rulings) {
            if (rulings.anyFinding()) {
                return true;
            }
        }
        return file.caseRulings.anyFinding() || file.ownRulings.anyFinding();
    }

    private CaseVerdict ofStep(Step step, Ruling ruling) {
        Check check = ruling.check();
        int s = step.index();
        long done = file.doneAt(s);
        long begin = Math.min(done, file.startedAt(s));
        Draft draft = new Draft(step, ruling);
        draft.severity = severity(step, check);
        switch (check.name()) {
            case "presence" -> presence(draft, s, done);
            case "order" -> order(draft, s, begin, file.demands().steps[s].prerequisites()[ruling.subject()]);
            case "input" -> {
                draft.subject = step.inputWords().get(ruling.subject());
                draft.moment = done;
                draft.counts = i -> inputEvidence(i, s, done);
            }
            case "output" -> {
                draft.subject = step.outputWords().get(ruling.subject());
                draft.moment = done;
                draft.counts = i -> about(i, s)
                        && at(i) <= done
                        && (isDoneEvent(i, s, done) || file.particulars(i).outputs() != null);
            }
            case "role" -> {
                draft.moment = done;
                draft.counts = i -> isDoneEvent(i, s, done);
                draft.given = givenRole(s, done);
            }
            case "time" -> time(draft, s, done);
            case "applicability" -> {
                draft.moment = begin;
                draft.counts = i -> isBegin(i, s, begin) || file.said(i).asked().length > 0;
            }
            default -> {
                draft.moment = done;
                draft.counts = i -> about(i, s) && file.said(i).transition() == Transition.COMPLETE;
            }
        }
        draft.evidence = evidence(draft.counts);
        return draft.verdict();
    }

    private void presence(Draft draft, int s, long done) {
        boolean isDone = done != CaseFile.NEVER;
        draft.moment = isDone ? done : file.closed();
        draft.counts = i -> isDone ? isDoneEvent(i, s, done) : isClosing(i);
    }

    private void order(Draft draft, int s, long begin, int p) {
        Step before = sop.steps().get(p);
        draft.subject = before.id();
        draft.moment = begin;
        draft.other = file.doneAt(p);
        draft.counts = i -> isBegin(i, s, begin) || isDoneEvent(i, p, draft.other);
        if (draft.ruling.verdict() == Verdict.VIOLATED && isSkipped(file, p)) {
            draft.root = before.id() + "/" + Check.PRESENCE.name();
        }
    }

    /** True where the step is itself violated in {@code presence}. */
    static boolean isSkipped(CaseFile file, int p) {
        return file.doneAt(p) == CaseFile.NEVER
                && file.applies(p) == id.patuh.sop.Answer.YES
                && file.state() == CaseState.CLOSED;
    }

    private boolean inputEvidence(int i, int s, long done) {
        if (at(i) > done) {
            return false;
        }
        return about(i, s)
                ? isDoneEvent(i, s, done) || file.particulars(i).inputs() != null
                : file.said(i).step() >= 0 && producesAnyOf(i, s);
    }

    private boolean producesAnyOf(int i, int s) {
        for (int document : file.said(i).produced()) {
            if (sop.steps().get(s).inputs().stream().anyMatch(needed -> needed.index() == document)) {
                return true;
            }
        }
        return false;
    }

    private void time(Draft draft, int s, long done) {
        boolean isDone = done != CaseFile.NEVER;
        draft.moment = done;
        Limit limit = file.limit(s);
        draft.limit = limit;
        long clock = file.clock(s);
        if (limit != null && clock != CaseFile.NEVER && draft.ruling.verdict() != Verdict.UNPROVEN) {
            draft.elapsed = file.elapsed(s);
            draft.clockStart = clock;
            draft.clockEnd = isDone ? done : file.asOf();
            if (draft.ruling.verdict() == Verdict.PENDING) {
                draft.due = due(limit, clock, file.suspended(s));
            }
            if (draft.ruling.verdict() == Verdict.VIOLATED && draft.severity == null) {
                draft.severity = overshoot(draft.elapsed, limit);
            }
        }
        draft.counts = i -> isDoneEvent(i, s, done) || setsClock(i, s, clock) || suspends(i, s);
    }

    private boolean setsClock(int i, int s, long clock) {
        if (at(i) != clock) {
            return false;
        }
        Said said = file.said(i);
        return clock == file.opened()
                || (said.step() == s && said.transition() == Transition.START)
                || (said.step() >= 0 && said.transition() == Transition.COMPLETE && file.inForce(s, said.step()));
    }

    private boolean suspends(int i, int s) {
        Said said = file.said(i);
        return (said.step() == s || said.step() == Said.WHOLE_CASE)
                && (said.transition() == Transition.SUSPEND || said.transition() == Transition.RESUME);
    }

    private void addOfCase(Ruling ruling) {
        if (ruling.check().equals(Check.KNOWN_STEP)) {
            strangeNames().values().forEach(places -> verdicts.add(strange(ruling, places)));
            return;
        }
        Draft draft = new Draft(null, ruling);
        draft.severity = severity(null, ruling.check());
        Limit limit = file.caseLimit();
        draft.limit = limit;
        draft.moment = file.closed();
        if (limit != null) {
            draft.elapsed = file.caseElapsed();
            draft.clockStart = file.opened();
            draft.clockEnd = Math.min(file.closed(), file.asOf());
            if (ruling.verdict() == Verdict.PENDING) {
                draft.due = due(limit, file.opened(), file.caseSuspended());
            }
            if (ruling.verdict() == Verdict.VIOLATED && draft.severity == null) {
                draft.severity = overshoot(draft.elapsed, limit);
            }
        }
        draft.evidence = evidence(i -> at(i) == file.opened() || isClosing(i) || suspends(i, Said.WHOLE_CASE));
        verdicts.add(draft.verdict());
    }

    /** @param places of all events that name the step, however they spell it */
    private CaseVerdict strange(Ruling ruling, List<Integer> places) {
        int spelling = places.stream().reduce(this::earlierSpelling).orElseThrow();
        Draft draft = new Draft(null, ruling);
        draft.subject = String.valueOf(file.particulars(spelling).step());
        draft.moment = at(spelling);
        draft.severity = severity(null, ruling.check());
        Gathered naming = new Gathered();
        places.forEach(naming::add);
        draft.evidence = naming.sorted();
        return draft.verdict();
    }

    /** How many steps the case names that the SOP has not. */
    static int strangeNames(CaseFile file) {
        return new CaseVerdicts(file).strangeNames().size();
    }

    /** Names of steps that the SOP has not, folded, with the places of the events that name them. */
    private Map<String, List<Integer>> strangeNames() {
        Map<String, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < file.events(); i++) {
            if (file.said(i).step() == Said.STRANGE) {
                places.computeIfAbsent(strangeName(i), name -> new ArrayList<>())
                        .add(i);
            }
        }
        return places;
    }

    private int earlierSpelling(int a, int b) {
        int order = Long.compare(at(a), at(b));
        if (order == 0) {
            order = CaseFile.compareCodePoints(
                    String.valueOf(file.particulars(a).step()),
                    String.valueOf(file.particulars(b).step()));
        }
        return order <= 0 ? a : b;
    }

    private String strangeName(int i) {
        return Name.folded(String.valueOf(file.particulars(i).step()));
    }

    private CaseVerdict own(Ruling ruling) {
        Step step = ruling.step() == null || ruling.step().isEmpty() ? null : sop.step(ruling.step());
        Draft draft = new Draft(step, ruling);
        draft.subject = ruling.own() == null ? "" : ruling.own();
        draft.severity = severity(step, ruling.check());
        draft.moment = step == null ? file.closed() : file.doneAt(step.index());
        draft.evidence = evidence(i -> step == null ? isClosing(i) : about(i, step.index()));
        return draft.verdict();
    }

    // ---- evidence

    private long at(int i) {
        return file.log().at(file.row(i));
    }

    private boolean about(int i, int s) {
        return file.said(i).step() == s;
    }

    private boolean isDoneEvent(int i, int s, long done) {
        Said said = file.said(i);
        return said.step() == s && said.transition() == Transition.COMPLETE && at(i) == done;
    }

    private boolean isBegin(int i, int s, long begin) {
        Said said = file.said(i);
        return said.step() == s
                && (said.transition() == Transition.COMPLETE || said.transition() == Transition.START)
                && at(i) == begin;
    }

    private boolean isClosing(int i) {
        Said said = file.said(i);
        return at(i) == file.closed()
                && said.transition() == Transition.COMPLETE
                && (said.step() == Said.WHOLE_CASE || sop.closes().contains(said.step()));
    }

    /** Of several wrong roles at one instant the smallest, so that the order of the events does not show. */
    private String givenRole(int s, long done) {
        String given = "";
        for (int i = 0; i < file.events(); i++) {
            String role = file.particulars(i).role();
            if (role != null
                    && isDoneEvent(i, s, done)
                    && file.said(i).role() == StepInCase.BROKEN
                    && (given.isEmpty() || CaseFile.compareCodePoints(role, given) < 0)) {
                given = role;
            }
        }
        return given;
    }

    /** In the order of times, then of identities; each identity once. */
    private List<Evidence> evidence(IntPredicate counts) {
        Gathered gathered = new Gathered();
        for (int i = 0; i < file.events(); i++) {
            if (counts.test(i)) {
                gathered.add(i);
            }
        }
        return gathered.sorted();
    }

    /** Events by identity. */
    private final class Gathered {
        private final Map<String, Evidence> byIdentity = new HashMap<>(4);

        void add(int i) {
            byIdentity.computeIfAbsent(file.identity(i), id -> new Evidence(id, file.row(i), at(i)));
        }

        List<Evidence> sorted() {
            List<Evidence> found = new ArrayList<>(byIdentity.values());
            if (found.size() > 1) {
                found.sort(Comparator.comparingLong(Evidence::at).thenComparing(Evidence::id));
            }
            return found;
        }
    }

    // ---- figures

    private static long due(Limit limit, long clock, Spans suspended) {
        return limit.calendar().reached(clock, limit.millis(), suspended).orElse(CaseFile.NEVER);
    }

    static Severity overshoot(long elapsed, Limit limit) {
        long over = elapsed - limit.millis();
        if (over * 4 <= limit.millis()) {
            return Severity.MINOR;
        }
        return over <= limit.millis() ? Severity.MAJOR : Severity.CRITICAL;
    }

    private @Nullable Severity severity(@Nullable Step step, Check check) {
        return severity(sop, step, check);
    }

    /** As the SOP or AUDIT.md sets it; null where it follows from the overshoot. */
    static @Nullable Severity severity(Sop sop, @Nullable Step step, Check check) {
        Severity set = step == null ? null : step.severity().get(check.name());
        return set != null ? set : sop.severity().getOrDefault(check.name(), check.severity());
    }

    /** A verdict being written. */
    private final class Draft {
        private final @Nullable Step step;
        private final Ruling ruling;
        private String subject = "";
        private @Nullable Severity severity;
        private @Nullable Limit limit;
        private long elapsed = -1;
        private long clockStart = CaseFile.NEVER;
        private long clockEnd = CaseFile.NEVER;
        private long due = CaseFile.NEVER;
        private String root = "";
        /** Whether the event of that place is evidence. */
        private IntPredicate counts = i -> false;

        private List<Evidence> evidence = List.of();
        private long moment = CaseFile.NEVER;
        private long other = CaseFile.NEVER;
        private String given = "";

        Draft(@Nullable Step step, Ruling ruling) {
            this.step = step;
            this.ruling = ruling;
        }

        CaseVerdict verdict() {
            return new CaseVerdict(
                    file.caseId(),
                    sop,
                    step,
                    ruling.check(),
                    subject,
                    ruling.verdict(),
                    ruling.verdict() == Verdict.VIOLATED ? severity : null,
                    limit,
                    elapsed,
                    clockStart,
                    clockEnd,
                    due,
                    root,
                    evidence,
                    ruling.rule(),
                    moment,
                    other,
                    given);
        }
    }
}
