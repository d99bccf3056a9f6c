package id.patuh.desk.findings;

import id.patuh.accounts.Visitor;
import id.patuh.desk.DeskLanguage;
import id.patuh.desk.Words;
import id.patuh.followup.Author;
import id.patuh.followup.EntryKind;
import id.patuh.followup.FollowUps;
import id.patuh.followup.Inspectors;
import id.patuh.followup.Outcome;
import id.patuh.followup.Worklist;
import id.patuh.followup.Writing;
import id.patuh.sop.Language;
import id.patuh.sop.Text;
import id.patuh.standing.Finding;
import id.patuh.web.Only;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The same written about several findings: first what is meant is shown, then it is written. */
@Controller
class BulkPage {

    private static final int MOST = 200;
    private static final List<EntryKind> KINDS = List.of(EntryKind.QUESTION, EntryKind.STATUS);

    private final FindingAccess access;
    private final FollowUps followUps;
    private final Inspectors inspectors;
    private final Worklist worklist;
    private final Words words;

    BulkPage(FindingAccess access, FollowUps followUps, Inspectors inspectors, Worklist worklist, Words words) {
        this.access = access;
        this.followUps = followUps;
        this.inspectors = inspectors;
        this.worklist = worklist;
        this.words = words;
    }

    /** A finding that is meant. */
    public record Meant(long id, String caseId, String step, String check, String sentence) {}

    /** @param given {@code id} of each finding, {@code kind}, {@code back} */
    @PostMapping("/findings/selected")
    @Only.DeskInspectors
    String confirm(
            @RequestParam MultiValueMap<String, String> given,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model,
            RedirectAttributes after) {
        List<String> ids = given.getOrDefault("id", List.of());
        if (ids.isEmpty()) {
            after.addFlashAttribute("refused", "followup.bulk.nothing");
            return "redirect:" + back(given);
        }
        fill(found(ids, visitor), given, DeskLanguage.of(locale), Draft.EMPTY, model);
        return "desk/findings-selected";
    }

    /** Only addresses of the worklist. */
    private static String back(MultiValueMap<String, String> given) {
        String back = given.getFirst("back");
        return back != null && (back.equals("/findings") || back.startsWith("/findings?")) ? back : "/findings";
    }

    private List<Finding> found(List<String> ids, Visitor visitor) {
        if (ids.size() > MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "followup.bulk.many");
        }
        try {
            return ids.stream()
                    .distinct()
                    .map(id -> access.find(Long.parseLong(id), visitor))
                    .toList();
        } catch (NumberFormatException unreadable) {
            throw Filter.unknown();
        }
    }

    private void fill(
            List<Finding> findings, MultiValueMap<String, String> given, Language language, Draft draft, Model model) {
        EntryKind kind = kind(given);
        model.addAttribute("kind", kind.word());
        model.addAttribute("back", back(given));
        model.addAttribute("today", worklist.today());
        model.addAttribute("draft", draft);
        model.addAttribute(
                "findings",
                findings.stream()
                        .map(one -> new Meant(
                                one.id(),
                                one.caseId(),
                                one.found().key().step(),
                                one.found().key().check(),
                                language == Language.ID
                                        ? one.found().sentenceId()
                                        : one.found().sentenceEn()))
                        .toList());
    }

    private static EntryKind kind(MultiValueMap<String, String> given) {
        String kind = given.getFirst("kind");
        return EntryKind.of(kind == null ? "" : kind).filter(KINDS::contains).orElseThrow(Filter::unknown);
    }

    /** @param given as above, and what the kind needs */
    @PostMapping("/findings/selected/entries")
    @Only.DeskInspectors
    String write(
            @RequestParam MultiValueMap<String, String> given,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        Language language = DeskLanguage.of(locale);
        List<Finding> findings = found(given.getOrDefault("id", List.of()), visitor);
        Map<String, String> values = given.toSingleValueMap();
        kind(given);
        Writing writing = FollowUpForms.writing(values, inspectors);
        FollowUps.ManyWritten written = followUps.writeAll(findings, writing, Author.of(visitor));
        if (written.written() == 0 && !written.refused().isEmpty()) {
            Draft draft = draft(written.refused().get(0), writing, values, language);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            fill(findings, given, language, draft, model);
            return "desk/findings-selected";
        }
        after.addFlashAttribute("said", said(written, language));
        return "redirect:" + back(given);
    }

    private static Draft draft(Outcome refused, Writing writing, Map<String, String> values, Language language) {
        if (refused instanceof Outcome.Denied denied) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, denied.why().in(language));
        }
        Outcome.Refused why = (Outcome.Refused) refused;
        return new Draft(writing.kind().word(), values, why.field(), why.why().in(language));
    }

    private String said(FollowUps.ManyWritten written, Language language) {
        String said = words.of("followup.bulk.said", written.written());
        if (!written.told().isEmpty()) {
            said += " " + words.of("followup.bulk.told", String.join(", ", written.told()));
        }
        if (!written.unreached().isEmpty()) {
            said += " " + words.of("followup.bulk.unreached", String.join(", ", written.unreached()));
        }
        if (!written.refused().isEmpty()) {
            String why = written.refused().stream()
                    .map(BulkPage::why)
                    .map(text -> text.in(language))
                    .distinct()
                    .collect(Collectors.joining("; "));
            said += " " + words.of("followup.bulk.refused", written.refused().size(), why);
        }
        return said;
    }

    private static Text why(Outcome outcome) {
        if (outcome instanceof Outcome.Denied denied) {
            return denied.why();
        }
        return outcome instanceof Outcome.Refused refused ? refused.why() : Text.EMPTY;
    }
}
