package id.patuh.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/**
 * What the identity provider says about itself: asked for when somebody wants to sign in by it first, so that a provider that
 * is down keeps nobody from starting the service or from signing in with a password. Safe for use by several threads.
 */
final class OidcClient implements ClientRegistrationRepository {

    static final String ID = "patuh";

    private final OidcSettings settings;
    private volatile @Nullable ClientRegistration known;

    OidcClient(OidcSettings settings) {
        this.settings = settings;
    }

    /** @throws IllegalArgumentException where the provider does not answer, or not as it should */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        ClientRegistration found = known;
        if (found == null) {
            found = ClientRegistrations.fromIssuerLocation(Objects.requireNonNull(settings.issuer()))
                    .registrationId(ID)
                    .clientId(Objects.requireNonNull(settings.clientId()))
                    .clientSecret(Objects.requireNonNull(settings.clientSecret()))
                    .redirectUri("{baseUrl}/login/back/{registrationId}")
                    .scope("openid", "profile", "email")
                    .clientSettings(ClientRegistration.ClientSettings.builder()
                            .requireProofKey(true)
                            .build())
                    .build();
            known = found;
        }
        return found;
    }
}
