package id.patuh.intake;

import id.patuh.lint.Known;
import id.patuh.sop.Name;
import id.patuh.sop.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a JSON element says as an event: the fields of FORMATS.md under their English or Indonesian names,
 * {@code attributes}, and as attributes whatever else is text, number or true/false. A CloudEvent (specification 1.0,
 * structured mode) says what its {@code data} says. Members with null say nothing.
 */
final class JsonEvent {

    private static final int SHOWN = 1000;

    private final Draft draft = new Draft();
    private final Map<Field, String> places = new EnumMap<>(Field.class);
    private String pointer = "";
    private @Nullable Unfit fault;

    private JsonEvent() {}

    static JsonEvent of(JsonElement element) {
        JsonEvent event = new JsonEvent();
        event.pointer = element.pointer();
        event.fault = element.fault();
        if (element.value() instanceof Map<?, ?> members) {
            event.read(members);
        } else if (event.fault == null) {
            event.fault(json(element.value()), element.pointer(), Reasons.notAnObject(shown(element.value())));
        }
        return event;
    }

    /** What could be read, also where there is a fault. */
    Draft draft() {
        return draft;
    }

    /** The first thing wrong with it; null: nothing so far. */
    @Nullable
    Unfit fault() {
        return fault;
    }

    /** Where the fields stand (RFC 6901). */
    Map<Field, String> places() {
        return places;
    }

    /** Where the event stands (RFC 6901). */
    String pointer() {
        return pointer;
    }

    private void read(Map<?, ?> members) {
        if (!members.containsKey("specversion")) {
            members.forEach((name, value) -> member(String.valueOf(name), value));
            return;
        }
        if (members.get("data") instanceof Map<?, ?> data && isJson(members.get("datacontenttype"))) {
            String envelope = pointer;
            pointer = envelope + "/data";
            data.forEach((name, value) -> member(String.valueOf(name), value));
            if (draft.text(Field.EVENT_ID).isEmpty() && members.get("id") instanceof String id) {
                draft.set(Field.EVENT_ID, Name.trimmed(id));
                places.put(Field.EVENT_ID, envelope + "/id");
            }
        } else {
            fault(null, pointer + "/data", Reasons.notData());
        }
    }

    private static boolean isJson(@Nullable Object contentType) {
        return contentType == null
                || String.valueOf(contentType).toLowerCase(Locale.ROOT).contains("json");
    }

    private void member(String name, @Nullable Object value) {
        String place = pointer + "/" + JsonElement.escaped(name);
        Field field = Field.of(name);
        String folded = Name.folded(name);
        if (field != null) {
            field(field, value, name, place);
        } else if (folded.equals("attributes") || folded.equals("atribut")) {
            attributes(value, place);
        } else {
            attribute(Heading.attribute(Name.trimmed(name)), value, place);
        }
    }

    private void field(Field field, @Nullable Object value, String name, String place) {
        if (places.putIfAbsent(field, place) != null) {
            fault(json(value), place, Reasons.twice(name));
        } else if (field == Field.INPUTS || field == Field.OUTPUTS) {
            documents(field, value, place);
        } else if (value instanceof String text) {
            draft.set(field, checked(text, place));
        } else if (value != null) {
            fault(json(value), place, Reasons.nested());
        }
    }

    private void documents(Field field, @Nullable Object value, String place) {
        if (value instanceof String text) {
            draft.set(field, EventWriter.documents(checked(text, place)));
        } else if (value instanceof List<?> items) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof String name) {
                    names.add(checked(name, place + "/" + i));
                } else {
                    fault(json(items.get(i)), place + "/" + i, Reasons.notADocument());
                }
            }
            names.removeIf(String::isEmpty);
            draft.set(field, names);
        } else if (value != null) {
            fault(json(value), place, Reasons.notADocument());
        }
    }

    private void attributes(@Nullable Object value, String place) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, said) -> attribute(
                    Name.trimmed(String.valueOf(name)), said, place + "/" + JsonElement.escaped(String.valueOf(name))));
        } else if (value != null) {
            fault(json(value), place, Reasons.notAttributes());
        }
    }

    private void attribute(String name, @Nullable Object value, String place) {
        if (value instanceof String text) {
            String checked = checked(text, place);
            Text unreadable = EventWriter.fault(name);
            if (unreadable != null) {
                fault(name, place, unreadable);
            } else if (name.isEmpty()) {
                fault(checked, place, Reasons.nameless());
            } else if (!checked.isEmpty() && draft.attributes().putIfAbsent(name, checked) != null) {
                fault(checked, place, Reasons.twice(name));
            }
        } else if (value != null) {
            fault(json(value), place, Reasons.nested());
        }
    }

    private String checked(String text, String place) {
        String trimmed = Name.trimmed(text);
        Text reason = EventWriter.fault(trimmed);
        if (reason != null) {
            fault(trimmed, place, reason);
        }
        return trimmed;
    }

    private void fault(@Nullable String value, String place, Text reason) {
        if (fault == null) {
            fault = Unfit.named(place, value, reason);
        }
    }

    /** The value as it was written, shortened. */
    private static @Nullable String json(@Nullable Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        String json = JsonMapper.shared().writeValueAsString(value);
        return json.length() <= SHOWN ? json : json.substring(0, SHOWN) + "…";
    }

    private static String shown(@Nullable Object value) {
        return value instanceof List ? "[…]" : value == null ? "null" : Known.quoted(value.toString());
    }
}
