package id.patuh.scorecard;

import id.patuh.audit.CaseState;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.Verdict;
import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.Transition;
import id.patuh.sop.Severity;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts verdicts one by one, as plainly as can be; names are taken to be spelt in one way. */
final class PlainCount {

    private final Map<String, Long> counts = new TreeMap<>();
    private final List<Integer> ratios = new ArrayList<>();
    private long delay;
    private final Set<Audited.Case> cases = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Audited.Case> withFindings = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Audited.Case> overdue = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The counts of each group of a grouping, by filter. */
    static Map<Map<Dimension, String>, PlainCount> of(List<Audited.Case> cases, Grouping grouping) {
        Map<Map<Dimension, String>, PlainCount> groups = new HashMap<>();
        for (Audited.Case one : cases) {
            Map<Dimension, String> ofCase = ofCase(one);
            if (ofCase.keySet().containsAll(grouping.dimensions())) {
                groups.computeIfAbsent(filter(grouping, ofCase), f -> new PlainCount())
                        .cases
                        .add(one);
            }
            for (CaseVerdict verdict : one.verdicts()) {
                Set<Map<Dimension, String>> filters = new HashSet<>();
                for (Map<Dimension, String> values : ofVerdict(one, verdict)) {
                    if (values.keySet().containsAll(grouping.dimensions())) {
                        filters.add(filter(grouping, values));
                    }
                }
                filters.forEach(filter ->
                        groups.computeIfAbsent(filter, f -> new PlainCount()).add(one, verdict));
            }
        }
        return groups;
    }

    private static Map<Dimension, String> filter(Grouping grouping, Map<Dimension, String> values) {
        Map<Dimension, String> filter = new EnumMap<>(values);
        filter.keySet()
                .removeIf(dimension ->
                        !grouping.has(dimension) && !(dimension == Dimension.SOP && grouping.has(Dimension.STEP)));
        return filter;
    }

    private static Map<Dimension, String> ofCase(Audited.Case one) {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        values.put(Dimension.SOP, one.sop().id());
        values.put(
                Dimension.MONTH,
                YearMonth.from(Instant.ofEpochMilli(one.opened())
                                .atZone(one.sop().zone()))
                        .toString());
        String opd = latest(one, "opd");
        String unit = opd == null ? latest(one, "unit") : opd;
        if (unit != null) {
            values.put(Dimension.UNIT, unit);
        }
        return values;
    }

    private static @Nullable String latest(Audited.Case one, String attribute) {
        return one.events().stream()
                .flatMap(event -> event.particulars().attributes().stream()
                        .filter(a -> a.name().equals(attribute))
                        .map(a -> "%020d".formatted(event.at()) + a.value()))
                .max(String::compareTo)
                .map(text -> text.substring(20))
                .orElse(null);
    }

    private static List<Map<Dimension, String>> ofVerdict(Audited.Case one, CaseVerdict verdict) {
        Map<Dimension, String> values = ofCase(one);
        values.put(Dimension.CHECK, verdict.check().name());
        if (verdict.step() == null) {
            return List.of(values);
        }
        values.put(Dimension.STEP, verdict.step().id());
        String actor = actor(one, verdict.step().id());
        if (actor != null) {
            values.put(Dimension.ACTOR, actor);
        }
        List<Map<Dimension, String>> all = new ArrayList<>(List.of(values));
        for (String role : verdict.step().roles()) {
            Map<Dimension, String> withRole = new EnumMap<>(values);
            withRole.put(Dimension.ROLE, role);
            all.add(withRole);
        }
        return all;
    }

    private static List<CaseEvent> completions(Audited.Case one, String step) {
        return one.events().stream()
                .filter(event -> step.equals(event.particulars().step())
                        && event.particulars().transition() == Transition.COMPLETE)
                .toList();
    }

    private static @Nullable String actor(Audited.Case one, String step) {
        List<CaseEvent> done = completions(one, step);
        long first = done.stream().mapToLong(CaseEvent::at).min().orElse(0);
        return done.stream()
                .filter(event -> event.at() == first)
                .map(CaseEvent::actor)
                .filter(Objects::nonNull)
                .min(String::compareTo)
                .orElse(null);
    }

    private void add(Audited.Case one, CaseVerdict verdict) {
        cases.add(one);
        count(verdict.verdict().word());
        count(verdict.check().name() + " " + verdict.verdict().word());
        if (verdict.verdict().isFinding()) {
            withFindings.add(one);
        }
        Severity severity = verdict.severity();
        if (severity != null) {
            count(severity.word());
        }
        boolean violated = verdict.verdict() == Verdict.VIOLATED;
        if (violated && verdict.root().isEmpty()) {
            count("root");
        }
        boolean undone =
                verdict.step() != null && completions(one, verdict.step().id()).isEmpty();
        boolean limited = verdict.check().name().equals("time")
                ? undone
                : verdict.check().name().equals("case-time");
        if (violated && limited && one.state() == CaseState.OPEN) {
            overdue.add(one);
        }
        if (verdict.check().name().equals("time")) {
            addTime(verdict, violated);
        }
    }

    private void addTime(CaseVerdict verdict, boolean violated) {
        if (verdict.limit() == null || !(violated || verdict.verdict() == Verdict.COMPLIANT)) {
            return;
        }
        if (verdict.limit().millis() > 0) {
            ratios.add(
                    (int) Math.ceil(verdict.elapsed() * 1000.0 / verdict.limit().millis()));
        }
        delay += violated ? verdict.elapsed() - verdict.limit().millis() : 0;
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    private long cases(CaseState state) {
        return cases.stream().filter(one -> one.state() == state).count();
    }

    /** Everything, in words. */
    String text() {
        Collections.sort(ratios);
        int n = ratios.size();
        long clean = cases.stream()
                .filter(one -> one.state() == CaseState.CLOSED && !withFindings.contains(one))
                .count();
        return counts + ", open " + cases(CaseState.OPEN) + ", closed " + cases(CaseState.CLOSED) + ", withdrawn "
                + cases(CaseState.WITHDRAWN) + ", overdue " + overdue.size() + ", clean " + clean + ", delay "
                + delay / 1000
                + (n == 0
                        ? ", no times"
                        : ", " + n + " times, " + ratios.get((n + 1) / 2 - 1) + ", "
                                + ratios.get((int) Math.ceil(0.9 * n) - 1));
    }

    /** The same of a scorecard's figures. */
    static String text(Figures figures) {
        Map<String, Long> counts = new TreeMap<>();
        for (Verdict verdict : FiguresInJson.VERDICTS) {
            counts.put(verdict.word(), figures.verdicts(verdict));
            figures.checks()
                    .forEach(check -> counts.put(check + " " + verdict.word(), figures.verdicts(check, verdict)));
        }
        for (Severity severity : Severity.values()) {
            counts.put(severity.word(), figures.violations(severity));
        }
        counts.put("root", figures.rootViolations());
        counts.values().removeIf(count -> count == 0);
        TimesUsed times = figures.times();
        return counts + ", open " + figures.openCases() + ", closed " + figures.closedCases() + ", withdrawn "
                + figures.withdrawnCases() + ", overdue " + figures.overdueCases() + ", clean "
                + figures.cleanCases().numerator() + ", delay " + figures.ownDelaySeconds()
                + (times == null
                        ? ", no times"
                        : ", " + times.measured() + " times, " + times.medianPerMille() + ", "
                                + times.ninetiethPerMille());
    }
}
