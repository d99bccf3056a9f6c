package id.patuh.cli;

import id.patuh.audit.FaultyRule;
import id.patuh.intake.UnreadableMapping;
import id.patuh.lint.UnreadableRules;
import id.patuh.sop.FileFault;
import id.patuh.sop.Language;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The commands. Exit codes: 0 done; 1 {@code verify} found a difference; 2 wrong use or faulty rules; 3 some rejected. */
@Command(
        name = "patuh",
        description = {
            "Memeriksa apakah kantor mengikuti SOP-nya sendiri, tepat waktu, dan membuktikannya.",
            "Audits whether offices follow their own written procedures (SOPs), in time, and proves it.",
            "",
            "Tanpa perintah, layanan dijalankan (serve). | Without a command the service starts (serve)."
        },
        versionProvider = Cli.Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisHeading = "Pakai | Usage: ",
        commandListHeading = "Perintah | Commands:%n",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AuditCommand.class,
            LintCommand.class,
            ExplainCommand.class,
            PreviewCommand.class,
            ReportCommand.class,
            VerifyCommand.class,
            ServeCommand.class,
            HelpCommand.class
        })
public final class Cli {

    static final int DONE = 0;
    static final int WRONG = 2;
    static final int SOME_REJECTED = 3;

    private Cli() {}

    /** Says which version this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Cli.class.getPackage().getImplementationVersion();
            return new String[] {"patuh " + (version == null ? "(development)" : version)};
        }
    }

    /** Runs a command; never throws and never ends the JVM. */
    public static int run(String... args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new Cli())
                .setOut(out)
                .setErr(err)
                .setResourceBundle(new HelpWords())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpLongOptionsMaxWidth(28)
                .setParameterExceptionHandler(Cli::wrongUse)
                .setExecutionExceptionHandler((e, command, result) -> failed(e, command));
        try {
            return line.execute(args);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static int wrongUse(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("patuh: " + new WrongArguments(e, List.of(args)).message());
        err.println(e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return WRONG;
    }

    private static int failed(Exception e, CommandLine command) {
        PrintWriter err = command.getErr();
        if (e instanceof UnreadableRules rules) {
            Words words = new Words(language(command));
            rules.complaints().forEach(complaint -> err.println(words.complaint(complaint)));
            int faults = rules.complaints().size();
            err.println(e instanceof UnreadableMapping ? words.faultyMapping(faults) : words.faultyRules(faults));
        } else {
            err.println("patuh: " + why(e, language(command)));
        }
        return WRONG;
    }

    private static String why(Exception e, Language language) {
        if (e instanceof WrongUse wrong) {
            return String.valueOf(wrong.getMessage());
        }
        if (e instanceof FaultyRule rule) {
            return rule.text().in(language);
        }
        FileFault fault = FileFault.behind(e);
        if (fault != null) {
            return fault.text().in(language);
        }
        return e instanceof UncheckedIOException ? String.valueOf(e.getMessage()) : new Words(language).unexpected(e);
    }

    private static Language language(CommandLine command) {
        return command.getCommand() instanceof HasLanguage said ? said.language() : Language.ID;
    }

    /** A command that speaks one language or the other. */
    interface HasLanguage {
        Language language();
    }

    /** The user asked for something that cannot be done; the message says what to do. */
    static final class WrongUse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongUse(String message) {
            super(message);
        }
    }
}
