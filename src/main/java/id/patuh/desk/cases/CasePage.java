package id.patuh.desk.cases;

import id.patuh.accounts.Scopes;
import id.patuh.accounts.Visitor;
import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseVerdicts;
import id.patuh.audit.CaseView;
import id.patuh.audit.Verdict;
import id.patuh.desk.DeskLanguage;
import id.patuh.figures.CaseList;
import id.patuh.findings.InWords;
import id.patuh.findings.VerdictTable;
import id.patuh.notice.Notices;
import id.patuh.sop.Language;
import id.patuh.sop.Sop;
import id.patuh.standing.CaseInquiry;
import id.patuh.standing.Finding;
import id.patuh.standing.FindingHistory;
import id.patuh.standing.FindingKey;
import id.patuh.standing.Findings;
import id.patuh.standing.WaiversInForce;
import id.patuh.web.Only;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * One case: the SOP's steps against what happened on one time line, every verdict, who was told of what, and the record it
 * all rests on; as of now, or as of any time and as far as was known by any time. The links in notices lead here.
 */
@Controller
class CasePage {

    private static final int MOST_NOTICES = 200;
    private static final int MOST_FINDINGS = 2000;

    private final CaseInquiry inquiry;
    private final FindingHistory history;
    private final Notices notices;
    private final CaseList cases;
    private final Scopes scopes;
    private final WaiversInForce waivers;

    CasePage(
            CaseInquiry inquiry,
            FindingHistory history,
            Notices notices,
            CaseList cases,
            Scopes scopes,
            WaiversInForce waivers) {
        this.inquiry = inquiry;
        this.history = history;
        this.notices = notices;
        this.cases = cases;
        this.scopes = scopes;
        this.waivers = waivers;
    }

    /** A notice as the page shows it. */
    public record Told(String at, String role, String sentence, String state) {}

    /**
     * @param asOf local time of the SOP's zone, or with an offset; absent: now
     * @param knownBy likewise; absent: all that is known
     */
    @GetMapping(value = "/case", produces = MediaType.TEXT_HTML_VALUE)
    @Only.Visitors
    String page(
            @RequestParam String sop,
            @RequestParam(name = "case") String caseId,
            @RequestParam(name = "as-of", required = false) @Nullable String asOf,
            @RequestParam(name = "known-by", required = false) @Nullable String knownBy,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model) {
        String name = caseId.strip();
        ZoneId zone = cases.zone(sop);
        if (zone == null || !cases.sees(scopes.of(visitor), sop, name)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Language language = DeskLanguage.of(locale);
        Instant when = instant(asOf, zone);
        boolean shown = inquiry.look(
                sop,
                name,
                when,
                instant(knownBy, zone),
                (number, file, issuer, events) -> fill(model, number, file, events, language));
        if (!shown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "cases.nothing-then");
        }
        model.addAttribute("sop", sop);
        model.addAttribute("caseId", name);
        model.addAttribute("asOf", asOf == null ? "" : asOf);
        model.addAttribute("knownBy", knownBy == null ? "" : knownBy);
        model.addAttribute("numbers", numbers(sop, name));
        model.addAttribute("told", told(sop, name, when == null ? inquiry.now() : when, zone, language));
        return "desk/case";
    }

    private void fill(Model model, long number, CaseFile file, List<CaseInquiry.Sourced> events, Language language) {
        CaseView view = CaseView.of(file);
        Sop sop = view.sop();
        List<CaseVerdict> verdicts = List.copyOf(CaseVerdicts.of(file, true));
        CaseRows rows = new CaseRows(file, verdicts, language);
        model.addAttribute("setAside", waived(number, view.asOf(), verdicts));
        model.addAttribute("title", sop.title().in(language));
        model.addAttribute("version", sop.version());
        model.addAttribute("state", view.state().name().toLowerCase(Locale.ROOT));
        model.addAttribute("opened", InWords.time(view.opened(), sop, language));
        model.addAttribute("closed", InWords.time(Math.min(view.closed(), view.withdrawn()), sop, language));
        model.addAttribute("asked", InWords.time(view.asOf() / 1000 * 1000, sop, language));
        model.addAttribute("calendar", sop.calendar().name());
        model.addAttribute("timeline", TimelineDrawing.of(file, verdicts, language));
        model.addAttribute("steps", rows.steps(events));
        model.addAttribute("ofCase", rows.ofCase());
        model.addAttribute("findings", rows.findings());
        model.addAttribute("path", rows.path());
        model.addAttribute("lateBy", rows.lateBy());
        model.addAttribute("events", rows.events(events));
        for (Verdict verdict : Verdict.values()) {
            model.addAttribute(verdict.word(), rows.count(verdict));
        }
    }

    /** The findings that a waiver lies over as of then, by step, check and subject. */
    private Set<String> waived(long number, long asOf, List<CaseVerdict> verdicts) {
        WaiversInForce.Cover cover =
                waivers.of(List.of(number), Instant.ofEpochMilli(asOf)).getOrDefault(number, WaiversInForce.Cover.NONE);
        return verdicts.stream()
                .map(one -> new FindingKey(
                        one.step() == null ? "" : one.step().id(), one.check().name(), one.subject()))
                .filter(key -> cover.over(key) != null)
                .map(CasePage::key)
                .collect(Collectors.toSet());
    }

    /** The numbers of the findings that stand, by step, check and subject. */
    private Map<String, Long> numbers(String sop, String caseId) {
        return history.list(new Findings.Wanted(sop, caseId, null, null, null, null, null, MOST_FINDINGS)).stream()
                .collect(Collectors.toMap(CasePage::key, Finding::id, (one, other) -> one));
    }

    private static String key(Finding finding) {
        return key(finding.found().key());
    }

    private static String key(FindingKey key) {
        return key.step() + "/" + key.check() + "/" + key.subject();
    }

    private static @Nullable Instant instant(@Nullable String text, ZoneId zone) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String asked = text.strip().replace(' ', '+');
        try {
            return asked.length() > 19
                    ? java.time.OffsetDateTime.parse(asked).toInstant()
                    : LocalDateTime.parse(asked).atZone(zone).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "cases.wrong-time", unreadable);
        }
    }

    private List<Told> told(String sop, String caseId, Instant asOf, ZoneId zone, Language language) {
        return notices.ofCase(sop, caseId, MOST_NOTICES).stream()
                .filter(one -> !one.since().isAfter(asOf))
                .map(one -> new Told(
                        VerdictTable.time(one.since().toEpochMilli(), zone),
                        one.role(),
                        one.sentence().in(language),
                        state(one)))
                .toList();
    }

    /** A key of the texts. */
    private static String state(Notices.Notice notice) {
        return switch (notice.state()) {
            case "waiting", "held", "unreachable", "passed" -> "cases.told." + notice.state();
            case "mailed" -> "cases.told." + mail(notice);
            default -> "cases.told.dropped";
        };
    }

    private static String mail(Notices.Notice notice) {
        return switch (String.valueOf(notice.mailState())) {
            case "sent" -> notice.doubted() == 0 ? "sent" : "doubted";
            case "unknown" -> "unknown";
            case "failed" -> "failed";
            default -> "sending";
        };
    }
}
