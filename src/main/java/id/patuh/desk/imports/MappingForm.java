package id.patuh.desk.imports;

import id.patuh.intake.TableSample;
import id.patuh.sop.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody says the columns of a table mean, in a form; it comes out as the YAML of docs/mapping.md.
 *
 * @param means for each column the field it is, {@code attr}, {@code attr:NAME} or {@code ignore}; blank: as its heading says
 * @param values for each column what its texts stand for, one {@code text = meaning} a line
 * @param constants fields that are the same in every row
 * @param patterns how times are written, one a line
 * @param zone of times without an offset; blank: the SOP's
 * @param nulls texts that stand for nothing, one a line
 * @param events what a row yields; empty: one event
 */
record MappingForm(
        List<String> means,
        List<String> values,
        Map<String, String> constants,
        String patterns,
        String zone,
        String nulls,
        List<Event> events) {

    static final int MOST_EVENTS = 8;
    private static final List<String> CONSTANTS = List.of("sop", "step", "transition", "role");

    /**
     * An event of a row.
     *
     * @param step its name, the same in every row
     * @param at the column of its time
     * @param when the column that must not be blank; blank: every row yields it
     * @param has the value that column must have; blank: any
     */
    record Event(String step, String transition, String at, String when, String has, String role) {

        boolean isEmpty() {
            return step.isEmpty() && at.isEmpty();
        }
    }

    /** What the headings say by themselves. */
    static MappingForm guessed(TableSample sample) {
        List<String> means = sample.heading().stream().map(TableSample::fieldOf).toList();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            events.add(new Event("", "complete", "", "", "", ""));
        }
        return new MappingForm(means, sample.heading().stream().map(any -> "").toList(), Map.of(), "", "", "", events);
    }

    static MappingForm of(MultiValueMap<String, String> form, int columns) {
        List<String> means = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            String named = text(form, "name." + i);
            String mean = text(form, "mean." + i);
            means.add(mean.equals("attr") && !named.isEmpty() ? "attr:" + named : mean);
            values.add(text(form, "values." + i));
        }
        Map<String, String> constants = new LinkedHashMap<>();
        for (String field : CONSTANTS) {
            if (!text(form, "constant." + field).isEmpty()) {
                constants.put(field, text(form, "constant." + field));
            }
        }
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < MOST_EVENTS && form.containsKey("event." + i + ".at"); i++) {
            events.add(new Event(
                    text(form, "event." + i + ".step"),
                    text(form, "event." + i + ".transition"),
                    text(form, "event." + i + ".at"),
                    text(form, "event." + i + ".when"),
                    text(form, "event." + i + ".has"),
                    text(form, "event." + i + ".role")));
        }
        return new MappingForm(
                means, values, constants, text(form, "patterns"), text(form, "zone"), text(form, "nulls"), events);
    }

    static String text(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : Name.trimmed(value.replace("\r\n", "\n"));
    }

    public List<String> constantFields() {
        return CONSTANTS;
    }

    /** {@code attr} of {@code attr:NAME}. */
    public String mean(int column) {
        String mean = column < means.size() ? means.get(column) : "";
        return mean.startsWith("attr:") ? "attr" : mean;
    }

    /** NAME of {@code attr:NAME}; else blank. */
    public String attribute(int column) {
        String mean = column < means.size() ? means.get(column) : "";
        return mean.startsWith("attr:") ? mean.substring(5) : "";
    }

    /** The mapping as a file. */
    String yaml(List<String> heading) {
        StringBuilder yaml = new StringBuilder();
        List<String> blank = lines(nulls);
        if (!blank.isEmpty()) {
            yaml.append("null: ").append(list(blank)).append('\n');
        }
        times(yaml);
        columns(yaml, heading);
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < heading.size() && i < means.size(); i++) {
            if (means.get(i).equals("ignore") && !heading.get(i).isBlank()) {
                ignored.add(heading.get(i));
            }
        }
        if (!ignored.isEmpty()) {
            yaml.append("ignore: ").append(list(ignored)).append('\n');
        }
        events(yaml);
        return yaml.toString();
    }

    private void times(StringBuilder yaml) {
        List<String> written = lines(patterns);
        if (written.isEmpty() && zone.isEmpty()) {
            return;
        }
        yaml.append("times: {");
        if (!written.isEmpty()) {
            yaml.append("patterns: ").append(list(written)).append(zone.isEmpty() ? "" : ", ");
        }
        yaml.append(zone.isEmpty() ? "" : "zone: " + quoted(zone)).append("}\n");
    }

    private void columns(StringBuilder yaml, List<String> heading) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < heading.size() && i < means.size(); i++) {
            String mean = means.get(i);
            if (mean.isEmpty() || mean.equals("ignore") || heading.get(i).isBlank()) {
                continue;
            }
            String field = mean.equals("attr") ? "attr:" + heading.get(i) : mean;
            columns.append("  ")
                    .append(quoted(field))
                    .append(": ")
                    .append(column(heading.get(i), i))
                    .append('\n');
        }
        constants.forEach((field, value) -> columns.append("  ")
                .append(quoted(field))
                .append(": {value: ")
                .append(quoted(value))
                .append("}\n"));
        if (columns.length() > 0) {
            yaml.append("columns:\n").append(columns);
        }
    }

    private String column(String heading, int index) {
        List<String> words = new ArrayList<>();
        for (String line : lines(index < values.size() ? values.get(index) : "")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                words.add(quoted(Name.trimmed(line.substring(0, equals))) + ": "
                        + quoted(Name.trimmed(line.substring(equals + 1))));
            }
        }
        return words.isEmpty()
                ? quoted(heading)
                : "{column: " + quoted(heading) + ", values: {" + String.join(", ", words) + "}}";
    }

    private void events(StringBuilder yaml) {
        List<Event> said = events.stream().filter(event -> !event.isEmpty()).toList();
        if (said.isEmpty()) {
            return;
        }
        yaml.append("events:\n");
        for (Event event : said) {
            List<String> parts = new ArrayList<>();
            part(parts, "step", event.step().isEmpty() ? null : "{value: " + quoted(event.step()) + "}");
            part(
                    parts,
                    "transition",
                    event.transition().isEmpty() ? null : "{value: " + quoted(event.transition()) + "}");
            part(parts, "at", event.at().isEmpty() ? null : quoted(event.at()));
            part(parts, "role", event.role().isEmpty() ? null : "{value: " + quoted(event.role()) + "}");
            part(
                    parts,
                    "when",
                    event.when().isEmpty()
                            ? null
                            : event.has().isEmpty()
                                    ? quoted(event.when())
                                    : "{" + quoted(event.when()) + ": " + quoted(event.has()) + "}");
            yaml.append("  - {").append(String.join(", ", parts)).append("}\n");
        }
    }

    private static void part(List<String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.add(name + ": " + value);
        }
    }

    private static List<String> lines(String text) {
        return text.lines().map(Name::trimmed).filter(line -> !line.isEmpty()).toList();
    }

    private static String list(List<String> texts) {
        return "[" + String.join(", ", texts.stream().map(MappingForm::quoted).toList()) + "]";
    }

    /** A text in quotation marks as YAML 1.2 has in common with JSON. */
    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
