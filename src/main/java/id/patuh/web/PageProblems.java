package id.patuh.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * What a page answers somebody it is not for: who is not signed in is led to the log-in and from there back; who has to change
 * the password to that; everybody else is told why and what to do.
 */
@Component
public final class PageProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** What the page of refusals is asked with. */
    public static final String WHY = "patuh.refused";

    /** Why somebody is refused. */
    public enum Why {
        /** Their role is not enough. */
        ROLE,
        /** A form was too old or came from elsewhere. */
        FORM,
        /** No rule names it: there is no such page. */
        MISSING
    }

    private final DeskSessions sessions;

    PageProblems(DeskSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) {
        lead(request, response, "/login" + next(request));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException, ServletException {
        if (isMustChange(request)) {
            lead(request, response, "/account/password");
            return;
        }
        boolean isForm = e instanceof CsrfException;
        if (isForm
                && sessions.current(request).isEmpty()
                && !request.getRequestURI().startsWith("/login")) {
            lead(request, response, "/login");
            return;
        }
        request.setAttribute(
                WHY, isForm ? Why.FORM : request.getAttribute(Access.RULED) == null ? Why.MISSING : Why.ROLE);
        RequestDispatcher page = request.getRequestDispatcher("/refused");
        page.forward(request, response);
    }

    private boolean isMustChange(HttpServletRequest request) {
        return sessions.current(request)
                .filter(session -> !session.half() && session.mustChange())
                .isPresent();
    }

    /** A part of a page that htmx asked for cannot show the log-in: the whole page goes there. */
    private static void lead(HttpServletRequest request, HttpServletResponse response, String to) {
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", to);
            return;
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, to);
    }

    private static String next(HttpServletRequest request) {
        String asked = asked(request);
        return asked == null || asked.equals("/") ? "" : "?next=" + URLEncoder.encode(asked, StandardCharsets.UTF_8);
    }

    /** Null: there is no going back there. */
    private static @Nullable String asked(HttpServletRequest request) {
        String page = request.getHeader("HX-Current-URL");
        if (request.getHeader("HX-Request") != null && page != null) {
            return local(page);
        }
        if (!request.getMethod().equals("GET")) {
            return null;
        }
        return request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }

    private static @Nullable String local(String address) {
        try {
            URI uri = new URI(address);
            return uri.getRawPath() == null || uri.getRawPath().isEmpty()
                    ? null
                    : uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
