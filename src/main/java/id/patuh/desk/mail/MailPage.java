package id.patuh.desk.mail;

import id.patuh.desk.DeskLanguage;
import id.patuh.mail.Breaker;
import id.patuh.mail.IncomingMails;
import id.patuh.mail.OutgoingMails;
import id.patuh.notice.Notices;
import id.patuh.reception.Input;
import id.patuh.reception.Inputs;
import id.patuh.reception.RejectedRows;
import id.patuh.web.Only;
import id.patuh.webhook.WebhookCalls;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** How mail stands, what came in, and who was told what. */
@Controller
class MailPage {

    private static final int MOST = 50;
    private static final int MOST_REASONS = 50;
    private static final List<String> STATES = List.of("pending", "sending", "sent", "retry", "unknown", "failed");
    private static final List<String> NOTICE_STATES =
            List.of("waiting", "mailed", "dropped", "passed", "held", "unreachable");

    private final OutgoingMails outgoing;
    private final IncomingMails incoming;
    private final Inputs inputs;
    private final RejectedRows rejectedRows;
    private final Notices notices;
    private final Breaker breaker;
    private final WebhookCalls webhooks;

    MailPage(
            OutgoingMails outgoing,
            IncomingMails incoming,
            Inputs inputs,
            RejectedRows rejectedRows,
            Notices notices,
            Breaker breaker,
            WebhookCalls webhooks) {
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.inputs = inputs;
        this.rejectedRows = rejectedRows;
        this.notices = notices;
        this.breaker = breaker;
        this.webhooks = webhooks;
    }

    /** The outbox, with what is wrong about it first. */
    @GetMapping("/mail")
    @Only.DeskInspectors
    String out(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String recipient,
            @RequestParam(defaultValue = Long.MAX_VALUE + "") long before,
            Model model) {
        List<OutgoingMails.Written> found = outgoing.list(
                one(state, STATES), null, recipient.isBlank() ? null : recipient.strip(), before, MOST + 1);
        boolean more = found.size() > MOST;
        List<OutgoingMails.Written> shown = more ? found.subList(0, MOST) : found;
        model.addAttribute("mails", shown);
        model.addAttribute("states", STATES);
        model.addAttribute("chosen", state);
        model.addAttribute("recipient", recipient);
        model.addAttribute("before", more ? shown.get(MOST - 1).id() : null);
        model.addAttribute("counts", outgoing.counts());
        model.addAttribute("unreached", outgoing.unreached());
        model.addAttribute("breaker", breaker.tripped());
        model.addAttribute("held", notices.held());
        model.addAttribute("unreachable", notices.unreachableRoles());
        model.addAttribute("webhooks", webhooks.counts());
        return "desk/mail/out";
    }

    /** @return null: any */
    static @Nullable String one(String word, List<String> of) {
        if (word.isEmpty()) {
            return null;
        }
        if (!of.contains(word)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return word;
    }

    @GetMapping("/mail/in")
    @Only.DeskInspectors
    String in(@RequestParam(required = false) @Nullable Long before, Locale locale, Model model) {
        List<IncomingMails.Came> found = incoming.list(before, MOST + 1);
        boolean more = found.size() > MOST;
        List<IncomingMails.Came> shown = more ? found.subList(0, MOST) : found;
        model.addAttribute("mails", shown);
        model.addAttribute("language", DeskLanguage.of(locale));
        model.addAttribute(
                "next", more ? "/mail/in?before=" + shown.get(MOST - 1).input().id() : null);
        return "desk/mail/in";
    }

    @GetMapping("/mail/in/{id}")
    @Only.DeskInspectors
    String cameIn(@PathVariable long id, Locale locale, Model model) {
        IncomingMails.Came mail = incoming.find(id).orElseThrow(MailPage::missing);
        Input input = mail.input();
        model.addAttribute("mail", mail);
        model.addAttribute("attached", inputs.childrenOf(id));
        model.addAttribute("rejects", rejectedRows.find(id, input.shownName(), MOST_REASONS));
        model.addAttribute("language", DeskLanguage.of(locale));
        return "desk/mail/came";
    }

    @GetMapping("/mail/notices")
    @Only.DeskInspectors
    String notices(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(name = "case", defaultValue = "") String caseId,
            @RequestParam(defaultValue = Long.MAX_VALUE + "") long before,
            Locale locale,
            Model model) {
        List<Notices.Notice> found =
                notices.list(one(state, NOTICE_STATES), caseId.isBlank() ? null : caseId.strip(), before, MOST + 1);
        boolean more = found.size() > MOST;
        List<Notices.Notice> shown = more ? found.subList(0, MOST) : found;
        model.addAttribute("notices", shown);
        model.addAttribute("states", NOTICE_STATES);
        model.addAttribute("chosen", state);
        model.addAttribute("caseId", caseId);
        model.addAttribute("counts", notices.counts());
        model.addAttribute("before", more ? shown.get(MOST - 1).id() : null);
        model.addAttribute("language", DeskLanguage.of(locale));
        return "desk/mail/notices";
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "mail.missing");
    }
}
