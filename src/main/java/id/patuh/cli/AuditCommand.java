package id.patuh.cli;

import id.patuh.findings.VerdictFile;
import id.patuh.findings.VerdictTable;
import id.patuh.intake.Rejected;
import id.patuh.run.FileAudit;
import id.patuh.scorecard.Scorecard;
import id.patuh.scorecard.ScorecardFile;
import id.patuh.scorecard.Summary;
import id.patuh.sop.Language;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Audits files, with no database. */
@Command(
        name = "audit",
        description = {
            "Memeriksa berkas kejadian; menulis findings.csv, scorecard.json, rejected.csv.",
            "Audits files of events; writes findings.csv, scorecard.json, rejected.csv.",
            ""
        },
        footer = {
            "",
            "Kode keluar | Exit codes: 0 selesai/audited; 2 salah pakai atau SOP salah/wrong use or faulty SOP;",
            "3 sebagian baris ditolak/some rows rejected."
        })
final class AuditCommand implements Callable<Integer>, Cli.HasLanguage {

    private static final int SHOWN = 10;

    @Mixin
    RunOptions options = new RunOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder keluaran (bawaan: audit-out). | Output folder (default: audit-out).")
    Path out = Path.of("audit-out");

    @Option(
            names = "--all",
            description = "Tulis juga semua putusan (verdicts.csv). | Write every verdict, too (verdicts.csv).")
    boolean all;

    @Option(
            names = "--format",
            paramLabel = "csv|json|xlsx",
            description = "Bentuk berkas temuan (bawaan: csv). | Form of the findings (default: csv).")
    VerdictFile.Format format = VerdictFile.Format.CSV;

    @Option(
            names = "--no-memo",
            description = "Tanyakan setiap keadaan kepada aturan (lebih lambat, hasil sama). | Ask the rules about "
                    + "every situation (slower, same result).")
    boolean noMemo;

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
        checkOutput();
        Terminal terminal = new Terminal(options.words());
        FileAudit audit = options.audit(sops, terminal.reading(options.files));
        audit.once();
        if (noMemo) {
            audit.withoutMemo();
        }
        // the rules are made ready meanwhile; where they are faulty, nothing is written
        audit.read(options.files);
        audit.rules();
        terminal.done();
        long asOf = options.asOf == null ? audit.latest() : options.asOf(options.asOf, sops);
        return write(audit, sops, asOf, terminal);
    }

    /** Nothing that is read is written over. */
    private void checkOutput() throws IOException {
        if (out.toString().isEmpty()) {
            throw new Cli.WrongUse(options.words().noOutputFolder());
        }
        for (String name :
                List.of("findings" + format.ending(), "verdicts" + format.ending(), "scorecard.json", "rejected.csv")) {
            for (Path file : options.files) {
                if (Files.exists(file)
                        && Files.exists(out.resolve(name))
                        && Files.isSameFile(file, out.resolve(name))) {
                    throw new Cli.WrongUse(options.words().outputIsInput(file));
                }
            }
        }
    }

    private int write(FileAudit audit, Sops sops, long asOf, Terminal terminal) throws IOException {
        Path findings = target("findings" + format.ending());
        Path verdicts = target("verdicts" + format.ending());
        Scorecard card;
        try (VerdictFile found = VerdictFile.create(begun(findings), format, options.language);
                VerdictFile every = all ? VerdictFile.create(begun(verdicts), format, options.language) : null) {
            card = audit.audit(asOf, found, every, terminal.auditing(audit.cases()));
        }
        terminal.done();
        List<Rejected> rejected = audit.rejects().all();
        int refused = rejected.size();
        Path scorecard = target("scorecard.json");
        ScorecardFile.write(begun(scorecard), card, sops, inputs(audit, refused));
        Path rejects = target("rejected.csv");
        audit.rejects().write(begun(rejects), options.language);
        finish(findings);
        finish(scorecard);
        finish(rejects);
        if (all) {
            finish(verdicts);
        } else {
            Files.deleteIfExists(verdicts);
        }
        say(audit, card, asOf, sops, refused, findings, scorecard, verdicts, rejects);
        return refused == 0 ? Cli.DONE : Cli.SOME_REJECTED;
    }

    private static ScorecardFile.Inputs inputs(FileAudit audit, int refused) {
        long received = audit.received();
        return new ScorecardFile.Inputs(received, received - refused - audit.duplicates(), audit.duplicates(), refused);
    }

    private void say(
            FileAudit audit,
            Scorecard card,
            long asOf,
            Sops sops,
            int refused,
            Path findings,
            Path scorecard,
            Path verdicts,
            Path rejects)
            throws IOException {
        PrintWriter stdout = spec().commandLine().getOut();
        PrintWriter stderr = spec().commandLine().getErr();
        Words words = options.words();
        ScorecardFile.Inputs inputs = inputs(audit, refused);
        stdout.println(words.counts(
                inputs.received(),
                inputs.accepted(),
                inputs.duplicate(),
                inputs.rejected(),
                audit.events(),
                audit.cases()));
        if (audit.events() > 0) {
            stdout.println(words.asOf(VerdictTable.time(asOf, options.zone(sops))));
        }
        stdout.println();
        Summary.print(card, options.language, stdout);
        stdout.println();
        stdout.println(words.files(findings, scorecard));
        if (all) {
            stdout.println(words.allVerdicts(verdicts));
        }
        audit.rejects()
                .remarks()
                .forEach(remark ->
                        stderr.println(remark.file() + ": " + remark.text().in(options.language)));
        if (refused > 0) {
            show(audit, stderr, words, refused);
            stdout.println(words.rejected(refused, rejects));
        }
    }

    private void show(FileAudit audit, PrintWriter stderr, Words words, int refused) {
        audit.rejects().all().stream()
                .limit(SHOWN)
                .forEach(rejected -> stderr.println(rejected.message(options.language)));
        if (refused > SHOWN) {
            stderr.println(words.more(refused - SHOWN));
        }
    }

    private CommandSpec spec() {
        return java.util.Objects.requireNonNull(spec);
    }

    /** The file in the output folder, which is made where it is not there. */
    private Path target(String name) {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new Cli.WrongUse(options.words().cannotWrite(out, e));
        }
        return out.resolve(name);
    }

    /** Files are written beside and moved when complete, so that nobody reads half of one. */
    private static Path begun(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    private static void finish(Path target) throws IOException {
        Files.move(begun(target), target, StandardCopyOption.REPLACE_EXISTING);
    }
}
