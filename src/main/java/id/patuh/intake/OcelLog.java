package id.patuh.intake;

import id.patuh.sop.Name;
import id.patuh.sop.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * An object-centric event log, whole in memory, as its events can only be understood once all objects are known. What
 * cannot be read of it is rejected with its place as a JSON pointer. Source: OCEL 2.0 specification (ocel-standard.org),
 * JSON format.
 *
 * @param objects by their ids
 * @param events in the file's order
 */
record OcelLog(Map<String, Thing> objects, List<Happening> events) {

    private static final int MOST = 1_000_000;
    private static final List<String> PARTS = List.of("objectTypes", "eventTypes", "objects", "events");

    /** An object. */
    record Thing(String id, String type, List<Value> values) {

        /** What the attribute is at an instant: the latest value set by then; null: none. */
        @Nullable
        String at(String name, long instant) {
            Value latest = null;
            for (Value value : values) {
                if (value.name().equals(name)
                        && value.since() <= instant
                        && (latest == null || value.since() >= latest.since())) {
                    latest = value;
                }
            }
            return latest == null ? null : latest.text();
        }
    }

    /**
     * A value that an object's attribute takes.
     *
     * @param since epoch milliseconds; least long: from the beginning
     * @param time as it is written; blank: from the beginning
     */
    record Value(String name, long since, String time, String text, long line, String pointer) {}

    /** That an event has to do with an object, and how; the qualifier may be blank. */
    record Link(String object, String qualifier) {}

    /**
     * An event.
     *
     * @param time as it is written; blank: it has none
     * @param at epoch milliseconds; {@link Times#NONE}: the time cannot be read
     */
    record Happening(
            String id,
            String type,
            String time,
            long at,
            Map<String, String> attributes,
            List<Link> links,
            long line,
            String pointer) {}

    /** Whether a JSON text that begins so is such a log, of this version or the one before. */
    static boolean isOne(byte[] start) {
        try (JsonParser parser = JsonReader.JSON.createParser(ObjectReadContext.empty(), start)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.startsWith("ocel:") || (PARTS.contains(name) && value == JsonToken.START_ARRAY)) {
                    return true;
                }
                parser.skipChildren();
            }
        } catch (JacksonException e) {
            return false;
        }
        return false;
    }

    private static boolean isOlder(String name) {
        return name.equals("ocel:events") || name.equals("ocel:objects");
    }

    /**
     * Reads a log to its end.
     *
     * @param file its name
     * @param times how its times are read
     * @param rejects takes what cannot be read
     * @throws Unreadable where it is no JSON, of version 1, or has more than a million objects and events
     */
    static OcelLog read(InputStream content, String file, Times times, Consumer<Rejected> rejects)
            throws IOException, Unreadable {
        OcelLog log = new OcelLog(new LinkedHashMap<>(), new ArrayList<>());
        JsonReader.parse(
                content, parser -> new Reading(log, parser, file, times, rejects).whole(), Reasons::ocelNotJson);
        return log;
    }

    private static final class Reading {
        private final OcelLog log;
        private final JsonParser parser;
        private final String file;
        private final Times times;
        private final Consumer<Rejected> rejects;

        Reading(OcelLog log, JsonParser parser, String file, Times times, Consumer<Rejected> rejects) {
            this.log = log;
            this.parser = parser;
            this.file = file;
            this.times = times;
            this.rejects = rejects;
        }

        /** Takes an element of a list. */
        private interface Taking {
            void take(JsonElement element, Map<?, ?> members, long line) throws Unfit;
        }

        void whole() throws Unreadable {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                if (isOlder(name)) {
                    throw new Unreadable(JsonReader.line(parser), Reasons.olderOcel());
                }
                parser.nextToken();
                switch (name) {
                    case "objects" -> each(name, this::object);
                    case "events" -> each(name, this::event);
                    default -> parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw new Unreadable(JsonReader.line(parser), Reasons.afterObject());
            }
        }

        private void each(String name, Taking taking) throws Unreadable {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw new Unreadable(JsonReader.line(parser), Reasons.notAList(name));
            }
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                long line = JsonReader.line(parser);
                if (log.objects.size() + log.events.size() >= MOST) {
                    throw new Unreadable(line, Reasons.largeOcel(MOST));
                }
                take(JsonElement.read(parser, "/" + name + "/" + i), line, taking);
            }
        }

        private void take(JsonElement element, long line, Taking taking) {
            Unfit fault = element.fault();
            try {
                if (fault == null && element.value() instanceof Map<?, ?> members) {
                    taking.take(element, members, line);
                    return;
                }
            } catch (Unfit unfit) {
                fault = unfit;
            }
            Unfit why = fault == null ? Unfit.named(element.pointer(), null, Reasons.notAnOcelElement()) : fault;
            rejects.accept(new Rejected(file, line, 0, why.name(), why.value(), why.reason(), List.of(), List.of()));
        }

        private void object(JsonElement element, Map<?, ?> members, long line) throws Unfit {
            String pointer = element.pointer();
            String id = required(members, "id", pointer);
            String type = required(members, "type", pointer);
            List<Value> values = new ArrayList<>();
            List<?> attributes = list(members, "attributes", pointer);
            for (int i = 0; i < attributes.size(); i++) {
                String place = pointer + "/attributes/" + i;
                Map<?, ?> attribute = members(attributes.get(i), place);
                Value value = value(attribute, line, place);
                if (!value.text().isEmpty()) {
                    values.add(value);
                }
            }
            if (log.objects.putIfAbsent(id, new Thing(id, type, values)) != null) {
                throw Unfit.named(pointer + "/id", id, Reasons.objectTwice(id));
            }
        }

        private Value value(Map<?, ?> attribute, long line, String place) throws Unfit {
            String time = text(attribute, "time", place);
            long since = time.isEmpty() ? Long.MIN_VALUE : times.at(time);
            if (since == Times.NONE && !time.isEmpty()) {
                throw Unfit.named(place + "/time", time, Reasons.notATime(time, times.example(time)));
            }
            return new Value(
                    required(attribute, "name", place), since, time, text(attribute, "value", place), line, place);
        }

        private void event(JsonElement element, Map<?, ?> members, long line) throws Unfit {
            String pointer = element.pointer();
            Map<String, String> attributes = new LinkedHashMap<>();
            List<?> said = list(members, "attributes", pointer);
            for (int i = 0; i < said.size(); i++) {
                String place = pointer + "/attributes/" + i;
                Map<?, ?> attribute = members(said.get(i), place);
                String name = required(attribute, "name", place);
                if (attributes.put(name, text(attribute, "value", place)) != null) {
                    throw Unfit.named(place + "/name", name, Reasons.twice(name));
                }
            }
            List<Link> links = new ArrayList<>();
            List<?> related = list(members, "relationships", pointer);
            for (int i = 0; i < related.size(); i++) {
                String place = pointer + "/relationships/" + i;
                Map<?, ?> link = members(related.get(i), place);
                links.add(new Link(required(link, "objectId", place), text(link, "qualifier", place)));
            }
            String time = text(members, "time", pointer);
            log.events.add(new Happening(
                    text(members, "id", pointer),
                    text(members, "type", pointer),
                    time,
                    time.isEmpty() ? Times.NONE : times.at(time),
                    attributes,
                    links.stream().distinct().toList(),
                    line,
                    pointer));
        }

        private static String required(Map<?, ?> members, String name, String pointer) throws Unfit {
            String text = text(members, name, pointer);
            if (text.isEmpty()) {
                throw Unfit.named(pointer + "/" + name, null, Reasons.missingMember(name));
            }
            return text;
        }

        /** Without outer blanks; blank where it is absent or null. */
        private static String text(Map<?, ?> members, String name, String pointer) throws Unfit {
            Object value = members.get(name);
            if (value == null) {
                return "";
            }
            if (!(value instanceof String written)) {
                throw Unfit.named(pointer + "/" + name, null, Reasons.nested());
            }
            String text = Name.trimmed(written);
            Text fault = EventWriter.fault(text);
            if (fault != null) {
                throw Unfit.named(pointer + "/" + name, text, fault);
            }
            return text;
        }

        private static List<?> list(Map<?, ?> members, String name, String pointer) throws Unfit {
            Object value = members.get(name);
            if (value == null) {
                return List.of();
            }
            if (!(value instanceof List<?> list)) {
                throw Unfit.named(pointer + "/" + name, null, Reasons.notAList(name));
            }
            return list;
        }

        private static Map<?, ?> members(@Nullable Object value, String pointer) throws Unfit {
            if (!(value instanceof Map<?, ?> members)) {
                throw Unfit.named(pointer, null, Reasons.notAnOcelElement());
            }
            return members;
        }
    }
}
