package id.patuh.sop;

import id.patuh.lint.Complaints;
import id.patuh.lint.Fields;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents of an SOP file: those of {@code documents}, and every input and output of its steps. */
final class Documents {

    private static final List<String> KEYS = List.of("aliases");

    private final Complaints complaints;
    private final Names<Integer> names;
    private final List<Document> documents = new ArrayList<>();

    private Documents(Complaints complaints) {
        this.complaints = complaints;
        this.names = new Names<>(new Phrase("dokumen", "documents"), complaints);
    }

    /** @param node the value of {@code documents}; null: none */
    static Documents read(@Nullable Node node, Complaints complaints) {
        Documents documents = new Documents(complaints);
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(documents::declare);
        } else if (node != null) {
            complaints.fault(
                    node,
                    "'documents' berupa " + node.kind().id()
                            + "; tulis masing-masing sebagai 'Disposisi: {aliases: [disposition]}'",
                    "'documents' is " + node.kind().en() + "; write each as 'Disposisi: {aliases: [disposition]}'");
        }
        return documents;
    }

    List<Document> all() {
        return documents;
    }

    Map<String, Integer> indexes() {
        return names.owners();
    }

    /** The documents of one list, in its order; one that is listed twice, be it under an alias, is a complaint. */
    List<Document> named(List<Node.Scalar> words, String key) {
        List<Document> named = new ArrayList<>();
        Map<Document, String> before = new HashMap<>();
        for (Node.Scalar word : words) {
            Document document = document(word);
            String first = before.putIfAbsent(document, word.text());
            if (first != null) {
                boolean isSame = Name.folded(first).equals(Name.folded(word.text()));
                complaints.fault(
                        word,
                        "dokumen " + Known.quoted(word.text()) + " tercantum dua kali dalam '" + key + "'"
                                + (isSame ? "" : ", pertama sebagai " + Known.quoted(first)) + "; hapus salah satu",
                        "document " + Known.quoted(word.text()) + " is listed twice in '" + key + "'"
                                + (isSame ? "" : ", first as " + Known.quoted(first)) + "; delete one");
            } else {
                named.add(document);
            }
        }
        return named;
    }

    private Document document(Node.Scalar word) {
        Integer index = names.get(word.text());
        return index == null ? add(word, List.of()) : documents.get(index);
    }

    private Document add(Node.Scalar name, List<String> aliases) {
        Document document = new Document(documents.size(), name.text(), aliases);
        documents.add(document);
        doubt(name);
        names.give(name.text(), document.index(), name);
        return document;
    }

    /** Tables of events write several documents into one cell, and a hyphen for none. */
    private void doubt(Node.Scalar name) {
        if (name.text().equals("-")) {
            complaints.doubt(
                    name,
                    "'-' dalam tabel kejadian berarti tanpa dokumen, jadi dokumen bernama demikian tidak dapat dicatat;"
                            + " tulis [] bila memang tidak ada",
                    "'-' means no document in tables of events, so that a document of that name cannot be recorded;"
                            + " write [] if there is none");
        } else if (name.text().contains(";") || name.text().contains("|")) {
            complaints.doubt(
                    name,
                    Known.quoted(name.text())
                            + " dibaca dari tabel kejadian sebagai beberapa dokumen; bila memang beberapa, tulis sebagai"
                            + " daftar, kalau tidak, ganti tanda ; atau |",
                    Known.quoted(name.text())
                            + " is read as several documents from tables of events; if they are several, write a list,"
                            + " else replace the ; or |");
        }
    }

    private void declare(Node.Entry entry) {
        Fields fields = entry.value().isNothing()
                ? null
                : Fields.of(entry.value(), new Phrase("dokumen", "a document"), complaints, KEYS);
        List<Node.Scalar> aliases = fields == null ? List.of() : fields.texts("aliases");
        Document document =
                add(entry.key(), aliases.stream().map(Node.Scalar::text).toList());
        aliases.forEach(alias -> names.give(alias.text(), document.index(), alias));
    }
}
