package id.patuh.web;

import id.patuh.reception.Hash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The token that a form carries: derived from the cookie's secret, so that it is good for that browser and session only,
 * survives a restart and is kept nowhere. Source: OWASP CSRF Prevention, HMAC-based tokens.
 */
final class FormTokens implements CsrfTokenRepository {

    private static final String MADE = FormTokens.class.getName();
    private static final String PURPOSE = "patuh form token 1";

    private final SecureRandom random = new SecureRandom();

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        String secret = SessionCookie.read(request);
        return secret == null ? null : token(secret);
    }

    /** For a browser that is not known yet. */
    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        request.setAttribute(MADE, secret);
        return token(secret);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null && request.getAttribute(MADE) instanceof String secret) {
            SessionCookie.write(request, response, secret);
        }
    }

    private static CsrfToken token(String secret) {
        return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", hmac(secret));
    }

    private static String hmac(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Hash.of(secret), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }
}
