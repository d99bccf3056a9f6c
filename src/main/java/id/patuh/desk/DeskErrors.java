package id.patuh.desk;

import id.patuh.accounts.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What went wrong on a page, as a page that says what to do next. No stack traces. Source: RELIABILITY.md 18. */
@ControllerAdvice(basePackages = "id.patuh.desk")
@Order(Ordered.HIGHEST_PRECEDENCE)
class DeskErrors {

    private static final Logger LOG = LoggerFactory.getLogger(DeskErrors.class);

    private final Words words;

    DeskErrors(Words words) {
        this.words = words;
    }

    @ExceptionHandler
    ModelAndView status(ResponseStatusException e, HttpServletRequest request, Locale locale) {
        return answer(e.getStatusCode(), e.getReason(), request, locale);
    }

    @ExceptionHandler
    ModelAndView denied(AccessDeniedException e, HttpServletRequest request, Locale locale) {
        return answer(HttpStatus.FORBIDDEN, null, request, locale);
    }

    @ExceptionHandler
    ModelAndView database(DataAccessException e, HttpServletRequest request, Locale locale) {
        LOG.warn("the database did not answer: {}", e.getMessage());
        return answer(HttpStatus.SERVICE_UNAVAILABLE, null, request, locale);
    }

    @ExceptionHandler
    @Nullable
    ModelAndView any(Exception e, HttpServletRequest request, Locale locale) {
        if (e.getClass().getSimpleName().equals("ClientAbortException")) {
            return null;
        }
        if (e instanceof ErrorResponse known) {
            return answer(known.getStatusCode(), known.getBody().getDetail(), request, locale);
        }
        LOG.error("a page failed", e);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, null, request, locale);
    }

    private ModelAndView answer(
            HttpStatusCode status, @Nullable String reason, HttpServletRequest request, Locale locale) {
        String key = "desk.error." + kind(status);
        ModelAndView page = new ModelAndView("desk/error", HttpStatus.valueOf(status.value()));
        page.addObject("heading", words.of(key));
        page.addObject("reason", reason == null ? words.of(key + ".reason") : words.of(reason));
        page.addObject("remedy", words.of(key + ".remedy"));
        page.addObject("lang", locale.getLanguage().equals("en") ? "en" : "id");
        page.addObject("theme", DeskLook.theme(request));
        page.addObject("visitor", visitor(request));
        return page;
    }

    private static @Nullable Visitor visitor(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication who && who.getPrincipal() instanceof Visitor visitor
                ? visitor
                : null;
    }

    private static String kind(HttpStatusCode status) {
        return switch (status.value()) {
            case 401, 403 -> "denied";
            case 404 -> "missing";
            case 503 -> "busy";
            default -> status.is4xxClientError() ? "wrong" : "broken";
        };
    }
}
