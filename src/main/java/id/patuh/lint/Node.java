package id.patuh.lint;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a YAML file with its place. Scalars stay the text that was written: {@code yes}, {@code 2021-01},
 * {@code 07:30} and {@code 1e3} are no booleans, dates or numbers here.
 */
public sealed interface Node {

    /** Counted from 1. */
    int line();

    /** Counted from 1, in characters. */
    int column();

    /** What it is, for a message: "a text", "a list" or "a mapping". */
    Phrase kind();

    /** Whether there is no value: nothing at all, {@code ~} or {@code null}, without quotation marks. */
    default boolean isNothing() {
        return false;
    }

    /**
     * A text.
     *
     * @param text as written, without quotation marks and outer blanks
     * @param plain whether it was written without quotation marks and not as a block
     */
    record Scalar(String text, boolean plain, int line, int column) implements Node {

        @Override
        public Phrase kind() {
            return isNothing() ? new Phrase("kosong", "nothing") : new Phrase("teks", "a text");
        }

        @Override
        public boolean isNothing() {
            return plain
                    && (text.isEmpty()
                            || text.equals("~")
                            || text.toLowerCase(Locale.ROOT).equals("null"));
        }
    }

    /** A list. */
    record Sequence(List<Node> items, int line, int column) implements Node {

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public Phrase kind() {
            return new Phrase("daftar", "a list");
        }
    }

    /** Keys with their values, in the order of the file, no key twice. */
    record Mapping(List<Entry> entries, int line, int column) implements Node {

        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public Phrase kind() {
            return new Phrase("pasangan 'kunci: nilai'", "a mapping");
        }

        /** The value of a key; null where the key is missing. */
        public @Nullable Node get(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return entry.value();
                }
            }
            return null;
        }
    }

    /** One key of a mapping and its value. */
    record Entry(Scalar key, Node value) {}
}
