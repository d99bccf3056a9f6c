package id.patuh.cli;

import id.patuh.audit.FaultyRule;
import id.patuh.lint.UnreadableRules;
import id.patuh.sop.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
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
        err.println("patuh: " + e.getMessage());
        err.println(e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return WRONG;
    }

    private static int failed(Exception e, CommandLine command) {
        PrintWriter err = command.getErr();
        IOException refused = onDisk(e);
        if (e instanceof UnreadableRules rules) {
            rules.complaints().forEach(err::println);
            err.println(
                    new Words(language(command)).faultyRules(rules.complaints().size()));
        } else if (refused != null) {
            err.println("patuh: " + new Words(language(command)).disk(refused));
        } else if (e instanceof UncheckedIOException || e instanceof WrongUse || e instanceof FaultyRule) {
            err.println("patuh: " + e.getMessage());
        } else {
            err.println("patuh: " + new Words(language(command)).unexpected(e));
        }
        return WRONG;
    }

    /** What the disk refused; null: it is something else. */
    private static @Nullable IOException onDisk(Exception e) {
        Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
        return cause instanceof FileSystemException && !(cause instanceof NoSuchFileException && cause != e)
                ? (IOException) cause
                : cause instanceof IOException disk
                                && String.valueOf(disk.getMessage()).contains("No space left")
                        ? disk
                        : null;
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
