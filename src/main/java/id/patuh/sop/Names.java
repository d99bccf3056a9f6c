package id.patuh.sop;

import id.patuh.lint.Complaints;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who goes by which name, among things of one kind; names are compared folded. Two things under one name are a
 * complaint, one thing under one name twice is not.
 *
 * @param <T> what a name leads to
 */
final class Names<T> {

    private final Phrase kind;
    private final Complaints complaints;
    private final Map<String, T> owners = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<String> shown = new ArrayList<>();

    /** @param kind in the plural, for messages: "langkah" and "steps" */
    Names(Phrase kind, Complaints complaints) {
        this.kind = kind;
        this.complaints = complaints;
    }

    /** What {@link #find} lists when a name is not known. */
    void show(String name) {
        shown.add(name);
    }

    /** Gives a name to its owner, unless another one has it. */
    void give(String name, T owner, Node where) {
        String folded = Name.folded(name);
        T before = owners.putIfAbsent(folded, owner);
        if (before == null) {
            lines.put(folded, where.line());
        } else if (!before.equals(owner)) {
            complaints.fault(
                    where,
                    "dua " + kind.id() + " memakai nama yang sama " + Known.quoted(name) + ", di sini dan di baris "
                            + lines.get(folded) + "; beri salah satunya nama lain",
                    "two " + kind.en() + " share the name " + Known.quoted(name) + ", here and on line "
                            + lines.get(folded) + "; give one of them another");
        }
    }

    @Nullable
    T get(String name) {
        return owners.get(Name.folded(name));
    }

    /**
     * The owner of a name; null, with a complaint, where nobody has it.
     *
     * @param unknown how the complaint begins, e.g. "tidak ada peran" and "no role"
     */
    @Nullable
    T find(Node.Scalar name, Phrase unknown) {
        T owner = get(name.text());
        if (owner == null) {
            Phrase hint = Known.hint(name.text(), shown);
            complaints.fault(
                    name,
                    unknown.id() + " " + Known.quoted(name.text()) + hint.id(),
                    unknown.en() + " " + Known.quoted(name.text()) + hint.en());
        }
        return owner;
    }

    /** Folded names to their owners. */
    Map<String, T> owners() {
        return owners;
    }
}
