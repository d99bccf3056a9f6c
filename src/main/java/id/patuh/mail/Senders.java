package id.patuh.mail;

import id.patuh.lint.Complaints;
import id.patuh.lint.Fields;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import id.patuh.lint.UnreadableRules;
import id.patuh.lint.YamlReader;
import id.patuh.sop.Language;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The register of reporters: who may report by mail, and for what. An address counts before its domain; letter case and
 * the names shown beside addresses count for nothing.
 */
final class Senders {

    private static final List<String> KEYS = List.of("address", "domain", "name", "sops", "roles", "language");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");

    private final Map<String, Sender> byAddress;

    private Senders(Map<String, Sender> byAddress) {
        this.byAddress = Map.copyOf(byAddress);
    }

    /** The mail addresses of the roles of all SOPs, for everything. */
    static Senders ofRoles(Sops sops) {
        Map<String, Sender> found = new HashMap<>();
        for (String address : addresses(sops)) {
            found.put(address, Sender.open(address));
        }
        return new Senders(found);
    }

    /** The addresses of the roles of all SOPs, in small letters. */
    static Set<String> addresses(Sops sops) {
        Set<String> found = new HashSet<>();
        for (List<Sop> versions : sops.versions().values()) {
            for (Sop sop : versions) {
                for (Role role : sop.roles()) {
                    String address = MailHead.address(role.email());
                    if (address != null) {
                        found.add(address);
                    }
                }
            }
        }
        return found;
    }

    /**
     * Reads a register: a YAML file with a list {@code senders}, each with {@code address} or {@code domain}, and
     * optionally {@code name}, {@code sops}, {@code roles}, {@code language} ({@code id} or {@code en}).
     *
     * @throws UnreadableRules with file, line and remedy, where anything in it cannot be read
     */
    static Senders read(String file, byte[] bytes, Sops sops) {
        Complaints complaints = new Complaints(file);
        Map<String, Sender> found = new HashMap<>();
        Node root = YamlReader.read(bytes, new Phrase("daftar pengirim", "register of senders"), complaints);
        Fields fields = root == null
                ? null
                : Fields.of(root, new Phrase("daftar pengirim", "the register"), complaints, List.of("senders"));
        Node list = fields == null ? null : fields.required("senders");
        if (list instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> add(item, found, sops, complaints));
        } else if (list != null) {
            complaints.fault(
                    list,
                    "'senders' berupa " + list.kind().id() + "; tulis daftar baris '- address: …'",
                    "'senders' is " + list.kind().en() + "; write a list of '- address: …' lines");
        }
        if (complaints.hasFaults()) {
            throw new UnreadableRules(complaints.faults());
        }
        return new Senders(found);
    }

    private static void add(Node item, Map<String, Sender> found, Sops sops, Complaints complaints) {
        Fields fields = Fields.of(item, new Phrase("pengirim", "a sender"), complaints, KEYS);
        String key = fields == null ? null : key(item, fields, complaints);
        if (fields == null || key == null) {
            return;
        }
        Sender sender = new Sender(
                key, sops(fields, sops, complaints), roles(fields, sops, complaints), language(fields, complaints));
        if (found.putIfAbsent(key, sender) != null) {
            complaints.fault(
                    item,
                    Known.quoted(key) + " terdaftar dua kali; hapus salah satu",
                    Known.quoted(key) + " is registered twice; delete one");
        }
    }

    private static @Nullable String key(Node item, Fields fields, Complaints complaints) {
        if (fields.has("address") == fields.has("domain")) {
            complaints.fault(
                    item,
                    "pengirim punya 'address' atau 'domain'; tulis salah satu",
                    "a sender has either 'address' or 'domain'; write one of them");
            return null;
        }
        Node.Scalar written = fields.has("address") ? fields.text("address") : fields.text("domain");
        if (written == null) {
            return null;
        }
        String small = written.text().toLowerCase(Locale.ROOT);
        boolean domain = fields.has("domain") && DOMAIN.matcher(small).matches();
        String key = fields.has("domain") ? (domain ? "@" + small : null) : MailHead.address(small);
        if (key == null) {
            complaints.fault(
                    written,
                    Known.quoted(written.text())
                            + (fields.has("domain")
                                    ? " bukan domain; tulis kantor.example"
                                    : " bukan alamat; tulis nama@kantor.example"),
                    Known.quoted(written.text()) + " is no "
                            + (fields.has("domain")
                                    ? "domain; write office.example"
                                    : "address; write name@office.example"));
        }
        return key;
    }

    private static Set<String> sops(Fields fields, Sops sops, Complaints complaints) {
        Set<String> named = new HashSet<>();
        for (Node.Scalar sop : fields.texts("sops")) {
            named.add(sop.text());
            if (!sops.knows(sop.text())) {
                Phrase hint = Known.hint(sop.text(), sops.versions().keySet());
                complaints.fault(
                        sop,
                        "SOP tidak dikenal " + Known.quoted(sop.text()) + hint.id(),
                        "unknown SOP " + Known.quoted(sop.text()) + hint.en());
            }
        }
        return named;
    }

    private static Set<String> roles(Fields fields, Sops sops, Complaints complaints) {
        Set<String> named = new HashSet<>();
        for (Node.Scalar role : fields.texts("roles")) {
            named.add(role.text());
            boolean known = sops.versions().values().stream()
                    .flatMap(List::stream)
                    .anyMatch(sop -> sop.role(role.text()) != null);
            if (!known) {
                complaints.fault(
                        role,
                        "tidak ada SOP dengan peran " + Known.quoted(role.text()) + "; tulis peran salah satu SOP",
                        "no SOP has the role " + Known.quoted(role.text()) + "; write a role of one");
            }
        }
        return named;
    }

    private static @Nullable Language language(Fields fields, Complaints complaints) {
        Node.Scalar written = fields.text("language");
        if (written == null || written.text().equals("id")) {
            return written == null ? null : Language.ID;
        }
        if (!written.text().equals("en")) {
            complaints.fault(
                    written,
                    "'language' berisi " + Known.quoted(written.text()) + "; tulis id atau en",
                    "'language' is " + Known.quoted(written.text()) + "; write id or en");
        }
        return Language.EN;
    }

    /** Who an address belongs to; null where the register does not know it. */
    @Nullable
    Sender sender(@Nullable String address) {
        if (address == null) {
            return null;
        }
        Sender own = byAddress.get(address);
        return own != null ? own : byAddress.get(address.substring(Math.max(0, address.lastIndexOf('@'))));
    }

    int size() {
        return byAddress.size();
    }
}
