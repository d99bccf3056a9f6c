package id.patuh.web;

import static id.patuh.web.RouteRules.Who.ADMINS;
import static id.patuh.web.RouteRules.Who.ANYBODY_HERE;
import static id.patuh.web.RouteRules.Who.INSPECTORS;
import static id.patuh.web.RouteRules.Who.LINK_HOLDERS;
import static id.patuh.web.RouteRules.Who.REPORTERS;
import static id.patuh.web.RouteRules.Who.TOKENS;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * Who may call which route. A route that stands nowhere here is denied to everybody. {@code admin} may whatever any token
 * may. Source: RELIABILITY.md 18.
 */
final class RouteRules {

    private RouteRules() {}

    /** Who. */
    enum Who {
        /** Without a token, but only from this machine. */
        ANYBODY_HERE(Set.of()),
        /** Without a token, from anywhere: the path holds a key that nobody can guess. */
        LINK_HOLDERS(Set.of()),
        REPORTERS(Set.of(ApiRole.REPORTER, ApiRole.ADMIN)),
        INSPECTORS(Set.of(ApiRole.INSPECTOR, ApiRole.ADMIN)),
        ADMINS(Set.of(ApiRole.ADMIN)),
        TOKENS(Set.of(ApiRole.REPORTER, ApiRole.INSPECTOR, ApiRole.ADMIN));

        private final Set<ApiRole> roles;

        Who(Set<ApiRole> roles) {
            this.roles = roles;
        }

        /** Empty: no token is asked for. */
        Set<ApiRole> roles() {
            return roles;
        }
    }

    /** @param pattern as in Spring's path patterns */
    record Rule(HttpMethod method, String pattern, Who who) {}

    /** The first that matches counts. */
    static final List<Rule> RULES = List.of(
            // events come in; asked for most often, so first
            new Rule(HttpMethod.POST, "/api/v1/events", REPORTERS),
            // pages
            new Rule(HttpMethod.GET, "/", ANYBODY_HERE),
            new Rule(HttpMethod.GET, "/case", ANYBODY_HERE),
            new Rule(HttpMethod.GET, "/patuh.css", ANYBODY_HERE),
            new Rule(HttpMethod.GET, "/favicon.ico", ANYBODY_HERE),
            // taking note of a mail
            new Rule(HttpMethod.GET, "/acknowledge/{token}", LINK_HOLDERS),
            new Rule(HttpMethod.POST, "/acknowledge/{token}", LINK_HOLDERS),
            // what the interface looks like
            new Rule(HttpMethod.GET, "/api/docs", ANYBODY_HERE),
            new Rule(HttpMethod.GET, "/api/swagger-ui/**", ANYBODY_HERE),
            new Rule(HttpMethod.GET, "/api/openapi/**", ANYBODY_HERE),
            new Rule(HttpMethod.GET, "/api/openapi.yaml", ANYBODY_HERE),
            // where a newcomer can send a mail to
            new Rule(HttpMethod.GET, "/api/v1/demo", ANYBODY_HERE),
            // files come in
            new Rule(HttpMethod.POST, "/api/v1/imports", REPORTERS),
            new Rule(HttpMethod.GET, "/api/v1/imports", TOKENS),
            new Rule(HttpMethod.GET, "/api/v1/imports/{id}", TOKENS),
            new Rule(HttpMethod.GET, "/api/v1/imports/{id}/events", TOKENS),
            new Rule(HttpMethod.GET, "/api/v1/imports/{id}/rejected.csv", TOKENS),
            new Rule(HttpMethod.DELETE, "/api/v1/imports/{id}", REPORTERS),
            new Rule(HttpMethod.GET, "/api/v1/imports/{id}/raw", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/intake", TOKENS),
            // what was found
            new Rule(HttpMethod.GET, "/api/v1/findings", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/findings/{id}", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/findings/{id}/certificate", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/cases/{sop}", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/cases/{sop}/{*rest}", INSPECTORS),
            // by which rules
            new Rule(HttpMethod.GET, "/api/v1/rules", INSPECTORS),
            new Rule(HttpMethod.POST, "/api/v1/rules/switch", ADMINS),
            new Rule(HttpMethod.GET, "/api/v1/reaudits", INSPECTORS),
            new Rule(HttpMethod.POST, "/api/v1/rehearsals", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/rehearsals", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/rehearsals/{id}", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/rehearsals/{id}/changes", INSPECTORS),
            // who is told what
            new Rule(HttpMethod.GET, "/api/v1/notices", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/notices/held", INSPECTORS),
            new Rule(HttpMethod.POST, "/api/v1/notices/held/release", ADMINS),
            new Rule(HttpMethod.GET, "/api/v1/notices/breaker", INSPECTORS),
            new Rule(HttpMethod.POST, "/api/v1/notices/breaker/release", ADMINS),
            new Rule(HttpMethod.GET, "/api/v1/notices/webhooks", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/notices/{id}/preview", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/directory", INSPECTORS),
            new Rule(HttpMethod.PUT, "/api/v1/directory/{name}", ADMINS),
            new Rule(HttpMethod.DELETE, "/api/v1/directory/{name}", ADMINS),
            // who may use all this
            new Rule(HttpMethod.GET, "/api/v1/tokens", ADMINS),
            new Rule(HttpMethod.POST, "/api/v1/tokens", ADMINS),
            new Rule(HttpMethod.DELETE, "/api/v1/tokens/{id}", ADMINS));
}
