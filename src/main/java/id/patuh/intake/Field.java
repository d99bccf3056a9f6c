package id.patuh.intake;

import id.patuh.sop.Name;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event can say, and the names under which files say it. Source: FORMATS.md, "Events as CSV". */
@SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
enum Field {
    CASE("case", "case_id", "case:concept:name", "kasus", "no_kasus"),
    STEP("step", "activity", "concept:name", "langkah", "kegiatan"),
    TRANSITION("transition", "lifecycle:transition", "peristiwa"),
    AT("at", "time", "timestamp", "time:timestamp", "waktu"),
    START("start_timestamp", "mulai_pada"),
    ACTOR("actor", "org:resource", "pelaksana"),
    ROLE("role", "org:role", "jabatan"),
    INPUTS("inputs", "kelengkapan"),
    OUTPUTS("outputs", "keluaran"),
    NOTE("note", "keterangan", "ket"),
    EVENT_ID("event_id", "id"),
    SOP("sop");

    private static final Map<String, Field> BY_NAME = new HashMap<>();

    static {
        for (Field field : values()) {
            BY_NAME.put(field.word, field);
            field.others.forEach(other -> BY_NAME.put(other, field));
        }
    }

    private final String word;
    private final List<String> others;

    Field(String word, String... others) {
        this.word = word;
        this.others = List.of(others);
    }

    /** The field of that name, in any letter case; null where it is none of the known names. */
    static @Nullable Field of(String name) {
        return BY_NAME.get(Name.folded(name));
    }

    /** Its first name: {@code case}, {@code step}, … */
    String word() {
        return word;
    }

    /** {@code case (case_id, kasus)}: its names for a message. */
    String names() {
        return others.isEmpty() ? word : word + " (" + String.join(", ", others) + ")";
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Field::word).toList();
    }
}
