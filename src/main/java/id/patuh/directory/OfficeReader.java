package id.patuh.directory;

import id.patuh.lint.Complaints;
import id.patuh.lint.Fields;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import id.patuh.lint.YamlReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An office as YAML:
 *
 * <pre>
 * office: Dinas Komunikasi …
 * zone: Asia/Makassar
 * language: id
 * calendar: jam-kerja-asn
 * people:
 *   petugas-a: {name: …, email: …, language: en, absences: [{from: 2026-10-05, to: 2026-10-09, substitute: petugas-b, why: cuti}]}
 * roles:
 *   teknis: {people: [petugas-a, petugas-b], email: tim-teknis@…}
 *   kasie: [petugas-c]
 * </pre>
 */
final class OfficeReader {

    private static final List<String> KEYS = List.of("office", "zone", "language", "calendar", "people", "roles");
    private static final List<String> PERSON = List.of("name", "email", "language", "calendar", "absences");
    private static final List<String> ABSENCE = List.of("on", "from", "to", "substitute", "why");
    private static final List<String> ROLE = List.of("people", "email", "language", "calendar");

    private final OfficeDraft draft;
    private final Complaints complaints;

    private OfficeReader(OfficeDraft draft, Complaints complaints) {
        this.draft = draft;
        this.complaints = complaints;
    }

    static void read(byte[] bytes, OfficeDraft draft, Complaints complaints) {
        Node root = YamlReader.read(bytes, new Phrase("kantor", "office"), complaints);
        Fields fields = root == null ? null : Fields.of(root, new Phrase("kantor", "an office"), complaints, KEYS);
        if (fields != null) {
            new OfficeReader(draft, complaints).read(fields);
        }
    }

    private void read(Fields fields) {
        Node.Scalar name = fields.requiredText("office");
        if (name != null) {
            draft.name(name);
        }
        Node.Scalar zone = fields.text("zone");
        if (zone != null) {
            draft.zone(zone);
        }
        Node.Scalar language = fields.text("language");
        if (language != null) {
            draft.language(language);
        }
        Node.Scalar calendar = fields.text("calendar");
        if (calendar != null) {
            draft.calendar(calendar);
        }
        entries(fields.node("people"), "people", "petugas-a: {name: …, email: …}")
                .forEach(this::person);
        entries(fields.node("roles"), "roles", "kasie: {people: [petugas-a]}").forEach(this::role);
    }

    private List<Node.Entry> entries(@Nullable Node node, String key, String example) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries();
        }
        if (node != null) {
            complaints.fault(
                    node,
                    "'" + key + "' berupa " + node.kind().id() + "; tulis masing-masing sebagai '" + example + "'",
                    "'" + key + "' is " + node.kind().en() + "; write each as '" + example + "'");
        }
        return List.of();
    }

    private void person(Node.Entry entry) {
        Fields fields = Fields.of(entry.value(), new Phrase("petugas", "a person"), complaints, PERSON);
        if (fields == null) {
            return;
        }
        draft.person(
                entry.key(),
                fields.text("name"),
                fields.requiredText("email"),
                fields.text("language"),
                fields.text("calendar"));
        Node absences = fields.node("absences");
        if (absences instanceof Node.Sequence list) {
            list.items().forEach(item -> absence(entry.key(), item));
        } else if (absences != null) {
            complaints.fault(
                    absences,
                    "'absences' berupa " + absences.kind().id()
                            + "; tulis daftar {from: 2026-10-05, to: 2026-10-09, substitute: petugas-b}",
                    "'absences' is " + absences.kind().en()
                            + "; write a list of {from: 2026-10-05, to: 2026-10-09, substitute: petugas-b}");
        }
    }

    private void absence(Node.Scalar person, Node item) {
        Fields fields = Fields.of(item, new Phrase("ketidakhadiran", "an absence"), complaints, ABSENCE);
        if (fields == null) {
            return;
        }
        Node.Scalar on = fields.text("on");
        Node.Scalar from = on == null ? fields.requiredText("from") : on;
        if (on != null && fields.has("from")) {
            complaints.fault(
                    on,
                    "'on' dan 'from' sama-sama menyebut kapan ketidakhadiran mulai; pertahankan salah satunya",
                    "'on' and 'from' both say when the absence begins; keep one of the two");
        }
        if (from != null) {
            draft.absence(person, from, fields.text("to"), fields.text("substitute"), fields.remark("why"));
        }
    }

    private void role(Node.Entry entry) {
        Node value = entry.value();
        if (value.isNothing()) {
            draft.post(entry.key(), null, null, null);
        } else if (value instanceof Node.Mapping) {
            Fields fields = Fields.of(value, new Phrase("peran", "a role"), complaints, ROLE);
            if (fields != null) {
                draft.post(entry.key(), fields.text("email"), fields.text("language"), fields.text("calendar"));
                fields.texts("people").forEach(person -> draft.holder(entry.key(), person));
            }
        } else {
            draft.post(entry.key(), null, null, null);
            Fields.texts(value, entry.key().text(), complaints).forEach(person -> draft.holder(entry.key(), person));
        }
    }
}
