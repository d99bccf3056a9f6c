package id.patuh.web;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may do what, by {@link RouteRules}: three chains, for the health and metrics of this machine, for API tokens, and
 * for everything else. What no rule allows is denied. Source: RELIABILITY.md 18.
 */
@Configuration(proxyBeanMethods = false)
class Access {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    /** Nobody logs in with a password yet; without this one would be made up and printed at the start. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }

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
        return request != null && request.getRequestURI().equals("/api/v1/events");
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

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, SecurityProblems problems) throws Exception {
        // the key in the path says who it is; there is no log-in that a foreign page could misuse
        http.csrf(csrf -> csrf.ignoringRequestMatchers(
                PathPatternRequestMatcher.withDefaults().matcher("/acknowledge/{token}")));
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .authorizeHttpRequests(requests -> {
                    rules(requests);
                    requests.anyRequest().denyAll();
                });
        return headers(http).build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll();
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        for (RouteRules.Rule rule : RouteRules.RULES) {
            requests.requestMatchers(paths.matcher(rule.method(), rule.pattern()))
                    .access((who, context) -> new AuthorizationDecision(may(rule.who(), who, context)));
        }
    }

    private static boolean may(
            RouteRules.Who allowed,
            Supplier<? extends @Nullable Authentication> who,
            RequestAuthorizationContext context) {
        if (allowed == RouteRules.Who.LINK_HOLDERS) {
            return true;
        }
        if (allowed.roles().isEmpty()) {
            return isHere(context.getRequest());
        }
        Authentication caller = who.get();
        return caller != null
                && caller.getAuthorities().stream()
                        .anyMatch(has -> allowed.roles().stream()
                                .anyMatch(role -> role.word().equals(has.getAuthority())));
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
