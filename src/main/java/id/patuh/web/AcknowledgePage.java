package id.patuh.web;

import id.patuh.notice.Acknowledgements;
import id.patuh.sop.Language;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page that a mail's link leads to. Looking at it changes nothing, as programs that check links in mails look, too;
 * its button takes note.
 */
@Controller
class AcknowledgePage {

    private final Acknowledgements acknowledgements;

    AcknowledgePage(Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    @GetMapping(value = "/acknowledge/{token}", produces = MediaType.TEXT_HTML_VALUE)
    String look(@PathVariable String token, @RequestParam(defaultValue = "id") String lang, Model model) {
        Acknowledgements.Page page = page(token);
        boolean isIndonesian = Asked.language(lang) == Language.ID;
        model.addAttribute("lang", isIndonesian ? "id" : "en");
        model.addAttribute("id", isIndonesian);
        model.addAttribute("since", page.acknowledged());
        model.addAttribute(
                "sentences",
                page.notices().stream()
                        .map(notice ->
                                "[" + notice.caseId() + "] " + notice.sentence().in(Asked.language(lang)))
                        .toList());
        return "acknowledge";
    }

    @PostMapping(value = "/acknowledge/{token}", produces = MediaType.TEXT_HTML_VALUE)
    String take(@PathVariable String token, @RequestParam(defaultValue = "id") String lang) {
        acknowledgements.acknowledge(page(token), "link");
        return "redirect:/acknowledge/{token}?lang=" + (Asked.language(lang) == Language.ID ? "id" : "en");
    }

    private Acknowledgements.Page page(String token) {
        Acknowledgements.Page page = acknowledgements.page(token);
        if (page == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no such mail");
        }
        return page;
    }
}
