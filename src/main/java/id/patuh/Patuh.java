package id.patuh;

import id.patuh.cli.Cli;
import id.patuh.cli.ShortRun;
import id.patuh.web.Service;
import java.net.URLClassLoader;

/** Where the program starts: a command, or without one the service. Commands start no web server. */
public final class Patuh {

    private Patuh() {}

    public static void main(String[] args) {
        if (args.length == 0
                || args[0].equals("serve")
                || args[0].startsWith("--spring.")
                || args[0].startsWith("--server.")
                || args[0].startsWith("--patuh.")) {
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
