package id.patuh.intake;

import id.patuh.sop.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads events as JSON: one object, an array of objects, or one object a line. An element that is no event is rejected
 * with the place as a JSON pointer, and the others go on; where the text itself is no JSON, an array ends there, and of
 * a file with one object a line that line is lost. Source: FORMATS.md, "Events as JSON".
 */
final class JsonReader {

    private static final int DEEPEST = 1000;
    private static final int LONGEST_LINE = 16 * 1024 * 1024;
    private static final int SHOWN = 200;
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(JsonElement.LARGEST)
                    .maxNumberLength(JsonElement.LARGEST)
                    .build())
            .build();

    private final Incoming in;
    private final EventWriter writer;

    private JsonReader(Incoming in) {
        this.in = in;
        this.writer = new EventWriter(in, in.segment(), null);
    }

    /** @param lines whether each line holds one object */
    static void read(InputStream content, boolean lines, Incoming in) throws IOException, Unreadable {
        JsonReader reader = new JsonReader(in);
        if (lines) {
            reader.lines(new Lines(content, LONGEST_LINE));
        } else {
            reader.whole(content);
        }
    }

    private void whole(InputStream content) throws IOException, Unreadable {
        parse(content, this::values, Reasons::notJson);
    }

    /** Takes what a parser reads. */
    interface Values {
        void take(JsonParser parser) throws Unreadable;
    }

    /** @param broken the reason where the text is no JSON, from what the parser says */
    static void parse(InputStream content, Values values, Function<String, Text> broken)
            throws IOException, Unreadable {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
            values.take(parser);
        } catch (JacksonIOException e) {
            if (e.getCause() instanceof Damaged damaged) {
                throw new Unreadable(line(e), damaged.reason());
            }
            throw e.getCause();
        } catch (JacksonException e) {
            throw new Unreadable(line(e), broken.apply(said(e)));
        }
    }

    private void values(JsonParser parser) throws Unreadable {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new Unreadable(0, Reasons.empty());
        }
        if (first == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                element(parser, line(parser), "/" + i);
            }
            if (parser.nextToken() != null) {
                throw new Unreadable(line(parser), Reasons.afterArray());
            }
            return;
        }
        do {
            element(parser, line(parser), "");
        } while (parser.nextToken() != null);
    }

    static long line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    static long line(JacksonException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
    }

    /** The parser's words, without those about its own settings. */
    static String said(JacksonException e) {
        String line = String.valueOf(e.getOriginalMessage())
                .replaceAll("\\s+", " ")
                .replaceAll(", from `StreamReadConstraints[^`]*`", "")
                .replaceAll(": enable `?JsonReadFeature\\S* to allow", "")
                .replaceAll("\\s*\\(?[a-z ]*\\[Source:.*", "");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    private void lines(Lines lines) throws IOException, Unreadable {
        try {
            while (lines.next()) {
                if (lines.isTooLong()) {
                    reject("…", lines.number(), Reasons.lineTooLong());
                } else if (!lines.isBlank()) {
                    line(lines);
                }
            }
        } catch (Damaged damaged) {
            throw new Unreadable(lines.number() + 1, damaged.reason());
        }
    }

    private void line(Lines lines) {
        try (JsonParser parser =
                JSON.createParser(ObjectReadContext.empty(), lines.bytes(), lines.from(), lines.length())) {
            parser.nextToken();
            JsonElement element = JsonElement.read(parser, "");
            if (parser.nextToken() != null) {
                reject(lines, Reasons.afterObject());
            } else {
                take(element, lines.number());
            }
        } catch (JacksonException e) {
            reject(lines, Reasons.lineNotJson(said(e)));
        }
    }

    private void reject(Lines lines, Text reason) {
        String text = new String(
                lines.bytes(), lines.from(), Math.min(lines.length(), Rejected.LONGEST_CELL), StandardCharsets.UTF_8);
        reject(text, lines.number(), reason);
    }

    /** The line comes back as it stands, in a row in which its event can be written. */
    private void reject(String text, long line, Text reason) {
        in.reject(new Draft().rejected(in.name(), line, Unfit.named("", text, reason), null));
    }

    private void element(JsonParser parser, long line, String pointer) {
        take(JsonElement.read(parser, pointer), line);
    }

    private void take(JsonElement element, long line) {
        JsonEvent event = JsonEvent.of(element);
        Unfit fault = event.fault();
        try {
            if (fault == null) {
                writer.add(event.draft());
                writer.commit(line);
                in.rows().increment();
                return;
            }
        } catch (Unfit unfit) {
            writer.forget();
            fault = unfit;
        }
        in.reject(event.draft().rejected(in.name(), line, fault, place(event, fault)));
    }

    /** The JSON pointer of the faulty value. */
    static @Nullable String place(JsonEvent event, Unfit fault) {
        Field field = fault.field();
        if (field == null) {
            return fault.name();
        }
        Map<Field, String> places = event.places();
        return places.getOrDefault(field, event.pointer() + "/" + field.word());
    }
}
