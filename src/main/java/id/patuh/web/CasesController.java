package id.patuh.web;

import id.patuh.findings.VerdictTable;
import id.patuh.standing.CaseInquiry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One case with all its verdicts, as of any time and as far as was known by any time. */
@RestController
@Tag(name = "cases")
@RequestMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
class CasesController {

    private final CaseInquiry inquiry;

    CasesController(CaseInquiry inquiry) {
        this.inquiry = inquiry;
    }

    /** @param rest the case's name after a slash; it may hold further slashes */
    @Operation(summary = "A case with all its verdicts, as of any time and as far as was known by any time")
    @GetMapping("/{sop}/{*rest}")
    @Only.Inspectors
    Map<String, Object> byPath(
            @PathVariable String sop,
            @PathVariable String rest,
            @RequestParam(name = "as-of", required = false) @Nullable String asOf,
            @RequestParam(name = "known-by", required = false) @Nullable String knownBy,
            @RequestParam(defaultValue = "id") String lang) {
        return byName(sop, rest.substring(Math.min(1, rest.length())), asOf, knownBy, lang);
    }

    /** For names that a path cannot hold. */
    @Operation(summary = "The same, for names that an address cannot hold")
    @GetMapping("/{sop}")
    @Only.Inspectors
    Map<String, Object> byName(
            @PathVariable String sop,
            @RequestParam(name = "case") String caseId,
            @RequestParam(name = "as-of", required = false) @Nullable String asOf,
            @RequestParam(name = "known-by", required = false) @Nullable String knownBy,
            @RequestParam(defaultValue = "id") String lang) {
        CaseInquiry.Answer answer =
                inquiry.ask(sop, caseId.strip(), Asked.instant("as-of", asOf), Asked.instant("known-by", knownBy));
        if (answer == null) {
            throw Asked.missing(
                    "tidak ada kasus '" + caseId + "' dari SOP '" + sop + "' pada saat itu",
                    "there is no case '" + caseId + "' of SOP '" + sop + "' as of then");
        }
        return shown(answer, lang);
    }

    private static Map<String, Object> shown(CaseInquiry.Answer answer, String lang) {
        ZoneId zone = answer.zone();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("case", answer.caseId());
        shown.put("sop", answer.sop());
        shown.put("version", answer.version());
        shown.put("rules", answer.fingerprint());
        shown.put("state", answer.state().name().toLowerCase(Locale.ROOT));
        shown.put("opened", VerdictTable.time(answer.opened().toEpochMilli(), zone));
        shown.put("as-of", answer.asOf().toString());
        if (answer.knownBy() != null) {
            shown.put("known-by", answer.knownBy().toString());
        }
        shown.put(
                "verdicts",
                answer.verdicts().stream()
                        .map(verdict -> FindingRow.of(verdict, Asked.language(lang)))
                        .toList());
        shown.put("audits", answer.audits().stream().map(CasesController::audit).toList());
        return shown;
    }

    private static Map<String, Object> audit(CaseInquiry.Audited audit) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("as-of", audit.asOf().toString());
        shown.put("version", audit.version());
        shown.put("state", audit.state());
        shown.put("compliant", audit.compliant());
        shown.put("violated", audit.violated());
        shown.put("unproven", audit.unproven());
        shown.put("pending", audit.pending());
        return shown;
    }
}
