package id.patuh.sop;

import id.patuh.lint.Complaints;
import id.patuh.lint.Fields;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code severity}: checks to {@code minor}, {@code major} or {@code critical}. */
final class SeverityReader {

    /** The checks of AUDIT.md; an SOP's own rules may add others. */
    private static final List<String> CHECKS = List.of(
            "presence", "order", "input", "output", "role", "time", "applicability", "once", "known-step", "case-time");

    private static final Map<String, Severity> WORDS =
            Map.of("minor", Severity.MINOR, "major", Severity.MAJOR, "critical", Severity.CRITICAL);

    private SeverityReader() {}

    /** @param node null: none of its own */
    static Map<String, Severity> read(@Nullable Node node, Complaints complaints) {
        Map<String, Severity> severities = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> add(entry, severities, complaints));
        } else if (node != null) {
            complaints.fault(
                    node,
                    "'severity' berupa " + node.kind().id() + "; tulis {time: critical}",
                    "'severity' is " + node.kind().en() + "; write {time: critical}");
        }
        return severities;
    }

    private static void add(Node.Entry entry, Map<String, Severity> severities, Complaints complaints) {
        String check = entry.key().text();
        String near = CHECKS.contains(check) ? null : Known.nearest(check, CHECKS);
        if (near != null) {
            complaints.doubt(
                    entry.key(),
                    "tingkat untuk pemeriksaan " + Known.quoted(check) + "; maksudnya '" + near + "'? Yang dikenal: "
                            + Known.listed(CHECKS) + ", dan yang ada dalam aturan SOP sendiri",
                    "severity of a check " + Known.quoted(check) + "; did you mean '" + near + "'? Known: "
                            + Known.listed(CHECKS) + ", and those of the SOP's own rules");
        }
        Node.Scalar word = Fields.text(entry.value(), check, complaints);
        Severity severity = word == null ? null : WORDS.get(word.text().toLowerCase(Locale.ROOT));
        if (severity != null) {
            severities.put(check, severity);
        } else if (word != null) {
            complaints.fault(
                    word,
                    "bukan tingkat pelanggaran: " + Known.quoted(word.text()) + "; tulis minor, major, atau critical",
                    "no severity: " + Known.quoted(word.text()) + "; write minor, major or critical");
        }
    }
}
