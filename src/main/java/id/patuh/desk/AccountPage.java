package id.patuh.desk;

import id.patuh.accounts.Account;
import id.patuh.accounts.AccountChanges;
import id.patuh.accounts.Accounts;
import id.patuh.accounts.OwnAccount;
import id.patuh.accounts.OwnAccount.Outcome;
import id.patuh.accounts.PasswordRules;
import id.patuh.accounts.Sessions;
import id.patuh.accounts.Visitor;
import id.patuh.sop.Language;
import id.patuh.web.DeskSessions;
import id.patuh.web.Local;
import id.patuh.web.Only;
import id.patuh.web.SessionCookie;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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

/** One's own account: language, password, one-time codes, sessions. */
@Controller
class AccountPage {

    private static final int SHOWN = 20;

    private final Accounts accounts;
    private final AccountChanges changes;
    private final OwnAccount own;
    private final Sessions sessions;
    private final DeskSessions deskSessions;

    AccountPage(
            Accounts accounts, AccountChanges changes, OwnAccount own, Sessions sessions, DeskSessions deskSessions) {
        this.accounts = accounts;
        this.changes = changes;
        this.own = own;
        this.sessions = sessions;
        this.deskSessions = deskSessions;
    }

    @GetMapping("/account")
    @Only.Visitors
    ModelAndView page(@AuthenticationPrincipal Visitor visitor, HttpServletRequest request) {
        Account account = account(visitor);
        ModelAndView page = new ModelAndView("desk/account");
        page.addObject("account", account);
        page.addObject("recoveryLeft", own.recoveryLeft(visitor));
        page.addObject("sessions", sessions.of(visitor.account()));
        page.addObject("here", here(request));
        page.addObject("changes", changes.of(visitor.account(), null, SHOWN));
        return page;
    }

    private Account account(Visitor visitor) {
        return accounts.byId(visitor.account()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private long here(HttpServletRequest request) {
        return deskSessions.current(request).map(Sessions.Session::id).orElse(0L);
    }

    @PostMapping("/account/language")
    @Only.Visitors
    ModelAndView language(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam String language,
            HttpServletResponse response,
            RedirectAttributes after) {
        own.setLanguage(visitor, language.equals("en") ? Language.EN : Language.ID);
        // what was chosen for this browser before gives way
        Cookie chosen = new Cookie("lang", "");
        chosen.setPath("/");
        chosen.setMaxAge(0);
        response.addCookie(chosen);
        after.addFlashAttribute("said", "accounts.said.language");
        return Local.to("/account");
    }

    @GetMapping("/account/password")
    @Only.SignedIn
    ModelAndView passwordForm(
            @AuthenticationPrincipal Visitor visitor, @RequestParam(required = false) @Nullable String next) {
        return passwordPage(visitor, next);
    }

    private ModelAndView passwordPage(Visitor visitor, @Nullable String next) {
        ModelAndView page = new ModelAndView("desk/account-password");
        page.addObject("next", Local.orHome(next));
        page.addObject("mustChange", account(visitor).mustChange());
        page.addObject("shortest", PasswordRules.SHORTEST);
        return page;
    }

    @PostMapping("/account/password")
    @Only.SignedIn
    ModelAndView password(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes after) {
        boolean mustChange = account(visitor).mustChange();
        Outcome outcome = own.changePassword(visitor, current, password, again, DeskSessions.origin(request));
        if (outcome instanceof Outcome.Changed changed) {
            SessionCookie.write(request, response, changed.secret());
            after.addFlashAttribute("said", "accounts.said.password");
            return Local.to(mustChange ? Local.orHome(next) : "/account");
        }
        ModelAndView page = passwordPage(visitor, next);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("problem", ((Outcome.Refused) outcome).why());
        return page;
    }

    @GetMapping("/account/codes")
    @Only.Visitors
    ModelAndView codesForm(@AuthenticationPrincipal Visitor visitor) {
        if (account(visitor).hasCodes()) {
            return Local.to("/account");
        }
        return new ModelAndView("desk/account-codes", "enrolment", own.enrolment(visitor));
    }

    @PostMapping("/account/codes")
    @Only.Visitors
    ModelAndView codes(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        if (account(visitor).hasCodes()) {
            return Local.to("/account");
        }
        List<String> recovery = own.enrol(visitor, code, here(request));
        if (!recovery.isEmpty()) {
            return new ModelAndView("desk/account-recovery", "recovery", recovery);
        }
        ModelAndView page = codesForm(visitor);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("problem", "accounts.code.wrong");
        return page;
    }

    @PostMapping("/account/codes/stop")
    @Only.Visitors
    ModelAndView stopCodes(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes after) {
        Outcome outcome = own.stopCodes(visitor, current, DeskSessions.origin(request));
        if (outcome instanceof Outcome.Changed changed) {
            SessionCookie.write(request, response, changed.secret());
            after.addFlashAttribute("said", "accounts.said.codes-off");
        } else {
            after.addFlashAttribute("refused", ((Outcome.Refused) outcome).why());
        }
        return Local.to("/account");
    }

    @PostMapping("/account/sessions/end")
    @Only.Visitors
    ModelAndView endOthers(
            @AuthenticationPrincipal Visitor visitor, HttpServletRequest request, RedirectAttributes after) {
        own.endOtherSessions(visitor, here(request));
        after.addFlashAttribute("said", "accounts.said.sessions-ended");
        return Local.to("/account");
    }

    @PostMapping("/account/sessions/{id}/end")
    @Only.Visitors
    ModelAndView end(
            @AuthenticationPrincipal Visitor visitor, @PathVariable("id") long session, RedirectAttributes after) {
        if (own.endSession(visitor, session)) {
            after.addFlashAttribute("said", "accounts.said.session-ended");
        }
        return Local.to("/account");
    }
}
