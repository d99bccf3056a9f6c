package id.patuh.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was read of one event of a JSON or XES file, as texts without outer blanks. */
final class Draft {

    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private final SortedMap<String, String> attributes = new TreeMap<>();
    private @Nullable List<String> inputs;
    private @Nullable List<String> outputs;

    /** Blank where nothing was read. */
    String text(Field field) {
        return texts.getOrDefault(field, "");
    }

    void set(Field field, String text) {
        texts.put(field, text);
    }

    /** @param names null: not recorded */
    void set(Field field, @Nullable List<String> names) {
        if (field == Field.INPUTS) {
            inputs = names;
        } else {
            outputs = names;
        }
    }

    @Nullable
    List<String> inputs() {
        return inputs;
    }

    @Nullable
    List<String> outputs() {
        return outputs;
    }

    SortedMap<String, String> attributes() {
        return attributes;
    }

    /**
     * The draft under the columns of a table, so that it can be given back as CSV. What is wrong and stands in none of
     * its cells stands behind them, under no heading, so that nobody takes the row for a mended one.
     */
    Rejected rejected(String file, long line, Unfit unfit, @Nullable String place) {
        List<String> heading = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        for (Field field : Field.values()) {
            if (field == Field.NOTE) {
                attributes.forEach((name, value) -> {
                    heading.add("attr:" + name);
                    cells.add(value);
                });
            }
            if (field != Field.START || texts.containsKey(field)) {
                heading.add(field.word());
                cells.add(cell(field));
            }
        }
        String name = unfit.name();
        String wrong = unfit.value() == null ? name : unfit.value();
        if (name != null && wrong != null && !cells.contains(wrong)) {
            cells.add(wrong);
        }
        return new Rejected(file, line, 0, place, unfit.value(), unfit.reason(), heading, cells);
    }

    private String cell(Field field) {
        List<String> names = field == Field.INPUTS ? inputs : field == Field.OUTPUTS ? outputs : null;
        if (names == null) {
            return text(field);
        }
        return names.isEmpty() ? "-" : String.join("; ", names);
    }
}
