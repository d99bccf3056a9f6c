package id.patuh.web;

import id.patuh.reception.Hash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * Who has gone to the identity provider: the table {@code oidc_request}. They come back within ten minutes, by the same
 * browser, once, to any service on the database.
 */
final class OidcRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** Attribute of the request that came back: where to go now. */
    static final String NEXT = OidcRequests.class.getName();

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final JdbcClient database;
    private final ClientRegistrationRepository client;
    private final Clock clock;

    OidcRequests(JdbcClient database, ClientRegistrationRepository client, Clock clock) {
        this.database = database;
        this.client = client;
        this.clock = clock;
    }

    private record Kept(String nonce, String verifier, String redirect, String next) {}

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return null;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            return;
        }
        database.sql("delete from oidc_request where created < ?")
                .param(oldest())
                .update();
        database.sql("insert into oidc_request (state, browser, nonce, verifier, redirect, next, created)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Hash.of(Objects.requireNonNull(asked.getState())),
                        Hash.of(Objects.requireNonNull(SessionCookie.next(request))),
                        text(asked, OidcParameterNames.NONCE),
                        text(asked, PkceParameterNames.CODE_VERIFIER),
                        Objects.requireNonNull(asked.getRedirectUri()),
                        Local.orHome(request.getParameter("next")),
                        Timestamp.from(clock.instant()))
                .update();
    }

    private static String text(OAuth2AuthorizationRequest asked, String attribute) {
        return Objects.requireNonNull(asked.<String>getAttribute(attribute), attribute);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        String browser = SessionCookie.read(request);
        ClientRegistration registration = client.findByRegistrationId(OidcClient.ID);
        if (state == null || browser == null || registration == null) {
            return null;
        }
        Kept kept = database.sql("delete from oidc_request where state = ? and browser = ? and created >= ?"
                        + " returning nonce, verifier, redirect, next")
                .params(Hash.of(state), Hash.of(browser), oldest())
                .query((row, number) -> new Kept(
                        row.getString("nonce"),
                        row.getString("verifier"),
                        row.getString("redirect"),
                        row.getString("next")))
                .optional()
                .orElse(null);
        if (kept == null) {
            return null;
        }
        request.setAttribute(NEXT, kept.next());
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .redirectUri(kept.redirect())
                .scopes(registration.getScopes())
                .state(state)
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID, OidcClient.ID,
                        OidcParameterNames.NONCE, kept.nonce(),
                        PkceParameterNames.CODE_VERIFIER, kept.verifier()))
                .build();
    }

    private Timestamp oldest() {
        return Timestamp.from(clock.instant().minus(LONGEST));
    }
}
