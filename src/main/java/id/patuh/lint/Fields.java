package id.patuh.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one mapping, read one by one. Whatever is wrong with a value becomes a complaint and the value is left
 * out; reading goes on.
 */
public final class Fields {

    private final Node.Mapping mapping;
    private final Phrase what;
    private final Complaints complaints;

    private Fields(Node.Mapping mapping, Phrase what, Complaints complaints) {
        this.mapping = mapping;
        this.what = what;
        this.complaints = complaints;
    }

    /**
     * The keys of a mapping; unknown ones are complaints.
     *
     * @param what names the mapping in messages, e.g. "langkah" and "a step"
     * @param known its keys; any other is a complaint
     * @return null, with a complaint, where the node is no mapping
     */
    public static @Nullable Fields of(Node node, Phrase what, Complaints complaints, List<String> known) {
        return of(node, what, complaints, known, key -> false);
    }

    /**
     * The keys of a mapping some of whose keys are not fixed.
     *
     * @param also further keys that the caller reads through {@link #entries}
     */
    public static @Nullable Fields of(
            Node node, Phrase what, Complaints complaints, List<String> known, Predicate<String> also) {
        if (!(node instanceof Node.Mapping mapping)) {
            complaints.fault(
                    node,
                    what.id() + " berupa " + node.kind().id()
                            + "; tulis sebagai baris 'kunci: nilai'. Yang dikenal di sini: " + Known.listed(known),
                    what.en() + " is " + node.kind().en() + "; write it as 'key: value' lines. Known here: "
                            + Known.listed(known));
            return null;
        }
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!known.contains(key) && !also.test(key)) {
                Phrase hint = Known.hint(key, known);
                complaints.fault(
                        entry.key(),
                        "kunci tidak dikenal " + Known.quoted(key) + hint.id(),
                        "unknown key " + Known.quoted(key) + hint.en());
            }
        }
        return new Fields(mapping, what, complaints);
    }

    public Node.Mapping mapping() {
        return mapping;
    }

    public List<Node.Entry> entries() {
        return mapping.entries();
    }

    public boolean has(String key) {
        return mapping.get(key) != null;
    }

    /** The value; null where the key is missing, or, with a complaint, where it stands without a value. */
    public @Nullable Node node(String key) {
        Node node = mapping.get(key);
        if (node != null && node.isNothing()) {
            complaints.fault(
                    node,
                    "kunci " + Known.quoted(key) + " tidak bernilai; isilah atau hapus barisnya",
                    "key " + Known.quoted(key) + " has no value; give it one or delete the line");
            return null;
        }
        return node;
    }

    /** Like {@link #node}, but a missing key is a complaint, too. */
    public @Nullable Node required(String key) {
        if (!has(key)) {
            complaints.fault(
                    mapping,
                    what.id() + " tidak memuat kunci " + Known.quoted(key) + "; tambahkan",
                    what.en() + " lacks the key " + Known.quoted(key) + "; add it");
        }
        return node(key);
    }

    /** A text that must be there; null, with a complaint, where it is missing, empty or no text. */
    public Node.@Nullable Scalar requiredText(String key) {
        Node node = required(key);
        return node == null ? null : text(node, key, complaints);
    }

    /** A text that may be missing (null); empty or no text is a complaint. */
    public Node.@Nullable Scalar text(String key) {
        Node node = node(key);
        return node == null ? null : text(node, key, complaints);
    }

    /** A text that nothing depends on: missing or left blank, it is empty. */
    public String remark(String key) {
        Node node = mapping.get(key);
        if (node == null
                || node.isNothing()
                || (node instanceof Node.Scalar scalar && scalar.text().isEmpty())) {
            return "";
        }
        Node.Scalar text = text(node, key, complaints);
        return text == null ? "" : text.text();
    }

    /** One text or a list of them; none where the key is missing. */
    public List<Node.Scalar> texts(String key) {
        Node node = node(key);
        return node == null ? List.of() : texts(node, key, complaints);
    }

    /** {@code true}, {@code ya}, {@code yes} or {@code false}, {@code tidak}, {@code no}; missing: false. */
    public boolean flag(String key) {
        Node.Scalar text = text(key);
        if (text == null) {
            return false;
        }
        return switch (text.text().toLowerCase(Locale.ROOT)) {
            case "true", "ya", "yes" -> true;
            case "false", "tidak", "no" -> false;
            default -> {
                complaints.fault(
                        text,
                        Known.quoted(key) + " berisi " + Known.quoted(text.text())
                                + "; tulis true (ya, yes) atau false (tidak, no)",
                        Known.quoted(key) + " is " + Known.quoted(text.text())
                                + "; write true (ya, yes) or false (tidak, no)");
                yield false;
            }
        };
    }

    /** The node as a text; null, with a complaint, where it is none or empty. */
    public static Node.@Nullable Scalar text(Node node, String key, Complaints complaints) {
        if (!(node instanceof Node.Scalar scalar)) {
            complaints.fault(
                    node,
                    Known.quoted(key) + " berupa " + node.kind().id() + "; tulis satu teks",
                    Known.quoted(key) + " is " + node.kind().en() + "; write one text");
            return null;
        }
        if (scalar.text().isEmpty() || scalar.isNothing()) {
            complaints.fault(
                    node,
                    Known.quoted(key) + " kosong; isilah atau hapus",
                    Known.quoted(key) + " is empty; write something or delete it");
            return null;
        }
        return scalar;
    }

    /** The node as texts, be it one or a list. */
    public static List<Node.Scalar> texts(Node node, String key, Complaints complaints) {
        List<Node.Scalar> texts = new ArrayList<>();
        for (Node item : node instanceof Node.Sequence list ? list.items() : List.of(node)) {
            Node.Scalar text = text(item, key, complaints);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }
}
