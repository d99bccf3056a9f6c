package id.patuh.verify;

import id.patuh.verify.Demanded.Answer;
import id.patuh.verify.Demanded.Limit;
import id.patuh.verify.Demanded.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One case judged again from its events, as AUDIT.md says it and in its order: derived times first, then the ten checks.
 * Instants are epoch milliseconds.
 */
final class Derivation {

    /** An instant that does not exist. */
    static final long NEVER = Long.MAX_VALUE;

    private static final String COMPLIANT = "compliant";
    private static final String VIOLATED = "violated";
    private static final String UNPROVEN = "unproven";
    private static final String PENDING = "pending";

    private static final Map<String, String> SEVERITY = Map.of(
            "once", "minor",
            "output", "major",
            "input", "major",
            "role", "major",
            "known-step", "major",
            "presence", "critical",
            "order", "critical",
            "applicability", "critical");

    private final Demanded sop;
    private final long asOf;
    private final List<Happening> events = new ArrayList<>();
    private final Map<Integer, List<Happening>> ofStep = new HashMap<>();
    private final List<Happening> ofCase = new ArrayList<>();
    private final List<Happening> ofStrangeSteps = new ArrayList<>();
    private final Map<String, String> attributes;
    private final Map<Integer, Set<Integer>> inForce = new HashMap<>();
    private final long closed;
    private final long withdrawn;

    /** @param record every event; those after as-of do not count */
    Derivation(Demanded sop, List<Happening> record, long asOf) {
        this.sop = sop;
        this.asOf = asOf;
        for (Happening event : record) {
            if (event.at() <= asOf) {
                events.add(event);
                placeOf(event).add(event);
            }
        }
        this.attributes = values();
        this.closed = Math.min(
                sop.closes().stream().mapToLong(this::done).min().orElse(NEVER),
                earliest(ofCase, event -> event.is("complete")));
        this.withdrawn = earliest(ofCase, event -> event.is("withdraw"));
    }

    private List<Happening> placeOf(Happening event) {
        if (event.step() == null) {
            return ofCase;
        }
        Integer step = sop.step(event.step());
        return step == null ? ofStrangeSteps : ofStep.computeIfAbsent(step, any -> new ArrayList<>());
    }

    /** Whether the record has any event that counts. */
    boolean hasEvents() {
        return !events.isEmpty();
    }

    // ---- derived times

    private List<Happening> events(int step) {
        return ofStep.getOrDefault(step, List.of());
    }

    private static long earliest(List<Happening> events, Predicate<Happening> which) {
        return events.stream().filter(which).mapToLong(Happening::at).min().orElse(NEVER);
    }

    private long opened() {
        return earliest(events, event -> true);
    }

    long done(int step) {
        return earliest(events(step), event -> event.is("complete"));
    }

    private boolean isDone(int step) {
        return done(step) != NEVER;
    }

    private long started(int step) {
        return earliest(events(step), event -> event.is("start"));
    }

    private long begin(int step) {
        return Math.min(started(step), done(step));
    }

    private boolean isClosed() {
        return closed != NEVER;
    }

    private boolean isWithdrawn() {
        return !isClosed() && withdrawn != NEVER;
    }

    private boolean isOpen() {
        return !isClosed() && !isWithdrawn();
    }

    /** Of each attribute the value with the latest time; of several at that time the greatest in code-point order. */
    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        Map<String, Long> since = new HashMap<>();
        for (Happening event : events) {
            event.attributes().forEach((name, value) -> {
                String known = values.get(name);
                long at = since.getOrDefault(name, Long.MIN_VALUE);
                if (known == null
                        || event.at() > at
                        || (event.at() == at && Names.compareCodePoints(value, known) > 0)) {
                    values.put(name, value);
                    since.put(name, event.at());
                }
            });
        }
        return values;
    }

    private Answer applicable(int step) {
        Step demanded = sop.steps().get(step);
        return demanded.optional() ? Answer.OPTIONAL : Demanded.answer(demanded.when(), attributes);
    }

    /** The prerequisites in force; the reader of the certificate made sure that there is no cycle. */
    Set<Integer> prerequisites(int step) {
        Set<Integer> known = inForce.get(step);
        if (known != null) {
            return known;
        }
        Set<Integer> found = new TreeSet<>();
        for (int p : sop.steps().get(step).after()) {
            if (isDone(p) || applicable(p) == Answer.YES) {
                found.add(p);
            } else {
                found.addAll(prerequisites(p));
            }
        }
        inForce.put(step, found);
        return found;
    }

    /** Suspended from a suspend to the next resume; both at one instant change nothing; none: until as-of. */
    private List<Interval> suspensions(List<Happening> sameLevel) {
        SortedMap<Long, Set<String>> changes = new TreeMap<>();
        for (Happening event : sameLevel) {
            if (event.is("suspend") || event.is("resume")) {
                changes.computeIfAbsent(event.at(), at -> new TreeSet<>()).add(event.transition());
            }
        }
        List<Interval> suspensions = new ArrayList<>();
        long since = NEVER;
        for (Map.Entry<Long, Set<String>> change : changes.entrySet()) {
            if (change.getValue().size() == 2) {
                continue;
            }
            if (change.getValue().contains("suspend")) {
                since = Math.min(since, change.getKey());
            } else if (since != NEVER) {
                suspensions.add(new Interval(since, change.getKey()));
                since = NEVER;
            }
        }
        if (since < asOf) {
            suspensions.add(new Interval(since, asOf));
        }
        return suspensions;
    }

    private List<Interval> caseSuspensions() {
        return suspensions(ofCase);
    }

    private List<Interval> stepSuspensions(int step) {
        List<Interval> both = new ArrayList<>(suspensions(events(step)));
        both.addAll(caseSuspensions());
        return Interval.merged(both);
    }

    /** Where a time limit of the step starts to run. */
    private long clock(int step) {
        if (sop.steps().get(step).clockFromStart()) {
            return started(step);
        }
        Set<Integer> before = prerequisites(step);
        if (before.isEmpty()) {
            return started(step) != NEVER ? started(step) : opened();
        }
        return before.stream().allMatch(this::isDone)
                ? before.stream().mapToLong(this::done).max().orElse(NEVER)
                : started(step);
    }

    // ---- the checks

    /**
     * The verdicts of one check.
     *
     * @param step null: the whole case
     * @return one a subject; empty where the check does not apply
     */
    List<Derived> verdicts(String check, @Nullable Integer step) {
        if (step == null) {
            return switch (check) {
                case "known-step" -> knownStep();
                case "case-time" -> caseTime();
                default -> List.of();
            };
        }
        return switch (check) {
            case "presence" -> presence(step);
            case "order" -> order(step);
            case "input" -> documents(check, step, sop.steps().get(step).inputs(), Happening::inputs, true);
            case "output" -> documents(check, step, sop.steps().get(step).outputs(), Happening::outputs, false);
            case "role" -> role(step);
            case "time" -> time(step);
            case "applicability" -> applicability(step);
            case "once" -> once(step);
            default -> List.of();
        };
    }

    /** Whether AUDIT.md defines the check. */
    static boolean knows(String check) {
        return SEVERITY.containsKey(check) || check.equals("time") || check.equals("case-time");
    }

    private List<Derived> presence(int step) {
        Answer applicable = applicable(step);
        if (applicable != Answer.YES && applicable != Answer.UNKNOWN) {
            return List.of();
        }
        if (isDone(step)) {
            return one("presence", step, COMPLIANT);
        }
        if (isClosed()) {
            return one("presence", step, applicable == Answer.YES ? VIOLATED : UNPROVEN);
        }
        return isOpen() && applicable == Answer.YES ? one("presence", step, PENDING) : List.of();
    }

    private List<Derived> order(int step) {
        List<Derived> verdicts = new ArrayList<>();
        if (begin(step) != NEVER) {
            for (int p : prerequisites(step)) {
                boolean before = done(p) <= begin(step);
                Derived verdict = derived("order", step, sop.steps().get(p).id(), before ? COMPLIANT : VIOLATED);
                boolean skipped =
                        presence(p).stream().anyMatch(found -> found.verdict().equals(VIOLATED));
                verdicts.add(
                        !before && skipped ? verdict.withRoot(sop.steps().get(p).id() + "/presence") : verdict);
            }
        }
        return verdicts;
    }

    /** {@code input} and {@code output}. */
    private List<Derived> documents(
            String check,
            int step,
            List<String> demanded,
            Function<Happening, @Nullable List<String>> names,
            boolean otherSteps) {
        List<Derived> verdicts = new ArrayList<>();
        if (!isDone(step)) {
            return verdicts;
        }
        List<Happening> own = until(events(step), done(step));
        boolean recorded = own.stream().anyMatch(event -> names.apply(event) != null);
        for (String document : demanded) {
            boolean given = own.stream().anyMatch(event -> mentions(names.apply(event), document))
                    || (otherSteps && producedElsewhere(step, document));
            verdicts.add(derived(check, step, document, given ? COMPLIANT : recorded ? VIOLATED : UNPROVEN));
        }
        return verdicts;
    }

    private boolean producedElsewhere(int step, String document) {
        for (Map.Entry<Integer, List<Happening>> other : ofStep.entrySet()) {
            if (other.getKey() != step
                    && until(other.getValue(), done(step)).stream()
                            .anyMatch(event -> mentions(event.outputs(), document))) {
                return true;
            }
        }
        return false;
    }

    private static List<Happening> until(List<Happening> events, long last) {
        return events.stream().filter(event -> event.at() <= last).toList();
    }

    private boolean mentions(@Nullable List<String> names, String document) {
        Integer wanted = sop.document(document);
        return names != null && wanted != null && names.stream().anyMatch(name -> wanted.equals(sop.document(name)));
    }

    private List<Derived> role(int step) {
        Set<String> demanded = sop.steps().get(step).roles();
        if (!isDone(step) || demanded.isEmpty()) {
            return List.of();
        }
        boolean wrong = false;
        boolean unrecorded = false;
        for (Happening event : events(step)) {
            if (event.is("complete") && event.at() == done(step)) {
                String role = event.role() == null ? null : sop.role(event.role());
                unrecorded |= event.role() == null;
                wrong |= event.role() != null && (role == null || !demanded.contains(role));
            }
        }
        return one("role", step, wrong ? VIOLATED : unrecorded ? UNPROVEN : COMPLIANT);
    }

    private List<Derived> applicability(int step) {
        if (sop.steps().get(step).when().isEmpty() || begin(step) == NEVER) {
            return List.of();
        }
        return one(
                "applicability",
                step,
                switch (applicable(step)) {
                    case YES -> COMPLIANT;
                    case NO -> VIOLATED;
                    default -> UNPROVEN;
                });
    }

    private List<Derived> once(int step) {
        if (!isDone(step) || sop.steps().get(step).repeatable()) {
            return List.of();
        }
        boolean again = events(step).stream().anyMatch(event -> event.is("complete") && event.at() != done(step));
        return one("once", step, again ? VIOLATED : COMPLIANT);
    }

    private List<Derived> knownStep() {
        Map<String, Happening> spelt = new TreeMap<>();
        for (Happening event : ofStrangeSteps) {
            spelt.merge(Names.folded(name(event)), event, Derivation::earlierSpelling);
        }
        return spelt.values().stream()
                .map(event -> derived("known-step", null, name(event), VIOLATED))
                .toList();
    }

    private static Happening earlierSpelling(Happening a, Happening b) {
        int order = Long.compare(a.at(), b.at());
        return (order == 0 ? Names.compareCodePoints(name(a), name(b)) : order) <= 0 ? a : b;
    }

    private static String name(Happening event) {
        return event.step() == null ? "" : event.step();
    }

    // ---- time

    /** The entry of a limit that counts. {@code limit} is null where no entry is for the case, or none is known yet. */
    private record Entry(@Nullable Limit limit, boolean known) {}

    private Entry entry(List<Limit> entries) {
        for (Limit entry : entries) {
            switch (Demanded.answer(entry.when(), attributes)) {
                case YES -> {
                    return new Entry(entry, true);
                }
                case UNKNOWN -> {
                    return new Entry(null, false);
                }
                default -> {
                    continue;
                }
            }
        }
        return new Entry(null, true);
    }

    private List<Derived> time(int step) {
        boolean done = isDone(step);
        if (!done && (applicable(step) != Answer.YES || !isOpen())) {
            return List.of();
        }
        Entry entry = entry(sop.steps().get(step).limit());
        if (entry.limit() == null) {
            return done && !entry.known() ? one("time", step, UNPROVEN) : List.of();
        }
        long clock = clock(step);
        if (done && clock > done(step)) {
            return List.of(new Derived("", UNPROVEN, "", entry.limit().millis(), -1, NEVER, NEVER, NEVER, ""));
        }
        if (clock == NEVER) {
            return List.of();
        }
        return List.of(measured("time", step, entry.limit(), clock, done(step), stepSuspensions(step)));
    }

    private List<Derived> caseTime() {
        if (isWithdrawn()) {
            return List.of();
        }
        Entry entry = entry(sop.caseLimit());
        if (entry.limit() == null) {
            return isClosed() && !entry.known() ? one("case-time", null, UNPROVEN) : List.of();
        }
        return List.of(measured("case-time", null, entry.limit(), opened(), closed, caseSuspensions()));
    }

    /** @param finished NEVER: counted up to as-of */
    private Derived measured(
            String check, @Nullable Integer step, Limit limit, long clock, long finished, List<Interval> suspended) {
        long end = Math.min(finished, asOf);
        long elapsed = limit.calendar().worked(clock, end, suspended);
        boolean kept = elapsed <= limit.millis();
        boolean pending = kept && finished == NEVER;
        return new Derived(
                "",
                pending ? PENDING : kept ? COMPLIANT : VIOLATED,
                kept ? "" : severity(check, step, overshoot(elapsed - limit.millis(), limit.millis())),
                limit.millis(),
                elapsed,
                clock,
                end,
                pending
                        ? limit.calendar()
                                .reached(clock, limit.millis(), suspended)
                                .orElse(NEVER)
                        : NEVER,
                "");
    }

    private static String overshoot(long over, long limit) {
        return over * 4 <= limit ? "minor" : over <= limit ? "major" : "critical";
    }

    // ---- ledgers

    /** The intervals that count towards a measured verdict of the step, or of the case. */
    List<Interval> counted(@Nullable Integer step, Derived verdict) {
        return Interval.minus(openFor(step, verdict), suspended(step, verdict));
    }

    /** The suspensions within a measured verdict. */
    List<Interval> suspended(@Nullable Integer step, Derived verdict) {
        List<Interval> all = step == null ? caseSuspensions() : stepSuspensions(step);
        return Interval.within(all, verdict.clockStart(), verdict.clockEnd());
    }

    /** The open time within a suspension. */
    long taken(@Nullable Integer step, Interval suspension) {
        OpenHours calendar = calendar(step);
        return calendar == null ? 0 : Interval.length(calendar.open(suspension.from(), suspension.to()));
    }

    private List<Interval> openFor(@Nullable Integer step, Derived verdict) {
        OpenHours calendar = calendar(step);
        return calendar == null ? List.of() : calendar.open(verdict.clockStart(), verdict.clockEnd());
    }

    private @Nullable OpenHours calendar(@Nullable Integer step) {
        Limit limit = entry(
                        step == null ? sop.caseLimit() : sop.steps().get(step).limit())
                .limit();
        return limit == null ? null : limit.calendar();
    }

    // ---- verdicts

    private List<Derived> one(String check, @Nullable Integer step, String verdict) {
        return List.of(derived(check, step, "", verdict));
    }

    private Derived derived(String check, @Nullable Integer step, String subject, String verdict) {
        String severity = SEVERITY.getOrDefault(check, "");
        return Derived.unmeasured(subject, verdict, verdict.equals(VIOLATED) ? severity(check, step, severity) : "");
    }

    /** The step's own severity, else the SOP's, else the usual one. */
    private String severity(String check, @Nullable Integer step, String usual) {
        String ofSop = sop.severity().getOrDefault(check, usual);
        return step == null ? ofSop : sop.steps().get(step).severity().getOrDefault(check, ofSop);
    }
}
