package id.patuh.desk.findings;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.Visitor;
import id.patuh.desk.DeskLanguage;
import id.patuh.desk.Words;
import id.patuh.followup.Author;
import id.patuh.followup.Entry;
import id.patuh.followup.EntryKind;
import id.patuh.followup.FollowUp;
import id.patuh.followup.FollowUpStatus;
import id.patuh.followup.FollowUps;
import id.patuh.followup.Inspectors;
import id.patuh.followup.Outcome;
import id.patuh.followup.Ruling;
import id.patuh.followup.WaiverRequest;
import id.patuh.followup.WaiverScope;
import id.patuh.followup.Waivers;
import id.patuh.followup.Writing;
import id.patuh.sop.Language;
import id.patuh.standing.Finding;
import id.patuh.web.Only;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms of a finding's page. What cannot be taken is shown again with what to mend. */
@Controller
class FollowUpForms {

    private final FindingAccess access;
    private final FindingView view;
    private final FollowUps followUps;
    private final Waivers waivers;
    private final Inspectors inspectors;
    private final Words words;

    FollowUpForms(
            FindingAccess access,
            FindingView view,
            FollowUps followUps,
            Waivers waivers,
            Inspectors inspectors,
            Words words) {
        this.access = access;
        this.view = view;
        this.followUps = followUps;
        this.waivers = waivers;
        this.inspectors = inspectors;
        this.words = words;
    }

    /** Whether the page offers to take an entry back. */
    static boolean mayUndo(Entry entry, FollowUp log, Visitor visitor) {
        boolean isOwn = entry.who().equals(Author.of(visitor).key()) && visitor.role() != DeskRole.LEADERSHIP;
        return entry.kind() != EntryKind.UNDO
                && !log.isUndone(entry)
                && (isOwn || (visitor.inspects() && entry.kind() != EntryKind.ANSWER));
    }

    /** @param given {@code kind}, {@code last} and what the kind needs */
    @PostMapping("/findings/{id}/entries")
    @Only.DeskStaff
    String write(
            @PathVariable long id,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        Finding finding = access.find(id, visitor);
        Writing writing = writing(given, inspectors);
        Outcome outcome = followUps.write(finding, writing, Author.of(visitor), last(given));
        Language language = DeskLanguage.of(locale);
        if (outcome instanceof Outcome.Written written) {
            after.addFlashAttribute("said", said(written, writing));
            return "redirect:/findings/" + id + "#follow-up";
        }
        if (outcome instanceof Outcome.Denied denied) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, denied.why().in(language));
        }
        boolean isStale = outcome instanceof Outcome.Stale;
        Draft draft = outcome instanceof Outcome.Refused refused
                ? new Draft(
                        writing.kind().word(),
                        given,
                        refused.field(),
                        refused.why().in(language))
                : new Draft(writing.kind().word(), given, "last", words.of("followup.stale"));
        response.setStatus(isStale ? HttpStatus.CONFLICT.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
        view.fill(model, finding, followUps.of(finding), visitor, language, draft);
        return "desk/finding";
    }

    private String said(Outcome.Written written, Writing writing) {
        if (writing.kind() != EntryKind.QUESTION) {
            return words.of("followup.said." + writing.kind().word());
        }
        if (!written.told().isEmpty()) {
            return words.of("followup.said.question", String.join(", ", written.told()));
        }
        return words.of(
                "followup.said.question.nobody",
                written.unreached().isEmpty() ? "–" : String.join(", ", written.unreached()));
    }

    private static long last(Map<String, String> given) {
        try {
            return Math.max(0, Long.parseLong(given.getOrDefault("last", "0")));
        } catch (NumberFormatException unreadable) {
            throw Filter.unknown();
        }
    }

    /** @throws ResponseStatusException 400: the form was not one of ours */
    static Writing writing(Map<String, String> given, Inspectors inspectors) {
        EntryKind kind = EntryKind.of(given.getOrDefault("kind", "")).orElseThrow(Filter::unknown);
        String text = given.getOrDefault("words", "");
        return switch (kind) {
            case COMMENT -> new Writing.Comment(text);
            case QUESTION -> new Writing.Question(text, date(given, "due"));
            case ANSWER -> new Writing.Answer(text);
            case RECOMMENDATION ->
                new Writing.Recommendation(text, given.getOrDefault("cause", ""), given.getOrDefault("effect", ""));
            case STATUS -> status(given, text);
            case ASSIGNMENT -> assignment(given, inspectors);
            case SIGN_OFF -> new Writing.SignOff(text);
            case UNDO -> undo(given, text);
        };
    }

    private static Writing status(Map<String, String> given, String text) {
        FollowUpStatus status =
                FollowUpStatus.of(given.getOrDefault("status", "")).orElseThrow(Filter::unknown);
        return new Writing.Status(status, text, date(given, "due"));
    }

    private static Writing assignment(Map<String, String> given, Inspectors inspectors) {
        String asked = given.getOrDefault("assignee", "");
        if (asked.isBlank()) {
            return new Writing.Assignment(null, "");
        }
        Optional<Inspectors.Inspector> found = inspectors.all().stream()
                .filter(one -> Long.toString(one.account()).equals(asked))
                .findFirst();
        return found.map(one -> new Writing.Assignment(one.account(), one.name()))
                .orElseThrow(Filter::unknown);
    }

    private static Writing undo(Map<String, String> given, String text) {
        try {
            return new Writing.Undo(Long.parseLong(given.getOrDefault("entry", "")), text);
        } catch (NumberFormatException unreadable) {
            throw Filter.unknown();
        }
    }

    /** Null where nothing is given. */
    static @Nullable LocalDate date(Map<String, String> given, String name) {
        try {
            String date = given.getOrDefault(name, "");
            return date.isBlank() ? null : LocalDate.parse(date.strip());
        } catch (DateTimeException unreadable) {
            throw Filter.unknown();
        }
    }

    /** @param given {@code scope}, {@code reason}, {@code until}; of a period {@code from}, {@code to}, {@code unit} */
    @PostMapping("/findings/{id}/waivers")
    @Only.DeskInspectors
    String waiver(
            @PathVariable long id,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        Finding finding = access.find(id, visitor);
        Language language = DeskLanguage.of(locale);
        Ruling ruling = waivers.request(finding, request(given), Author.of(visitor));
        if (ruling instanceof Ruling.Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Draft draft =
                    new Draft("waiver", given, refused.field(), refused.why().in(language));
            view.fill(model, finding, followUps.of(finding), visitor, language, draft);
            return "desk/finding";
        }
        if (ruling instanceof Ruling.Denied denied) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, denied.why().in(language));
        }
        after.addFlashAttribute("said", "followup.said.waiver");
        return "redirect:/findings/" + id + "#waivers";
    }

    private static WaiverRequest request(Map<String, String> given) {
        return new WaiverRequest(
                WaiverScope.of(given.getOrDefault("scope", "")).orElseThrow(Filter::unknown),
                given.getOrDefault("reason", ""),
                date(given, "until"),
                given.getOrDefault("unit", ""),
                date(given, "from"),
                date(given, "to"));
    }
}
