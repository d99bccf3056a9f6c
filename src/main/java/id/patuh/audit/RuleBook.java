package id.patuh.audit;

import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieModule;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieContainer;

/**
 * The rules of a rules folder, ready to run: the checks that hold for every SOP and each SOP's own. Rules that are the
 * same as those the program shipped with are not compiled again. Safe for use by several threads.
 */
public final class RuleBook {

    /** The resource that lists what the build compiled: unit, hash, model classes. */
    static final String COMPILED = "rules/compiled.txt";

    private static final String CHECKS = "checks";

    private final KieBase checks;
    private final Map<String, KieBase> own;
    private final Map<String, String> hashes;
    private final List<RuleUnit> units;

    private RuleBook(KieBase checks, Map<String, KieBase> own, Map<String, String> hashes, Collection<RuleUnit> units) {
        this.units = List.copyOf(units);
        this.checks = checks;
        this.own = Map.copyOf(own);
        this.hashes = Map.copyOf(hashes);
    }

    /** The rules that belong to the SOPs: of their folder, or as they ship; a folder without checks has the shipped. */
    public static RuleBook of(Sops sops) {
        Map<String, String[]> shipped = shipped();
        Map<String, RuleUnit> units = new HashMap<>();
        Path folder = sops.folder();
        if (folder != null) {
            units(folder).forEach(unit -> units.put(unit.name(), unit));
        }
        Map<String, KieBase> own = new HashMap<>();
        Map<String, String> hashes = new HashMap<>();
        KieBase checks = base(CHECKS, units.get(CHECKS), shipped, hashes);
        for (String sop : sops.versions().keySet()) {
            String where = folderOf(sops.latest(sop));
            if (folder == null ? shipped.containsKey(where) : units.containsKey(where)) {
                own.put(sop, base(where, units.get(where), shipped, hashes));
            }
        }
        return new RuleBook(checks, own, hashes, units.values());
    }

    private static String folderOf(Sop sop) {
        Path parent = Path.of(sop.file()).getParent();
        return parent == null ? "" : String.valueOf(parent.getFileName());
    }

    KieBase checks() {
        return checks;
    }

    /** The SOP's own rules; null where it has none. */
    @Nullable
    KieBase own(String sop) {
        return own.get(sop);
    }

    /** The file that the rule of that name stands in; null where it came with the program. */
    @Nullable
    String fileOf(String rule) {
        return units.stream()
                .flatMap(unit -> unit.files().entrySet().stream())
                .filter(file -> file.getValue().contains('"' + rule + '"'))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** The faulty rule behind an exception of the rule engine; the exception itself where there is none. */
    RuntimeException faulty(RuntimeException thrown) {
        return FaultyRule.in(thrown, this);
    }

    /** SHA-256 of the checks' and the SOPs' own rules, by unit. */
    public Map<String, String> hashes() {
        return hashes;
    }

    private static KieBase base(
            String name, @Nullable RuleUnit unit, Map<String, String[]> shipped, Map<String, String> hashes) {
        String @Nullable [] ready = shipped.get(name);
        if (ready != null && (unit == null || unit.hash().equals(ready[1]))) {
            hashes.put(name, ready[1]);
            return fromModels(ready[2]);
        }
        if (unit == null) {
            throw new IllegalStateException("the program was built without its rules; build it with Maven");
        }
        hashes.put(name, unit.hash());
        KieModule module = unit.compiled();
        KieServices services = KieServices.get();
        KieContainer container = services.newKieContainer(module.getReleaseId(), RuleBook.class.getClassLoader());
        var conf = services.newKieBaseConfiguration();
        conf.setOption(KieBaseMutabilityOption.DISABLED);
        return container.newKieBase(conf);
    }

    private static KieBase fromModels(String classes) {
        List<Model> models = new ArrayList<>();
        for (String name : classes.split(",", -1)) {
            try {
                models.add((Model) Class.forName(name).getDeclaredConstructor().newInstance());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the program was built without rule class " + name, e);
            }
        }
        return KieBaseBuilder.createKieBaseFromModel(models, KieBaseMutabilityOption.DISABLED);
    }

    private static Map<String, String[]> shipped() {
        Map<String, String[]> shipped = new HashMap<>();
        try (InputStream in = RuleBook.class.getClassLoader().getResourceAsStream(COMPILED)) {
            if (in != null) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.split(" ", 3))
                        .forEach(parts -> shipped.put(parts[0], parts));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shipped;
    }

    /** The folders under {@code rules} that hold DRL files, with them. */
    static List<RuleUnit> units(Path rules) {
        List<RuleUnit> units = new ArrayList<>();
        try (Stream<Path> folders = Files.list(rules)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                TreeMap<String, String> texts = texts(rules, folder);
                if (!texts.isEmpty()) {
                    units.add(new RuleUnit(String.valueOf(folder.getFileName()), texts));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return units;
    }

    private static TreeMap<String, String> texts(Path rules, Path folder) throws IOException {
        TreeMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".drl")).toList()) {
                String name = rules.getFileName() + "/"
                        + rules.relativize(file).toString().replace('\\', '/');
                texts.put(name, Files.readString(file));
            }
        }
        return texts;
    }
}
