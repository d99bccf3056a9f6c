package id.patuh.desk.findings;

import id.patuh.accounts.Visitor;
import id.patuh.desk.DeskLanguage;
import id.patuh.followup.Author;
import id.patuh.followup.Ruling;
import id.patuh.followup.Waiver;
import id.patuh.followup.Waivers;
import id.patuh.sop.Language;
import id.patuh.web.Only;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Waivers: those that wait for a decision, those in force, and those that are over. */
@Controller
class WaiversPage {

    private static final int SHOWN = 50;
    private static final List<String> STANDINGS = List.of("requested", "in-force", "expired", "refused", "revoked");

    private final Waivers waivers;
    private final Clock clock;

    WaiversPage(Waivers waivers, Clock clock) {
        this.waivers = waivers;
        this.clock = clock;
    }

    /**
     * A waiver as pages show it; what is absent is empty.
     *
     * @param mayDecide it waits, and the visitor is an inspector who did not ask for it
     */
    public record Line(
            long id,
            String standing,
            String scope,
            String sop,
            String caseId,
            String step,
            String check,
            String subject,
            String unit,
            String from,
            String to,
            long finding,
            String reason,
            String until,
            String requested,
            String requestedBy,
            String decided,
            String decidedBy,
            String decision,
            String revoked,
            String revokedBy,
            String revocation,
            boolean isOwn,
            boolean mayDecide,
            boolean mayRevoke) {}

    static Line line(Waiver waiver, @Nullable Visitor visitor, Instant now) {
        ZoneId zone = ZoneId.of(waiver.zone());
        boolean inspects = visitor != null && visitor.inspects();
        boolean isOwn = visitor != null
                && waiver.request().who().equals(Author.of(visitor).key());
        Waiver.Signature decided = waiver.decided();
        Waiver.Signature revoked = waiver.revoked();
        Instant from = waiver.openedFrom();
        Instant to = waiver.openedTo();
        return new Line(
                waiver.id(),
                waiver.standing(now),
                waiver.scope().word(),
                waiver.sop(),
                text(waiver.caseId()),
                waiver.step(),
                waiver.check(),
                text(waiver.subject()),
                text(waiver.unit()),
                from == null ? "" : from.atZone(zone).toLocalDate().toString(),
                to == null ? "" : Shown.dayBefore(to, zone),
                waiver.finding(),
                waiver.reason(),
                Shown.dayBefore(waiver.expires(), zone),
                Shown.time(waiver.request().at(), zone),
                waiver.request().name(),
                decided == null ? "" : Shown.time(decided.at(), zone),
                decided == null ? "" : decided.name(),
                text(waiver.decision()),
                revoked == null ? "" : Shown.time(revoked.at(), zone),
                revoked == null ? "" : revoked.name(),
                text(waiver.revocation()),
                isOwn,
                inspects && !isOwn && waiver.state() == Waiver.State.REQUESTED,
                inspects && waiver.isInForce(now));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * @param state which of them; absent: those that wait
     * @param before those before that one; absent: the newest
     */
    @GetMapping("/waivers")
    @Only.DeskReaders
    String list(
            @RequestParam(defaultValue = "requested") String state,
            @RequestParam(required = false) @Nullable Long before,
            @AuthenticationPrincipal Visitor visitor,
            Model model) {
        fill(state, before, visitor, Draft.EMPTY, model);
        return "desk/waivers";
    }

    private void fill(String state, @Nullable Long before, Visitor visitor, Draft draft, Model model) {
        if (!STANDINGS.contains(state)) {
            throw Filter.unknown();
        }
        Instant now = clock.instant();
        List<Waiver> found = waivers.list(state, before == null ? Long.MAX_VALUE : before, SHOWN + 1);
        boolean isMore = found.size() > SHOWN;
        List<Waiver> shown = isMore ? found.subList(0, SHOWN) : found;
        model.addAttribute("at", state);
        model.addAttribute("states", STANDINGS);
        model.addAttribute("waiting", waivers.waiting());
        model.addAttribute(
                "lines",
                shown.stream().map(waiver -> line(waiver, visitor, now)).toList());
        model.addAttribute(
                "next",
                isMore
                        ? "/waivers?state=" + state + "&before="
                                + shown.get(SHOWN - 1).id()
                        : null);
        model.addAttribute("draft", draft);
    }

    /** @param what {@code approve}, {@code refuse} or {@code revoke} */
    @PostMapping("/waivers/{id}")
    @Only.DeskInspectors
    String decide(
            @PathVariable long id,
            @RequestParam String what,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model,
            jakarta.servlet.http.HttpServletResponse response,
            RedirectAttributes after) {
        Author author = Author.of(visitor);
        Ruling ruling = switch (what) {
            case "approve" -> waivers.decide(id, true, reason, author);
            case "refuse" -> waivers.decide(id, false, reason, author);
            case "revoke" -> waivers.revoke(id, reason, author);
            default -> throw Filter.unknown();
        };
        Language language = DeskLanguage.of(locale);
        String state = what.equals("revoke") ? "in-force" : "requested";
        if (ruling instanceof Ruling.Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Draft draft = new Draft(
                    "waiver-" + id,
                    java.util.Map.of("reason", reason),
                    refused.field(),
                    refused.why().in(language));
            fill(state, null, visitor, draft, model);
            return "desk/waivers";
        }
        if (ruling instanceof Ruling.Denied denied) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, denied.why().in(language));
        }
        if (ruling instanceof Ruling.Unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        after.addFlashAttribute("said", "followup.said.waiver." + what);
        return "redirect:/waivers?state=" + state;
    }
}
