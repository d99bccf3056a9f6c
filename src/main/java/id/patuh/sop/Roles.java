package id.patuh.sop;

import id.patuh.lint.Complaints;
import id.patuh.lint.Fields;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code roles} of an SOP file. */
final class Roles {

    private static final List<String> KEYS = List.of("title", "aliases", "email", "escalates-to");
    private static final Set<String> ON_THE_LADDER = Set.of("performer", "supervisor");

    private final Complaints complaints;
    private final Names<String> names;
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Map<String, Node.Scalar> escalations = new LinkedHashMap<>();

    private Roles(Complaints complaints) {
        this.complaints = complaints;
        this.names = new Names<>(new Phrase("peran", "roles"), complaints);
    }

    /** @param node the value of {@code roles}; null: none */
    static Roles read(@Nullable Node node, Complaints complaints) {
        Roles roles = new Roles(complaints);
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> roles.names.show(entry.key().text()));
            mapping.entries().forEach(roles::add);
            roles.resolve();
        } else if (node != null) {
            complaints.fault(
                    node,
                    "'roles' berupa " + node.kind().id()
                            + "; tulis masing-masing sebagai 'kasie: {title: Kepala Seksi, email: …}'",
                    "'roles' is " + node.kind().en() + "; write each as 'kasie: {title: Kepala Seksi, email: …}'");
        }
        return roles;
    }

    List<Role> all() {
        return List.copyOf(roles.values());
    }

    Map<String, String> ids() {
        return names.owners();
    }

    /** The id of the role of that id, title or alias; null, with a complaint, where {@code roles} has none. */
    @Nullable
    String id(Node.Scalar name) {
        return names.find(name, new Phrase("'roles' tidak memuat peran", "'roles' does not define role"));
    }

    private void add(Node.Entry entry) {
        String id = entry.key().text();
        if (ON_THE_LADDER.contains(Name.folded(id))) {
            complaints.fault(
                    entry.key(),
                    Known.quoted(id) + " punya arti sendiri dalam 'escalation'; beri peran ini nama lain",
                    Known.quoted(id) + " has a meaning of its own in 'escalation'; name the role otherwise");
        }
        names.give(id, id, entry.key());
        roles.put(id, role(id, entry.value()));
    }

    private Role role(String id, Node value) {
        Text itself = new Text(id, id);
        if (value.isNothing()) {
            return new Role(id, itself, List.of(), "", null);
        }
        if (value instanceof Node.Scalar) {
            return new Role(id, title(id, value), List.of(), "", null);
        }
        Fields fields = Fields.of(value, new Phrase("peran", "a role"), complaints, KEYS);
        if (fields == null) {
            return new Role(id, itself, List.of(), "", null);
        }
        Node title = fields.node("title");
        Node.Scalar above = fields.text("escalates-to");
        if (above != null) {
            escalations.put(id, above);
        }
        return new Role(
                id, title == null ? itself : title(id, title), aliases(fields, id), fields.remark("email"), null);
    }

    private Text title(String id, Node node) {
        Text title = TextReader.read(node, "title", complaints);
        if (title == null) {
            return new Text(id, id);
        }
        names.give(title.id(), id, node);
        names.give(title.en(), id, node);
        return title;
    }

    private List<String> aliases(Fields fields, String id) {
        List<String> aliases = new ArrayList<>();
        for (Node.Scalar alias : fields.texts("aliases")) {
            names.give(alias.text(), id, alias);
            aliases.add(alias.text());
        }
        return aliases;
    }

    private void resolve() {
        escalations.forEach((id, above) -> {
            String to = names.find(
                    above,
                    new Phrase(
                            "'escalates-to' menyebut peran yang tidak ada dalam 'roles':",
                            "'escalates-to' names no role of 'roles':"));
            Role role = roles.get(id);
            if (to != null && role != null) {
                roles.put(id, new Role(id, role.title(), role.aliases(), role.email(), to));
            }
        });
        Set<String> reported = new LinkedHashSet<>();
        roles.keySet().forEach(id -> complainOfCircle(id, reported));
    }

    private void complainOfCircle(String start, Set<String> reported) {
        Set<String> path = new LinkedHashSet<>();
        String id = start;
        while (id != null && !reported.contains(id) && path.add(id)) {
            Role role = roles.get(id);
            id = role == null ? null : role.escalatesTo();
        }
        Node.Scalar where = id == null || reported.contains(id) ? null : escalations.get(id);
        if (where != null) {
            List<String> circle = new ArrayList<>(path);
            circle.subList(0, circle.indexOf(id)).clear();
            complaints.fault(
                    where,
                    "eskalasi peran berputar: " + Known.listed(circle) + ", " + id
                            + "; biarkan peran teratas tanpa 'escalates-to'",
                    "roles escalate in a circle: " + Known.listed(circle) + ", " + id
                            + "; let the topmost role escalate to nobody");
        }
        reported.addAll(path);
    }
}
