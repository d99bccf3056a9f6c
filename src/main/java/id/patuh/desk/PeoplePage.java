package id.patuh.desk;

import id.patuh.accounts.Account;
import id.patuh.accounts.AccountChanges;
import id.patuh.accounts.Accounts;
import id.patuh.accounts.DeskRole;
import id.patuh.accounts.Particulars;
import id.patuh.accounts.People;
import id.patuh.accounts.People.Outcome;
import id.patuh.accounts.Sessions;
import id.patuh.accounts.Visitor;
import id.patuh.sop.Language;
import id.patuh.web.Local;
import id.patuh.web.OidcSettings;
import id.patuh.web.Only;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Everybody's accounts, for administrators. */
@Controller
class PeoplePage {

    private static final int SHOWN = 50;

    private final Accounts accounts;
    private final AccountChanges changes;
    private final People people;
    private final Sessions sessions;
    private final OidcSettings oidc;

    PeoplePage(Accounts accounts, AccountChanges changes, People people, Sessions sessions, OidcSettings oidc) {
        this.accounts = accounts;
        this.changes = changes;
        this.people = people;
        this.sessions = sessions;
        this.oidc = oidc;
    }

    /** @param after the last login of the page before */
    @GetMapping("/people")
    @Only.DeskAdmins
    ModelAndView list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after) {
        List<Account> found = accounts.list(q, after, SHOWN + 1);
        List<Account> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        ModelAndView page = new ModelAndView("desk/people");
        page.addObject("q", q);
        page.addObject("accounts", shown);
        page.addObject(
                "next", found.size() > SHOWN ? next(q, shown.get(SHOWN - 1).login()) : null);
        return page;
    }

    private static String next(String q, String after) {
        return UriComponentsBuilder.fromPath("/people")
                .queryParam("q", "{q}")
                .queryParam("after", "{after}")
                .encode()
                .buildAndExpand(q, after)
                .toUriString();
    }

    @GetMapping("/people/new")
    @Only.DeskAdmins
    ModelAndView newForm() {
        return form(null, new Written(), List.of());
    }

    @PostMapping("/people/new")
    @Only.DeskAdmins
    ModelAndView create(@AuthenticationPrincipal Visitor by, HttpServletRequest request) {
        Written written = Written.of(request);
        Outcome outcome = people.create(written.login(), written.particulars(), by);
        return outcome instanceof Outcome.Done done ? shownOnce(done) : refused(null, written, outcome);
    }

    @GetMapping("/people/{id}")
    @Only.DeskAdmins
    ModelAndView one(@PathVariable long id, @RequestParam(required = false) @Nullable Long before) {
        Account account = account(id);
        return form(account, Written.of(account), List.of(), before);
    }

    @PostMapping("/people/{id}")
    @Only.DeskAdmins
    ModelAndView change(
            @PathVariable long id,
            @AuthenticationPrincipal Visitor by,
            HttpServletRequest request,
            RedirectAttributes after) {
        Account account = account(id);
        Written written = Written.of(request);
        Outcome outcome = people.change(id, written.particulars(), by);
        return outcome instanceof Outcome.Done
                ? said(id, "accounts.said.saved", after)
                : refused(account, written, outcome);
    }

    @PostMapping("/people/{id}/disable")
    @Only.DeskAdmins
    ModelAndView disable(@PathVariable long id, @AuthenticationPrincipal Visitor by, RedirectAttributes after) {
        return answered(id, people.setDisabled(id, true, by), "accounts.said.disabled", after);
    }

    @PostMapping("/people/{id}/enable")
    @Only.DeskAdmins
    ModelAndView enable(@PathVariable long id, @AuthenticationPrincipal Visitor by, RedirectAttributes after) {
        return answered(id, people.setDisabled(id, false, by), "accounts.said.enabled", after);
    }

    @PostMapping("/people/{id}/password")
    @Only.DeskAdmins
    ModelAndView resetPassword(@PathVariable long id, @AuthenticationPrincipal Visitor by, RedirectAttributes after) {
        Outcome outcome = people.resetPassword(id, by);
        return outcome instanceof Outcome.Done done ? shownOnce(done) : answered(id, outcome, "", after);
    }

    @PostMapping("/people/{id}/codes")
    @Only.DeskAdmins
    ModelAndView resetCodes(@PathVariable long id, @AuthenticationPrincipal Visitor by, RedirectAttributes after) {
        return answered(id, people.resetCodes(id, by), "accounts.said.codes-off", after);
    }

    @PostMapping("/people/{id}/link")
    @Only.DeskAdmins
    ModelAndView link(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String subject,
            @AuthenticationPrincipal Visitor by,
            RedirectAttributes after) {
        return answered(id, people.link(id, subject, by), "accounts.said.saved", after);
    }

    @PostMapping("/people/{id}/sessions/end")
    @Only.DeskAdmins
    ModelAndView endSessions(@PathVariable long id, @AuthenticationPrincipal Visitor by, RedirectAttributes after) {
        return answered(id, people.endSessions(id, null, by), "accounts.said.all-sessions-ended", after);
    }

    @PostMapping("/people/{id}/sessions/{session}/end")
    @Only.DeskAdmins
    ModelAndView endSession(
            @PathVariable long id,
            @PathVariable long session,
            @AuthenticationPrincipal Visitor by,
            RedirectAttributes after) {
        return answered(id, people.endSessions(id, session, by), "accounts.said.session-ended", after);
    }

    private Account account(long id) {
        return accounts.byId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ModelAndView shownOnce(Outcome.Done done) {
        ModelAndView page = new ModelAndView("desk/people-password");
        page.addObject("account", done.account());
        page.addObject("password", done.password());
        return page;
    }

    private ModelAndView answered(long id, Outcome outcome, String said, RedirectAttributes after) {
        if (outcome instanceof Outcome.Refused refused) {
            account(id);
            after.addFlashAttribute("refused", refused.problems().get(0).why());
            return Local.to("/people/" + id);
        }
        return said(id, said, after);
    }

    private static ModelAndView said(long id, String said, RedirectAttributes after) {
        after.addFlashAttribute("said", said);
        return Local.to("/people/" + id);
    }

    private ModelAndView refused(@Nullable Account account, Written written, Outcome outcome) {
        ModelAndView page = form(account, written, ((Outcome.Refused) outcome).problems());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView form(@Nullable Account account, Written written, List<People.Problem> problems) {
        return form(account, written, problems, null);
    }

    private ModelAndView form(
            @Nullable Account account, Written written, List<People.Problem> problems, @Nullable Long before) {
        Map<String, String> wrong = new HashMap<>();
        problems.forEach(problem -> wrong.putIfAbsent(problem.field(), problem.why()));
        ModelAndView page = new ModelAndView(account == null ? "desk/people-new" : "desk/person");
        page.addObject("written", written);
        page.addObject("wrong", wrong);
        page.addObject("roles", DeskRole.values());
        page.addObject("sopRoles", people.sopRoles());
        page.addObject("offices", people.offices());
        page.addObject("foreign", oidc.offered());
        if (account != null) {
            var log = changes.of(account.id(), before, SHOWN + 1);
            page.addObject("account", account);
            page.addObject("sessions", sessions.of(account.id()));
            page.addObject("changes", log.size() > SHOWN ? log.subList(0, SHOWN) : log);
            page.addObject(
                    "next",
                    log.size() > SHOWN
                            ? "/people/" + account.id() + "?before="
                                    + log.get(SHOWN - 1).id()
                            : null);
        }
        return page;
    }

    /**
     * What stands in the form.
     *
     * @param offices one a line
     */
    public record Written(
            String login,
            String name,
            String role,
            String offices,
            List<String> sopRoles,
            String language,
            String email) {

        Written() {
            this("", "", DeskRole.STAFF.word(), "", List.of(), "id", "");
        }

        static Written of(Account account) {
            return new Written(
                    account.login(),
                    account.name(),
                    account.role().word(),
                    String.join("\n", account.offices()),
                    account.sopRoles(),
                    account.language() == Language.EN ? "en" : "id",
                    account.email());
        }

        static Written of(HttpServletRequest request) {
            String[] sopRoles = request.getParameterValues("sopRoles");
            return new Written(
                    text(request, "login"),
                    text(request, "name"),
                    text(request, "role"),
                    text(request, "offices"),
                    sopRoles == null ? List.of() : List.of(sopRoles),
                    text(request, "language"),
                    text(request, "email"));
        }

        private static String text(HttpServletRequest request, String name) {
            String text = request.getParameter(name);
            return text == null ? "" : text;
        }

        Particulars particulars() {
            DeskRole chosen;
            try {
                chosen = DeskRole.of(role);
            } catch (IllegalArgumentException e) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "accounts.refused.role");
            }
            return new Particulars(
                    name,
                    chosen,
                    offices.lines().toList(),
                    sopRoles,
                    language.equals("en") ? Language.EN : Language.ID,
                    email);
        }
    }
}
