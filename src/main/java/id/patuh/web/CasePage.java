package id.patuh.web;

import id.patuh.audit.CaseVerdict;
import id.patuh.audit.Verdict;
import id.patuh.findings.Sentences;
import id.patuh.findings.VerdictTable;
import id.patuh.notice.Notices;
import id.patuh.sop.Language;
import id.patuh.standing.CaseInquiry;
import java.time.ZoneId;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One case: its findings as of now, and who was told of what. The links in notices lead here. */
@Controller
class CasePage {

    private static final int MOST_NOTICES = 200;

    private final CaseInquiry inquiry;
    private final Notices notices;

    CasePage(CaseInquiry inquiry, Notices notices) {
        this.inquiry = inquiry;
        this.notices = notices;
    }

    /** A finding as the page shows it. */
    public record Shown(
            String step, String check, String verdict, String verdictWord, String severity, String sentence) {}

    /** A notice as the page shows it. */
    public record Told(String at, String role, String sentence, String state) {}

    /** @param lang {@code id} or {@code en}; anything else is Indonesian */
    @GetMapping(value = "/case", produces = MediaType.TEXT_HTML_VALUE)
    String page(
            @RequestParam String sop,
            @RequestParam(name = "case") String caseId,
            @RequestParam(defaultValue = "id") String lang,
            Model model) {
        CaseInquiry.Answer answer = inquiry.ask(sop, caseId.strip(), null, null);
        if (answer == null) {
            throw Asked.missing("there is no case '" + caseId + "' of SOP '" + sop + "'");
        }
        Language language = Asked.language(lang);
        model.addAttribute("lang", language == Language.ID ? "id" : "en");
        model.addAttribute("sop", sop);
        model.addAttribute("caseId", answer.caseId());
        model.addAttribute("version", answer.version());
        model.addAttribute("opened", VerdictTable.time(answer.opened().toEpochMilli(), answer.zone()));
        model.addAttribute("state", state(answer, language));
        model.addAttribute(
                "findings",
                answer.verdicts().stream()
                        .filter(one -> one.verdict() == Verdict.VIOLATED || one.verdict() == Verdict.UNPROVEN)
                        .map(one -> shown(one, language))
                        .toList());
        model.addAttribute("told", told(sop, answer.caseId(), answer.zone(), language));
        return "case";
    }

    private static String state(CaseInquiry.Answer answer, Language language) {
        boolean isIndonesian = language == Language.ID;
        return switch (answer.state()) {
            case OPEN -> isIndonesian ? "terbuka" : "open";
            case CLOSED -> isIndonesian ? "ditutup" : "closed";
            case WITHDRAWN -> isIndonesian ? "dibatalkan" : "withdrawn";
        };
    }

    private static Shown shown(CaseVerdict verdict, Language language) {
        return new Shown(
                verdict.step() == null ? "" : verdict.step().id(),
                verdict.check().name(),
                verdict.verdict().word(),
                verdict.verdict().text().in(language),
                verdict.severity() == null ? "" : verdict.severity().word(),
                Sentences.of(verdict, language));
    }

    private List<Told> told(String sop, String caseId, ZoneId zone, Language language) {
        return notices.ofCase(sop, caseId, MOST_NOTICES).stream()
                .map(one -> new Told(
                        VerdictTable.time(one.since().toEpochMilli(), zone),
                        one.role(),
                        one.sentence().in(language),
                        state(one, language)))
                .toList();
    }

    private static String state(Notices.Notice notice, Language language) {
        boolean isIndonesian = language == Language.ID;
        return switch (notice.state()) {
            case "waiting" -> isIndonesian ? "menunggu" : "waiting";
            case "mailed" -> mail(notice, isIndonesian);
            case "held" -> isIndonesian ? "ditahan" : "held back";
            case "unreachable" -> isIndonesian ? "tidak ada alamat" : "no address";
            case "passed" -> isIndonesian ? "digantikan pemberitahuan lain" : "told otherwise";
            default -> isIndonesian ? "selesai sebelum diberitahukan" : "settled before it was told";
        };
    }

    private static String mail(Notices.Notice notice, boolean isIndonesian) {
        return switch (String.valueOf(notice.mailState())) {
            case "sent" ->
                notice.doubted() == 0
                        ? isIndonesian ? "terkirim" : "sent"
                        : isIndonesian ? "terkirim, mungkin dua kali" : "sent, perhaps twice";
            case "unknown" -> isIndonesian ? "belum pasti sampai; dikirim lagi" : "may have arrived; is sent again";
            case "failed" -> isIndonesian ? "gagal dikirim" : "could not be delivered";
            default -> isIndonesian ? "sedang dikirim" : "on its way";
        };
    }
}
