package id.patuh.web;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may do what, by {@link RouteRules}: three chains, for the health and metrics of this machine, for API tokens, and
 * for everything else. What no rule allows is denied. The methods behind the addresses ask once more, by {@link Only}.
 * Source: RELIABILITY.md 18.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity(prePostEnabled = false, securedEnabled = true, proxyTargetClass = true)
@EnableConfigurationProperties(OidcSettings.class)
class Access {

    /** Attribute of a request: the rule that decided about it. */
    static final String RULED = Access.class.getName();

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    /** What {@link #headers} gives every answer of the interface. */
    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-XSS-Protection", "0",
            "Cache-Control", "no-cache, no-store, max-age=0, must-revalidate",
            "Pragma", "no-cache",
            "Expires", "0",
            "X-Frame-Options", "DENY",
            "Content-Security-Policy", CONTENT_SECURITY_POLICY,
            "Referrer-Policy", ReferrerPolicy.SAME_ORIGIN.getPolicy());

    /** Timing each filter of each request costs more than most of the filters do. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** The intake counts posts itself; to time each of them costs more than to check who posts. */
    @Bean
    ObservationPredicate postsAreNotTimed() {
        return (name, context) -> !(context instanceof ServerRequestObservationContext request && isPost(request));
    }

    private static boolean isPost(ServerRequestObservationContext observed) {
        HttpServletRequest request = observed.getCarrier();
        return request != null && request.getRequestURI().equals(DirectPosts.PATH);
    }

    /** Health and metrics have a port of their own that listens on this machine only. */
    @Bean
    @Order(1)
    SecurityFilterChain operations(HttpSecurity http) throws Exception {
        http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((who, context) -> new AuthorizationDecision(isHere(context.getRequest()))))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        return http.build();
    }

    /** No cookie opens anything here, so there is nothing to forge: no CSRF tokens, no sessions, nothing to log out of. */
    @Bean
    @Order(2)
    SecurityFilterChain api(
            HttpSecurity http,
            ApiTokens tokens,
            SecurityProblems problems,
            ObjectProvider<RequestMappingHandlerMapping> routes)
            throws Exception {
        http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(new TokenFilter(tokens, problems), AuthorizationFilter.class)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .authorizeHttpRequests(requests -> {
                    rules(requests);
                    requests.anyRequest()
                            .access((who, context) -> new AuthorizationDecision(
                                    isKnown(who) && leadsNowhere(routes, context.getRequest())));
                });
        return headers(http).build();
    }

    /** Posts of events need nothing of what follows. */
    @Bean
    FilterRegistrationBean<DirectPosts> directPosts(
            ApiTokens tokens,
            EventsController events,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        FilterRegistrationBean<DirectPosts> filter =
                new FilterRegistrationBean<>(new DirectPosts(tokens, events, problems, HEADERS));
        filter.addUrlPatterns(DirectPosts.PATH);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** People sign in with a form; the cookie says who they are, a form's token that it is they who ask. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http, PageProblems problems, DeskSessions sessions, ObjectProvider<OidcLogin> oidc)
            throws Exception {
        http.csrf(csrf -> csrf.csrfTokenRepository(new FormTokens())
                        // the key in the path says who it is
                        .ignoringRequestMatchers(
                                PathPatternRequestMatcher.withDefaults().matcher("/acknowledge/{token}")))
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.FORWARD).permitAll();
                    rules(requests);
                    requests.anyRequest().denyAll();
                });
        OidcLogin foreign = oidc.getIfAvailable();
        if (foreign != null) {
            foreign.addTo(http);
        }
        return headers(http).build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll();
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        for (RouteRules.Rule rule : RouteRules.RULES) {
            requests.requestMatchers(paths.matcher(rule.method(), rule.pattern()))
                    .access((who, context) -> {
                        context.getRequest().setAttribute(RULED, rule);
                        return new AuthorizationDecision(may(rule.who(), who, context));
                    });
        }
    }

    private static boolean may(
            RouteRules.Who allowed,
            Supplier<? extends @Nullable Authentication> who,
            RequestAuthorizationContext context) {
        if (allowed == RouteRules.Who.LINK_HOLDERS || allowed == RouteRules.Who.EVERYBODY) {
            return true;
        }
        if (allowed == RouteRules.Who.ANYBODY_HERE) {
            return isHere(context.getRequest());
        }
        Authentication caller = who.get();
        return caller != null && caller.getAuthorities().stream().anyMatch(has -> isOneOf(allowed, has.getAuthority()));
    }

    private static boolean isOneOf(RouteRules.Who allowed, @Nullable String authority) {
        if (allowed == RouteRules.Who.SIGNED_IN && DeskSessions.MUST_CHANGE.equals(authority)) {
            return true;
        }
        return allowed.roles().stream().anyMatch(role -> role.word().equals(authority))
                || allowed.desk().stream().anyMatch(role -> role.authority().equals(authority));
    }

    private static boolean isHere(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isKnown(Supplier<? extends @Nullable Authentication> who) {
        Authentication caller = who.get();
        return caller != null && caller.isAuthenticated() && !(caller instanceof AnonymousAuthenticationToken);
    }

    /** Nobody serves that address, or not by that method: the caller may learn so (404, 405). */
    private static boolean leadsNowhere(
            ObjectProvider<RequestMappingHandlerMapping> routes, HttpServletRequest request) {
        try {
            for (RequestMappingHandlerMapping mapping : routes.orderedStream().toList()) {
                if (mapping.getHandler(request) != null) {
                    return false;
                }
            }
            return true;
        } catch (HttpRequestMethodNotSupportedException e) {
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    private static HttpSecurity headers(HttpSecurity http) throws Exception {
        return http.headers(
                headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)));
    }
}
