package id.patuh.oracle;

import id.patuh.oracle.PlainSop.Clause;
import id.patuh.oracle.PlainSop.Document;
import id.patuh.oracle.PlainSop.Limit;
import id.patuh.oracle.PlainSop.Role;
import id.patuh.oracle.PlainSop.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Invents the rows of one case: first a run that keeps to the SOP more or less, then faults strewn over it. */
final class RandomCase {

    private static final List<String> UNKNOWN_STEPS =
            List.of("Perikas jaringan", "perikas jaringan", "PERIKAS  Jaringan", "99", "langkah lama", "Langkah lama");
    private static final List<String> UNKNOWN_DOCUMENTS = List.of("Kuitansi", "Surat kaleng", "laporan akhir");

    private final PlainSop sop;
    private final Oracle times;
    private final String caseId;
    private final Instant opened;
    private final boolean startColumn;
    private final Dice dice;
    private final Map<String, String> facts = new TreeMap<>();
    private final Map<String, Instant> done = new HashMap<>();
    private final List<LogRow> rows = new ArrayList<>();

    RandomCase(PlainSop sop, Oracle times, String caseId, Instant opened, boolean startColumn, Dice dice) {
        this.sop = sop;
        this.times = times;
        this.caseId = caseId;
        this.opened = opened;
        this.startColumn = startColumn;
        this.dice = dice;
    }

    List<LogRow> rows(double faults) {
        RandomSop.ATTRIBUTES.forEach((name, values) -> {
            if (dice.chance(0.75)) {
                facts.put(name, dice.pick(values));
            }
        });
        run();
        while (dice.chance(faults / (1 + faults))) {
            fault();
        }
        return rows;
    }

    // The run

    private void run() {
        if (dice.chance(0.4)) {
            add("", "record", opened, facts);
        }
        double stops = dice.chance(0.4) ? 0.25 : 0.0;
        for (Step step : inOrder()) {
            if (dice.chance(stops)) {
                break;
            }
            if (dice.chance(share(step))) {
                carryOut(step);
            }
        }
        if (rows.isEmpty() || dice.chance(0.15)) {
            add("", "record", moment(), facts);
        }
    }

    /** The steps, each behind those it comes after. */
    private List<Step> inOrder() {
        List<Step> left = new ArrayList<>(sop.steps());
        List<Step> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Step next = left.stream()
                    .filter(step ->
                            left.stream().noneMatch(other -> sop.after(step).contains(other.id())))
                    .findFirst()
                    .orElseThrow();
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private double share(Step step) {
        if (step.optional()) {
            return 0.5;
        }
        boolean wanted = step.when().stream().allMatch(this::holds);
        return wanted ? 0.95 : 0.08;
    }

    private boolean holds(Clause clause) {
        String value = facts.get(clause.attribute());
        return value != null && clause.values().contains(value) != clause.not();
    }

    private void carryOut(Step step) {
        Instant ready = sop.after(step).stream()
                .map(before -> done.getOrDefault(before, opened))
                .max(Instant::compareTo)
                .orElse(opened);
        boolean startWritten = dice.chance(0.5);
        Instant start = startWritten ? ready.plus(dice.pick(0, 0, 1, 5, 40, 300), ChronoUnit.MINUTES) : ready;
        Instant end = start.plus(dice.between(0, 12) * dice.pick(1L, 10L, 60L), ChronoUnit.MINUTES);
        if (!step.limit().isEmpty() && dice.chance(0.8)) {
            Instant clock = sop.clockOf(step) == PlainSop.Clock.START ? start : ready;
            Instant limited = byLimit(step, clock);
            end = limited.isBefore(start) ? start : limited;
        }
        write(step, startWritten ? Optional.of(start) : Optional.empty(), end);
        done.put(step.id(), end);
    }

    /** An end about, or exactly at, or a moment off the limit or one of the bounds of severity. */
    private Instant byLimit(Step step, Instant clock) {
        Limit entry = dice.pick(step.limit());
        String calendar = sop.calendarOf(entry, Optional.of(step));
        long allowed = entry.is().seconds(times.calendar(calendar)) * 1_000;
        BigDecimal share = new BigDecimal(dice.pick("0.1", "0.3", "0.5", "0.8", "0.95", "1", "1", "1.25", "1.6", "2"));
        long millis = share.multiply(BigDecimal.valueOf(allowed)).longValue();
        Instant end = new WorkingTime(times.minutes(calendar), List.of()).reached(clock, millis);
        return dice.chance(0.6) ? end.plusMillis(dice.pick(0, 0, 1, -1, 1_000)) : end.truncatedTo(ChronoUnit.MINUTES);
    }

    private void write(Step step, Optional<Instant> start, Instant end) {
        boolean oneRow = startColumn && start.isPresent() && dice.chance(0.6);
        if (start.isPresent() && !oneRow) {
            Optional<List<String>> inputs = dice.chance(0.3) ? documents(step.inputs()) : Optional.empty();
            add(row(step, "start", start.get(), inputs, Optional.empty(), factsAtTimes()));
        }
        boolean apart = oneRow || dice.chance(0.15);
        if (apart) {
            Instant when = start.orElse(end);
            add(row(step, "record", when, documents(step.inputs()), documents(step.outputs()), factsAtTimes()));
            LogRow bare = row(step, "complete", end, Optional.empty(), Optional.empty(), Map.of());
            add(oneRow ? new LogRow(bare.id(), start, bare.actor(), bare.note(), bare.event()) : bare);
        } else {
            add(row(step, "complete", end, documents(step.inputs()), documents(step.outputs()), factsAtTimes()));
        }
    }

    private Map<String, String> factsAtTimes() {
        return dice.chance(0.35) ? facts : Map.of();
    }

    // The faults

    private void fault() {
        switch (dice.between(0, 13)) {
            case 0 -> rows.remove(dice.pick(rows));
            case 1 -> replace(moment());
            case 2 -> replace(dice.pick(rows).event().at());
            case 3 -> rows.add(dice.pick(rows));
            case 4 -> againComplete();
            case 5, 6 -> suspensions(dice.pick(sop.steps()).id());
            case 7, 8 -> suspensions("");
            case 9 -> add(dice.chance(0.6) ? "" : spelled(dice.pick(sop.steps())), "withdraw", moment(), Map.of());
            case 10 -> add("", "complete", moment(), Map.of());
            case 11 -> otherFacts();
            case 12 -> add(dice.pick(UNKNOWN_STEPS), dice.pick("complete", "start", "record"), moment(), Map.of());
            default ->
                add(row(dice.pick(sop.steps()), "start", moment(), Optional.empty(), Optional.empty(), Map.of()));
        }
        if (rows.isEmpty()) {
            add("", "record", opened, facts);
        }
    }

    /** Some time in the course of the case, at times the very time of another event. */
    private Instant moment() {
        if (rows.isEmpty()) {
            return opened;
        }
        Instant at = dice.pick(rows).event().at();
        Duration off = switch (dice.between(0, 5)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofMillis(dice.between(-2_000, 90_000));
            case 2 -> Duration.ofSeconds(dice.between(-4_000, 40_000));
            default -> Duration.ofMinutes(dice.between(-600, 3_000));
        };
        return at.plus(off);
    }

    private void replace(Instant at) {
        LogRow row = dice.pick(rows);
        rows.remove(row);
        PlainEvent event = row.event();
        add(new LogRow(
                newId(),
                row.startedAt(),
                row.actor(),
                row.note(),
                new PlainEvent(
                        event.sop(),
                        event.caseId(),
                        event.step(),
                        event.transition(),
                        at,
                        event.role(),
                        event.inputs(),
                        event.outputs(),
                        event.attributes())));
    }

    private void againComplete() {
        Step step = dice.pick(sop.steps());
        Instant at = dice.chance(0.4) ? done.getOrDefault(step.id(), moment()) : moment();
        add(row(step, "complete", at, documents(step.inputs()), documents(step.outputs()), Map.of()));
    }

    /** Some suspensions, not always balanced, at times with both words at the same instant. */
    private void suspensions(String level) {
        Instant at = moment();
        for (int left = dice.between(1, 4); left > 0; left--) {
            String word = dice.chance(0.15) ? "resume" : "suspend";
            add(named(level), word, at, Map.of());
            if (dice.chance(0.1)) {
                add(named(level), word.equals("resume") ? "suspend" : "resume", at, Map.of());
            }
            at = at.plus(dice.between(1, 40) * dice.pick(1L, 15L, 60L), ChronoUnit.MINUTES);
            if (dice.chance(0.75)) {
                add(named(level), "resume", at, Map.of());
                at = at.plus(dice.pick(0, 0, 7, 200), ChronoUnit.MINUTES);
            }
        }
    }

    private String named(String level) {
        return level.isEmpty() ? "" : spelled(sop.step(level));
    }

    private void otherFacts() {
        String name = dice.pick(List.copyOf(RandomSop.ATTRIBUTES.keySet()));
        Instant at = moment();
        for (int left = dice.between(1, 2); left > 0; left--) {
            String value = dice.pick(dice.pick(RandomSop.ATTRIBUTES.get(name)), "lainnya", " ");
            String step = dice.chance(0.5) ? "" : spelled(dice.pick(sop.steps()));
            add(step, "record", at, Map.of(name, odd(value)));
        }
    }

    // Rows

    private void add(LogRow row) {
        rows.add(row);
    }

    private void add(String step, String transition, Instant at, Map<String, String> attributes) {
        rows.add(row(step, transition, at, "", Optional.empty(), Optional.empty(), attributes));
    }

    private LogRow row(
            Step step,
            String transition,
            Instant at,
            Optional<List<String>> inputs,
            Optional<List<String>> outputs,
            Map<String, String> attributes) {
        return row(spelled(step), transition, at, role(step), inputs, outputs, attributes);
    }

    private LogRow row(
            String step,
            String transition,
            Instant at,
            String role,
            Optional<List<String>> inputs,
            Optional<List<String>> outputs,
            Map<String, String> attributes) {
        Map<String, String> spelled = new TreeMap<>();
        attributes.forEach((name, value) -> spelled.put(name, odd(value)));
        return new LogRow(
                newId(),
                Optional.empty(),
                dice.pick("", "", "Budi", "siti@example.go.id"),
                dice.pick("", "", "", "kata \"cepat\"; segera, ya\nbaris dua"),
                new PlainEvent(
                        sop.id(),
                        caseId,
                        step,
                        transition,
                        at.truncatedTo(ChronoUnit.MILLIS),
                        role,
                        inputs,
                        outputs,
                        spelled));
    }

    private String newId() {
        return String.format(Locale.ROOT, "%s:%06d-%04d", caseId, dice.between(0, 999_999), dice.between(0, 9_999));
    }

    // Spellings

    private String spelled(Step step) {
        return odd(dice.chance(0.5) ? step.id() : dice.pick(step.names()));
    }

    private String role(Step step) {
        if (dice.chance(0.12) || sop.roles().isEmpty()) {
            return "";
        }
        if (dice.chance(0.04)) {
            return "Orang lain";
        }
        boolean right = !step.roles().isEmpty() && dice.chance(0.9);
        return odd(spelled(dice.pick(sop.roles().stream()
                .filter(role -> !right || step.roles().contains(role.id()))
                .toList())));
    }

    private String spelled(Role role) {
        return role.aliases().isEmpty() || dice.chance(0.6)
                ? dice.pick(role.id(), role.title())
                : dice.pick(role.aliases());
    }

    private Optional<List<String>> documents(List<String> wanted) {
        if (dice.chance(0.25)) {
            return Optional.empty();
        }
        List<String> named = new ArrayList<>();
        for (String document : wanted) {
            if (dice.chance(0.9)) {
                named.add(odd(spelled(document)));
            }
        }
        if (dice.chance(0.1)) {
            named.add(dice.pick(UNKNOWN_DOCUMENTS));
        }
        return Optional.of(named);
    }

    private String spelled(String document) {
        List<String> aliases = sop.documents().stream()
                .filter(one -> one.name().equals(document))
                .map(Document::aliases)
                .findFirst()
                .orElse(List.of());
        return aliases.isEmpty() || dice.chance(0.7) ? document : dice.pick(aliases);
    }

    private String odd(String text) {
        if (text.isBlank() || !dice.chance(0.12)) {
            return text;
        }
        return switch (dice.between(0, 4)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> " " + text;
            case 2 -> text + "  ";
            case 3 -> text.replace(" ", "   ");
            default -> text.replace(" ", "\u00A0");
        };
    }
}
