package id.patuh.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Spares a process that is soon over the work of the JVM's optimizing compiler, which takes several times as long as the
 * audit of a million rows: code that runs for a second or two is better off with what the quick compiler makes of it.
 * Source: JEP 165, Compiler Control; the same as {@code jcmd … Compiler.directives_add} from outside.
 */
public final class ShortRun {

    /** From here on the faster code is worth its price. Measured on two cores; not a sharp bound. */
    private static final long LONG_RUN_BYTES = 400L << 20;

    private static final List<String> AUDITS = List.of("audit", "explain", "preview", "report");
    private static final String QUICK_COMPILER_ONLY = "[{match: \"*.*\", c2: {Exclude: true}}]";

    private ShortRun() {}

    /**
     * Tells the JVM before an audit, unless files named among the arguments make for a long run. Goes on in the
     * background; where the JVM does not know such directives, nothing happens.
     */
    public static void prepare(String... args) {
        if (AUDITS.contains(args[0])
                && Arrays.stream(args).mapToLong(ShortRun::size).sum() < LONG_RUN_BYTES) {
            Thread thread = new Thread(ShortRun::sayIt, "short-run");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static long size(String arg) {
        try {
            Path path = Path.of(arg);
            return Files.isRegularFile(path) ? Files.size(path) : 0;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    private static void sayIt() {
        try {
            Path directives = Files.createTempFile("patuh", ".json");
            directives.toFile().deleteOnExit();
            try {
                Files.writeString(directives, QUICK_COMPILER_ONLY);
                ManagementFactory.getPlatformMBeanServer()
                        .invoke(
                                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                "compilerDirectivesAdd",
                                new Object[] {new String[] {directives.toString()}},
                                new String[] {String[].class.getName()});
            } finally {
                Files.deleteIfExists(directives);
            }
        } catch (IOException | JMException | RuntimeException e) {
            // another JVM, or one that may not: the run only takes longer
            return;
        }
    }
}
