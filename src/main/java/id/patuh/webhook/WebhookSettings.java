package id.patuh.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which programs are told of notices, under {@code patuh.webhook}. Wrong values stop the start.
 *
 * @param targets who is called, each as {@code name}, {@code url} and {@code secret}; default: nobody
 * @param timeout how long a call may take, 1 s to 2 min; default: 20 s
 * @param source the address of this service, as the CloudEvents' {@code source}; default: urn:patuh
 */
@ConfigurationProperties("patuh.webhook")
public record WebhookSettings(
        @DefaultValue({}) List<Target> targets,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("urn:patuh") String source) {

    private static final int SHORTEST_SECRET = 16;

    /**
     * Somebody who is called.
     *
     * @param name by which calls are kept apart; another URL under the same name takes over what waits
     * @param url with https, or http on this machine; redirects are not followed
     * @param secret shared with the receiver, at least 16 characters
     */
    public record Target(String name, URI url, String secret) {

        public Target {
            check(name != null && name.matches("[a-z0-9-]{1,40}"), "name", name, "a-z, 0-9 and - make a name");
            check(isGood(url), "url", url, "write https://…, or http:// for a program on this machine");
            check(
                    secret != null && secret.length() >= SHORTEST_SECRET,
                    "secret",
                    "of " + name,
                    "write at least " + SHORTEST_SECRET + " characters");
        }

        private static boolean isGood(@org.jspecify.annotations.Nullable URI url) {
            if (url == null || url.getHost() == null || url.getUserInfo() != null) {
                return false;
            }
            boolean isHere = List.of("127.0.0.1", "localhost", "[::1]").contains(url.getHost());
            return "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isHere);
        }

        private static void check(boolean good, String what, Object value, String remedy) {
            if (!good) {
                throw new IllegalArgumentException(
                        "patuh.webhook.targets[].%s '%s' cannot be used; %s".formatted(what, value, remedy));
            }
        }
    }

    public WebhookSettings {
        targets = List.copyOf(targets);
        if (targets.stream().map(Target::name).distinct().count() < targets.size()) {
            throw new IllegalArgumentException("two of patuh.webhook.targets have one name; give each its own");
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(Duration.ofMinutes(2)) > 0) {
            throw new IllegalArgumentException("patuh.webhook.timeout is " + timeout + "; set it to 1s to 2m");
        }
    }
}
