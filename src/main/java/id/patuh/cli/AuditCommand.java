package id.patuh.cli;

import id.patuh.findings.VerdictFile;
import id.patuh.findings.VerdictTable;
import id.patuh.intake.Rejected;
import id.patuh.run.FileAudit;
import id.patuh.scorecard.Scorecard;
import id.patuh.scorecard.ScorecardFile;
import id.patuh.scorecard.Summary;
import id.patuh.sop.FileFault;
import id.patuh.sop.Language;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    private static final String FINDINGS = "findings";
    private static final String VERDICTS = "verdicts";
    private static final String SCORECARD = "scorecard.json";
    private static final String REJECTED = "rejected.csv";

    @Mixin
    RunOptions options = new RunOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Folder keluaran (bawaan: audit-out); findings, verdicts, scorecard dan rejected dari pemeriksaan"
                            + " sebelumnya diganti atau dihapus. | Output folder (default: audit-out); findings, verdicts,"
                            + " scorecard and rejected of an earlier audit are replaced or removed.")
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
        Terminal terminal = new Terminal(options.words());
        try (OutputFolder folder = new OutputFolder(out, options.words())) {
            folder.spare(options.inputs(), everyName());
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
            return write(audit, sops, asOf, terminal, folder);
        }
    }

    /** The names of all files that an audit can write, in whatever form. */
    private static List<String> everyName() {
        List<String> names = new ArrayList<>(List.of(SCORECARD, REJECTED));
        for (VerdictFile.Format form : VerdictFile.Format.values()) {
            names.add(FINDINGS + form.ending());
            names.add(VERDICTS + form.ending());
        }
        return names;
    }

    private int write(FileAudit audit, Sops sops, long asOf, Terminal terminal, OutputFolder folder)
            throws IOException {
        List<String> others = everyName();
        others.removeAll(List.of(SCORECARD, REJECTED, FINDINGS + format.ending()));
        Scorecard card;
        try (VerdictFile found = begun(folder, FINDINGS);
                VerdictFile every = all ? begun(folder, VERDICTS) : null) {
            card = audit.audit(asOf, found, every, terminal.auditing(audit.cases()));
        }
        terminal.done();
        int refused = audit.rejects().count();
        Path scorecard = folder.begin(SCORECARD);
        try {
            ScorecardFile.write(scorecard, card, sops, inputs(audit, refused));
        } catch (IOException e) {
            throw FileFault.unwritable(scorecard, e);
        }
        audit.rejects().write(folder.begin(REJECTED), options.language);
        folder.finish();
        if (all) {
            others.remove(VERDICTS + format.ending());
        }
        say(audit, card, asOf, sops, folder.earlier(others));
        return refused == 0 ? Cli.DONE : Cli.SOME_REJECTED;
    }

    private VerdictFile begun(OutputFolder folder, String name) {
        return VerdictFile.create(folder.begin(name + format.ending()), format, options.language);
    }

    private static ScorecardFile.Inputs inputs(FileAudit audit, int refused) {
        long received = audit.received();
        return new ScorecardFile.Inputs(received, received - refused - audit.duplicates(), audit.duplicates(), refused);
    }

    private void say(FileAudit audit, Scorecard card, long asOf, Sops sops, List<Path> earlier) throws IOException {
        PrintWriter stdout = spec().commandLine().getOut();
        PrintWriter stderr = spec().commandLine().getErr();
        Words words = options.words();
        List<Rejected> rejected = audit.rejects().all();
        ScorecardFile.Inputs inputs = inputs(audit, rejected.size());
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
        stdout.println(words.files(out.resolve(FINDINGS + format.ending()), out.resolve(SCORECARD)));
        if (all) {
            stdout.println(words.allVerdicts(out.resolve(VERDICTS + format.ending())));
        }
        if (!earlier.isEmpty()) {
            stdout.println(words.earlier(earlier.stream().map(Path::toString).collect(Collectors.joining(", "))));
        }
        audit.rejects()
                .remarks()
                .forEach(remark ->
                        stderr.println(remark.file() + ": " + remark.text().in(options.language)));
        if (!rejected.isEmpty()) {
            new Rejections(rejected, words).show(stderr);
            stdout.println(words.rejected(rejected.size(), out.resolve(REJECTED)));
        }
    }

    private CommandSpec spec() {
        return java.util.Objects.requireNonNull(spec);
    }
}
