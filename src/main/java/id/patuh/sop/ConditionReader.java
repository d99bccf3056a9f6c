package id.patuh.sop;

import id.patuh.lint.Complaints;
import id.patuh.lint.Fields;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code when}: {@code attribute: value}, {@code attribute: [values]}, {@code attribute: {not: value | [values]}}. */
final class ConditionReader {

    /**
     * A value that some condition of the SOP compares an attribute with.
     *
     * @param negated whether by {@code not}, else by equality
     */
    record Mention(String attribute, boolean negated, Node.Scalar value) {}

    private static final List<String> NOT = List.of("not");

    private final Complaints complaints;
    private final List<Mention> mentions = new ArrayList<>();

    ConditionReader(Complaints complaints) {
        this.complaints = complaints;
    }

    /** The values named in all conditions read so far. */
    List<Mention> mentions() {
        return mentions;
    }

    /** The condition; null, with a complaint, where it cannot be read. */
    @Nullable
    Condition read(Node node) {
        if (!(node instanceof Node.Mapping mapping)) {
            complaints.fault(
                    node,
                    "'when' berupa " + node.kind().id() + "; tulis {atribut: nilai}",
                    "'when' is " + node.kind().en() + "; write {attribute: value}");
            return null;
        }
        if (mapping.entries().isEmpty()) {
            complaints.fault(
                    node,
                    "'when' tidak menyebut atribut; tulis {atribut: nilai} atau hapus",
                    "'when' names no attribute; write {attribute: value} or delete it");
            return null;
        }
        List<Condition.Clause> clauses = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            Condition.Clause clause = clause(entry);
            if (clause != null) {
                clauses.add(clause);
            }
        }
        return clauses.size() == mapping.entries().size() ? new Condition(clauses) : null;
    }

    private Condition.@Nullable Clause clause(Node.Entry entry) {
        String attribute = entry.key().text();
        if (attribute.isEmpty()) {
            complaints.fault(
                    entry.key(),
                    "syarat tanpa atribut; tulis {atribut: nilai}",
                    "a condition lacks its attribute; write {attribute: value}");
            return null;
        }
        boolean negated = entry.value() instanceof Node.Mapping;
        Node value = negated ? not(entry.value()) : entry.value();
        if (value == null) {
            return null;
        }
        List<Node.Scalar> values = Fields.texts(value, attribute, complaints);
        if (value instanceof Node.Sequence list && list.items().isEmpty()) {
            complaints.fault(
                    value,
                    negated
                            ? "'not' tidak mencantumkan nilai untuk " + Known.quoted(attribute)
                                    + "; sebutkan satu atau hapus syaratnya"
                            : "tidak terjangkau: tidak ada nilai untuk " + Known.quoted(attribute)
                                    + " sehingga tidak ada kasus yang memenuhi syarat; sebutkan satu atau hapus syaratnya",
                    negated
                            ? "'not' lists no value of " + Known.quoted(attribute) + "; name one or delete the clause"
                            : "unreachable: no value of " + Known.quoted(attribute)
                                    + " is listed, so no case can meet the condition; name one or delete the clause");
        }
        values.forEach(each -> mentions.add(new Mention(attribute, negated, each)));
        return values.isEmpty()
                ? null
                : new Condition.Clause(
                        attribute,
                        negated,
                        values.stream().map(Node.Scalar::text).toList());
    }

    private @Nullable Node not(Node node) {
        Fields fields = Fields.of(node, new Phrase("syarat", "a condition"), complaints, NOT);
        return fields == null ? null : fields.required("not");
    }
}
