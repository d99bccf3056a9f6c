package id.patuh.webhook;

import id.patuh.sop.Text;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that other programs are to know, as a CloudEvent in structured JSON. Source: CloudEvents 1.0.2, JSON format.
 *
 * @param identity the event's id; a receiver that knows it has been told already
 * @param kind {@code finding}, {@code rung}, {@code follow-up} or {@code withdrawal}
 * @param time when it came up
 * @param step empty: the whole case
 * @param severity a word; null: it has none
 * @param percent of the limit; 0: it is about no limit
 * @param roles ids of those whom people's mail goes to
 */
public record WebhookEvent(
        String identity,
        String kind,
        Instant time,
        String sop,
        String caseId,
        String step,
        @Nullable String severity,
        int percent,
        List<String> roles,
        Text sentence) {

    static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

    private static final JsonMapper JSON = new JsonMapper();

    public WebhookEvent {
        roles = List.copyOf(roles);
    }

    /** UTF-8. @param source the address of this service */
    byte[] body(String source) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("specversion", "1.0");
            json.writeStringProperty("id", identity);
            json.writeStringProperty("source", source);
            json.writeStringProperty("type", "id.patuh.notice." + kind);
            json.writeStringProperty("time", time.toString());
            json.writeStringProperty("subject", caseId);
            json.writeStringProperty("datacontenttype", "application/json");
            json.writeObjectPropertyStart("data");
            data(json);
            json.writeEndObject();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private void data(JsonGenerator json) {
        json.writeStringProperty("sop", sop);
        json.writeStringProperty("case", caseId);
        text(json, "step", step.isEmpty() ? null : step);
        text(json, "severity", severity);
        if (percent == 0) {
            json.writeNullProperty("percent");
        } else {
            json.writeNumberProperty("percent", percent);
        }
        json.writeArrayPropertyStart("roles");
        roles.forEach(json::writeString);
        json.writeEndArray();
        json.writeObjectPropertyStart("sentence");
        json.writeStringProperty("id", sentence.id());
        json.writeStringProperty("en", sentence.en());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }
}
