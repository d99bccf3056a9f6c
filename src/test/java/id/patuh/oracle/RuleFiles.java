package id.patuh.oracle;

import id.patuh.oracle.PlainCalendar.Hours;
import id.patuh.oracle.PlainCalendar.Replacement;
import id.patuh.oracle.PlainCalendar.Span;
import id.patuh.oracle.PlainSop.Clause;
import id.patuh.oracle.PlainSop.Limit;
import id.patuh.oracle.PlainSop.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes rules as the YAML files that FORMATS.md describes, now in one spelling and now in another. */
final class RuleFiles {

    private final Dice dice;

    RuleFiles(Dice dice) {
        this.dice = dice;
    }

    void write(PlainRules rules, Path directory) throws IOException {
        Path calendars = Files.createDirectories(directory.resolve("calendars"));
        for (PlainCalendar calendar : rules.calendars().values()) {
            Files.writeString(calendars.resolve(calendar.name() + ".yaml"), text(calendar));
        }
        for (PlainSop sop : rules.sops()) {
            Path folder = Files.createDirectories(directory.resolve(sop.id()));
            Path only = folder.resolve("sop.yaml");
            Files.writeString(Files.exists(only) ? folder.resolve("sop-" + sop.version() + ".yaml") : only, text(sop));
        }
    }

    // Calendars

    private String text(PlainCalendar calendar) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("calendar: ").append(calendar.name()).append('\n');
        yaml.append("zone: ").append(calendar.zone()).append("\nweek:\n");
        hours(calendar.week()).forEach(line -> yaml.append("  ").append(line).append('\n'));
        if (!calendar.dates().isEmpty()) {
            yaml.append("dates:\n");
            calendar.dates()
                    .forEach(date -> yaml.append("  - ").append(text(date)).append('\n'));
        }
        return yaml.toString();
    }

    private List<String> hours(List<Hours> week) {
        List<String> lines = new ArrayList<>();
        for (Hours hours : week) {
            List<DayOfWeek> days = hours.days();
            if (days.size() > 1 && dice.chance(0.8)) {
                lines.add(day(days.get(0)) + "-" + day(days.get(days.size() - 1)) + ": " + spans(hours.open()));
            } else {
                days.forEach(one -> lines.add(day(one) + ": " + spans(hours.open())));
            }
        }
        return lines;
    }

    private static String day(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static String spans(List<Span> spans) {
        return spans.stream()
                .map(span -> time(span.from()) + "-" + time(span.to()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String time(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    private String text(Replacement date) {
        List<String> fields = new ArrayList<>();
        if (date.from().equals(date.to()) && date.open().isPresent()) {
            fields.add("on: " + date.from());
        } else {
            fields.add("from: " + date.from());
            fields.add("to: " + date.to());
        }
        date.open().ifPresent(open -> fields.add("open: " + spans(open)));
        fields.addAll(hours(date.weekdays()));
        fields.add("why: Hari pengganti");
        fields.add("by: SKB 3 Menteri 2025");
        return "{" + String.join(", ", fields) + "}";
    }

    // SOPs

    private String text(PlainSop sop) {
        List<String> lines = new ArrayList<>();
        lines.add("sop: " + sop.id());
        lines.add("version: " + sop.version());
        lines.add("title: {id: Prosedur " + sop.id() + ", en: Procedure " + sop.id() + "}");
        lines.add("owner: Dinas Komunikasi, Informatika dan Persandian");
        lines.add("effective-from: " + sop.from());
        lines.add("zone: " + sop.zone());
        sop.calendar().ifPresent(calendar -> lines.add("calendar: " + calendar));
        if (dice.chance(0.3)) {
            lines.add("legal-basis: [Undang-undang No. 36 Tahun 1999 tentang Telekomunikasi]");
        }
        if (!sop.roles().isEmpty()) {
            lines.add("roles:");
            sop.roles()
                    .forEach(role -> lines.add("  " + role.id() + ": {title: " + scalar(role.title())
                            + aliases(", ", role.aliases()) + ", email: " + role.id() + "@example.go.id}"));
        }
        if (!sop.documents().isEmpty()) {
            lines.add("documents:");
            sop.documents()
                    .forEach(document ->
                            lines.add("  " + scalar(document.name()) + ": {" + aliases("", document.aliases()) + "}"));
        }
        sop.closes().ifPresent(closes -> lines.add("closes: " + list(closes)));
        addLimit(lines, "case-limit", "", sop.caseLimit());
        sop.clock().ifPresent(clock -> lines.add("clock: " + text(clock)));
        lines.add("steps:");
        sop.steps().forEach(step -> lines.addAll(lines(step)));
        return String.join("\n", lines) + "\n";
    }

    private static String text(PlainSop.Clock clock) {
        return clock == PlainSop.Clock.START ? "start" : "hand-over";
    }

    private List<String> lines(Step step) {
        List<String> lines = new ArrayList<>();
        lines.add("  - step: " + scalar(step.id()));
        lines.add("    activity: {id: " + scalar(step.textId()) + ", en: " + scalar(step.textEn()) + "}");
        addList(lines, "aliases", step.aliases());
        if (step.roles().size() == 1 && dice.chance(0.7)) {
            lines.add("    role: " + step.roles().get(0));
        } else {
            addList(lines, "role", step.roles());
        }
        addList(lines, "inputs", step.inputs());
        addList(lines, "outputs", step.outputs());
        step.after().ifPresent(after -> lines.add("    after: " + list(after)));
        if (!step.when().isEmpty()) {
            lines.add("    when: " + condition(step.when()));
        }
        addFlag(lines, "optional", step.optional());
        addFlag(lines, "repeatable", step.repeatable());
        step.clock().ifPresent(clock -> lines.add("    clock: " + text(clock)));
        step.calendar().ifPresent(calendar -> lines.add("    calendar: " + calendar));
        addLimit(lines, "limit", "    ", step.limit());
        if (!step.severity().isEmpty()) {
            lines.add("    severity: " + severities(step.severity()));
        }
        return lines;
    }

    private void addList(List<String> lines, String key, List<String> values) {
        if (!values.isEmpty()) {
            lines.add("    " + key + ": " + list(values));
        }
    }

    private void addFlag(List<String> lines, String key, boolean set) {
        if (set || dice.chance(0.1)) {
            lines.add("    " + key + ": " + set);
        }
    }

    private void addLimit(List<String> lines, String key, String indent, List<Limit> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Limit first = entries.get(0);
        if (entries.size() == 1 && first.when().isEmpty() && first.calendar().isEmpty()) {
            lines.add(indent + key + ": " + first.is().text());
        } else {
            lines.add(indent + key + ":");
            entries.forEach(entry -> lines.add(indent + "  - " + text(entry)));
        }
    }

    private String text(Limit entry) {
        List<String> fields = new ArrayList<>();
        if (!entry.when().isEmpty()) {
            fields.add("when: " + condition(entry.when()));
        }
        fields.add("is: " + entry.is().text());
        entry.calendar().ifPresent(calendar -> fields.add("calendar: " + calendar));
        return "{" + String.join(", ", fields) + "}";
    }

    private String condition(List<Clause> clauses) {
        return clauses.stream()
                .map(clause -> scalar(clause.attribute()) + ": "
                        + (clause.not() ? "{not: " + values(clause) + "}" : values(clause)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String values(Clause clause) {
        List<String> values = clause.values();
        return values.size() == 1 && dice.chance(0.7) ? scalar(values.get(0)) : list(values);
    }

    private static String severities(Map<String, String> severity) {
        return severity.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String aliases(String before, List<String> aliases) {
        return aliases.isEmpty() ? "" : before + "aliases: " + list(aliases);
    }

    private String list(Collection<String> values) {
        return values.stream().map(this::scalar).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Plain where that is safe, else between quotes of either kind. */
    private String scalar(String value) {
        if (value.matches("[A-Za-z][A-Za-z -]*[A-Za-z]|[A-Za-z]|[1-9][0-9]*") && dice.chance(0.8)) {
            return value;
        }
        return dice.chance(0.5)
                ? "'" + value.replace("'", "''") + "'"
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
