package id.patuh.web;

import id.patuh.reception.CurrentSops;
import id.patuh.report.KeptReport;
import id.patuh.report.Period;
import id.patuh.report.Reports;
import id.patuh.report.TooEarly;
import id.patuh.sop.Language;
import id.patuh.sop.Sops;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports over REST: asked for, watched, fetched. */
@RestController
@Tag(name = "reports")
@RequestMapping("/api/v1/reports")
class ReportsController {

    private static final int MOST = 200;

    private final Reports reports;
    private final CurrentSops sops;

    ReportsController(Reports reports, CurrentSops sops) {
        this.reports = reports;
        this.sops = sops;
    }

    /**
     * What is asked for.
     *
     * @param sop absent: the only one there is
     * @param month {@code 2026-10}; instead of it {@code period}, {@code 2026-H2} say
     * @param office absent: all reporting offices
     * @param language {@code id} or {@code en}; absent: id
     * @param asOf absent: the end of the period
     * @param knownBy absent: now
     */
    record Order(
            @Nullable String sop,
            @Nullable String month,
            @Nullable String period,
            @Nullable String office,
            @Nullable String language,
            @Nullable String asOf,
            @Nullable String knownBy) {}

    /** Asks for a report; of one point of knowledge there is one. 200 where it is made already, else 202. */
    @Operation(summary = "Ask for a report; 200 where it is made already, else 202")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Inspectors
    ResponseEntity<Map<String, Object>> ask(@RequestBody Order order, Principal who) {
        String sop = sop(order.sop());
        String month = Asked.text(order.month());
        String given = month == null ? Asked.text(order.period()) : month;
        Period period = given == null ? null : Period.of(given);
        if (period == null) {
            throw Asked.wrong(
                    "month=" + given + " bukan bulan; tulis misalnya 2026-10, atau masa 2026-H2",
                    "month=" + given + " is no month; write for example 2026-10, or period 2026-H2");
        }
        String office = Asked.text(order.office());
        Reports.Wanted wanted = new Reports.Wanted(
                sop,
                office == null ? "" : office,
                period,
                language(order.language()),
                Asked.instant("asOf", order.asOf()),
                Asked.instant("knownBy", order.knownBy()));
        KeptReport kept = ask(wanted, "token:" + who.getName());
        return ResponseEntity.status(kept.isMade() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/reports/" + kept.id()))
                .body(shown(kept));
    }

    private KeptReport ask(Reports.Wanted wanted, String by) {
        try {
            return reports.ask(wanted, sops.get().latest(wanted.sop()).zone(), by);
        } catch (TooEarly tooEarly) {
            throw Asked.wrong(tooEarly.reason().id(), tooEarly.reason().en());
        }
    }

    private String sop(@Nullable String asked) {
        Sops known = sops.get();
        String sop = Asked.text(asked) == null ? known.only() : Asked.text(asked);
        if (sop == null) {
            throw Asked.wrong(
                    "sop belum disebutkan; tulis salah satu dari "
                            + String.join(", ", known.versions().keySet()),
                    "sop is not given; write one of "
                            + String.join(", ", known.versions().keySet()));
        }
        if (!known.knows(sop)) {
            throw Asked.unknown("sop", asked, known.versions().keySet());
        }
        return sop;
    }

    private static Language language(@Nullable String asked) {
        String word = Asked.word("language", asked, "id", "en");
        return "en".equals(word) ? Language.EN : Language.ID;
    }

    /**
     * Reports, those of the latest period first.
     *
     * @param after the id of the last one of the page before
     */
    @Operation(summary = "Reports, newest first")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Inspectors
    ResponseEntity<List<Map<String, Object>>> list(
            @RequestParam(required = false) @Nullable String sop,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Asked.limit(limit, MOST);
        List<KeptReport> page =
                reports.list(Asked.text(sop), Asked.text(period), after == null ? null : find(after), most + 1);
        boolean more = page.size() > most;
        List<KeptReport> shown = more ? page.subList(0, most) : page;
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.LINK,
                        Asked.next(more ? shown.get(most - 1).id() : null).toArray(String[]::new))
                .body(shown.stream().map(this::shown).toList());
    }

    /** One report: how far it is, its edition, what changed, its documents. */
    @Operation(summary = "One report: how far it is, its edition, what changed, its documents")
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Inspectors
    Map<String, Object> one(@PathVariable long id) {
        return shown(find(id));
    }

    /** A document: report.pdf, report.xlsx, monitoring.pdf, .xlsx, .docx, inspection.pdf, .xlsx, .docx. */
    @Operation(summary = "A document of a report: report.pdf, report.xlsx, monitoring.pdf, inspection.docx, …")
    @GetMapping("/{id}/{file}")
    @Only.Inspectors
    ResponseEntity<byte[]> file(@PathVariable long id, @PathVariable String file) {
        return ReportFiles.answer(reports.document(find(id), file));
    }

    private KeptReport find(long id) {
        return reports.find(id).orElseThrow(() -> Asked.missing("tidak ada laporan " + id, "there is no report " + id));
    }

    private Map<String, Object> shown(KeptReport report) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", report.id());
        shown.put("sop", report.sop());
        if (!report.office().isEmpty()) {
            shown.put("office", report.office());
        }
        shown.put("period", report.period());
        shown.put("language", report.language() == Language.EN ? "en" : "id");
        shown.put("state", report.state().word());
        shown.put("asOf", report.asOf().toString());
        shown.put("knownBy", report.knownBy().toString());
        shown.put("scheduled", report.scheduled());
        shown.put("progress", Map.of("done", report.done(), "total", report.total()));
        if (!report.reason().isEmpty()) {
            shown.put("reason", report.reason());
        }
        if (report.isMade()) {
            shown.put("made", String.valueOf(report.made()));
            shown.put("edition", report.edition());
            if (report.sameAs() != null) {
                shown.put("sameAs", report.sameAs());
            }
            shown.put("versions", report.versions());
            shown.put("changes", report.changes());
            shown.put("documents", documents(report));
        }
        return shown;
    }

    private List<Map<String, String>> documents(KeptReport report) {
        return ReportFiles.shown(reports.documents(report)).stream()
                .map(document -> Map.of(
                        "path", "/api/v1/reports/" + report.id() + "/" + document.path(),
                        "name", document.name(),
                        "sha256", document.sha256()))
                .toList();
    }
}
