package id.patuh.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Bytes of a YAML file to {@link Node}s. No value is given a type, no object is made, and files that would grow beyond
 * measure (size, depth, aliases) end in a complaint.
 */
public final class YamlReader {

    /** The largest file, in bytes. */
    public static final int LARGEST = 2_000_000;

    private static final int DEEPEST = 30;

    /** Deeper than this is not even parsed. */
    private static final int HOPELESS = 500;

    private static final int MOST_ALIASES = 200;
    private static final int MOST_NODES = 400_000;

    private static final Phrase RULES = new Phrase("SOP atau kalender", "SOP or calendar");

    private final Phrase kind;
    private final Complaints complaints;
    private int nodes;

    private YamlReader(Phrase kind, Complaints complaints) {
        this.kind = kind;
        this.complaints = complaints;
    }

    /**
     * Reads the bytes of a file of a rules folder.
     *
     * @param complaints of this file
     * @return the file's only document; null, with a complaint, where it cannot be read
     */
    public static @Nullable Node read(byte[] bytes, Complaints complaints) {
        return read(bytes, RULES, complaints);
    }

    /**
     * Reads the bytes of another file.
     *
     * @param kind what such a file holds, for messages, e.g. "pemetaan" and "mapping"
     * @param complaints of this file
     * @return the file's only document; null, with a complaint, where it cannot be read
     */
    public static @Nullable Node read(byte[] bytes, Phrase kind, Complaints complaints) {
        if (bytes.length > LARGEST) {
            complaints.fault(
                    "lebih dari " + LARGEST / 1_000_000 + " MB; pecah menjadi beberapa berkas",
                    "larger than " + LARGEST / 1_000_000 + " MB; split it into several files");
            return null;
        }
        String text = Utf8.decoded(bytes, complaints);
        return text == null || !printable(text, complaints) ? null : new YamlReader(kind, complaints).read(text);
    }

    private static boolean printable(String text, Complaints complaints) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!StreamReader.isPrintable(c)) {
                complaints.fault(
                        Utf8.line(text, i),
                        Utf8.column(text, i),
                        String.format("karakter U+%04X tidak boleh ada dalam berkas teks; hapus", c),
                        String.format("character U+%04X cannot stand in a text file; delete it", c));
                return false;
            }
        }
        return true;
    }

    private @Nullable Node read(String text) {
        try {
            org.yaml.snakeyaml.nodes.Node root = composer(text).getSingleNode();
            Node node = root == null ? null : converted(root, 0);
            if (node == null || node.isNothing()) {
                complaints.fault(
                        "berkas kosong; tulis " + kind.id() + " di dalamnya atau hapus berkasnya",
                        "the file is empty; write the " + kind.en() + " into it or delete the file");
                return null;
            }
            return node;
        } catch (Unconvertible refusal) {
            complaints.fault(refusal.line, refusal.column, Unconvertible.REMEDY.id(), Unconvertible.REMEDY.en());
        } catch (MarkedYAMLException failure) {
            complain(failure);
        } catch (YAMLException | IllegalArgumentException | IndexOutOfBoundsException failure) {
            if (String.valueOf(failure.getMessage()).contains("Nesting Depth")) {
                complaints.fault(Unconvertible.REMEDY.id(), Unconvertible.REMEDY.en());
                return null;
            }
            complaints.fault(
                    "tidak terbaca sebagai YAML: " + failure.getMessage(),
                    "not readable as YAML: " + failure.getMessage());
        }
        return null;
    }

    private static Composer composer(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(HOPELESS);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        return new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options);
    }

    private void complain(MarkedYAMLException failure) {
        String said = failure.getProblem() == null ? "syntax error" : failure.getProblem();
        boolean unclosed = said.contains("end of stream") || said.contains("stream end");
        Mark problem = failure.getProblemMark();
        Mark mark =
                failure.getContextMark() != null && (unclosed || problem == null) ? failure.getContextMark() : problem;
        complaints.fault(
                mark == null ? 0 : mark.getLine() + 1,
                mark == null ? 0 : mark.getColumn() + 1,
                "tidak terbaca sebagai YAML: " + reason(said).id(),
                "not readable as YAML: " + said.replaceAll("\\s+", " ") + "; "
                        + reason(said).en());
    }

    /** What is wrong and the remedy in Indonesian; in English the remedy, as the library's own words go before it. */
    private Phrase reason(String said) {
        if (said.contains("TAB")) {
            return new Phrase(
                    "ada tab di awal baris; buat indentasi dengan spasi, bukan tab",
                    "indent with spaces, not with tabs");
        }
        if (said.contains("mapping values are not allowed")) {
            return new Phrase(
                    "': ' ada di tempat yang salah; periksa indentasi, dan beri tanda kutip pada teks yang memuat ': '",
                    "check the indentation, and put a text with ': ' in it into quotation marks");
        }
        if (said.contains("another document")) {
            return new Phrase(
                    "ada dokumen kedua; satu berkas memuat satu " + kind.id() + ": beri masing-masing berkas sendiri",
                    "one file holds one " + kind.en() + ": give each a file of its own");
        }
        if (said.contains("undefined alias") || said.contains("*(42)")) {
            return new Phrase(
                    "alias yang tidak dikenal; beri tanda kutip pada teks yang diawali *",
                    "put a text that begins with * into quotation marks");
        }
        if (said.contains("end of stream") || said.contains("stream end")) {
            return new Phrase(
                    "berkas habis sebelum ditutup; tutup tanda kutip atau kurung yang dibuka di sini",
                    "close the quotation mark or bracket that opens here");
        }
        return new Phrase(
                "susunannya salah; periksa indentasi, tanda kutip, dan kurung di sini dan di baris atasnya",
                "check indentation, quotation marks and brackets here and on the line above");
    }

    private Node converted(org.yaml.snakeyaml.nodes.Node node, int depth) {
        int line = node.getStartMark().getLine() + 1;
        int column = node.getStartMark().getColumn() + 1;
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            throw new Unconvertible(line, column);
        }
        if (node instanceof MappingNode mapping) {
            return new Node.Mapping(entries(mapping, depth), line, column);
        }
        if (node instanceof SequenceNode sequence) {
            List<Node> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(converted(item, depth + 1)));
            return new Node.Sequence(items, line, column);
        }
        return scalar((ScalarNode) node, line, column);
    }

    private Node.Scalar scalar(ScalarNode scalar, int line, int column) {
        String text = scalar.getValue().strip();
        if (text.codePoints().anyMatch(c -> isUnprintable(c))) {
            complaints.fault(
                    line,
                    column,
                    "karakter yang tidak dapat dicetak dalam " + Known.quoted(text) + "; hapus urutan escape-nya",
                    "a character that cannot be printed in " + Known.quoted(text) + "; delete the escape sequence");
        }
        return new Node.Scalar(text, scalar.getScalarStyle() == ScalarStyle.PLAIN, line, column);
    }

    private static boolean isUnprintable(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\t')
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private List<Node.Entry> entries(MappingNode mapping, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = converted(tuple.getKeyNode(), depth + 1);
            if (!(key instanceof Node.Scalar name)) {
                complaints.fault(
                        key,
                        "kunci harus berupa teks, bukan " + key.kind().id(),
                        "a key must be a text, not " + key.kind().en());
                continue;
            }
            Integer first = lines.putIfAbsent(name.text(), name.line());
            if (first != null) {
                complaints.fault(
                        name,
                        "kunci " + Known.quoted(name.text()) + " sudah ada di baris " + first
                                + "; pertahankan salah satu",
                        "key " + Known.quoted(name.text()) + " stands here already, on line " + first
                                + "; keep one of the two");
                continue;
            }
            entries.add(new Node.Entry(name, converted(tuple.getValueNode(), depth + 1)));
        }
        return entries;
    }

    /** Ends the conversion of a file that is too large. */
    private static final class Unconvertible extends RuntimeException {

        static final Phrase REMEDY = new Phrase(
                "terlalu dalam (lebih dari " + DEEPEST
                        + " tingkat), atau terlalu besar setelah aliasnya diisikan; tutup"
                        + " kurung yang terbuka, dan tuliskan lengkap tanpa alias",
                "too deep (more than " + DEEPEST + " levels), or too large once its aliases are filled in; close the"
                        + " brackets that are open, and write it out without aliases");

        private static final long serialVersionUID = 1L;

        private final int line;
        private final int column;

        Unconvertible(int line, int column) {
            super(REMEDY.en(), null, false, false);
            this.line = line;
            this.column = column;
        }
    }
}
