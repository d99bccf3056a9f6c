package id.patuh.web;

import static id.patuh.web.RouteRules.Who.ADMINS;
import static id.patuh.web.RouteRules.Who.ANYBODY_HERE;
import static id.patuh.web.RouteRules.Who.DESK_ADMINS;
import static id.patuh.web.RouteRules.Who.DESK_INSPECTORS;
import static id.patuh.web.RouteRules.Who.DESK_READERS;
import static id.patuh.web.RouteRules.Who.DESK_STAFF;
import static id.patuh.web.RouteRules.Who.EVERYBODY;
import static id.patuh.web.RouteRules.Who.INSPECTORS;
import static id.patuh.web.RouteRules.Who.LINK_HOLDERS;
import static id.patuh.web.RouteRules.Who.REPORTERS;
import static id.patuh.web.RouteRules.Who.SIGNED_IN;
import static id.patuh.web.RouteRules.Who.TOKENS;
import static id.patuh.web.RouteRules.Who.VISITORS;

import id.patuh.accounts.DeskRole;
import java.util.EnumSet;
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
        TOKENS(Set.of(ApiRole.REPORTER, ApiRole.INSPECTOR, ApiRole.ADMIN)),
        /** Anybody from anywhere: what a page looks like, and the way in. */
        EVERYBODY(Set.of()),
        /** Whoever has logged in. */
        VISITORS(EnumSet.allOf(DeskRole.class)),
        /** Whoever has logged in, with a password that has to be changed first, too. */
        SIGNED_IN(EnumSet.allOf(DeskRole.class)),
        /** Whoever reads about all offices. */
        DESK_READERS(EnumSet.of(DeskRole.INSPECTOR, DeskRole.LEADERSHIP, DeskRole.ADMIN)),
        /** Whoever puts things on record. */
        DESK_STAFF(EnumSet.of(DeskRole.STAFF, DeskRole.INSPECTOR, DeskRole.ADMIN)),
        DESK_INSPECTORS(EnumSet.of(DeskRole.INSPECTOR, DeskRole.ADMIN)),
        DESK_ADMINS(EnumSet.of(DeskRole.ADMIN));

        private final Set<ApiRole> roles;
        private final Set<DeskRole> desk;

        Who(Set<ApiRole> roles) {
            this.roles = roles;
            this.desk = Set.of();
        }

        Who(EnumSet<DeskRole> desk) {
            this.roles = Set.of();
            this.desk = Set.copyOf(desk);
        }

        /** Whose tokens open it; empty: no token does. */
        Set<ApiRole> roles() {
            return roles;
        }

        /** Whose log-in opens it; empty: no log-in does. */
        Set<DeskRole> desk() {
            return desk;
        }
    }

    /** @param pattern as in Spring's path patterns */
    record Rule(HttpMethod method, String pattern, Who who) {}

    /** The rule of that very pattern. */
    static Rule of(HttpMethod method, String pattern) {
        return RULES.stream()
                .filter(rule -> rule.method().equals(method) && rule.pattern().equals(pattern))
                .findFirst()
                .orElseThrow();
    }

    /** The first that matches counts. */
    static final List<Rule> RULES = List.of(
            // events come in; asked for most often, so first
            new Rule(HttpMethod.POST, "/api/v1/events", REPORTERS),
            // pages
            new Rule(HttpMethod.GET, "/", VISITORS),
            new Rule(HttpMethod.GET, "/assets/**", EVERYBODY),
            new Rule(HttpMethod.GET, "/webjars/**", EVERYBODY),
            new Rule(HttpMethod.GET, "/favicon.ico", EVERYBODY),
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
            // what the columns of foreign tables mean
            new Rule(HttpMethod.GET, "/api/v1/mappings", TOKENS),
            new Rule(HttpMethod.GET, "/api/v1/mappings/{name}", TOKENS),
            new Rule(HttpMethod.PUT, "/api/v1/mappings/{name}", INSPECTORS),
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
            new Rule(HttpMethod.DELETE, "/api/v1/tokens/{id}", ADMINS),
            // signing in and out
            new Rule(HttpMethod.GET, "/login", EVERYBODY),
            new Rule(HttpMethod.POST, "/login", EVERYBODY),
            new Rule(HttpMethod.GET, "/login/code", EVERYBODY),
            new Rule(HttpMethod.POST, "/login/code", EVERYBODY),
            new Rule(HttpMethod.POST, "/logout", EVERYBODY),
            new Rule(HttpMethod.GET, "/refused", EVERYBODY),
            // one's own account
            new Rule(HttpMethod.GET, "/account/password", SIGNED_IN),
            new Rule(HttpMethod.POST, "/account/password", SIGNED_IN),
            new Rule(HttpMethod.GET, "/account", VISITORS),
            new Rule(HttpMethod.POST, "/account/language", VISITORS),
            new Rule(HttpMethod.GET, "/account/codes", VISITORS),
            new Rule(HttpMethod.POST, "/account/codes", VISITORS),
            new Rule(HttpMethod.POST, "/account/codes/stop", VISITORS),
            new Rule(HttpMethod.POST, "/account/sessions/end", VISITORS),
            new Rule(HttpMethod.POST, "/account/sessions/{id}/end", VISITORS),
            // everybody's accounts and tokens
            new Rule(HttpMethod.GET, "/people", DESK_ADMINS),
            new Rule(HttpMethod.GET, "/people/new", DESK_ADMINS),
            new Rule(HttpMethod.POST, "/people/new", DESK_ADMINS),
            new Rule(HttpMethod.GET, "/people/tokens", DESK_ADMINS),
            new Rule(HttpMethod.POST, "/people/tokens", DESK_ADMINS),
            new Rule(HttpMethod.POST, "/people/tokens/{id}/revoke", DESK_ADMINS),
            new Rule(HttpMethod.GET, "/people/{id}", DESK_ADMINS),
            new Rule(HttpMethod.POST, "/people/{id}", DESK_ADMINS),
            new Rule(HttpMethod.POST, "/people/{id}/disable", DESK_ADMINS),
            new Rule(HttpMethod.POST, "/people/{id}/enable", DESK_ADMINS),
            new Rule(HttpMethod.POST, "/people/{id}/password", DESK_ADMINS),
            new Rule(HttpMethod.POST, "/people/{id}/codes", DESK_ADMINS),
            new Rule(HttpMethod.POST, "/people/{id}/link", DESK_ADMINS),
            new Rule(HttpMethod.POST, "/people/{id}/sessions/end", DESK_ADMINS),
            new Rule(HttpMethod.POST, "/people/{id}/sessions/{session}/end", DESK_ADMINS),
            // the desk: cases
            new Rule(HttpMethod.GET, "/case", VISITORS),
            new Rule(HttpMethod.GET, "/cases", VISITORS),
            new Rule(HttpMethod.GET, "/cases.csv", VISITORS),
            new Rule(HttpMethod.GET, "/cases.xlsx", VISITORS),
            // figures
            new Rule(HttpMethod.GET, "/api/v1/scorecards", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/scorecards/cases", INSPECTORS),
            // files at the desk
            new Rule(HttpMethod.GET, "/imports", DESK_STAFF),
            new Rule(HttpMethod.POST, "/imports", DESK_STAFF),
            new Rule(HttpMethod.GET, "/imports/mappings/{id}", DESK_STAFF),
            new Rule(HttpMethod.GET, "/imports/{id}", DESK_STAFF),
            new Rule(HttpMethod.GET, "/imports/{id}/progress", DESK_STAFF),
            new Rule(HttpMethod.POST, "/imports/{id}/cancel", DESK_STAFF),
            new Rule(HttpMethod.GET, "/imports/{id}/rejected.csv", DESK_STAFF),
            new Rule(HttpMethod.GET, "/imports/{id}/raw", DESK_INSPECTORS),
            new Rule(HttpMethod.GET, "/imports/{id}/mend", DESK_STAFF),
            new Rule(HttpMethod.POST, "/imports/{id}/mend", DESK_STAFF),
            new Rule(HttpMethod.GET, "/imports/{id}/mapping", DESK_STAFF),
            new Rule(HttpMethod.POST, "/imports/{id}/mapping", DESK_STAFF),
            // SOPs at the desk
            new Rule(HttpMethod.GET, "/sops", VISITORS),
            new Rule(HttpMethod.POST, "/sops/switch", DESK_ADMINS),
            new Rule(HttpMethod.GET, "/sops/{sop}", VISITORS),
            new Rule(HttpMethod.GET, "/sops/{sop}/{version}", VISITORS),
            new Rule(HttpMethod.GET, "/sops/{sop}/{version}/changes", VISITORS),
            new Rule(HttpMethod.GET, "/sops/{sop}/{version}/sop.yaml", VISITORS),
            new Rule(HttpMethod.GET, "/calendars/{name}", VISITORS),
            new Rule(HttpMethod.POST, "/drafts", DESK_INSPECTORS),
            new Rule(HttpMethod.GET, "/drafts/{id}", DESK_INSPECTORS),
            new Rule(HttpMethod.GET, "/drafts/{id}/sop.yaml", DESK_INSPECTORS),
            new Rule(HttpMethod.POST, "/drafts/{id}/rehearse", DESK_INSPECTORS),
            new Rule(HttpMethod.POST, "/drafts/{id}/adopt", DESK_ADMINS),
            new Rule(HttpMethod.POST, "/rehearsals", DESK_INSPECTORS),
            new Rule(HttpMethod.GET, "/rehearsals/{id}", DESK_INSPECTORS),
            new Rule(HttpMethod.GET, "/rehearsals/{id}/progress", DESK_INSPECTORS),
            new Rule(HttpMethod.GET, "/overview/live", VISITORS),
            new Rule(HttpMethod.GET, "/overview/own", VISITORS),
            new Rule(HttpMethod.GET, "/scorecard", VISITORS),
            new Rule(HttpMethod.GET, "/scorecard.csv", VISITORS),
            new Rule(HttpMethod.GET, "/scorecard.xlsx", VISITORS),
            new Rule(HttpMethod.GET, "/scorecard/cases", VISITORS),
            new Rule(HttpMethod.GET, "/status", VISITORS),
            new Rule(HttpMethod.GET, "/status/live", VISITORS),
            new Rule(HttpMethod.POST, "/status/breaker/release", DESK_ADMINS),
            new Rule(HttpMethod.POST, "/status/held/release", DESK_ADMINS),
            // what is done about findings
            new Rule(HttpMethod.GET, "/api/v1/findings/{id}/follow-up", INSPECTORS),
            new Rule(HttpMethod.POST, "/api/v1/findings/{id}/follow-up", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/waivers", INSPECTORS),
            new Rule(HttpMethod.POST, "/api/v1/waivers", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/waivers/{id}", INSPECTORS),
            new Rule(HttpMethod.POST, "/api/v1/waivers/{id}/approve", INSPECTORS),
            new Rule(HttpMethod.POST, "/api/v1/waivers/{id}/refuse", INSPECTORS),
            new Rule(HttpMethod.POST, "/api/v1/waivers/{id}/revoke", INSPECTORS),
            new Rule(HttpMethod.GET, "/findings", VISITORS),
            new Rule(HttpMethod.GET, "/findings/export.csv", VISITORS),
            new Rule(HttpMethod.GET, "/findings/export.xlsx", VISITORS),
            new Rule(HttpMethod.POST, "/findings/selected", DESK_INSPECTORS),
            new Rule(HttpMethod.POST, "/findings/selected/entries", DESK_INSPECTORS),
            new Rule(HttpMethod.GET, "/findings/{id}", VISITORS),
            new Rule(HttpMethod.GET, "/findings/{id}/certificate.json", VISITORS),
            new Rule(HttpMethod.POST, "/findings/{id}/entries", DESK_STAFF),
            new Rule(HttpMethod.POST, "/findings/{id}/waivers", DESK_INSPECTORS),
            new Rule(HttpMethod.GET, "/waivers", DESK_READERS),
            new Rule(HttpMethod.POST, "/waivers/{id}", DESK_INSPECTORS),
            // steps recorded by hand
            new Rule(HttpMethod.GET, "/register", DESK_STAFF),
            new Rule(HttpMethod.POST, "/register", DESK_STAFF),
            new Rule(HttpMethod.GET, "/register/{id}", DESK_STAFF),
            // mail at the desk
            new Rule(HttpMethod.GET, "/mail", DESK_INSPECTORS),
            new Rule(HttpMethod.GET, "/mail/in", DESK_INSPECTORS),
            new Rule(HttpMethod.GET, "/mail/in/{id}", DESK_INSPECTORS),
            new Rule(HttpMethod.GET, "/mail/out/{id}", DESK_INSPECTORS),
            new Rule(HttpMethod.GET, "/mail/out/{id}/html", DESK_INSPECTORS),
            new Rule(HttpMethod.POST, "/mail/out/{id}/retry", DESK_ADMINS),
            new Rule(HttpMethod.POST, "/mail/out/{id}/give-up", DESK_ADMINS),
            new Rule(HttpMethod.GET, "/mail/notices", DESK_INSPECTORS),
            new Rule(HttpMethod.GET, "/mail/notices/{id}", DESK_INSPECTORS),
            new Rule(HttpMethod.GET, "/mail/notices/{id}/html", DESK_INSPECTORS),
            new Rule(HttpMethod.POST, "/mail/held/release", DESK_ADMINS),
            new Rule(HttpMethod.POST, "/mail/breaker/release", DESK_ADMINS),
            // reports
            new Rule(HttpMethod.POST, "/api/v1/reports", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/reports", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/reports/{id}", INSPECTORS),
            new Rule(HttpMethod.GET, "/api/v1/reports/{id}/{file}", INSPECTORS),
            new Rule(HttpMethod.GET, "/reports", VISITORS),
            new Rule(HttpMethod.POST, "/reports", DESK_INSPECTORS),
            new Rule(HttpMethod.GET, "/reports/editions/{id}", VISITORS),
            new Rule(HttpMethod.GET, "/reports/editions/{id}/progress", VISITORS),
            new Rule(HttpMethod.GET, "/reports/editions/{id}/{file}", VISITORS),
            new Rule(HttpMethod.GET, "/reports/{about}/{period}", VISITORS));
}
