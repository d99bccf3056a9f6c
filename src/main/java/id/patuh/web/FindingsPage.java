package id.patuh.web;

import id.patuh.audit.Verdict;
import id.patuh.findings.VerdictTable;
import id.patuh.mail.Breaker;
import id.patuh.mail.OutgoingMails;
import id.patuh.notice.Notices;
import id.patuh.reception.Inputs;
import id.patuh.sop.Language;
import id.patuh.standing.CaseInquiry;
import id.patuh.standing.Finding;
import id.patuh.standing.FindingHistory;
import id.patuh.standing.Findings;
import id.patuh.standing.RulesInForce;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The findings that stand, as a page. */
@Controller
class FindingsPage {

    private static final int SHOWN = 200;

    private final FindingHistory history;
    private final CaseInquiry inquiry;
    private final RulesInForce rules;
    private final Inputs inputs;
    private final Notices notices;
    private final OutgoingMails outgoing;
    private final Breaker breaker;

    FindingsPage(
            FindingHistory history,
            CaseInquiry inquiry,
            RulesInForce rules,
            Inputs inputs,
            Notices notices,
            OutgoingMails outgoing,
            Breaker breaker) {
        this.inputs = inputs;
        this.notices = notices;
        this.outgoing = outgoing;
        this.breaker = breaker;
        this.history = history;
        this.inquiry = inquiry;
        this.rules = rules;
    }

    /** A finding as the page shows it. */
    public record Shown(
            long id,
            String sop,
            String caseId,
            String step,
            String check,
            String verdict,
            String verdictWord,
            String severity,
            String sentence,
            String raised) {}

    /**
     * @param lang {@code id} or {@code en}; anything else is Indonesian
     * @param after the last finding of the page before; absent: the first page
     */
    @GetMapping(value = "/", produces = MediaType.TEXT_HTML_VALUE)
    String page(
            @RequestParam(defaultValue = "id") String lang,
            @RequestParam(required = false) @Nullable Long after,
            Model model) {
        Language language = Asked.language(lang);
        List<Finding> findings = history.list(new Findings.Wanted(null, null, null, null, null, null, after, SHOWN));
        Map<String, Long> counts = history.count();
        FindingHistory.Standing standing = history.standing(inquiry.now());
        model.addAttribute("lang", language == Language.ID ? "id" : "en");
        model.addAttribute("standing", standing);
        model.addAttribute("lastAudit", time(standing.lastAudit()));
        model.addAttribute("violated", counts.getOrDefault("violated", 0L));
        model.addAttribute("unproven", counts.getOrDefault("unproven", 0L));
        model.addAttribute("intake", inputs.counts());
        model.addAttribute("refused", rules.state().refused());
        notices(model);
        model.addAttribute(
                "findings", findings.stream().map(one -> shown(one, language)).toList());
        model.addAttribute(
                "next",
                findings.size() < SHOWN
                        ? null
                        : findings.get(findings.size() - 1).id());
        return "findings";
    }

    /** What keeps notices from people. */
    private void notices(Model model) {
        Map<String, Long> held = notices.held();
        model.addAttribute("history", held.getOrDefault("history", 0L));
        model.addAttribute("reaudit", held.getOrDefault("re-audit", 0L));
        model.addAttribute("unreachable", notices.unreachableRoles());
        model.addAttribute("unreached", outgoing.unreached());
        model.addAttribute("tripped", breaker.tripped());
    }

    private String time(@Nullable Instant instant) {
        return instant == null ? "" : VerdictTable.time(instant.toEpochMilli(), rules.zone());
    }

    private static Shown shown(Finding finding, Language language) {
        Verdict verdict = Verdict.valueOf(finding.found().verdict().toUpperCase(Locale.ROOT));
        return new Shown(
                finding.id(),
                finding.sop(),
                finding.caseId(),
                finding.found().key().step(),
                finding.found().key().check(),
                verdict.word(),
                verdict.text().in(language),
                finding.found().severity() == null ? "" : finding.found().severity(),
                language == Language.ID
                        ? finding.found().sentenceId()
                        : finding.found().sentenceEn(),
                VerdictTable.time(finding.raised().toEpochMilli(), ZoneId.of(finding.zone())));
    }
}
