package id.patuh.web;

import id.patuh.notice.Acknowledgements;
import id.patuh.sop.Language;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

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
    ModelAndView look(@PathVariable String token, @RequestParam(defaultValue = "id") String lang) {
        Language language = Asked.language(lang);
        ModelAndView shown = new ModelAndView("acknowledge");
        shown.addObject("lang", tag(language));
        shown.addObject("id", language == Language.ID);
        Acknowledgements.Page page = acknowledgements.page(token);
        if (page == null) {
            shown.setStatus(HttpStatus.NOT_FOUND);
            return shown;
        }
        shown.addObject("since", page.acknowledged());
        shown.addObject(
                "sentences",
                page.notices().stream()
                        .map(notice ->
                                "[" + notice.caseId() + "] " + notice.sentence().in(language))
                        .toList());
        return shown;
    }

    private static String tag(Language language) {
        return language == Language.ID ? "id" : "en";
    }

    /** Where there is no such mail, the page says so. */
    @PostMapping(value = "/acknowledge/{token}", produces = MediaType.TEXT_HTML_VALUE)
    String take(@PathVariable String token, @RequestParam(defaultValue = "id") String lang) {
        Acknowledgements.Page page = acknowledgements.page(token);
        if (page != null) {
            acknowledgements.acknowledge(page, "link");
        }
        return "redirect:/acknowledge/{token}?lang=" + tag(Asked.language(lang));
    }
}
