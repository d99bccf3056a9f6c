package id.patuh.standing;

import id.patuh.audit.RuleName;
import id.patuh.lint.Complaint;
import id.patuh.lint.Complaints;
import id.patuh.lint.Node;
import id.patuh.lint.UnreadableRules;
import id.patuh.lint.YamlReader;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import id.patuh.sop.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force as they were written, to be read; and tables of SOPs that are not in force, to be checked and
 * rehearsed beside them. Rules proper (DRL) are code: they are shown here and never taken in. Source: RELIABILITY.md 16.
 */
public final class RulesShelf {

    private static final String CHECKS = "checks/";
    private static final String DRL = ".drl";
    private static final Pattern RULE = Pattern.compile("(?ms)^[ \\t]*rule\\s+\"([^\"]*)\".*?^[ \\t]*end[ \\t]*$");
    private static final Pattern FROM = Pattern.compile("(?m)^effective-from\\s*:.*$");

    private final RulesInForce rules;
    private final Rehearsals rehearsals;

    RulesShelf(RulesInForce rules, Rehearsals rehearsals) {
        this.rules = rules;
        this.rehearsals = rehearsals;
    }

    /** The procedures in force. */
    public Sops sops() {
        return rules.current().sops();
    }

    /** The rules that hold for every SOP: DRL by file name. */
    public SortedMap<String, String> checks() {
        return texts(CHECKS);
    }

    /** The rules of the SOP's own: DRL by file name; empty where it has none. */
    public SortedMap<String, String> own(Sop sop) {
        return texts(folderOf(content(), sop));
    }

    /**
     * A rule as it is written.
     *
     * @param id e.g. {@code time-late}
     * @param sentence why it counts
     * @param text DRL
     */
    public record RuleText(String id, Text sentence, String text) {}

    /** The rules of a DRL file, in its order. */
    public static List<RuleText> rulesOf(String drl) {
        List<RuleText> rules = new ArrayList<>();
        Matcher rule = RULE.matcher(drl);
        while (rule.find()) {
            RuleName name = RuleName.of(rule.group(1));
            rules.add(new RuleText(name.id(), name.sentence(), rule.group().strip()));
        }
        return rules;
    }

    /** The SOP's file as it was read. */
    public String table(Sop sop) {
        byte[] bytes = content().files().get(content().path(sop.file()));
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** What the rules in force can hardly mean though they can be read. */
    public List<Complaint> doubts() {
        return content().lint();
    }

    private RulesContent content() {
        return rules.current().read().content();
    }

    private SortedMap<String, String> texts(String prefix) {
        SortedMap<String, String> texts = new TreeMap<>();
        content().files().forEach((path, bytes) -> {
            boolean there = path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0;
            if (there && path.endsWith(DRL) && !prefix.isEmpty()) {
                texts.put(path, new String(bytes, StandardCharsets.UTF_8));
            }
        });
        return texts;
    }

    /** {@code my-sop/}. */
    private static String folderOf(RulesContent content, Sop sop) {
        String path = content.path(sop.file());
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /**
     * A table that was checked together with the rules in force.
     *
     * @param id of its SOP; empty: it names none
     * @param version empty: it names none
     * @param sop null: it is faulty
     * @param complaints faults, or of a table without any the doubts
     */
    public record Checked(
            String id, String version, @Nullable Sop sop, List<Complaint> complaints) {}

    /** Checks a table; nothing of it comes into force. */
    public Checked check(String yaml) {
        byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
        Complaints complaints = new Complaints("sop.yaml");
        Node root = YamlReader.read(bytes, complaints);
        String id = said(root, "sop");
        String version = said(root, "version");
        if (complaints.hasFaults()) {
            return new Checked(id, version, null, complaints.faults());
        }
        if (!id.matches("[a-z0-9-]+") || version.isEmpty()) {
            complaints.fault(
                    "'sop' dan 'version' tidak ada atau tidak sesuai; tulis sop: [a-z0-9-]+ dan sebuah versi",
                    "'sop' and 'version' are missing or unfit; write sop: [a-z0-9-]+ and a version");
            return new Checked(id, version, null, complaints.faults());
        }
        RulesContent beside = beside(id, version, bytes);
        try {
            Sop sop = find(beside.read().sops(), id, version).orElseThrow();
            String file = sop.file();
            List<Complaint> doubts = beside.lint().stream()
                    .filter(doubt -> doubt.file().equals(file))
                    .toList();
            return new Checked(id, version, sop, doubts);
        } catch (UnreadableRules faulty) {
            return new Checked(id, version, null, faulty.complaints());
        }
    }

    private static String said(@Nullable Node root, String key) {
        if (root instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                if (entry.key().text().equals(key) && entry.value() instanceof Node.Scalar scalar) {
                    return scalar.text();
                }
            }
        }
        return "";
    }

    private static Optional<Sop> find(Sops sops, String id, String version) {
        return sops.versions().getOrDefault(id, List.of()).stream()
                .filter(sop -> sop.version().equals(version))
                .findFirst();
    }

    /** The rules in force with the table beside them, or in place of the one of its version. */
    private RulesContent beside(String id, String version, byte[] bytes) {
        RulesContent now = content();
        return now.with(path(now, id, version), bytes);
    }

    private String path(RulesContent now, String id, String version) {
        Optional<Sop> same = find(sops(), id, version);
        if (same.isPresent()) {
            return now.path(same.get().file());
        }
        String folder = sops().knows(id) ? folderOf(now, sops().latest(id)) : id + "/";
        return folder + "sop-" + version.replaceAll("[^A-Za-z0-9.-]", "-") + ".yaml";
    }

    /**
     * Rehearses a table without fault.
     *
     * @param now as though it had been in force in place of the SOP's last version, so that it governs that one's cases;
     *     else from the day it names
     * @param sample how many cases; null: all
     * @return the rehearsal's number
     * @throws UnreadableRules where it is faulty
     */
    public long rehearse(String yaml, boolean now, @Nullable Long sample) {
        Checked checked = check(yaml);
        if (checked.sop() == null) {
            throw new UnreadableRules(checked.complaints());
        }
        Sop latest = sops().knows(checked.id()) ? sops().latest(checked.id()) : null;
        RulesContent tried = beside(checked.id(), checked.version(), yaml.getBytes(StandardCharsets.UTF_8));
        if (now && latest != null && !latest.version().equals(checked.version())) {
            String dated = FROM.matcher(yaml)
                    .replaceFirst(Matcher.quoteReplacement("effective-from: " + latest.effectiveFrom()));
            tried = content()
                    .without(content().path(latest.file()))
                    .with(path(content(), checked.id(), checked.version()), dated.getBytes(StandardCharsets.UTF_8));
        }
        return rehearsals.start(tried.read(), sample);
    }

    /** What came of bringing a table into force. */
    public enum Adoption {
        /** It lies in the rules folder, which is looked at every few seconds. */
        DONE,
        /** It is faulty beside the rules in force. */
        FAULTY,
        /** There is a table of that SOP and version already, and versions stay as they are. */
        THERE,
        /** The rules come with the program, or their folder cannot be written to. */
        NO_FOLDER
    }

    /** Puts a table without fault into the rules folder, as a version of its own; it never replaces a file. */
    public Adoption adopt(String yaml) {
        Checked checked = check(yaml);
        Path place = rules.place();
        if (checked.sop() == null) {
            return Adoption.FAULTY;
        }
        if (find(sops(), checked.id(), checked.version()).isPresent()) {
            return Adoption.THERE;
        }
        if (place == null || !Files.isWritable(place)) {
            return Adoption.NO_FOLDER;
        }
        Path file = place.resolve(path(content(), checked.id(), checked.version()));
        if (Files.exists(file)) {
            return Adoption.THERE;
        }
        try {
            Files.createDirectories(file.resolveSibling(""));
            Path unfinished = Files.createTempFile(file.resolveSibling(""), ".", ".tmp");
            Files.writeString(unfinished, yaml);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return Adoption.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException("the rules folder cannot be written to: " + e.getMessage(), e);
        }
    }
}
