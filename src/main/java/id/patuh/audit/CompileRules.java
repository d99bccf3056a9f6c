package id.patuh.audit;

import id.patuh.lint.UnreadableRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;

/** Run by the build: compiles the rules that ship, so that a command need not. */
public final class CompileRules {

    private CompileRules() {}

    /** @param args the rules folder and the folder of compiled classes */
    public static void main(String[] args) throws IOException {
        Path rules = Path.of(args[0]);
        Path classes = Path.of(args[1]);
        writeIndex(rules, classes);
        List<RuleUnit> units = RuleBook.units(rules);
        List<String> index = new ArrayList<>();
        Path compiled = classes.resolve(RuleBook.COMPILED);
        String known = isFresh(compiled, classes) ? Files.readString(compiled) : "";
        for (RuleUnit unit : units) {
            String line = unit.name() + " " + unit.hash() + " ";
            String before = known.lines()
                    .filter(old -> old.startsWith(line))
                    .findFirst()
                    .orElse("");
            index.add(before.isEmpty() ? line + compile(unit, classes) : before);
        }
        Files.writeString(compiled, String.join("\n", index) + "\n");
    }

    /** What was compiled before is good as long as the classes the rules speak of are older. */
    private static boolean isFresh(Path compiled, Path classes) throws IOException {
        if (!Files.exists(compiled)) {
            return false;
        }
        FileTime since = Files.getLastModifiedTime(compiled);
        try (Stream<Path> spokenOf = Files.walk(classes.resolve("id/patuh"))) {
            for (Path file : spokenOf.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(since) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The files of the rules folder, for reading them from the class path. */
    private static void writeIndex(Path rules, Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(rules)) {
            String index = String.join(
                    "\n",
                    files.filter(Files::isRegularFile)
                            .map(file -> rules.relativize(file).toString().replace('\\', '/'))
                            .sorted()
                            .toList());
            Files.createDirectories(classes.resolve("rules"));
            Files.writeString(classes.resolve("rules/index.txt"), index + "\n");
        }
    }

    private static String compile(RuleUnit unit, Path classes) throws IOException {
        try {
            InternalKieModule module = unit.compiled();
            String models = "";
            for (String file : module.getFileNames()) {
                if (file.endsWith(".class")) {
                    Path target = classes.resolve(file);
                    Files.createDirectories(target.getParent());
                    Files.write(target, module.getBytes(file));
                } else if (file.endsWith("drools-model")) {
                    models = new String(module.getBytes(file), StandardCharsets.UTF_8);
                }
            }
            return String.join(
                    ",",
                    models.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("Drools-Model-Version"))
                            .toList());
        } catch (UnreadableRules e) {
            System.err.println(e.getMessage());
            System.exit(1);
            throw e;
        }
    }
}
