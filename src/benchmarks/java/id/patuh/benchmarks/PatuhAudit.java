package id.patuh.benchmarks;

import id.patuh.cli.Cli;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command {@code patuh audit} with the rules that ship, from the file to findings.csv and scorecard.json. */
final class PatuhAudit implements Contestant {

    private static final int SOME_REJECTED = 3;

    private final List<String> options;

    PatuhAudit(String... options) {
        this.options = List.of(options);
    }

    /** What comes after {@code patuh}. */
    static List<String> arguments(Path out, List<String> options, List<Path> logs) {
        List<String> arguments =
                new ArrayList<>(List.of("audit", "--rules", Places.rules().toString()));
        arguments.addAll(List.of("--out", out.toString()));
        arguments.addAll(options);
        logs.forEach(log -> arguments.add(log.toString()));
        return arguments;
    }

    /** True for exit codes of an audit that took place. */
    static boolean isAudited(int exit) {
        return exit == 0 || exit == SOME_REJECTED;
    }

    @Override
    public void run(Path log, Path out) {
        int exit = Cli.run(arguments(out, options, List.of(log)).toArray(String[]::new));
        if (exit != 0) {
            throw new IllegalStateException("patuh audit ended with " + exit);
        }
    }
}
