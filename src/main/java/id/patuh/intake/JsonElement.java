package id.patuh.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One value of a JSON text with all that is in it, taken from the parser to its end whatever is wrong with it.
 *
 * @param pointer where it stands (RFC 6901)
 * @param value a {@code String} for text, numbers as written and true/false; null; a {@code List}; a {@code Map}
 * @param fault the first thing wrong with it: a member twice, too large, too deep; null: nothing
 */
record JsonElement(
        String pointer, @Nullable Object value, @Nullable Unfit fault) {

    /** Characters of an element. */
    static final int LARGEST = 16 * 1024 * 1024;

    private static final int DEEPEST = 20;
    private static final int MOST_VALUES = 10_000;

    /** Reads the value at whose first token the parser stands. */
    static JsonElement read(JsonParser parser, String pointer) {
        Reading reading = new Reading(parser);
        Object value = reading.value(0, pointer);
        return new JsonElement(pointer, value, reading.fault);
    }

    /** Half a character, which an escape can write ({@code \\ud800}) but UTF-8 cannot, shown as what is no UTF-8 is. */
    private static String whole(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) {
                continue;
            }
            if (Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
                i++;
            } else {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(i, '\uFFFD');
            }
        }
        return mended == null ? text : mended.toString();
    }

    /** A member's name as part of a pointer. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static final class Reading {
        private final JsonParser parser;
        private int values;
        private long characters;
        private @Nullable Unfit fault;

        Reading(JsonParser parser) {
            this.parser = parser;
        }

        @Nullable
        Object value(int depth, String pointer) {
            JsonToken token = parser.currentToken();
            values++;
            if (values > MOST_VALUES || depth > DEEPEST || characters > LARGEST) {
                fault(Unfit.named(pointer, null, Reasons.elementTooLarge()));
                parser.skipChildren();
                return null;
            }
            if (token == JsonToken.START_OBJECT) {
                return members(depth, pointer);
            }
            if (token == JsonToken.START_ARRAY) {
                return items(depth, pointer);
            }
            return token == JsonToken.VALUE_NULL ? null : text();
        }

        private String text() {
            String text = whole(parser.getString());
            characters += text.length();
            return text;
        }

        private Map<String, @Nullable Object> members(int depth, String pointer) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                characters += name.length();
                String place = pointer + "/" + escaped(name);
                parser.nextToken();
                Object value = value(depth + 1, place);
                if (members.containsKey(name)) {
                    fault(Unfit.named(place, value instanceof String text ? text : null, Reasons.twice(name)));
                } else if (fault == null) {
                    members.put(name, value);
                }
            }
            return members;
        }

        private List<@Nullable Object> items(int depth, String pointer) {
            List<@Nullable Object> items = new ArrayList<>();
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                Object value = value(depth + 1, pointer + "/" + i);
                if (fault == null) {
                    items.add(value);
                }
            }
            return items;
        }

        private void fault(Unfit found) {
            if (fault == null) {
                fault = found;
            }
        }
    }
}
