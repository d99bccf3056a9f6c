package id.patuh.desk.sops;

import id.patuh.accounts.Visitor;
import id.patuh.desk.DeskLanguage;
import id.patuh.lint.Complaint;
import id.patuh.lint.UnreadableRules;
import id.patuh.sop.Sop;
import id.patuh.sop.SopChanges;
import id.patuh.standing.RulesShelf;
import id.patuh.standing.SopDrafts;
import id.patuh.web.Only;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Drafts of SOP tables: uploaded, checked, compared, rehearsed, and by an administrator put into the rules folder. */
@Controller
class DraftsPage {

    private static final int LARGEST = 1_000_000;

    private final RulesShelf shelf;
    private final SopDrafts drafts;

    DraftsPage(RulesShelf shelf, SopDrafts drafts) {
        this.shelf = shelf;
        this.drafts = drafts;
    }

    @PostMapping("/drafts")
    @Only.DeskInspectors
    String upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal Visitor visitor,
            RedirectAttributes after)
            throws IOException {
        String refusal = refusal(file);
        String yaml = file == null || refusal != null ? null : text(file.getBytes());
        if (refusal != null || yaml == null) {
            after.addFlashAttribute("refused", refusal == null ? "sops.draft.notext" : refusal);
            return "redirect:/sops";
        }
        RulesShelf.Checked checked = shelf.check(yaml);
        List<String> faults = checked.sop() == null
                ? checked.complaints().stream().map(Complaint::toString).toList()
                : List.of();
        long id = drafts.add(checked.id(), checked.version(), yaml, faults, visitor.login());
        return "redirect:/drafts/" + id;
    }

    /** Rules proper are code and never taken in by upload. Source: RELIABILITY.md 16. */
    private static @Nullable String refusal(@Nullable MultipartFile file) {
        String name = file == null ? null : file.getOriginalFilename();
        if (file == null || name == null || name.isEmpty() || file.isEmpty()) {
            return "sops.draft.nofile";
        }
        if (!name.toLowerCase(Locale.ROOT).matches("(?s).*\\.ya?ml")) {
            return "sops.draft.notyaml";
        }
        return file.getSize() > LARGEST ? "sops.draft.toolarge" : null;
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') >= 0 ? null : text.replace("\uFEFF", "");
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    @GetMapping("/drafts/{id}")
    @Only.DeskInspectors
    String one(@PathVariable long id, Locale locale, Model model) {
        SopDrafts.Draft draft = find(id);
        RulesShelf.Checked checked = shelf.check(draft.content());
        Sop sop = checked.sop();
        Sop latest = shelf.sops().knows(checked.id()) ? shelf.sops().latest(checked.id()) : null;
        model.addAttribute("draft", draft);
        model.addAttribute("sop", sop);
        model.addAttribute("latest", latest);
        model.addAttribute("complaints", DeskLanguage.texts(checked.complaints(), locale));
        model.addAttribute("language", DeskLanguage.of(locale));
        model.addAttribute("changes", sop == null || latest == null ? List.of() : SopChanges.between(latest, sop));
        return "desk/sops/draft";
    }

    @GetMapping("/drafts/{id}/sop.yaml")
    @Only.DeskInspectors
    ResponseEntity<byte[]> yaml(@PathVariable long id) {
        return SopPage.file("sop-draft-" + id + ".yaml", find(id).content());
    }

    /** @param now as though it had been in force in place of the last version */
    @PostMapping("/drafts/{id}/rehearse")
    @Only.DeskInspectors
    String rehearse(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean now,
            @RequestParam(required = false) @Nullable Long sample,
            Locale locale,
            RedirectAttributes after) {
        SopDrafts.Draft draft = find(id);
        if (sample != null && sample < 1) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "sops.sample.wrong");
        }
        try {
            long rehearsal = shelf.rehearse(draft.content(), now, sample);
            drafts.rehearsed(id, rehearsal);
            return "redirect:/rehearsals/" + rehearsal;
        } catch (UnreadableRules faulty) {
            after.addFlashAttribute("refused", RehearsalPage.text(faulty.complaints(), locale));
            return "redirect:/drafts/" + id;
        }
    }

    @PostMapping("/drafts/{id}/adopt")
    @Only.DeskAdmins
    String adopt(@PathVariable long id, @AuthenticationPrincipal Visitor visitor, RedirectAttributes after) {
        if (!visitor.administers()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        SopDrafts.Draft draft = find(id);
        RulesShelf.Adoption adoption = shelf.adopt(draft.content());
        if (adoption == RulesShelf.Adoption.DONE) {
            drafts.adopted(id, visitor.login());
        }
        after.addFlashAttribute(
                adoption == RulesShelf.Adoption.DONE ? "said" : "refused",
                "sops.adoption." + adoption.name().toLowerCase(Locale.ROOT));
        return "redirect:/drafts/" + id;
    }

    private SopDrafts.Draft find(long id) {
        return drafts.find(id).orElseThrow(SopPage::missing);
    }
}
