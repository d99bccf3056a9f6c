package id.patuh.web;

import id.patuh.audit.CaseVerdict;
import id.patuh.reception.CurrentSops;
import id.patuh.sop.Language;
import id.patuh.standing.CaseInquiry;
import id.patuh.standing.Finding;
import id.patuh.standing.FindingHistory;
import id.patuh.standing.Findings;
import id.patuh.standing.WaiversInForce;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Findings as JSON, under the columns of {@code findings.csv}; each page's header {@code Link} leads to the next. */
@RestController
@Tag(name = "findings")
@RequestMapping(path = "/api/v1/findings", produces = MediaType.APPLICATION_JSON_VALUE)
class FindingsController {

    private static final int MOST = 5_000;

    private final FindingHistory history;
    private final CaseInquiry inquiry;
    private final WaiversInForce waivers;
    private final CurrentSops sops;

    FindingsController(FindingHistory history, CaseInquiry inquiry, WaiversInForce waivers, CurrentSops sops) {
        this.history = history;
        this.inquiry = inquiry;
        this.waivers = waivers;
        this.sops = sops;
    }

    /**
     * Findings that stand; with {@code known-by} those that stood then; with {@code as-of} those that the events up to then
     * give (known by {@code known-by}, else now), derived anew.
     *
     * @param lang {@code id} or {@code en}
     * @param after what the page before gave; absent: the first page
     */
    @Operation(
            summary =
                    "Findings that stand, stood (known-by) or follow from the events up to a time (as-of); header Link leads to the next page")
    @GetMapping
    @Only.Inspectors
    ResponseEntity<List<Map<String, Object>>> list(
            @RequestParam(defaultValue = "id") String lang,
            @RequestParam(required = false) @Nullable String sop,
            @RequestParam(name = "case", required = false) @Nullable String caseId,
            @RequestParam(required = false) @Nullable String check,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String severity,
            @RequestParam(name = "as-of", required = false) @Nullable String asOf,
            @RequestParam(name = "known-by", required = false) @Nullable String knownBy,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "1000") int limit) {
        Findings.Wanted wanted = new Findings.Wanted(
                Asked.text(sop),
                Asked.text(caseId),
                Asked.text(check),
                Asked.word("verdict", verdict, "violated", "unproven"),
                Asked.word("severity", severity, "minor", "major", "critical"),
                Asked.instant("known-by", knownBy),
                after == null || after.isBlank() ? null : place(after).number(),
                Asked.limit(limit, MOST));
        Instant when = Asked.instant("as-of", asOf);
        Language language = Asked.language(lang);
        ResponseEntity<List<Map<String, Object>>> page = when == null
                ? stored(wanted, language)
                : derived(
                        wanted,
                        when,
                        after == null || after.isBlank() ? CaseInquiry.Place.START : place(after),
                        language);
        if (wanted.sop() != null
                && Objects.requireNonNull(page.getBody()).isEmpty()
                && !sops.get().knows(wanted.sop())) {
            throw Asked.unknown("sop", sop, sops.get().versions().keySet());
        }
        return page;
    }

    private static CaseInquiry.Place place(String after) {
        int dash = after.indexOf('-');
        try {
            return dash < 0
                    ? new CaseInquiry.Place(Long.parseLong(after), 0)
                    : new CaseInquiry.Place(
                            Long.parseLong(after.substring(0, dash)), Integer.parseInt(after.substring(dash + 1)));
        } catch (NumberFormatException unreadable) {
            throw Asked.wrong(
                    "after=" + after + " bukan tempat dalam daftar; tulis seperti pada header Link",
                    "after=" + after + " is no place in a list; write what the header Link has");
        }
    }

    private ResponseEntity<List<Map<String, Object>>> stored(Findings.Wanted wanted, Language language) {
        List<Finding> found = history.list(wanted);
        Long next = found.size() < wanted.limit()
                ? null
                : found.get(found.size() - 1).id();
        Instant at = wanted.knownBy() == null ? inquiry.now() : wanted.knownBy();
        return page(rows(found, at, language), next);
    }

    /** With what sets them aside then, beside the audit's verdict. */
    private List<Map<String, Object>> rows(List<Finding> found, Instant at, Language language) {
        Map<Long, WaiversInForce.Cover> covers =
                waivers.of(found.stream().map(Finding::caseNumber).toList(), at);
        return found.stream()
                .map(one -> FindingRow.of(
                        one,
                        covers.getOrDefault(one.caseNumber(), WaiversInForce.Cover.NONE)
                                .over(one.found().key()),
                        language))
                .toList();
    }

    private ResponseEntity<List<Map<String, Object>>> derived(
            Findings.Wanted wanted, Instant asOf, CaseInquiry.Place after, Language language) {
        CaseInquiry.Page page = inquiry.findings(
                asOf, wanted.knownBy(), wanted.sop(), wanted.caseId(), filter(wanted), after, wanted.limit());
        return page(
                page.verdicts().stream()
                        .map(one -> FindingRow.of(one, language))
                        .toList(),
                page.next());
    }

    private static Predicate<CaseVerdict> filter(Findings.Wanted wanted) {
        return verdict -> matches(wanted.check(), verdict.check().name())
                && matches(wanted.verdict(), verdict.verdict().word())
                && matches(
                        wanted.severity(),
                        verdict.severity() == null ? "" : verdict.severity().word());
    }

    private static boolean matches(@Nullable String wanted, String found) {
        return wanted == null || wanted.equals(found);
    }

    private static ResponseEntity<List<Map<String, Object>>> page(
            List<Map<String, Object>> rows, @Nullable Object next) {
        HttpHeaders headers = new HttpHeaders();
        Asked.next(next).forEach(link -> headers.add(HttpHeaders.LINK, link));
        return ResponseEntity.ok().headers(headers).body(rows);
    }

    /** One finding, with all that was ever found about the same step, check and subject of its case, the oldest first. */
    @Operation(summary = "A finding with its history")
    @GetMapping("/{id}")
    @Only.Inspectors
    Map<String, Object> one(@PathVariable long id, @RequestParam(defaultValue = "id") String lang) {
        Finding finding = find(id);
        Map<String, Object> row = new LinkedHashMap<>(
                rows(List.of(finding), inquiry.now(), Asked.language(lang)).get(0));
        row.put(
                "history",
                history.chain(finding).stream()
                        .map(one -> FindingRow.of(one, Asked.language(lang)))
                        .toList());
        return row;
    }

    /** What it takes to check the finding by hand, as of its raising, with what was known then. */
    @Operation(summary = "What it takes to check the finding by hand, or with the command verify")
    @GetMapping("/{id}/certificate")
    @Only.Inspectors
    byte[] certificate(@PathVariable long id) {
        byte[] certificate = inquiry.certificate(find(id));
        if (certificate == null) {
            throw Asked.conflict(
                    "kejadian saat itu tidak lagi menghasilkan temuan " + id + "; apakah kejadian kasusnya berubah?",
                    "the events of then no longer give finding " + id + "; was an event of its case changed?");
        }
        return certificate;
    }

    private Finding find(long id) {
        Finding finding = history.find(id);
        if (finding == null) {
            throw Asked.missing("tidak ada temuan " + id, "there is no finding " + id);
        }
        return finding;
    }
}
