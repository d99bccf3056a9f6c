package id.patuh.cli;

import id.patuh.audit.CaseFile;
import id.patuh.findings.Certificate;
import id.patuh.findings.Certificates;
import id.patuh.findings.Explanation;
import id.patuh.run.FileAudit;
import id.patuh.sop.Language;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Explains the verdicts on one case, and issues its certificates. */
@Command(
        name = "explain",
        description = {
            "Menjelaskan putusan satu kasus, lengkap dengan sertifikat yang dapat diperiksa ulang.",
            "Explains the verdicts on one case, with certificates that anyone can check again.",
            ""
        },
        footer = {"", "Kode keluar | Exit codes: 0 dijelaskan/explained; 2 salah pakai/wrong use or faulty SOP."})
final class ExplainCommand implements Callable<Integer>, Cli.HasLanguage {

    @Mixin
    RunOptions options = new RunOptions();

    @Option(names = "--case", required = true, paramLabel = "CASE", description = "Kasus. | The case.")
    String caseId = "";

    @Option(names = "--all", description = "Semua putusan, bukan hanya temuan. | Every verdict, not only findings.")
    boolean all;

    @Option(names = "--json", description = "Sertifikat sebagai JSON ke stdout. | The certificates as JSON on stdout.")
    boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Tulis setiap sertifikat ke folder ini. | Write each certificate to this folder.")
    @Nullable
    Path out;

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
        // whatever goes wrong with the files is told before the long explanation
        try (OutputFolder folder = out == null ? null : new OutputFolder(out, options.words())) {
            return explain(sops, folder);
        }
    }

    private int explain(Sops sops, @Nullable OutputFolder folder) {
        Terminal terminal = new Terminal(options.words());
        FileAudit audit = options.audit(sops, terminal.reading(options.files));
        audit.read(options.files);
        terminal.done();
        long asOf = options.asOf == null ? audit.latest() : options.asOf(options.asOf, sops);
        Certificates issuer = new Certificates(audit.rules().hashes());
        List<Certificate> certificates = new ArrayList<>();
        StringBuilder explanation = new StringBuilder();
        boolean[] found = new boolean[1];
        audit.visit(caseId.strip(), asOf, file -> {
            found[0] = true;
            certificates.addAll(issuer.of(file, all));
            if (!json) {
                explain(file, issuer, explanation);
            }
        });
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        if (!options.showRejected(audit, caseId, found[0], err)) {
            return Cli.WRONG;
        }
        write(certificates, folder);
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(explanation);
        stdout.flush();
        if (json) {
            Certificates.write(certificates, System.out);
            System.out.println();
        }
        if (folder != null) {
            err.println(options.words().certificates(certificates.size(), folder.folder()));
        }
        return Cli.DONE;
    }

    private void write(List<Certificate> certificates, @Nullable OutputFolder folder) {
        if (folder == null) {
            return;
        }
        List<String> names = Certificates.fileNames(certificates);
        folder.spare(options.inputs(), names);
        folder.make();
        for (int i = 0; i < names.size(); i++) {
            Certificates.write(certificates.get(i), folder.begin(names.get(i)));
        }
        folder.finish();
    }

    private void explain(CaseFile file, Certificates issuer, StringBuilder explanation) {
        try {
            Explanation.write(file, all, issuer, options.language, explanation);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can go wrong in memory", e);
        }
    }
}
