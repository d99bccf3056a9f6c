package id.patuh.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The cookie that a browser is known by: before signing in it ties a form to its browser, afterwards it is the session. It
 * changes with every sign-in. {@code Lax}, so that a link in a mail finds its reader signed in; what changes something needs a
 * form's token besides. Over HTTPS nobody but this host can set it. Source: ASVS 3.3, RFC 6265bis.
 */
public final class SessionCookie {

    private static final String NAME = "patuh";
    private static final String LOCKED_NAME = "__Host-patuh";
    private static final String WRITTEN = SessionCookie.class.getName();
    private static final int LONGEST = 100;

    private SessionCookie() {}

    /** Its secret; null: there is none. */
    static @Nullable String read(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, name(request));
        String value = cookie == null ? null : cookie.getValue();
        return value == null || value.isEmpty() || value.length() > LONGEST ? null : value;
    }

    /** What the browser will be known by at its next request; null: by nothing. */
    static @Nullable String next(HttpServletRequest request) {
        return request.getAttribute(WRITTEN) instanceof String secret ? secret : read(request);
    }

    /** From now on the browser is known by that secret. */
    public static void write(HttpServletRequest request, HttpServletResponse response, String secret) {
        request.setAttribute(WRITTEN, secret);
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(request, secret).build().toString());
    }

    /** The browser is known no more. */
    public static void clear(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(request, "").maxAge(0).build().toString());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String secret) {
        return ResponseCookie.from(name(request), secret)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax");
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? LOCKED_NAME : NAME;
    }
}
