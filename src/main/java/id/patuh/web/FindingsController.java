package id.patuh.web;

import id.patuh.audit.CaseVerdict;
import id.patuh.findings.VerdictTable;
import id.patuh.sop.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The findings as one page and as JSON. */
@Controller
public class FindingsController {

    private final SampleAudit audit;

    FindingsController(SampleAudit audit) {
        this.audit = audit;
    }

    /** @param lang {@code id} or {@code en}; anything else is Indonesian */
    @GetMapping(value = "/", produces = MediaType.TEXT_HTML_VALUE)
    String page(@RequestParam(defaultValue = "id") String lang, Model model) {
        Language language = language(lang);
        model.addAttribute("lang", language == Language.ID ? "id" : "en");
        model.addAttribute("audit", audit);
        model.addAttribute(
                "findings",
                audit.findings().stream()
                        .map(finding -> shown(finding, language))
                        .toList());
        return "findings";
    }

    /** The same columns as {@code findings.csv}; what is absent is left out. */
    @GetMapping(value = "/api/v1/findings", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<Map<String, String>> findings(@RequestParam(defaultValue = "id") String lang) {
        return audit.findings().stream()
                .map(finding -> columns(finding, language(lang)))
                .toList();
    }

    private static Language language(String lang) {
        return lang.equalsIgnoreCase("en") ? Language.EN : Language.ID;
    }

    private static Map<String, String> columns(CaseVerdict finding, Language language) {
        Map<String, String> columns = new LinkedHashMap<>();
        List<String> cells = VerdictTable.cells(finding, language);
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                columns.put(VerdictTable.COLUMNS.get(i), cells.get(i));
            }
        }
        return columns;
    }

    /** A finding as the page shows it. */
    public record Shown(
            String caseId,
            String step,
            String check,
            String verdict,
            String verdictWord,
            String severity,
            String sentence) {}

    private static Shown shown(CaseVerdict finding, Language language) {
        Map<String, String> columns = columns(finding, language);
        return new Shown(
                finding.caseId(),
                columns.getOrDefault("step", ""),
                finding.check().name(),
                finding.verdict().word(),
                finding.verdict().text().in(language),
                columns.getOrDefault("severity", ""),
                columns.getOrDefault("sentence", ""));
    }
}
