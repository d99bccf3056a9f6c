package id.patuh.sop;

import id.patuh.lint.Complaints;
import id.patuh.lint.Fields;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words in both languages: {@code {id: …, en: …}}, or one text for both. */
final class TextReader {

    private static final List<String> KEYS = List.of("id", "en");

    private TextReader() {}

    /** Null, with a complaint, where there are no words; one language that is missing takes the other's. */
    static @Nullable Text read(Node node, String key, Complaints complaints) {
        List<Node.Scalar> words = scalars(node, key, complaints);
        return switch (words.size()) {
            case 0 -> null;
            case 1 -> new Text(words.get(0).text(), words.get(0).text());
            default -> new Text(words.get(0).text(), words.get(1).text());
        };
    }

    /** The one or two texts, Indonesian first. */
    private static List<Node.Scalar> scalars(Node node, String key, Complaints complaints) {
        if (!(node instanceof Node.Mapping)) {
            Node.Scalar text = Fields.text(node, key, complaints);
            return text == null ? List.of() : List.of(text);
        }
        Fields fields = Fields.of(node, Phrase.same("'" + key + "'"), complaints, KEYS);
        if (fields == null) {
            return List.of();
        }
        if (!fields.has("id") && !fields.has("en")) {
            complaints.fault(
                    node,
                    "'" + key + "' tidak memuat id maupun en; tulis {id: …, en: …}",
                    "'" + key + "' has neither id nor en; write {id: …, en: …}");
        }
        return KEYS.stream()
                .flatMap(language -> Stream.ofNullable(fields.text(language)))
                .toList();
    }
}
