package id.patuh.intake;

import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.Particulars;
import id.patuh.sop.Sops;
import id.patuh.sop.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Reads events out of a JSON text in memory, element by element: one object, an array of them, or one a line. An element
 * that is no event is rejected with the place as a JSON pointer; a text that is no JSON is refused as a whole, but of one
 * with an object a line only the line is lost. For use by one thread. Source: FORMATS.md, "Events as JSON".
 */
public final class PostedEvents {

    private static final int LONGEST_LINE = 16 * 1024 * 1024;

    private final String name;
    private final Sops sops;
    private final @Nullable String defaultSop;
    private final @Nullable String outerId;
    private final Map<String, Governed> governed = new HashMap<>();
    private final List<Element> elements = new ArrayList<>();

    /**
     * One element, read: it became events, or it was rejected.
     *
     * @param events one or two; empty where it was rejected
     * @param rejected why; its column name is the JSON pointer of what is wrong; null: it became events
     * @param idPlace the JSON pointer of its identity; null: it stands elsewhere
     */
    public record Element(
            List<CaseEvent> events,
            @Nullable Rejected rejected,
            @Nullable String idPlace) {}

    private record Governed(String id, Times times) {}

    /**
     * @param name of the text, for messages
     * @param defaultSop the SOP of events that name none; null: the only one there is
     * @param outerId the identity of an event that gives none of its own, of a CloudEvent whose attributes are headers;
     *     null: none
     */
    public PostedEvents(String name, Sops sops, @Nullable String defaultSop, @Nullable String outerId) {
        this.name = name;
        this.sops = sops;
        this.defaultSop = defaultSop == null ? sops.only() : defaultSop;
        this.outerId = outerId;
    }

    /**
     * Reads one object, or an array of them.
     *
     * @throws MalformedJson where the text is no JSON, or empty
     */
    public List<Element> read(byte[] json) throws MalformedJson {
        try (JsonParser parser = JsonReader.JSON.createParser(ObjectReadContext.empty(), json)) {
            values(parser);
            return elements;
        } catch (JacksonException e) {
            throw new MalformedJson(JsonReader.line(e), Reasons.postNotJson(JsonReader.said(e)));
        }
    }

    private void values(JsonParser parser) throws MalformedJson {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new MalformedJson(0, Reasons.empty());
        }
        if (first == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                take(JsonElement.read(parser, "/" + i), JsonReader.line(parser));
            }
        } else {
            take(JsonElement.read(parser, ""), JsonReader.line(parser));
        }
        if (parser.nextToken() != null) {
            throw new MalformedJson(JsonReader.line(parser), Reasons.afterValue());
        }
    }

    /** Reads one object a line; blank lines are passed over. */
    public List<Element> readLines(byte[] json) {
        try {
            Lines lines = new Lines(new ByteArrayInputStream(json), LONGEST_LINE);
            while (lines.next()) {
                if (lines.isTooLong()) {
                    reject(lines.number(), Reasons.lineTooLong());
                } else if (!lines.isBlank()) {
                    line(lines);
                }
            }
            return elements;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(Lines lines) {
        try (JsonParser parser =
                JsonReader.JSON.createParser(ObjectReadContext.empty(), lines.bytes(), lines.from(), lines.length())) {
            parser.nextToken();
            JsonElement element = JsonElement.read(parser, "");
            if (parser.nextToken() != null) {
                reject(lines.number(), Reasons.afterObject());
            } else {
                take(element, lines.number());
            }
        } catch (JacksonException e) {
            reject(lines.number(), Reasons.lineNotJson(JsonReader.said(e)));
        }
    }

    private void reject(long line, Text reason) {
        elements.add(new Element(List.of(), Rejected.file(name, line, reason), null));
    }

    private void take(JsonElement element, long line) {
        JsonEvent event = JsonEvent.of(element);
        Draft draft = event.draft();
        if (outerId != null && draft.text(Field.EVENT_ID).isEmpty()) {
            draft.set(Field.EVENT_ID, outerId);
        }
        Unfit fault = event.fault();
        if (fault == null) {
            try {
                elements.add(
                        new Element(events(draft, line), null, event.places().get(Field.EVENT_ID)));
                return;
            } catch (Unfit unfit) {
                fault = unfit;
            }
        }
        elements.add(new Element(List.of(), draft.rejected(name, line, fault, JsonReader.place(event, fault)), null));
    }

    private List<CaseEvent> events(Draft draft, long line) throws Unfit {
        Governed sop = governed(draft.text(Field.SOP));
        List<Attribute> attributes = new ArrayList<>();
        draft.attributes().forEach((key, value) -> attributes.add(new Attribute(key, value)));
        Particulars own = new Particulars(
                EventWriter.orNull(EventWriter.name(Field.STEP, draft.text(Field.STEP))),
                EventWriter.transition(draft.text(Field.TRANSITION)),
                EventWriter.orNull(draft.text(Field.ROLE)),
                draft.inputs(),
                draft.outputs(),
                attributes);
        long at = at(Field.AT, draft, sop);
        String caseId = EventWriter.caseId(draft.text(Field.CASE));
        String actor = EventWriter.orNull(draft.text(Field.ACTOR));
        String id = draft.text(Field.EVENT_ID);
        List<CaseEvent> events = new ArrayList<>(1);
        if (!draft.text(Field.START).isEmpty()) {
            long began = at(Field.START, draft, sop);
            String startId = EventWriter.orNull(EventWriter.startOf(id));
            events.add(new CaseEvent(sop.id(), caseId, EventWriter.start(own), began, actor, null, startId, line));
        }
        String note = EventWriter.orNull(draft.text(Field.NOTE));
        events.add(new CaseEvent(sop.id(), caseId, own, at, actor, note, EventWriter.orNull(id), line));
        return events;
    }

    private static long at(Field field, Draft draft, Governed sop) throws Unfit {
        return EventWriter.at(field, draft.text(field), sop.times());
    }

    private Governed governed(String named) throws Unfit {
        Governed known = governed.get(named);
        if (known == null) {
            String id = EventWriter.sop(named, defaultSop, sops);
            known = new Governed(id, new Times(sops.latest(id).zone()));
            governed.put(named, known);
        }
        return known;
    }
}
