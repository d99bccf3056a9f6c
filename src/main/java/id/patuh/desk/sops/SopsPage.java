package id.patuh.desk.sops;

import id.patuh.accounts.Visitor;
import id.patuh.desk.DeskLanguage;
import id.patuh.sop.Sop;
import id.patuh.standing.FindingHistory;
import id.patuh.standing.Rehearsals;
import id.patuh.standing.RuleSets;
import id.patuh.standing.RulesInForce;
import id.patuh.standing.RulesShelf;
import id.patuh.standing.SopDrafts;
import id.patuh.web.Only;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All SOPs in force, and what is going on with the rules. */
@Controller
class SopsPage {

    private static final int LAST = 5;
    private static final int MOST_DOUBTS = 100;

    private final RulesShelf shelf;
    private final RulesInForce rules;
    private final FindingHistory history;
    private final Rehearsals rehearsals;
    private final SopDrafts drafts;

    SopsPage(RulesShelf shelf, RulesInForce rules, FindingHistory history, Rehearsals rehearsals, SopDrafts drafts) {
        this.shelf = shelf;
        this.rules = rules;
        this.history = history;
        this.rehearsals = rehearsals;
        this.drafts = drafts;
    }

    /**
     * An SOP in the list.
     *
     * @param versions the newest first
     * @param inForce since when it reads as it does; null: nobody knows yet
     */
    record Listed(Sop latest, List<Sop> versions, RuleSets.@Nullable InForce inForce) {}

    @GetMapping("/sops")
    @Only.Visitors
    String list(@AuthenticationPrincipal Visitor visitor, Locale locale, Model model) {
        RulesInForce.State state = rules.state();
        List<Listed> listed = new ArrayList<>();
        shelf.sops()
                .versions()
                .forEach((id, versions) -> listed.add(new Listed(
                        shelf.sops().latest(id),
                        newestFirst(versions),
                        state.inForce().stream()
                                .filter(row -> row.sop().equals(id))
                                .findFirst()
                                .orElse(null))));
        model.addAttribute("sops", listed);
        model.addAttribute("calendars", new TreeMap<>(shelf.sops().calendars()).keySet());
        model.addAttribute("state", state);
        model.addAttribute("language", DeskLanguage.of(locale));
        model.addAttribute(
                "doubts",
                DeskLanguage.texts(shelf.doubts().stream().limit(MOST_DOUBTS).toList(), locale));
        RulesInForce.Refused refused = state.refused();
        model.addAttribute("faults", refused == null ? List.of() : DeskLanguage.texts(refused.complaints(), locale));
        model.addAttribute("reaudits", history.reaudits(LAST));
        if (visitor.inspects()) {
            model.addAttribute("rehearsals", rehearsals.list(LAST));
            model.addAttribute("drafts", drafts.list(LAST * 2));
        }
        return "desk/sops/list";
    }

    static List<Sop> newestFirst(List<Sop> versions) {
        List<Sop> reversed = new ArrayList<>(versions);
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    /** Takes the changed rules that wait into force. */
    @PostMapping("/sops/switch")
    @Only.DeskAdmins
    String confirm(@AuthenticationPrincipal Visitor visitor, RedirectAttributes after) {
        if (!visitor.administers()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        boolean switched = rules.confirm();
        after.addFlashAttribute(switched ? "said" : "refused", switched ? "sops.switched" : "sops.nothingwaits");
        return "redirect:/sops";
    }
}
