package id.patuh.cli;

import id.patuh.audit.CaseFile;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.directory.Directories;
import id.patuh.directory.Directory;
import id.patuh.directory.UnreadableDirectory;
import id.patuh.findings.Certificates;
import id.patuh.notice.CasePreview;
import id.patuh.notice.ShownMail;
import id.patuh.run.FileAudit;
import id.patuh.sop.Language;
import id.patuh.sop.Sops;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the mail that a case would bring about, without sending anything. */
@Command(
        name = "preview",
        description = {
            "Memperlihatkan surel pemberitahuan satu kasus seperti yang akan dikirim, tanpa mengirimnya.",
            "Shows the notice of one case as it would be sent, without sending it.",
            ""
        },
        footer = {
            "",
            "Kode keluar | Exit codes: 0 diperlihatkan atau tidak ada yang diberitahukan/shown or nothing to tell; 2 salah"
                    + " pakai/wrong use or faulty SOP."
        })
final class PreviewCommand implements Callable<Integer>, Cli.HasLanguage {

    /** In which form. */
    enum Form {
        TEXT,
        HTML
    }

    @Mixin
    RunOptions options = new RunOptions();

    @Option(names = "--case", required = true, paramLabel = "CASE", description = "Kasus. | The case.")
    String caseId = "";

    @Option(
            names = "--rung",
            paramLabel = "PERCENT",
            description =
                    "Anak tangga ini dari batas yang berjalan, tercapai atau belum (bawaan: temuan). | This rung of"
                            + " the limits that run, reached or not (default: the findings).")
    int percent;

    @Option(names = "--step", paramLabel = "STEP", description = "Hanya langkah ini. | Only that step.")
    String step = "";

    @Option(
            names = "--directory",
            paramLabel = "FILE",
            description =
                    "Direktori kantor, YAML atau CSV (bawaan: alamat dalam SOP). | The office's directory, YAML or"
                            + " CSV (default: the addresses in the SOP).")
    @Nullable
    Path directory;

    @Option(
            names = "--format",
            paramLabel = "text|html",
            description = "Bentuk (bawaan: text). | Form (default: text).")
    Form form = Form.TEXT;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Language language() {
        return options.language;
    }

    @Override
    public Integer call() {
        Sops sops = options.sops();
        options.check(sops);
        CasePreview.Wanted wanted = new CasePreview.Wanted(
                percent, step.strip(), options.language, directory(sops), "http://127.0.0.1:8080");
        Terminal terminal = new Terminal(options.words());
        FileAudit audit = options.audit(sops, terminal.reading(options.files));
        audit.read(options.files);
        terminal.done();
        long asOf = options.asOf == null ? audit.latest() : options.asOf(options.asOf, sops);
        Certificates issuer = new Certificates(audit.rules().hashes());
        AtomicReference<@Nullable ShownMail> mail = new AtomicReference<>();
        boolean[] found = new boolean[1];
        audit.visit(caseId.strip(), asOf, (CaseFile file) -> {
            found[0] = true;
            mail.set(CasePreview.of(file, issuer, wanted));
        });
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        return options.showRejected(audit, caseId, found[0], err) ? show(mail.get()) : Cli.WRONG;
    }

    private Directory directory(Sops sops) {
        Directory.Defaults otherwise = new Directory.Defaults(
                options.language, sops.calendars().getOrDefault("jam-kerja-asn", WorkingCalendar.ALWAYS));
        if (directory == null) {
            return Directory.empty(otherwise);
        }
        if (!Files.exists(directory)) {
            throw new Cli.WrongUse(options.words().notThere(directory));
        }
        try {
            return Directories.read(directory, sops, otherwise).directory();
        } catch (UnreadableDirectory faulty) {
            throw new Cli.WrongUse(
                    faulty.complaints().stream().map(options.words()::complaint).collect(Collectors.joining("\n")));
        }
    }

    private int show(@Nullable ShownMail mail) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (mail == null) {
            spec.commandLine().getErr().println(options.words().nothingToTell(caseId));
        } else if (form == Form.HTML) {
            out.print(mail.html());
        } else {
            out.println("To: " + (mail.to().isEmpty() ? "–" : String.join(", ", mail.to())));
            out.println("Subject: " + mail.subject());
            out.println();
            out.print(mail.text());
        }
        out.flush();
        return Cli.DONE;
    }
}
