package id.patuh.desk;

import id.patuh.accounts.Sessions;
import id.patuh.accounts.SignIns;
import id.patuh.accounts.SignIns.Answer;
import id.patuh.web.DeskSessions;
import id.patuh.web.Local;
import id.patuh.web.OidcSettings;
import id.patuh.web.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Signing in, in one step or two, and out. */
@Controller
class LoginPage {

    private final SignIns signIns;
    private final DeskSessions sessions;
    private final OidcSettings oidc;

    LoginPage(SignIns signIns, DeskSessions sessions, OidcSettings oidc) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.oidc = oidc;
    }

    /**
     * @param next where to go afterwards
     * @param problem a word for what went wrong elsewhere
     */
    @GetMapping("/login")
    ModelAndView form(
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String problem,
            HttpServletRequest request) {
        if (open(request).filter(session -> !session.half()).isPresent()) {
            return Local.to(Local.orHome(next));
        }
        ModelAndView page = page("desk/login", next);
        if ("identity".equals(problem) || "provider".equals(problem)) {
            page.addObject("problem", "accounts.login." + problem);
        }
        return page;
    }

    @PostMapping("/login")
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        open(request).ifPresent(signIns::signOut);
        Answer answer = signIns.byPassword(login, password, DeskSessions.origin(request));
        ModelAndView page = answered(answer, "desk/login", "accounts.login.wrong", next, request, response);
        page.addObject("login", login.length() > 200 ? "" : login);
        return page;
    }

    @GetMapping("/login/code")
    ModelAndView codeForm(@RequestParam(required = false) @Nullable String next, HttpServletRequest request) {
        return open(request).filter(Sessions.Session::half).isPresent()
                ? page("desk/login-code", next)
                : Local.to("/login" + query(next));
    }

    @PostMapping("/login/code")
    ModelAndView code(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Sessions.Session> half = open(request).filter(Sessions.Session::half);
        if (half.isEmpty()) {
            return Local.to("/login" + query(next));
        }
        Answer answer = signIns.byCode(half.get(), code, DeskSessions.origin(request));
        return answered(answer, "desk/login-code", "accounts.code.wrong", next, request, response);
    }

    @PostMapping("/logout")
    ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
        open(request).ifPresent(signIns::signOut);
        SessionCookie.clear(request, response);
        return Local.to("/login");
    }

    private Optional<Sessions.Session> open(HttpServletRequest request) {
        return sessions.current(request);
    }

    private ModelAndView answered(
            Answer answer,
            String view,
            String wrong,
            @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (answer instanceof Answer.Welcome welcome) {
            SessionCookie.write(request, response, welcome.secret());
            return Local.to(welcome.mustChange() ? "/account/password" + query(next) : Local.orHome(next));
        }
        if (answer instanceof Answer.CodeWanted wanted) {
            SessionCookie.write(request, response, wanted.secret());
            return Local.to("/login/code" + query(next));
        }
        ModelAndView page = page(view, next);
        if (answer instanceof Answer.TooMany many) {
            tooMany(many.pause(), page, response);
        } else {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problem", wrong);
        }
        return page;
    }

    private static void tooMany(Duration pause, ModelAndView page, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(pause.toSeconds() + 1));
        page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
        page.addObject("minutes", pause.toMinutes() + 1);
    }

    private ModelAndView page(String view, @Nullable String next) {
        ModelAndView page = new ModelAndView(view);
        page.addObject("next", Local.orHome(next));
        page.addObject("foreign", oidc.offered());
        return page;
    }

    /** Empty where it leads to the first page anyway. */
    static String query(@Nullable String next) {
        String local = Local.orHome(next);
        return local.equals("/") ? "" : "?next=" + URLEncoder.encode(local, StandardCharsets.UTF_8);
    }
}
