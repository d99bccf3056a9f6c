package id.patuh.sop;

import id.patuh.lint.Complaints;
import id.patuh.lint.Fields;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code escalation}: rungs such as {@code {at: 80%, to: [performer]}}. */
final class LadderReader {

    private static final List<String> KEYS = List.of("at", "to");
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,5})\\s*%?");

    private final Complaints complaints;
    private final Roles roles;

    LadderReader(Complaints complaints, Roles roles) {
        this.complaints = complaints;
        this.roles = roles;
    }

    /** @param node null: no ladder */
    List<Rung> read(@Nullable Node node) {
        if (node != null && !(node instanceof Node.Sequence)) {
            complaints.fault(
                    node,
                    "'escalation' berupa " + node.kind().id() + "; tulis daftar {at: 80%, to: [performer]}",
                    "'escalation' is " + node.kind().en() + "; write a list of {at: 80%, to: [performer]}");
        }
        List<Rung> rungs = new ArrayList<>();
        for (Node item : node instanceof Node.Sequence list ? list.items() : List.<Node>of()) {
            Rung rung = rung(item);
            if (rung != null) {
                rungs.add(rung);
            }
        }
        return rungs;
    }

    private @Nullable Rung rung(Node node) {
        Fields fields =
                Fields.of(node, new Phrase("anak tangga 'escalation'", "a rung of 'escalation'"), complaints, KEYS);
        if (fields == null) {
            return null;
        }
        int percent = percent(fields.requiredText("at"));
        Node to = fields.required("to");
        List<String> addressed = to == null ? List.of() : addressed(to);
        return percent < 0 ? null : new Rung(percent, addressed);
    }

    private int percent(Node.@Nullable Scalar text) {
        if (text == null) {
            return -1;
        }
        Matcher matcher = PERCENT.matcher(text.text());
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
            complaints.fault(
                    text,
                    "bukan persentase dari batas waktu: " + Known.quoted(text.text()) + "; tulis 80%, 100%, 150% …",
                    "no percentage of the limit: " + Known.quoted(text.text()) + "; write 80%, 100%, 150% …");
            return -1;
        }
        return Integer.parseInt(matcher.group(1));
    }

    private List<String> addressed(Node node) {
        List<String> addressed = new ArrayList<>();
        for (Node.Scalar name : Fields.texts(node, "to", complaints)) {
            String folded = Name.folded(name.text());
            boolean relative = folded.equals("performer") || folded.equals("supervisor");
            String id = relative ? folded : roles.id(name);
            if (id != null) {
                addressed.add(id);
            }
        }
        if (node instanceof Node.Sequence list && list.items().isEmpty()) {
            complaints.fault(
                    node,
                    "'to' tidak menyebut siapa pun; tulis performer, supervisor, atau sebuah peran",
                    "'to' names nobody; write performer, supervisor or a role");
        }
        return addressed;
    }
}
