package id.patuh;

import id.patuh.cli.Cli;
import id.patuh.cli.ShortRun;
import id.patuh.web.Service;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where the program starts: a command, or without one the service. Commands start no web server. */
public final class Patuh {

    private static final List<String> SETTINGS = List.of("--spring.", "--server.", "--patuh.");
    private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

    private Patuh() {}

    public static void main(String[] args) {
        if (startsService(args)) {
            Service.start(args);
            return;
        }
        ShortRun.prepare(args);
        logNothing();
        int exit = Patuh.class.getClassLoader() instanceof URLClassLoader jar ? runFrom(jar, args) : Cli.run(args);
        System.out.flush();
        System.err.flush();
        System.exit(exit);
    }

    /** No command, {@code serve} or settings of the service; but who asks for help gets the help. */
    static boolean startsService(String... args) {
        if (args.length == 0) {
            return true;
        }
        boolean service = args[0].equals("serve") || SETTINGS.stream().anyMatch(args[0]::startsWith);
        return service && Stream.of(args).noneMatch(HELP::contains);
    }

    /** A command says what is wrong in its own words; what its libraries would log is left out. */
    private static void logNothing() {
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    private static int runFrom(URLClassLoader jar, String... args) {
        try {
            CommandClasses classes = CommandClasses.of(jar);
            Thread.currentThread().setContextClassLoader(classes);
            return (int) classes.loadClass("id.patuh.cli.Cli")
                    .getMethod("run", String[].class)
                    .invoke(null, (Object) args);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the jar does not hold the commands as it should", e);
        }
    }
}
