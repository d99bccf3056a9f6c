package id.patuh.report;

import id.patuh.reception.CurrentSops;
import id.patuh.reception.Hash;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import id.patuh.standing.CaseInquiry;
import id.patuh.standing.Census;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes reports out of the database: each from its point of knowledge, each new edition with what changed. */
final class Making {

    private static final int TOLD_EVERY = 2_000;
    private static final List<Documents.Format> FILES =
            List.of(Documents.Format.PDF, Documents.Format.XLSX, Documents.Format.DOCX);

    private final Reports reports;
    private final CaseInquiry inquiry;
    private final CurrentSops sops;
    private final KnownBy followups;
    private final Sending sending;
    private final TransactionTemplate transactions;
    private final ReportSettings settings;

    /** Looks up how findings of cases had been followed up by then. */
    interface KnownBy {
        Followups of(List<Census.Named> cases, Instant knownBy, ZoneId zone);
    }

    Making(
            Reports reports,
            CaseInquiry inquiry,
            CurrentSops sops,
            KnownBy followups,
            Sending sending,
            TransactionTemplate transactions,
            ReportSettings settings) {
        this.reports = reports;
        this.inquiry = inquiry;
        this.sops = sops;
        this.followups = followups;
        this.sending = sending;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** Makes the report and, where the calendar asked for it, sends it; both or neither. */
    void make(KeptReport kept) {
        Period period = period(kept);
        MonthlyReport draft = draft(kept, period);
        Facts facts = Facts.of(draft);
        Reports.Before before = reports.before(kept);
        Long sameAs = before != null && before.facts().equals(facts) ? Long.valueOf(before.id()) : null;
        boolean same = sameAs != null;
        List<String> changes = before == null ? List.of() : facts.since(before.facts(), draft.words());
        int edition = before != null && same ? before.edition() : reports.nextEdition(kept);
        MonthlyReport report = draft.as(draft.order().edition(edition, changes));
        List<Reports.Document> documents = same ? List.of() : documents(report);
        transactions.executeWithoutResult(status -> {
            boolean written = reports.made(kept, edition, sameAs, versions(report), changes, facts, documents);
            if (written && kept.scheduled()) {
                sending.send(kept, report, pdf(kept, same, documents));
            }
        });
    }

    private byte[] pdf(KeptReport kept, boolean same, List<Reports.Document> documents) {
        Stream<Reports.Document> found = same
                ? reports.find(kept.id()).flatMap(one -> reports.document(one, "report.pdf")).stream()
                : documents.stream().filter(one -> one.path().equals("report.pdf"));
        return found.findFirst().orElseThrow().content();
    }

    private static Period period(KeptReport kept) {
        Period period = Period.of(kept.period());
        if (period == null) {
            throw new IllegalStateException("report " + kept.id() + " is about no period: " + kept.period());
        }
        return period;
    }

    private MonthlyReport draft(KeptReport kept, Period period) {
        ZoneId zone = sops.get().latest(kept.sop()).zone();
        Census census =
                inquiry.census(kept.sop(), from(period, zone), Instant.ofEpochMilli(period.end(zone)), kept.knownBy());
        int all = census.log().cases();
        reports.progress(kept, 0, all);
        ReportOrder order = new ReportOrder(
                kept.subject(),
                period,
                kept.language(),
                kept.asOf(),
                kept.knownBy(),
                versions(census.sops(), kept.sop()),
                census.ruleHashes(),
                followups.of(census.cases(), kept.knownBy(), zone),
                letterhead(),
                1,
                List.of());
        Tally tally = new Tally(order, census.log());
        int[] told = new int[1];
        census.visit(kept.asOf(), (number, file) -> tally.accept(file), done -> {
            if (done - told[0] >= TOLD_EVERY) {
                told[0] = done;
                reports.progress(kept, done, all);
            }
        });
        return tally.report();
    }

    private static List<Sop> versions(Sops then, String sop) {
        List<Sop> versions = then.versions().get(sop);
        if (versions == null) {
            throw new IllegalStateException("there were no rules for " + sop + " then");
        }
        return versions;
    }

    /** From the first month that any part of the report counts. */
    private static Instant from(Period period, ZoneId zone) {
        YearMonth first = Stream.of(period.trend(), period.yearSoFar(), period.before())
                .map(Period::first)
                .min(YearMonth::compareTo)
                .orElseThrow();
        return Instant.ofEpochMilli(Period.of(first).start(zone));
    }

    private Letterhead letterhead() {
        return new Letterhead(
                settings.government(),
                "",
                settings.address(),
                settings.place(),
                settings.signatory(),
                logo(settings.logo()));
    }

    private static byte @Nullable [] logo(@Nullable Path file) {
        try {
            byte[] picture = file == null ? null : Files.readAllBytes(file);
            if (picture != null && !Letterhead.isPicture(picture)) {
                throw new IllegalStateException("patuh.report.logo is no PNG or JPEG picture: " + file);
            }
            return picture;
        } catch (IOException e) {
            throw new UncheckedIOException("patuh.report.logo cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> versions(MonthlyReport report) {
        List<String> versions = new ArrayList<>();
        report.versions()
                .forEach(version -> versions.add(report.sop().id() + " " + version.version() + " " + version.sha256()));
        report.rules().forEach(rule -> versions.add("rules " + rule.getKey() + " " + rule.getValue()));
        return versions;
    }

    private static List<Reports.Document> documents(MonthlyReport report) {
        List<Reports.Document> documents = new ArrayList<>();
        List<Documents.Wanted> wanted = Documents.all(List.of(Documents.Kind.values()), FILES);
        List<byte[]> written = Documents.write(report, wanted);
        for (int i = 0; i < wanted.size(); i++) {
            Documents.Kind kind = wanted.get(i).kind();
            Documents.Format format = wanted.get(i).format();
            documents.add(document(
                    kind.word() + "." + format.ending(), Documents.name(report, kind, format), written.get(i)));
        }
        documents.add(document(
                Documents.PAGE,
                Documents.PAGE,
                Documents.page(report).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return documents;
    }

    private static Reports.Document document(String path, String name, byte[] content) {
        return new Reports.Document(
                path, name, content, java.util.HexFormat.of().formatHex(Hash.of(content)));
    }
}
