package id.patuh.report;

import id.patuh.scorecard.Figures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything a report says in a form that two reports can be compared by: each figure as printed, each kind of finding with
 * its number, each case with its state and findings, each follow-up.
 *
 * @param figures label to value
 * @param problems what is wrong to how often, and the follow-up
 * @param cases case to state, violated, unproven
 */
record Facts(Map<String, String> figures, Map<String, String> problems, Map<String, String> cases) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LISTED = 20;

    static Facts of(MonthlyReport report) {
        Map<String, String> figures = new LinkedHashMap<>();
        report.comparison().forEach(row -> figures.put(row.label(), row.now()));
        report.comparison().forEach(row -> figures.put(row.label() + "/before", row.before()));
        report.comparison().forEach(row -> figures.put(row.label() + "/year", row.year()));
        report.steps().forEach(step -> figures.put(step.label(), printed(report.words(), step.now())));
        report.stepDelays().forEach(row -> figures.put(row.label() + "/delay", printed(report.words(), row.delay())));
        report.versions().forEach(version -> {
            figures.put(version.version() + "/version", version.sha256());
            figures.put(version.version() + "/cases", String.valueOf(version.cases()));
        });
        report.rules().forEach(rule -> figures.put("rules/" + rule.getKey(), rule.getValue()));
        Map<String, String> problems = new LinkedHashMap<>();
        for (MonthlyReport.Finding one : report.problems()) {
            problems.put(one.problem().key().toString(), one.brief() + "\n" + one.status() + "\n" + one.response());
        }
        Map<String, String> cases = new LinkedHashMap<>();
        for (FoundCase one : report.cases()) {
            cases.put(
                    one.caseId(),
                    one.state() + " " + one.violated() + " " + one.unproven() + " " + one.ownDelay() + " "
                            + one.unit());
        }
        return new Facts(figures, problems, cases);
    }

    private static String printed(Wording words, Figures figures) {
        return words.percent(figures.conformance()) + " " + words.counted(figures.conformance()) + " "
                + words.percent(figures.proven());
    }

    private static String printed(Wording words, StepDelay delay) {
        return words.of(
                "change.delay", words.count(delay.late()), words.hours(delay.own()), words.hours(delay.inherited()));
    }

    byte[] packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(JSON.writeValueAsBytes(List.of(figures, problems, cases)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Facts unpacked(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            List<Map<String, String>> read =
                    JSON.readValue(in.readAllBytes(), new TypeReference<List<Map<String, String>>>() {});
            return new Facts(read.get(0), read.get(1), read.get(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What differs, in words; the figures of the period first. */
    List<String> since(Facts before, Wording words) {
        List<String> changes = new ArrayList<>();
        figures.forEach((label, value) -> {
            String then = before.figures.getOrDefault(label, "–");
            if (!value.equals(then)) {
                changes.add(words.of("change.figure", named(label, words), then, value));
            }
        });
        problems.forEach((key, value) -> {
            String then = before.problems.get(key);
            if (then == null) {
                changes.add(words.of("change.new", line(value)));
            } else if (!then.equals(value)) {
                changes.add(words.of("change.other", line(value), line(then)));
            }
        });
        before.problems.forEach((key, then) -> {
            if (!problems.containsKey(key)) {
                changes.add(words.of("change.gone", line(then)));
            }
        });
        addCases(before, words, changes);
        return changes;
    }

    private void addCases(Facts before, Wording words, List<String> changes) {
        List<String> added = cases.keySet().stream()
                .filter(one -> !before.cases.containsKey(one))
                .toList();
        List<String> gone = before.cases.keySet().stream()
                .filter(one -> !cases.containsKey(one))
                .toList();
        List<String> other = cases.entrySet().stream()
                .filter(one -> before.cases.containsKey(one.getKey())
                        && !one.getValue().equals(before.cases.get(one.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        listed("change.cases.new", added, words, changes);
        listed("change.cases.gone", gone, words, changes);
        listed("change.cases.other", other, words, changes);
    }

    private static void listed(String key, List<String> names, Wording words, List<String> changes) {
        if (!names.isEmpty()) {
            changes.add(words.of(key, names.size(), words.few(names, LISTED, names.size())));
        }
    }

    private static String named(String label, Wording words) {
        int slash = label.lastIndexOf('/');
        String kind = slash < 0 ? "" : label.substring(slash + 1);
        return switch (kind) {
            case "before" -> label.substring(0, slash) + " (" + words.of("first.before") + ")";
            case "year" -> label.substring(0, slash) + " (" + words.of("first.year") + ")";
            case "delay" -> label.substring(0, slash) + " (" + words.of("delay.heading") + ")";
            case "version" -> words.of("change.version", label.substring(0, slash));
            case "cases" -> words.of("change.version.cases", label.substring(0, slash));
            default -> label;
        };
    }

    private static String line(String value) {
        return value.substring(0, value.indexOf('\n'));
    }
}
