package id.patuh.oracle;

import id.patuh.oracle.PlainSop.Clause;
import id.patuh.oracle.PlainSop.Clock;
import id.patuh.oracle.PlainSop.Limit;
import id.patuh.oracle.PlainSop.Step;
import id.patuh.oracle.WorkingTime.Suspension;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One case, judged sentence by sentence as AUDIT.md puts it. Only events that count may be given. */
final class CaseOracle {

    /** What a step or role is called that the SOP has not. */
    static final String UNKNOWN = "?";

    private static final String CASE = "";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private final Oracle oracle;
    private final PlainSop sop;
    private final Vocabulary words;
    private final List<Told> events;
    private final Instant asOf;
    private final List<ExpectedRow> rows = new ArrayList<>();

    CaseOracle(Oracle oracle, PlainSop sop, Vocabulary words, List<PlainEvent> events, Instant asOf) {
        this.oracle = oracle;
        this.sop = sop;
        this.words = words;
        this.events = events.stream()
                .map(event -> new Told(event, words.step(event.step())))
                .toList();
        this.asOf = asOf;
    }

    /** An event and the id of the step that it names: blank for the case, {@link #UNKNOWN} for none of the SOP's. */
    private record Told(PlainEvent event, String step) {

        Instant at() {
            return event.at();
        }

        boolean is(String otherStep, String transition) {
            return step.equals(otherStep) && event.transition().equals(transition);
        }
    }

    /** Whether a step applies, or whether a condition holds. */
    private enum Applies {
        YES,
        NO,
        UNKNOWN,
        OPTIONAL
    }

    /** How the case stands. */
    private enum State {
        OPEN,
        CLOSED,
        WITHDRAWN
    }

    /** What is known of a limit: not at all known yet (no seconds), or so many seconds on a calendar. */
    private record KnownLimit(Optional<Long> seconds, String calendar) {}

    /** The five measured columns. */
    private record Measured(String limit, String elapsed, String start, String end, String due) {

        static final Measured NOTHING = new Measured("", "", "", "", "");

        static Measured limitAlone(long seconds) {
            return new Measured(Long.toString(seconds), "", "", "", "");
        }
    }

    List<ExpectedRow> rows() {
        for (Step step : sop.steps()) {
            presence(step);
            order(step);
            inputs(step);
            outputs(step);
            role(step);
            time(step);
            applicability(step);
            once(step);
        }
        knownSteps();
        caseTime();
        return rows;
    }

    // Derived times

    private Instant opened() {
        return events.stream().map(Told::at).min(Instant::compareTo).orElseThrow();
    }

    private Optional<Instant> done(String step) {
        return earliest(step, "complete");
    }

    private Optional<Instant> started(String step) {
        return earliest(step, "start");
    }

    private Optional<Instant> earliest(String step, String transition) {
        return events.stream()
                .filter(event -> event.is(step, transition))
                .map(Told::at)
                .min(Instant::compareTo);
    }

    private Optional<Instant> begin(String step) {
        return Stream.of(started(step), done(step)).flatMap(Optional::stream).min(Instant::compareTo);
    }

    private Optional<String> attribute(String name) {
        return events.stream()
                .map(Told::event)
                .filter(event ->
                        !Names.trim(event.attributes().getOrDefault(name, "")).isEmpty())
                .max(Comparator.comparing(PlainEvent::at)
                        .thenComparing(event -> Names.trim(event.attributes().get(name)), Names::compare))
                .map(event -> event.attributes().get(name));
    }

    private Optional<Instant> closed() {
        Stream<Instant> bySteps = sop.closing().stream().map(this::done).flatMap(Optional::stream);
        return Stream.concat(bySteps, earliest(CASE, "complete").stream()).min(Instant::compareTo);
    }

    private State state() {
        if (closed().isPresent()) {
            return State.CLOSED;
        }
        return earliest(CASE, "withdraw").isPresent() ? State.WITHDRAWN : State.OPEN;
    }

    // Applies, prerequisites

    private Applies applicable(Step step) {
        return step.optional() ? Applies.OPTIONAL : holds(step.when());
    }

    private Applies holds(List<Clause> condition) {
        List<Applies> clauses = condition.stream().map(this::holds).toList();
        if (clauses.contains(Applies.NO)) {
            return Applies.NO;
        }
        return clauses.contains(Applies.UNKNOWN) ? Applies.UNKNOWN : Applies.YES;
    }

    private Applies holds(Clause clause) {
        Optional<String> value = attribute(clause.attribute());
        if (value.isEmpty()) {
            return Applies.UNKNOWN;
        }
        boolean listed = clause.values().stream().anyMatch(one -> Names.same(one, value.get()));
        return listed != clause.not() ? Applies.YES : Applies.NO;
    }

    private Set<String> pre(Step step) {
        Set<String> inForce = new LinkedHashSet<>();
        for (String id : sop.after(step)) {
            Step before = sop.step(id);
            if (done(id).isPresent() || applicable(before) == Applies.YES) {
                inForce.add(id);
            } else {
                inForce.addAll(pre(before));
            }
        }
        return inForce;
    }

    // Working time, clock, limit

    /** The suspensions of the step, or with a blank step of the case. */
    private List<Suspension> suspensions(String level) {
        Set<Instant> suspends = times(level, "suspend");
        Set<Instant> resumes = times(level, "resume");
        Set<Instant> all = new TreeSet<>(suspends);
        all.addAll(resumes);
        List<Suspension> found = new ArrayList<>();
        Optional<Instant> since = Optional.empty();
        for (Instant at : all) {
            boolean both = suspends.contains(at) && resumes.contains(at);
            if (!both && suspends.contains(at) && since.isEmpty()) {
                since = Optional.of(at);
            } else if (!both && resumes.contains(at) && since.isPresent()) {
                found.add(new Suspension(since.get(), at));
                since = Optional.empty();
            }
        }
        since.ifPresent(from -> found.add(new Suspension(from, asOf)));
        return found;
    }

    private Set<Instant> times(String level, String transition) {
        Set<Instant> times = new TreeSet<>();
        events.stream().filter(event -> event.is(level, transition)).forEach(event -> times.add(event.at()));
        return times;
    }

    private List<Suspension> suspensionsOfStepAndCase(String step) {
        return Stream.concat(suspensions(step).stream(), suspensions(CASE).stream())
                .toList();
    }

    private Optional<Instant> clock(Step step) {
        if (sop.clockOf(step) == Clock.START) {
            return started(step.id());
        }
        Set<String> pre = pre(step);
        if (pre.isEmpty()) {
            return started(step.id()).or(() -> Optional.of(opened()));
        }
        if (pre.stream().allMatch(before -> done(before).isPresent())) {
            return pre.stream().map(before -> done(before).orElseThrow()).max(Instant::compareTo);
        }
        return started(step.id());
    }

    /** Empty: there is no limit. */
    private Optional<KnownLimit> limit(List<Limit> entries, Optional<Step> step) {
        for (Limit entry : entries) {
            Applies holds = holds(entry.when());
            if (holds == Applies.UNKNOWN) {
                return Optional.of(new KnownLimit(Optional.empty(), ""));
            }
            if (holds == Applies.YES) {
                String calendar = sop.calendarOf(entry, step);
                long seconds = entry.is().seconds(oracle.calendar(calendar));
                return Optional.of(new KnownLimit(Optional.of(seconds), calendar));
            }
        }
        return Optional.empty();
    }

    // The checks

    private void presence(Step step) {
        Applies applies = applicable(step);
        if (applies != Applies.YES && applies != Applies.UNKNOWN) {
            return;
        }
        boolean sure = applies == Applies.YES;
        if (done(step.id()).isPresent()) {
            say(step, "presence", "", "compliant");
        } else if (state() == State.CLOSED) {
            say(step, "presence", "", sure ? "violated" : "unproven");
        } else if (state() == State.OPEN && sure) {
            say(step, "presence", "", "pending");
        }
    }

    private void order(Step step) {
        Optional<Instant> begin = begin(step.id());
        if (begin.isEmpty()) {
            return;
        }
        for (String before : pre(step)) {
            boolean inTime =
                    done(before).filter(done -> !done.isAfter(begin.get())).isPresent();
            say(step, "order", before, inTime ? "compliant" : "violated");
        }
    }

    private void inputs(Step step) {
        Optional<Instant> done = done(step.id());
        if (done.isEmpty()) {
            return;
        }
        List<Told> early =
                events.stream().filter(event -> !event.at().isAfter(done.get())).toList();
        List<Told> own =
                early.stream().filter(event -> event.step().equals(step.id())).toList();
        List<Told> others = early.stream()
                .filter(event -> !event.step().equals(step.id()))
                .filter(event -> !event.step().equals(CASE) && !event.step().equals(UNKNOWN))
                .toList();
        for (String input : step.inputs()) {
            boolean named = own.stream().anyMatch(event -> names(event.event().inputs(), input))
                    || others.stream().anyMatch(event -> names(event.event().outputs(), input));
            boolean recorded =
                    own.stream().anyMatch(event -> event.event().inputs().isPresent());
            say(step, "input", input, documentVerdict(named, recorded));
        }
    }

    private void outputs(Step step) {
        Optional<Instant> done = done(step.id());
        if (done.isEmpty()) {
            return;
        }
        List<Told> own = events.stream()
                .filter(event -> event.step().equals(step.id()) && !event.at().isAfter(done.get()))
                .toList();
        for (String output : step.outputs()) {
            boolean named = own.stream().anyMatch(event -> names(event.event().outputs(), output));
            boolean recorded =
                    own.stream().anyMatch(event -> event.event().outputs().isPresent());
            say(step, "output", output, documentVerdict(named, recorded));
        }
    }

    private static String documentVerdict(boolean named, boolean recorded) {
        return named ? "compliant" : recorded ? "violated" : "unproven";
    }

    private boolean names(Optional<List<String>> documents, String document) {
        return documents.orElse(List.of()).stream()
                .anyMatch(one -> words.document(one).equals(words.document(document)));
    }

    private void role(Step step) {
        Optional<Instant> done = done(step.id());
        if (done.isEmpty() || step.roles().isEmpty()) {
            return;
        }
        List<String> roles = events.stream()
                .filter(event -> event.is(step.id(), "complete") && event.at().equals(done.get()))
                .map(event -> words.role(event.event().role()))
                .toList();
        boolean wrong =
                roles.stream().anyMatch(role -> !role.isEmpty() && !step.roles().contains(role));
        String otherwise = roles.contains("") ? "unproven" : "compliant";
        say(step, "role", "", wrong ? "violated" : otherwise);
    }

    private void time(Step step) {
        Optional<KnownLimit> limit = limit(step.limit(), Optional.of(step));
        if (limit.isEmpty()) {
            return;
        }
        Optional<Instant> done = done(step.id());
        if (done.isPresent()) {
            timeOfDone(step, limit.get(), done.get());
        } else {
            timeOfUndone(step, limit.get());
        }
    }

    private void timeOfDone(Step step, KnownLimit limit, Instant done) {
        Optional<Instant> clock = clock(step);
        if (limit.seconds().isEmpty()) {
            say(step, "time", "", "unproven");
        } else if (clock.isEmpty() || clock.get().isAfter(done)) {
            say(
                    step.id(),
                    "time",
                    "",
                    "unproven",
                    "",
                    Measured.limitAlone(limit.seconds().get()));
        } else {
            measure(Optional.of(step), limit, clock.get(), done, "compliant");
        }
    }

    private void timeOfUndone(Step step, KnownLimit limit) {
        Optional<Instant> clock = clock(step);
        if (limit.seconds().isPresent()
                && applicable(step) == Applies.YES
                && state() == State.OPEN
                && clock.isPresent()) {
            measure(Optional.of(step), limit, clock.get(), asOf, "pending");
        }
    }

    private void applicability(Step step) {
        if (step.when().isEmpty() || begin(step.id()).isEmpty()) {
            return;
        }
        String verdict = switch (holds(step.when())) {
            case YES -> "compliant";
            case NO -> "violated";
            default -> "unproven";
        };
        say(step, "applicability", "", verdict);
    }

    private void once(Step step) {
        Set<Instant> completes = times(step.id(), "complete");
        if (!completes.isEmpty() && !step.repeatable()) {
            say(step, "once", "", completes.size() == 1 ? "compliant" : "violated");
        }
    }

    private void knownSteps() {
        Map<String, PlainEvent> firsts = new TreeMap<>();
        Comparator<PlainEvent> earlier =
                Comparator.comparing(PlainEvent::at).thenComparing(event -> Names.trim(event.step()), Names::compare);
        for (Told event : events) {
            if (event.step().equals(UNKNOWN)) {
                firsts.merge(
                        Names.fold(event.event().step()),
                        event.event(),
                        (one, other) -> earlier.compare(one, other) <= 0 ? one : other);
            }
        }
        for (PlainEvent first : firsts.values()) {
            say("", "known-step", Names.trim(first.step()), "violated", "major", Measured.NOTHING);
        }
    }

    private void caseTime() {
        Optional<KnownLimit> limit = limit(sop.caseLimit(), Optional.empty());
        if (limit.isEmpty() || state() == State.WITHDRAWN) {
            return;
        }
        boolean closed = state() == State.CLOSED;
        if (limit.get().seconds().isPresent()) {
            measure(Optional.empty(), limit.get(), opened(), closed().orElse(asOf), closed ? "compliant" : "pending");
        } else if (closed) {
            say("", "case-time", "", "unproven", "", Measured.NOTHING);
        }
    }

    /** A {@code time}, or without a step a {@code case-time}, that runs from {@code start} to {@code end}. */
    private void measure(Optional<Step> step, KnownLimit limit, Instant start, Instant end, String withinLimit) {
        String id = step.map(Step::id).orElse(CASE);
        String check = step.isPresent() ? "time" : "case-time";
        WorkingTime time = new WorkingTime(
                oracle.minutes(limit.calendar()), step.isPresent() ? suspensionsOfStepAndCase(id) : suspensions(CASE));
        long seconds = limit.seconds().orElseThrow();
        long allowed = seconds * 1_000;
        long elapsed = time.between(start, end);
        boolean late = elapsed > allowed;
        String due = !late && withinLimit.equals("pending") ? print(time.reached(start, allowed)) : "";
        Measured measured =
                new Measured(Long.toString(seconds), Long.toString(elapsed / 1_000), print(start), print(end), due);
        String severity = late ? severity(step, check, overshoot(elapsed - allowed, allowed)) : "";
        say(id, check, "", late ? "violated" : withinLimit, severity, measured);
    }

    private static String overshoot(long over, long allowed) {
        if (over * 4 <= allowed) {
            return "minor";
        }
        return over <= allowed ? "major" : "critical";
    }

    private static String severity(Optional<Step> step, String check, String usual) {
        return step.map(one -> one.severity().getOrDefault(check, usual)).orElse(usual);
    }

    private static String usualSeverity(String check) {
        return switch (check) {
            case "once" -> "minor";
            case "output", "input", "role", "known-step" -> "major";
            default -> "critical";
        };
    }

    private void say(Step step, String check, String subject, String verdict) {
        String severity = verdict.equals("violated") ? severity(Optional.of(step), check, usualSeverity(check)) : "";
        say(step.id(), check, subject, verdict, severity, Measured.NOTHING);
    }

    private void say(String step, String check, String subject, String verdict, String severity, Measured measured) {
        int place = step.isEmpty() ? Integer.MAX_VALUE : sop.steps().indexOf(sop.step(step));
        rows.add(new ExpectedRow(
                events.get(0).event().caseId(),
                sop.id(),
                sop.version(),
                step,
                check,
                subject,
                verdict,
                severity,
                measured.limit(),
                measured.elapsed(),
                measured.start(),
                measured.end(),
                measured.due(),
                place));
    }

    private String print(Instant time) {
        return TIME.format(time.truncatedTo(ChronoUnit.SECONDS).atZone(sop.zone()));
    }
}
