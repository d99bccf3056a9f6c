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
    public Integer call() throws IOException {
        Sops sops = options.sops();
        options.check(sops);
        Terminal terminal = new Terminal(options.words());
        FileAudit audit = options.audit(sops, terminal.reading(options.files));
        audit.read(options.files);
        terminal.done();
        long asOf = options.asOf == null ? audit.latest() : options.asOf(options.asOf, sops);
        Certificates issuer = new Certificates(audit.rules().hashes());
        List<Certificate> certificates = new ArrayList<>();
        boolean[] found = new boolean[1];
        audit.visit(caseId.strip(), asOf, file -> {
            found[0] = true;
            certificates.addAll(issuer.of(file, all));
            if (!json) {
                explain(file, issuer);
            }
        });
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        if (!found[0]) {
            err.println("patuh: " + options.words().noSuchCase(caseId));
            return Cli.WRONG;
        }
        if (json) {
            Certificates.write(certificates, System.out);
            System.out.println();
        }
        if (out != null) {
            err.println(options.words()
                    .certificates(Certificates.writeFiles(certificates, out).size(), out));
        }
        return Cli.DONE;
    }

    private void explain(CaseFile file, Certificates issuer) {
        PrintWriter stdout = Objects.requireNonNull(spec).commandLine().getOut();
        try {
            Explanation.write(file, all, issuer, options.language, stdout);
        } catch (IOException e) {
            throw new UncheckedIOException("the explanation cannot be written: " + e.getMessage(), e);
        }
    }
}
