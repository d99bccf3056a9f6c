package id.patuh.cli;

import id.patuh.audit.CaseView;
import id.patuh.report.Documents;
import id.patuh.report.Followups;
import id.patuh.report.Letterhead;
import id.patuh.report.MonthlyReport;
import id.patuh.report.Period;
import id.patuh.report.ReportOrder;
import id.patuh.report.Subject;
import id.patuh.report.Tally;
import id.patuh.run.FileAudit;
import id.patuh.sop.FileFault;
import id.patuh.sop.Language;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the reports of a month, or a half-year, from files, with no database. */
@Command(
        name = "report",
        description = {
            "Membuat laporan kepatuhan satu bulan atau semester dari berkas kejadian: laporan, Tabel 7, matriks.",
            "Makes the compliance report of a month or half-year from files of events: report, Table 7, matrix.",
            "",
            "Dari basis data layanan: halaman /reports atau POST /api/v1/reports. | From the service's database: the"
                    + " page /reports or POST /api/v1/reports.",
            ""
        },
        footer = {
            "",
            "Kode keluar | Exit codes: 0 selesai/made; 2 salah pakai atau SOP salah/wrong use or faulty SOP;",
            "3 dibuat, sebagian baris ditolak/made, some rows rejected."
        })
final class ReportCommand implements Callable<Integer>, Cli.HasLanguage {

    @Mixin
    RunOptions options = new RunOptions();

    @Option(
            names = {"--month", "--period"},
            required = true,
            paramLabel = "YYYY-MM|YYYY-H1|YYYY-H2",
            description = "Bulan atau semester. | The month or half-year.")
    String period = "";

    @Option(
            names = "--office",
            paramLabel = "NAME",
            description = "Hanya kasus OPD pelapor ini. | Only cases of this reporting office.")
    @Nullable
    String office;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder keluaran (bawaan: laporan). | Output folder (default: laporan).")
    Path out = Path.of("laporan");

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "pdf|xlsx|docx|html",
            description = "Bentuk, dipisah koma (bawaan: pdf,xlsx,docx). | Forms, separated by commas (default:"
                    + " pdf,xlsx,docx).")
    List<Documents.Format> formats = List.of(Documents.Format.PDF, Documents.Format.XLSX, Documents.Format.DOCX);

    @Option(
            names = "--document",
            split = ",",
            paramLabel = "report|monitoring|inspection",
            description = "Dokumen, dipisah koma (bawaan: semua): laporan, Tabel 7, matriks. | Documents, separated by"
                    + " commas (default: all): report, Table 7, matrix.")
    List<Documents.Kind> kinds = List.of(Documents.Kind.values());

    @Option(
            names = "--logo",
            paramLabel = "FILE",
            description = "Lambang pada kepala surat, PNG atau JPEG. | The letterhead's logo, PNG or JPEG.")
    @Nullable
    Path logo;

    @Option(names = "--place", paramLabel = "NAME", description = "Tempat penandatanganan. | Where it is signed.")
    String place = "";

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Language language() {
        return options.language;
    }

    @Override
    public Integer call() {
        Period wanted = Period.of(period);
        if (wanted == null) {
            throw new Cli.WrongUse(options.words().notAPeriod(period));
        }
        if (options.files.isEmpty()) {
            throw new Cli.WrongUse(options.words().noFilesForReport());
        }
        if (Documents.all(kinds, formats).isEmpty()) {
            throw new Cli.WrongUse(options.words().noSuchForm());
        }
        Sops sops = options.sops();
        options.check(sops);
        Letterhead letterhead = letterhead();
        try (OutputFolder folder = new OutputFolder(out, options.words())) {
            return report(wanted, sops, letterhead, folder);
        }
    }

    private int report(Period wanted, Sops sops, Letterhead letterhead, OutputFolder folder) {
        Terminal terminal = new Terminal(options.words());
        FileAudit audit = options.audit(sops, terminal.reading(options.files));
        audit.read(options.files);
        terminal.done();
        long asOf = options.asOf == null ? audit.latest() : options.asOf(options.asOf, sops);
        checkBegun(wanted, about(audit, sops), sops, asOf);
        List<MonthlyReport> reports = reports(audit, sops, wanted, asOf, letterhead, terminal);
        terminal.done();
        write(reports, folder);
        if (reports.stream().allMatch(MonthlyReport::isEmpty)) {
            err().println(options.words().noCases(wanted, office));
        }
        int refused = audit.rejects().all().size();
        if (refused > 0) {
            err().println(options.words().someRejected(refused));
        }
        return refused == 0 ? Cli.DONE : Cli.SOME_REJECTED;
    }

    private List<MonthlyReport> reports(
            FileAudit audit, Sops sops, Period wanted, long asOf, Letterhead letterhead, Terminal terminal) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (String sop : about(audit, sops)) {
            ReportOrder order = new ReportOrder(
                    new Subject(sop, office),
                    wanted,
                    options.language,
                    Instant.ofEpochMilli(asOf),
                    Instant.ofEpochMilli(asOf),
                    Objects.requireNonNull(sops.versions().get(sop)),
                    audit.rules().hashes(),
                    Followups.NONE,
                    letterhead,
                    1,
                    List.of());
            tallies.put(sop, new Tally(order, audit.log()));
        }
        var progress = terminal.auditing(audit.log().cases());
        int[] done = new int[1];
        audit.visitAll(asOf, file -> {
            Tally tally = tallies.get(CaseView.of(file).sop().id());
            if (tally != null) {
                tally.accept(file);
            }
            progress.accept(++done[0]);
        });
        return tallies.values().stream().map(Tally::report).toList();
    }

    private void checkBegun(Period wanted, TreeSet<String> about, Sops sops, long asOf) {
        ZoneId zone = sops.latest(about.first()).zone();
        if (asOf < wanted.start(zone)) {
            throw new Cli.WrongUse(
                    options.words().notBegun(wanted, LocalDate.ofInstant(Instant.ofEpochMilli(asOf), zone)));
        }
    }

    /** The SOP asked for, else those of the files, else all there are. */
    private TreeSet<String> about(FileAudit audit, Sops sops) {
        TreeSet<String> about = new TreeSet<>();
        if (options.sop != null) {
            about.add(options.sop);
            return about;
        }
        IntStream.range(0, audit.log().cases())
                .forEach(number -> about.add(audit.log().sop(number)));
        about.retainAll(sops.versions().keySet());
        return about.isEmpty() ? new TreeSet<>(sops.versions().keySet()) : about;
    }

    private Letterhead letterhead() {
        if (logo == null) {
            return new Letterhead("", "", "", place, "", null);
        }
        if (!Files.isRegularFile(logo)) {
            throw new Cli.WrongUse(options.words().notThere(logo));
        }
        byte[] picture = read(logo);
        if (!Letterhead.isPicture(picture)) {
            throw new Cli.WrongUse(options.words().notAPicture(logo));
        }
        return new Letterhead("", "", "", place, "", picture);
    }

    private void write(List<MonthlyReport> reports, OutputFolder folder) {
        List<Documents.Wanted> wanted = Documents.all(kinds, formats);
        for (MonthlyReport report : reports) {
            folder.spare(inputs(), wanted.stream().map(one -> name(report, one)).toList());
        }
        folder.make();
        PrintWriter stdout = Objects.requireNonNull(spec).commandLine().getOut();
        for (MonthlyReport report : reports) {
            List<byte[]> written = Documents.write(report, wanted);
            for (int i = 0; i < wanted.size(); i++) {
                String name = name(report, wanted.get(i));
                write(folder.begin(name), written.get(i));
                folder.finish();
                stdout.println(out.resolve(name));
            }
        }
    }

    private static String name(MonthlyReport report, Documents.Wanted document) {
        return Documents.name(report, document.kind(), document.format());
    }

    private List<Path> inputs() {
        List<Path> inputs = options.inputs();
        if (logo != null) {
            inputs.add(logo);
        }
        return inputs;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw FileFault.unwritable(file, e);
        }
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
