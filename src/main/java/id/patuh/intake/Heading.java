package id.patuh.intake;

import id.patuh.eventlog.Transition;
import id.patuh.sop.Name;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a table means what. A column whose name is known is a field of the event; {@code attr:NAME} and
 * {@code case:NAME} are the attribute NAME, and any other column is the attribute of its own name. A column without a
 * name is passed over, but a row that has a value there is rejected, as nobody could say what the value means.
 *
 * <p>A file whose last two columns are {@code rejected_from} and {@code reason} was given back before: the two are
 * passed over, columns called {@code ?1}, {@code ?2} have no name, and the apostrophes that {@link Rejects} put before formulas come off again. Source: FORMATS.md, "Events
 * as CSV".
 */
final class Heading {

    static final int MOST_COLUMNS = 500;

    private final List<String> names;
    private final boolean givenBack;
    private final List<Layout> layouts;

    private Heading(List<String> names, boolean givenBack, List<Layout> layouts) {
        this.names = List.copyOf(names);
        this.givenBack = givenBack;
        this.layouts = List.copyOf(layouts);
    }

    /** The separator of a heading's first line: the most frequent of comma, semicolon and tab outside quotes. */
    static char delimiter(CharSequence line) {
        int[] found = new int[3];
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            int known = quoted ? -1 : ",;\t".indexOf(c);
            if (known >= 0) {
                found[known]++;
            }
        }
        return found[2] > found[0] && found[2] > found[1] ? '\t' : found[1] > found[0] ? ';' : ',';
    }

    /**
     * The heading of a table.
     *
     * @param cells as read
     * @param line where they stand
     * @param mapping what the user says the columns mean; null: their names do
     * @throws Unreadable where the table cannot be read with this heading
     */
    static Heading of(List<String> cells, long line, @Nullable Mapping mapping) throws Unreadable {
        if (cells.size() > MOST_COLUMNS) {
            throw new Unreadable(line, Reasons.tooManyColumns(cells.size()));
        }
        List<String> names = new ArrayList<>();
        for (String cell : cells) {
            String name = Name.trimmed(cell);
            if (name.indexOf('\uFFFD') >= 0) {
                throw new Unreadable(line, Reasons.notUtf8(name));
            }
            names.add(name);
        }
        int last = names.size() - 1;
        boolean givenBack = last >= 1
                && Name.folded(names.get(last - 1)).equals(Rejects.FROM)
                && Name.folded(names.get(last)).equals(Rejects.REASON);
        if (givenBack) {
            names = names.stream().limit(last - 1).map(Rejects::formerName).toList();
        }
        return new Heading(
                names, givenBack, mapping == null ? List.of(layout(names, line)) : mapping.layouts(names, line));
    }

    private static Layout layout(List<String> names, long line) throws Unreadable {
        Map<Field, Layout.Source> parts = new EnumMap<>(Field.class);
        List<Layout.Named> attributes = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isEmpty()) {
                continue;
            }
            Field field = Field.of(name);
            String meaning = field != null ? field.word() : "attr:" + attribute(name);
            Integer before = seen.putIfAbsent(meaning, i);
            if (before != null) {
                throw new Unreadable(line, Reasons.sameMeaning(names.get(before), before + 1, name, i + 1, meaning));
            }
            Layout.Column column = new Layout.Column(i, Map.of());
            if (field != null) {
                parts.put(field, column);
            } else if (!attribute(name).isEmpty()) {
                attributes.add(new Layout.Named(attribute(name), column));
            } else {
                throw new Unreadable(line, Reasons.namelessAttribute(name, i + 1));
            }
        }
        for (Field required : List.of(Field.CASE, Field.AT)) {
            if (!parts.containsKey(required)) {
                throw new Unreadable(line, Reasons.missingColumn(required, names));
            }
        }
        return new Layout(parts, attributes, List.of());
    }

    /** The attribute a column of that name holds, where it is no field. */
    static String attribute(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.startsWith("attr:") || small.startsWith("case:") ? Name.trimmed(name.substring(5)) : name;
    }

    /** The same for rows that only record attributes of a case, at the time in that column. */
    Heading recording(int at) {
        Layout event = layouts.get(0);
        Map<Field, Layout.Source> parts = new EnumMap<>(Field.class);
        parts.put(Field.CASE, event.source(Field.CASE));
        parts.put(Field.SOP, event.source(Field.SOP));
        parts.put(Field.AT, new Layout.Column(at, Map.of()));
        parts.put(Field.EVENT_ID, event.source(Field.EVENT_ID));
        parts.put(Field.TRANSITION, new Layout.Constant(Transition.RECORD.word()));
        return new Heading(names, givenBack, List.of(new Layout(parts, event.attributes(), List.of())));
    }

    /** As they were read, without outer blanks and without the two last ones of a file that was given back. */
    List<String> names() {
        return names;
    }

    /** How many cells a row has. */
    int width() {
        return givenBack ? names.size() + 2 : names.size();
    }

    boolean givenBack() {
        return givenBack;
    }

    /** The events that a row yields. */
    List<Layout> layouts() {
        return layouts;
    }
}
