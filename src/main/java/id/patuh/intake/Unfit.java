package id.patuh.intake;

import id.patuh.sop.Text;
import org.jspecify.annotations.Nullable;

/** A value that cannot be taken; it ends the reading of its row. */
final class Unfit extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Field field;
    private final int column;
    private final @Nullable String name;
    private final @Nullable String value;
    private final transient Text reason;

    private Unfit(@Nullable Field field, int column, @Nullable String name, @Nullable String value, Text reason) {
        super(reason.en(), null, false, false);
        this.field = field;
        this.column = column;
        this.name = name;
        this.value = value;
        this.reason = reason;
    }

    /** The row as a whole. */
    static Unfit row(Text reason) {
        return new Unfit(null, -1, null, null, reason);
    }

    static Unfit field(Field field, @Nullable String value, Text reason) {
        return new Unfit(field, -1, null, value, reason);
    }

    /** @param column from 0 */
    static Unfit column(int column, @Nullable String value, Text reason) {
        return new Unfit(null, column, null, value, reason);
    }

    /** @param name of what holds the value, as messages show it */
    static Unfit named(String name, @Nullable String value, Text reason) {
        return new Unfit(null, -1, name, value, reason);
    }

    @Nullable
    Field field() {
        return field;
    }

    /** From 0; −1 where the field or the name says where. */
    int column() {
        return column;
    }

    @Nullable
    String name() {
        return name;
    }

    @Nullable
    String value() {
        return value;
    }

    Text reason() {
        return reason;
    }
}
