package id.patuh;

import id.patuh.cli.Cli;
import id.patuh.cli.ShortRun;
import id.patuh.web.Service;

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
        int exit = Cli.run(args);
        System.out.flush();
        System.err.flush();
        System.exit(exit);
    }
}
