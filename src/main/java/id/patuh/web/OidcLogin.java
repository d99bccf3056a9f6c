package id.patuh.web;

import id.patuh.accounts.Identities;
import id.patuh.accounts.SignIns;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signing in by the identity provider: the authorization code flow with PKCE and nonce. Its tokens are looked at once and not
 * kept. Source: OpenID Connect Core 1.0, RFC 9700.
 */
@Component
@ConditionalOnExpression("!'${patuh.oidc.issuer:}'.isBlank()")
final class OidcLogin {

    private static final Logger LOG = LoggerFactory.getLogger(OidcLogin.class);
    private static final String AWAY = "/login/oidc";

    private final OidcClient client;
    private final OidcRequests requests;
    private final Identities identities;
    private final FormTokens formTokens = new FormTokens();

    OidcLogin(OidcSettings settings, JdbcClient database, Identities identities, Clock clock) {
        this.client = new OidcClient(settings);
        this.requests = new OidcRequests(database, client, clock);
        this.identities = identities;
    }

    void addTo(HttpSecurity http) throws Exception {
        http.addFilterBefore(new BeforeLeaving(), OAuth2AuthorizationRequestRedirectFilter.class)
                .oauth2Login(login -> login.clientRegistrationRepository(client)
                        .authorizedClientRepository(new NothingKept())
                        .loginPage("/login")
                        .authorizationEndpoint(away -> away.baseUri(AWAY).authorizationRequestRepository(requests))
                        .redirectionEndpoint(back -> back.baseUri("/login/back/*"))
                        .successHandler(this::welcome)
                        .failureHandler(this::failed));
    }

    private void welcome(HttpServletRequest request, HttpServletResponse response, Authentication who) {
        if (!(who.getPrincipal() instanceof OidcUser user) || user.getSubject() == null) {
            lead(response, "/login?problem=provider");
            return;
        }
        String email = Boolean.TRUE.equals(user.getEmailVerified()) ? user.getEmail() : null;
        Optional<SignIns.Answer.Welcome> welcome =
                identities.signIn(Objects.requireNonNull(user.getSubject()), email, DeskSessions.origin(request));
        if (welcome.isEmpty()) {
            LOG.info("sign-in refused: an identity without an account");
            lead(response, "/login?problem=identity");
            return;
        }
        SessionCookie.write(request, response, welcome.get().secret());
        lead(response, Local.orHome((String) request.getAttribute(OidcRequests.NEXT)));
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) {
        LOG.warn("sign-in by the identity provider failed: {}", e.getMessage());
        lead(response, "/login?problem=provider");
    }

    private static void lead(HttpServletResponse response, String to) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, to);
    }

    /** Before somebody is sent away: the provider answers, and the browser can be known again. */
    private final class BeforeLeaving extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                client.findByRegistrationId(OidcClient.ID);
            } catch (RuntimeException e) {
                LOG.warn("the identity provider does not answer as it should: {}", e.getMessage());
                lead(response, "/login?problem=provider");
                return;
            }
            if (SessionCookie.read(request) == null) {
                formTokens.saveToken(formTokens.generateToken(request), request, response);
            }
            chain.doFilter(request, response);
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getRequestURI().startsWith(AWAY + "/");
        }
    }

    /** Nothing is asked of the provider later. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String id, Authentication who, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient kept,
                Authentication who,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String id, Authentication who, HttpServletRequest request, HttpServletResponse response) {}
    }
}
