package id.patuh.cli;

import id.patuh.sop.Language;
import id.patuh.verify.Verifier;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Re-derives verdicts from certificates, with code that shares nothing with the auditor. */
@Command(
        name = "verify",
        description = {
            "Menghitung ulang putusan dari sertifikat, dengan program yang terpisah dari pemeriksanya.",
            "Re-derives verdicts from certificates, with code that is separate from the auditor's.",
            ""
        },
        footer = {
            "",
            "Kode keluar | Exit codes: 0 semua cocok/all agree; 1 ada yang berbeda/some differ;",
            "2 tidak terbaca atau salah pakai/unreadable or wrong use."
        })
final class VerifyCommand implements Callable<Integer>, Cli.HasLanguage {

    @Option(
            names = "--evidence",
            paramLabel = "DIR",
            description = "Folder berkas asal, untuk memeriksa SHA-256-nya. | Folder of the raw files, to check "
                    + "their SHA-256.")
    @Nullable
    Path evidence;

    @Option(names = "--lang", paramLabel = "id|en", description = "Bahasa (bawaan: id). | Language (default: id).")
    Language language = Language.ID;

    @Parameters(
            paramLabel = "CERTIFICATE.json",
            arity = "1..*",
            description = "Dari explain --out atau --json. | From explain --out or --json.")
    List<Path> files = List.of();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Language language() {
        return language;
    }

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Locale locale = language == Language.EN ? Locale.ENGLISH : Locale.forLanguageTag("id");
        return Verifier.run(files, evidence, locale, out, err);
    }
}
