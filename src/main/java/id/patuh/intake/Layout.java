package id.patuh.intake;

import id.patuh.sop.Name;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where one event of a row finds what it says. A row without a {@link Mapping} yields one event; with one it may yield
 * several.
 *
 * @param parts where fields come from; of the others the row says nothing
 * @param attributes what else the event takes from the row
 * @param when the rows that yield the event; empty: all
 */
record Layout(Map<Field, Source> parts, List<Named> attributes, List<Clause> when) {

    private static final Source NOTHING = new Nothing();

    Layout {
        parts = Map.copyOf(parts);
        attributes = List.copyOf(attributes);
        when = List.copyOf(when);
    }

    /** Where a text comes from. */
    sealed interface Source {}

    /** Nowhere. */
    record Nothing() implements Source {}

    /** The same in every row. */
    record Constant(String text) implements Source {}

    /**
     * A cell of the row.
     *
     * @param index from 0
     * @param words what stands for what, the keys folded; others stay as they are
     */
    record Column(int index, Map<String, String> words) implements Source {}

    /** An attribute of that name. */
    record Named(String name, Source source) {}

    /** Rows in which the column has one of these values, folded; with none given: any value at all. */
    record Clause(int column, Set<String> values) {

        boolean holds(String value) {
            return values.isEmpty() ? !value.isEmpty() : values.contains(Name.folded(value));
        }
    }

    Source source(Field field) {
        return parts.getOrDefault(field, NOTHING);
    }

    /** The field's column, from 0; −1 where it has none. */
    int column(Field field) {
        return source(field) instanceof Column column ? column.index() : -1;
    }

    /** The columns that decide the event's particulars, from 0. */
    int[] particularColumns() {
        Set<Integer> columns = new LinkedHashSet<>();
        for (Field field : List.of(Field.STEP, Field.TRANSITION, Field.ROLE, Field.INPUTS, Field.OUTPUTS)) {
            columns.add(column(field));
        }
        for (Named attribute : attributes) {
            columns.add(attribute.source() instanceof Column column ? column.index() : -1);
        }
        columns.remove(-1);
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The text of a source in a row, translated; empty where there is none. */
    static String text(Source source, String[] cells) {
        if (source instanceof Column column) {
            String cell = cells[column.index()];
            return column.words().isEmpty() ? cell : column.words().getOrDefault(Name.folded(cell), cell);
        }
        return source instanceof Constant constant ? constant.text() : "";
    }

    /** Whether a row yields the event. */
    boolean appliesTo(String[] cells) {
        for (Clause clause : when) {
            if (!clause.holds(cells[clause.column()])) {
                return false;
            }
        }
        return true;
    }
}
