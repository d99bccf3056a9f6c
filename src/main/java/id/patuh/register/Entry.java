package id.patuh.register;

import id.patuh.eventlog.Transition;
import java.io.ByteArrayOutputStream;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event as a person records it.
 *
 * @param key of the form: the same entry sent twice counts once
 * @param step empty: the whole case
 * @param actor empty: not recorded
 * @param role empty: not recorded
 * @param inputs null: not recorded; empty: none
 * @param outputs null: not recorded; empty: none
 * @param attributes values by name; blank ones left out
 * @param note empty: none
 */
public record Entry(
        String key,
        String sop,
        String caseId,
        String step,
        Transition transition,
        OffsetDateTime at,
        String actor,
        String role,
        @Nullable List<String> inputs,
        @Nullable List<String> outputs,
        Map<String, String> attributes,
        String note) {

    public Entry {
        inputs = inputs == null ? null : List.copyOf(inputs);
        outputs = outputs == null ? null : List.copyOf(outputs);
        attributes = Map.copyOf(attributes);
    }

    /** As posted events are written. Source: FORMATS.md, "Events as JSON". */
    byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonMapper.shared().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("id", "desk/" + key);
            json.writeStringProperty("sop", sop);
            json.writeStringProperty("case", caseId);
            text(json, "step", step);
            json.writeStringProperty("transition", transition.word());
            json.writeStringProperty("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at));
            text(json, "actor", actor);
            text(json, "role", role);
            names(json, "inputs", inputs);
            names(json, "outputs", outputs);
            if (!attributes.isEmpty()) {
                json.writeObjectPropertyStart("attributes");
                attributes.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(entry -> json.writeStringProperty(entry.getKey(), entry.getValue()));
                json.writeEndObject();
            }
            text(json, "note", note);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void text(JsonGenerator json, String name, String text) {
        if (!text.isEmpty()) {
            json.writeStringProperty(name, text);
        }
    }

    private static void names(JsonGenerator json, String name, @Nullable List<String> names) {
        if (names != null) {
            json.writeArrayPropertyStart(name);
            names.forEach(json::writeString);
            json.writeEndArray();
        }
    }
}
