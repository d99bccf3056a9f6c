package id.patuh.report;

import id.patuh.SampleFiles;
import id.patuh.audit.CaseView;
import id.patuh.audit.RuleBook;
import id.patuh.intake.ReadingProgress;
import id.patuh.run.FileAudit;
import id.patuh.sop.Language;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Reports of files, for tests. */
final class FileReport {

    static final String SOP = "maintenance-gangguan-jaringan";

    final Sops sops;
    final FileAudit audit;
    final Instant asOf;

    FileReport(Path rules, @Nullable String sop, List<Path> files, @Nullable Instant asOf) {
        sops = RulesFolder.read(rules);
        audit = new FileAudit(
                sops, CompletableFuture.completedFuture(RuleBook.of(sops)), sop, null, ReadingProgress.NONE);
        audit.read(files);
        this.asOf = asOf == null ? Instant.ofEpochMilli(audit.latest()) : asOf;
    }

    static FileReport sample() {
        return new FileReport(SampleFiles.RULES, null, SampleFiles.LOGS, null);
    }

    MonthlyReport of(String sop, String period, Language language) {
        return of(sop, null, period, language, Letterhead.PLAIN);
    }

    MonthlyReport of(String sop, @Nullable String office, String period, Language language, Letterhead letterhead) {
        ReportOrder order = new ReportOrder(
                new Subject(sop, office),
                java.util.Objects.requireNonNull(Period.of(period)),
                language,
                asOf,
                asOf,
                java.util.Objects.requireNonNull(sops.versions().get(sop)),
                audit.rules().hashes(),
                Followups.NONE,
                letterhead,
                1,
                List.of());
        Tally tally = new Tally(order, audit.log());
        audit.visitAll(asOf.toEpochMilli(), tally);
        return tally.report();
    }

    /** In which month each case was opened, by SOP and case. */
    Map<String, YearMonth> months() {
        Map<String, YearMonth> months = new TreeMap<>();
        audit.visitAll(asOf.toEpochMilli(), file -> {
            CaseView view = CaseView.of(file);
            months.put(
                    view.sop().id() + "\n" + view.caseId(),
                    YearMonth.from(Instant.ofEpochMilli(view.opened())
                            .atZone(view.sop().zone())));
        });
        return months;
    }
}
