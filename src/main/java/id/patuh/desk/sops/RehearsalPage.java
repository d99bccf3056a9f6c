package id.patuh.desk.sops;

import id.patuh.desk.DeskLanguage;
import id.patuh.lint.Complaint;
import id.patuh.lint.UnreadableRules;
import id.patuh.standing.Rehearsals;
import id.patuh.web.Only;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What other rules would change: how far the rehearsal is, and every finding that would be raised, withdrawn or changed. */
@Controller
class RehearsalPage {

    private static final int MOST = 100;
    private static final List<String> CHANGES = List.of("raised", "withdrawn", "changed");

    private final Rehearsals rehearsals;
    private final Clock clock;

    RehearsalPage(Rehearsals rehearsals, Clock clock) {
        this.rehearsals = rehearsals;
        this.clock = clock;
    }

    /** Rehearses the changed folder that waits, else the candidate folder. */
    @PostMapping("/rehearsals")
    @Only.DeskInspectors
    String start(@RequestParam(required = false) @Nullable Long sample, Locale locale, RedirectAttributes after) {
        if (sample != null && sample < 1) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "sops.sample.wrong");
        }
        try {
            Long id = rehearsals.start(sample);
            if (id != null) {
                return "redirect:/rehearsals/" + id;
            }
            after.addFlashAttribute("refused", "sops.nothingtorehearse");
        } catch (UnreadableRules faulty) {
            after.addFlashAttribute("refused", text(faulty.complaints(), locale));
        }
        return "redirect:/sops";
    }

    static String text(List<Complaint> complaints, Locale locale) {
        return String.join("; ", DeskLanguage.texts(complaints.stream().limit(5).toList(), locale));
    }

    @GetMapping("/rehearsals/{id}")
    @Only.DeskInspectors
    String one(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String change,
            @RequestParam(required = false) @Nullable String check,
            @RequestParam(defaultValue = "0") long after,
            Locale locale,
            Model model) {
        progress(id, model);
        String wanted = change == null || change.isEmpty() ? null : change;
        if (wanted != null && !CHANGES.contains(wanted)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        String asked = check == null || check.isBlank() ? null : check;
        List<Rehearsals.WouldChange> found = rehearsals.changes(id, wanted, asked, after, MOST + 1);
        boolean more = found.size() > MOST;
        List<Rehearsals.WouldChange> shown = more ? found.subList(0, MOST) : found;
        model.addAttribute("changes", shown);
        model.addAttribute("counts", rehearsals.counts(id));
        model.addAttribute("change", wanted == null ? "" : wanted);
        model.addAttribute("check", asked == null ? "" : asked);
        model.addAttribute("indonesian", !locale.getLanguage().equals("en"));
        model.addAttribute("nextAfter", more ? shown.get(MOST - 1).number() : null);
        return "desk/sops/rehearsal";
    }

    @GetMapping("/rehearsals/{id}/progress")
    @Only.DeskInspectors
    String progress(@PathVariable long id, HttpServletResponse response, Model model) {
        if (!progress(id, model)) {
            response.setHeader("HX-Refresh", "true");
        }
        return "desk/sops/rehearsal :: progress";
    }

    /** Whether it goes on. */
    private boolean progress(long id, Model model) {
        Rehearsals.Rehearsal found = rehearsals.find(id);
        if (found == null) {
            throw SopPage.missing();
        }
        boolean isBroken = found.finished() == null && found.aliveUntil().isBefore(clock.instant());
        boolean goesOn = found.finished() == null && !isBroken;
        model.addAttribute("rehearsal", found);
        model.addAttribute("broken", isBroken);
        model.addAttribute("goesOn", goesOn);
        return goesOn;
    }
}
