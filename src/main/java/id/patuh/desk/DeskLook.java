package id.patuh.desk;

import id.patuh.accounts.Visitor;
import id.patuh.sop.Language;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * In which language and theme a page is shown: as asked for by {@code ?lang=} and {@code ?theme=}, which a cookie keeps;
 * else the visitor's own language, else the browser's if that is English, else Indonesian.
 */
final class DeskLook implements LocaleResolver, HandlerInterceptor {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");
    private static final List<String> LANGUAGES = List.of("id", "en");
    private static final List<String> THEMES = List.of("light", "dark", "auto");
    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String chosen = chosen(request, "lang", LANGUAGES);
        if (chosen != null) {
            return chosen.equals("en") ? Locale.ENGLISH : INDONESIAN;
        }
        if (request.getUserPrincipal() instanceof Authentication who && who.getPrincipal() instanceof Visitor visitor) {
            return visitor.language() == Language.EN ? Locale.ENGLISH : INDONESIAN;
        }
        boolean wantsEnglish = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                && request.getLocale().getLanguage().equals("en");
        return wantsEnglish ? Locale.ENGLISH : INDONESIAN;
    }

    /** Nothing but the address and the visitor's account decides. */
    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("ask with ?lang=");
    }

    /** {@code light}, {@code dark} or empty: as the device has it. */
    static String theme(HttpServletRequest request) {
        String chosen = chosen(request, "theme", THEMES);
        return chosen == null || chosen.equals("auto") ? "" : chosen;
    }

    private static @Nullable String chosen(HttpServletRequest request, String name, List<String> values) {
        String asked = asked(request, name);
        if (asked != null && values.contains(asked)) {
            return asked;
        }
        Cookie kept = WebUtils.getCookie(request, name);
        return kept != null && values.contains(kept.getValue()) ? kept.getValue() : null;
    }

    /** Of the address only: asking the container would make it take a posted file for a form. */
    private static @Nullable String asked(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        return query == null
                ? null
                : UriComponentsBuilder.newInstance()
                        .query(query)
                        .build()
                        .getQueryParams()
                        .getFirst(name);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        keep(request, response, "lang", LANGUAGES);
        keep(request, response, "theme", THEMES);
        return true;
    }

    private static void keep(
            HttpServletRequest request, HttpServletResponse response, String name, List<String> values) {
        String asked = asked(request, name);
        if (asked != null && values.contains(asked)) {
            ResponseCookie cookie = ResponseCookie.from(name, asked)
                    .path("/")
                    .maxAge(KEPT)
                    .httpOnly(true)
                    .secure(request.isSecure())
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
    }
}
