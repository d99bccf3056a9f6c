package id.patuh.findings;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CountedEvent;
import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.Particulars;
import id.patuh.sop.Condition;
import id.patuh.sop.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the values that certificates are made of. What is absent is written as {@code null}. */
final class CertificateJson {

    private static final DateTimeFormatter WITH_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXXXX", Locale.ROOT);
    private static final DateTimeFormatter WHOLE_SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXXXX", Locale.ROOT);

    private final JsonGenerator json;
    private final ZoneId zone;

    /** @param zone of local times */
    CertificateJson(JsonGenerator json, ZoneId zone) {
        this.json = json;
        this.zone = zone;
    }

    JsonGenerator generator() {
        return json;
    }

    void startObject(String name) {
        json.writeObjectPropertyStart(name);
    }

    void startObject() {
        json.writeStartObject();
    }

    void endObject() {
        json.writeEndObject();
    }

    void startArray(String name) {
        json.writeArrayPropertyStart(name);
    }

    void endArray() {
        json.writeEndArray();
    }

    void text(String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }

    /** An empty text is an absent one. */
    void filled(String name, String value) {
        text(name, value.isEmpty() ? null : value);
    }

    void number(String name, long value) {
        json.writeNumberProperty(name, value);
    }

    void flag(String name, boolean value) {
        json.writeBooleanProperty(name, value);
    }

    void absent(String name) {
        json.writeNullProperty(name);
    }

    void both(String name, Text text) {
        startObject(name);
        text("id", text.id());
        text("en", text.en());
        endObject();
    }

    void texts(String name, @Nullable Collection<String> values) {
        if (values == null) {
            absent(name);
            return;
        }
        startArray(name);
        values.forEach(json::writeString);
        endArray();
    }

    /** In UTC, always with milliseconds; null for an instant that does not exist. */
    void instant(String name, long at) {
        text(
                name,
                at == CaseFile.NEVER
                        ? null
                        : WITH_MILLIS.format(Instant.ofEpochMilli(at).atZone(ZoneOffset.UTC)));
    }

    /** In the SOP's zone with its offset, milliseconds only where there are any. */
    void local(String name, long at) {
        text(name, at == CaseFile.NEVER ? null : local(at, zone));
    }

    void local(String name, long at, ZoneId other) {
        text(name, local(at, other));
    }

    private static String local(long at, ZoneId zone) {
        DateTimeFormatter form = at % 1000 == 0 ? WHOLE_SECONDS : WITH_MILLIS;
        return form.format(Instant.ofEpochMilli(at).atZone(zone));
    }

    /** {@code [{attribute, is: […]}, {attribute, not: […]}]}; null: no condition. */
    void condition(String name, @Nullable Condition condition) {
        if (condition == null) {
            absent(name);
            return;
        }
        startArray(name);
        for (Condition.Clause clause : condition.clauses()) {
            startObject();
            text("attribute", clause.attribute());
            texts(clause.negated() ? "not" : "is", clause.values());
            endObject();
        }
        endArray();
    }

    /** The properties of an event; the object is open already. */
    void event(CountedEvent event) {
        Particulars said = event.particulars();
        text("identity", event.identity());
        text("identity-from", event.ownIdentity() ? "source" : "content");
        instant("at", event.at());
        text("step", said.step());
        text("transition", said.transition().word());
        text("actor", event.actor());
        text("role", said.role());
        texts("inputs", said.inputs());
        texts("outputs", said.outputs());
        attributes(said.attributes());
        text("note", event.note());
        text("file", event.file());
        number("line", event.line());
    }

    private void attributes(List<Attribute> attributes) {
        startObject("attributes");
        for (Attribute attribute : attributes) {
            text(attribute.name(), attribute.value());
        }
        endObject();
    }
}
