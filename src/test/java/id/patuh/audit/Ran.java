package id.patuh.audit;

import id.patuh.cli.Cli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A command that was run as a user runs it: its exit code and what it said on stderr. */
record Ran(int exit, String err) {

    /** Runs {@code audit}, in English, on rules and a log, and writes all verdicts to the folder. */
    static Ran audit(Path rules, Path log, Path out) {
        return patuh(
                "audit", "--lang", "en", "--rules", rules.toString(), "--out", out.toString(), "--all", log.toString());
    }

    private static Ran patuh(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            return new Ran(Cli.run(arguments), said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** The rules of the project, copied to where they may be edited. */
    static Path copyOfTheRules(Path target) throws IOException {
        Path rules = Path.of("rules");
        List<Path> all;
        try (Stream<Path> files = Files.walk(rules)) {
            all = files.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) {
            Path copy = target.resolve(rules.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        return target;
    }
}
