package id.patuh.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value in a certificate and where it stands, so that whatever is wrong with it can be told. */
final class Place {

    private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST = Instant.parse("9999-01-01T00:00:00Z").toEpochMilli();

    private final String path;
    private final @Nullable JsonNode node;

    Place(String path, @Nullable JsonNode node) {
        this.path = path;
        this.node = node == null || node.isNull() ? null : node;
    }

    Unusable wrong(String what) {
        return new Unusable(path + " " + what);
    }

    boolean isAbsent() {
        return node == null;
    }

    private JsonNode present() throws Unusable {
        if (node == null) {
            throw wrong("is missing");
        }
        return node;
    }

    /** A property of an object; absent where the object has none of that name. */
    Place at(String name) throws Unusable {
        JsonNode object = present();
        if (!object.isObject()) {
            throw wrong("is no object");
        }
        return new Place(path.isEmpty() ? name : path + "." + name, object.get(name));
    }

    List<Place> items() throws Unusable {
        JsonNode array = present();
        if (!array.isArray()) {
            throw wrong("is no list");
        }
        List<Place> items = new ArrayList<>();
        for (JsonNode item : array) {
            items.add(new Place(path + "[" + items.size() + "]", item));
        }
        return items;
    }

    List<Map.Entry<String, Place>> properties() throws Unusable {
        JsonNode object = present();
        if (!object.isObject()) {
            throw wrong("is no object");
        }
        List<Map.Entry<String, Place>> properties = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            properties.add(
                    Map.entry(property.getKey(), new Place(path + "." + property.getKey(), property.getValue())));
        }
        return properties;
    }

    String text() throws Unusable {
        JsonNode value = present();
        if (!value.isString()) {
            throw wrong("is no text");
        }
        return value.stringValue();
    }

    /** Null where it is absent. */
    @Nullable
    String textOrNull() throws Unusable {
        return node == null ? null : text();
    }

    /** Empty where it is absent. */
    String textOrEmpty() throws Unusable {
        return node == null ? "" : text();
    }

    List<String> texts() throws Unusable {
        List<String> texts = new ArrayList<>();
        for (Place item : items()) {
            texts.add(item.text());
        }
        return texts;
    }

    /** Null where it is absent. */
    @Nullable
    List<String> textsOrNull() throws Unusable {
        return node == null ? null : texts();
    }

    boolean flag() throws Unusable {
        JsonNode value = present();
        if (!value.isBoolean()) {
            throw wrong("is neither true nor false");
        }
        return value.booleanValue();
    }

    /** A whole number; up to 10^15 either way, so that sums cannot overflow. */
    long number() throws Unusable {
        JsonNode value = present();
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || Math.abs(value.longValue()) > 1_000_000_000_000_000L) {
            throw wrong("is no whole number");
        }
        return value.longValue();
    }

    /** −1 where it is absent. */
    long numberOrNone() throws Unusable {
        return node == null ? -1 : number();
    }

    /** A time with offset, in epoch milliseconds. */
    long time() throws Unusable {
        try {
            Instant instant = OffsetDateTime.parse(text()).toInstant();
            long millis = instant.toEpochMilli();
            if (millis < FIRST || millis > LAST) {
                throw wrong("lies outside of the years 1 to 9998");
            }
            if (!instant.equals(Instant.ofEpochMilli(millis))) {
                throw wrong("is finer than a millisecond");
            }
            return millis;
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw wrong("is no time with offset");
        }
    }

    /** {@link Derivation#NEVER} where it is absent. */
    long timeOrNever() throws Unusable {
        return node == null ? Derivation.NEVER : time();
    }

    LocalDate date() throws Unusable {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeException unreadable) {
            throw wrong("is no date");
        }
    }
}
