package id.patuh.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The short way in for posted events: what programs send all day, with a token that may, goes straight to
 * {@link EventsController}, past filters and look-ups that take ten times as long as to read the event. Whatever is not
 * plainly such a post goes the long way and is judged there, so this way only ever lets in what that one does too, by the
 * same tokens and {@link RouteRules}, and answers with the same headers.
 */
final class DirectPosts implements Filter {

    static final String PATH = "/api/v1/events";

    private static final Set<String> ANYTHING = Set.of("*/*", "application/json");

    private final Set<ApiRole> allowed =
            RouteRules.of(HttpMethod.POST, PATH).who().roles();
    private final ApiTokens tokens;
    private final EventsController events;
    private final HandlerExceptionResolver problems;
    private final Map<String, String> headers;

    /** @param headers what every answer of the interface carries */
    DirectPosts(
            ApiTokens tokens, EventsController events, HandlerExceptionResolver problems, Map<String, String> headers) {
        this.tokens = tokens;
        this.events = events;
        this.problems = problems;
        this.headers = headers;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain rest)
            throws IOException, ServletException {
        if (asked instanceof HttpServletRequest request && answer instanceof HttpServletResponse response) {
            String sender = isPlain(request) ? sender(request) : null;
            if (sender != null) {
                take(request, response, sender);
                return;
            }
        }
        rest.doFilter(asked, answer);
    }

    private static boolean isPlain(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("POST")
                && request.getRequestURI().equals(PATH)
                && EventsController.isTaken(request.getContentType())
                && (accepted == null || ANYTHING.contains(accepted.toLowerCase(Locale.ROOT)));
    }

    /** The name of a good token that may post; null: there is none. */
    private @Nullable String sender(HttpServletRequest request) {
        String secret = TokenFilter.secret(request);
        Optional<ApiTokens.ApiToken> token = secret == null ? Optional.empty() : tokens.find(secret);
        return token.filter(
                        found -> allowed.stream().anyMatch(role -> found.roles().contains(role.word())))
                .map(ApiTokens.ApiToken::name)
                .orElse(null);
    }

    private void take(HttpServletRequest request, HttpServletResponse response, String sender)
            throws IOException, ServletException {
        headers.forEach(response::setHeader);
        try {
            events.take(request, response, sender);
        } catch (Exception e) {
            if (response.isCommitted() || problems.resolveException(request, response, null, e) == null) {
                throw e;
            }
        }
    }
}
