package id.patuh.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signing in by the office's identity provider (OpenID Connect), under {@code patuh.oidc}. Without an issuer there is none, and
 * nothing is asked of any network. Wrong values stop the start.
 *
 * @param issuer its address, as its discovery document says it; absent: none
 * @param clientId what this service is called there
 * @param clientSecret what it proves that with
 * @param name what the button on the log-in page calls it; default: SSO
 */
@ConfigurationProperties("patuh.oidc")
public record OidcSettings(
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue("SSO") String name) {

    public OidcSettings {
        if (issuer != null && !issuer.isBlank()) {
            if (!URI.create(issuer).isAbsolute()) {
                throw new IllegalArgumentException(
                        "patuh.oidc.issuer is " + issuer + "; write an address, such as https://sso.office.example");
            }
            if (clientId == null || clientId.isBlank() || clientSecret == null || clientSecret.isBlank()) {
                throw new IllegalArgumentException(
                        "patuh.oidc.issuer needs patuh.oidc.client-id and patuh.oidc.client-secret");
            }
        }
    }

    boolean isOn() {
        return issuer != null && !issuer.isBlank();
    }

    /** What the button says; empty: there is none. */
    public String offered() {
        return isOn() ? name : "";
    }
}
