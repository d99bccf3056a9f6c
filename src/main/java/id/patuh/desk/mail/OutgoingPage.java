package id.patuh.desk.mail;

import id.patuh.accounts.Visitor;
import id.patuh.desk.Words;
import id.patuh.mail.Breaker;
import id.patuh.mail.OutgoingMails;
import id.patuh.notice.Notices;
import id.patuh.notice.Preview;
import id.patuh.notice.ShownMail;
import id.patuh.web.Only;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One mail that went or is to go, any notice as it would go, and what an administrator may decide about them. */
@Controller
class OutgoingPage {

    /** Mails are shown as they are: nothing in them runs, nothing is fetched, and they belong to no origin. */
    private static final String SANDBOX =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private final OutgoingMails outgoing;
    private final Notices notices;
    private final Preview preview;
    private final Breaker breaker;
    private final Words words;
    private final Clock clock;

    OutgoingPage(OutgoingMails outgoing, Notices notices, Preview preview, Breaker breaker, Words words, Clock clock) {
        this.outgoing = outgoing;
        this.notices = notices;
        this.preview = preview;
        this.breaker = breaker;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/mail/out/{id}")
    @Only.DeskInspectors
    String one(@PathVariable long id, Model model) {
        model.addAttribute("mail", outgoing.find(id).orElseThrow(MailPage::missing));
        OutgoingMails.Said said = outgoing.said(id).orElseThrow(MailPage::missing);
        model.addAttribute("text", said.text());
        model.addAttribute("hasHtml", said.html() != null);
        return "desk/mail/one";
    }

    @GetMapping("/mail/out/{id}/html")
    @Only.DeskInspectors
    ResponseEntity<byte[]> html(@PathVariable long id) {
        String html = outgoing.said(id).map(OutgoingMails.Said::html).orElseThrow(MailPage::missing);
        return sandboxed(html);
    }

    private static ResponseEntity<byte[]> sandboxed(@Nullable String html) {
        if (html == null) {
            throw MailPage.missing();
        }
        return ResponseEntity.ok()
                .header("Content-Security-Policy", SANDBOX)
                .header("X-Frame-Options", "SAMEORIGIN")
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/mail/out/{id}/retry")
    @Only.DeskAdmins
    String retry(@PathVariable long id, @AuthenticationPrincipal Visitor visitor, RedirectAttributes after) {
        administers(visitor);
        boolean done = outgoing.retry(id, visitor.login());
        after.addFlashAttribute(done ? "said" : "refused", done ? "mail.retried" : "mail.notretried");
        return "redirect:/mail/out/" + id;
    }

    @PostMapping("/mail/out/{id}/give-up")
    @Only.DeskAdmins
    String giveUp(@PathVariable long id, @AuthenticationPrincipal Visitor visitor, RedirectAttributes after) {
        administers(visitor);
        boolean done = outgoing.giveUp(id, visitor.login());
        after.addFlashAttribute(done ? "said" : "refused", done ? "mail.givenup" : "mail.notgivenup");
        return "redirect:/mail/out/" + id;
    }

    /** Sends after all what was held back for a reason. */
    @PostMapping("/mail/held/release")
    @Only.DeskAdmins
    String release(@RequestParam String reason, @AuthenticationPrincipal Visitor visitor, RedirectAttributes after) {
        administers(visitor);
        MailPage.one(reason, List.of("history", "re-audit"));
        after.addFlashAttribute("said", words.of("mail.released", notices.release(reason, null, clock.instant())));
        return "redirect:/mail";
    }

    @PostMapping("/mail/breaker/release")
    @Only.DeskAdmins
    String releaseBreaker(@AuthenticationPrincipal Visitor visitor, RedirectAttributes after) {
        administers(visitor);
        boolean done = breaker.release();
        after.addFlashAttribute(done ? "said" : "refused", done ? "mail.breaker.released" : "mail.breaker.not");
        return "redirect:/mail";
    }

    private static void administers(Visitor visitor) {
        if (!visitor.administers()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    /** A notice as it would be sent, without sending it. */
    @GetMapping("/mail/notices/{id}")
    @Only.DeskInspectors
    String notice(@PathVariable long id, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("mail", shown(id));
        return "desk/mail/notice";
    }

    @GetMapping("/mail/notices/{id}/html")
    @Only.DeskInspectors
    ResponseEntity<byte[]> noticeHtml(@PathVariable long id) {
        return sandboxed(shown(id).html());
    }

    private ShownMail shown(long id) {
        ShownMail shown = preview.notice(id);
        if (shown == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "mail.notice.settled");
        }
        return shown;
    }
}
