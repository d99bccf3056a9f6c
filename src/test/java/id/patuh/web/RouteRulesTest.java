package id.patuh.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.TestAccounts;
import id.patuh.accounts.Visitor;
import jakarta.servlet.http.Cookie;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class RouteRulesTest extends RestTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    JdbcClient database;

    @Value("${management.metrics.web.server.max-uri-tags}")
    int counted;

    private record Route(String method, String pattern) {}

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            for (String pattern : info.getPatternValues()) {
                if (pattern.startsWith("/error")) {
                    continue;
                }
                for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                    routes.add(new Route(method.name(), pattern));
                }
            }
        }
        return routes;
    }

    @Test
    void everyRouteHasARule() {
        Set<String> without = new TreeSet<>();
        for (Route route : routes()) {
            boolean ruled = RouteRules.RULES.stream()
                    .anyMatch(rule -> rule.method().name().equals(route.method())
                            && (rule.pattern().equals(route.pattern())
                                    || rule.pattern().endsWith("/**")
                                            && route.pattern()
                                                    .startsWith(rule.pattern().replace("/**", ""))));
            if (!ruled) {
                without.add(route.method() + " " + route.pattern());
            }
        }
        assertThat(without).as("routes without a rule in RouteRules").isEmpty();
        assertThat(RouteRules.RULES)
                .as("routes beyond management.metrics.web.server.max-uri-tags are not counted")
                .hasSizeLessThan(counted);
    }

    /** What answers a route. */
    private record Handler(RouteRules.Rule rule, HandlerMethod method) {}

    private List<Handler> handlers() {
        List<Handler> handlers = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            for (RouteRules.Rule rule : RouteRules.RULES) {
                if (info.getPatternValues().contains(rule.pattern())
                        && info.getMethodsCondition()
                                .getMethods()
                                .contains(RequestMethod.valueOf(rule.method().name()))) {
                    handlers.add(new Handler(rule, method));
                }
            }
        });
        return handlers;
    }

    private static Set<String> authorities(RouteRules.Rule rule) {
        Set<String> authorities = new TreeSet<>();
        rule.who().roles().forEach(role -> authorities.add(role.word()));
        rule.who().desk().forEach(role -> authorities.add(role.authority()));
        if (rule.who() == RouteRules.Who.SIGNED_IN) {
            authorities.add(DeskSessions.MUST_CHANGE);
        }
        return authorities;
    }

    @Test
    void everyMethodSaysOfItselfWhoMayCallIt() {
        List<Handler> handlers = handlers();
        assertThat(handlers).hasSizeGreaterThan(140);
        for (Handler handler : handlers) {
            Secured secured =
                    AnnotatedElementUtils.findMergedAnnotation(handler.method().getMethod(), Secured.class);
            assertThat(secured == null ? Set.of() : new TreeSet<>(List.of(secured.value())))
                    .as("%s, which answers %s", handler.method(), handler.rule())
                    .isEqualTo(authorities(handler.rule()));
        }
    }

    @Test
    void aMethodIsClosedToOthersWhateverAddressLedToIt() {
        Set<String> all = new TreeSet<>();
        RouteRules.RULES.forEach(rule -> all.addAll(authorities(rule)));
        for (Handler handler : handlers()) {
            Set<String> others = new TreeSet<>(all);
            others.removeAll(authorities(handler.rule()));
            if (others.size() == all.size()) {
                continue;
            }
            for (String other : others) {
                SecurityContextHolder.getContext()
                        .setAuthentication(new TestingAuthenticationToken("somebody", "", other));
                Method method = handler.method().getMethod();
                Object bean = handler.method().createWithResolvedBean().getBean();
                assertThatThrownBy(() -> ReflectionUtils.invokeMethod(
                                accessible(method), bean, arguments(method.getParameterTypes())))
                        .as("%s: %s", other, method)
                        .isInstanceOf(AccessDeniedException.class);
            }
        }
        SecurityContextHolder.clearContext();
    }

    private static Method accessible(Method method) {
        ReflectionUtils.makeAccessible(method);
        return method;
    }

    private static @Nullable Object[] arguments(Class<?>[] types) {
        return Arrays.stream(types)
                .map(type -> Array.get(Array.newInstance(type, 1), 0))
                .toArray();
    }

    @Test
    void everyRouteOpensToItsTokensAndToNoOther() {
        Calls nobody = nobody();
        List<Calls> callers = Arrays.stream(ApiRole.values()).map(this::as).toList();
        for (RouteRules.Rule rule : RouteRules.RULES) {
            boolean isForAll = isForAll(rule);
            assertThat(isOpen(nobody, rule, "x")).as("nobody %s", rule).isEqualTo(isForAll);
            for (ApiRole role : ApiRole.values()) {
                assertThat(isOpen(callers.get(role.ordinal()), rule, "x"))
                        .as("token of %s: %s", role, rule)
                        .isEqualTo(isForAll || rule.who().roles().contains(role));
            }
        }
    }

    @Test
    void everyRouteOpensToItsVisitorsAndToNoOther() {
        for (DeskRole role : DeskRole.values()) {
            Visitor visitor = TestAccounts.add(database, "rute-" + role.word(), role);
            for (RouteRules.Rule rule : RouteRules.RULES) {
                assertThat(isOpen(visitor, rule))
                        .as("%s: %s", role, rule)
                        .isEqualTo(isForAll(rule) || rule.who().desk().contains(role));
            }
        }
    }

    @Test
    void whoHasToChangeThePasswordCanDoNothingElse() {
        Visitor visitor = TestAccounts.add(database, "rute-baru", DeskRole.ADMIN);
        database.sql("update account set must_change = true where id = ?")
                .param(visitor.account())
                .update();
        for (RouteRules.Rule rule : RouteRules.RULES) {
            assertThat(isOpen(visitor, rule))
                    .as("%s", rule)
                    .isEqualTo(isForAll(rule) || rule.who() == RouteRules.Who.SIGNED_IN);
        }
    }

    private static boolean isForAll(RouteRules.Rule rule) {
        return rule.who().roles().isEmpty() && rule.who().desk().isEmpty();
    }

    private static String path(RouteRules.Rule rule) {
        return rule.pattern()
                .replace("/**", "/x")
                .replaceAll("\\{\\*[^}]+}", "x")
                .replaceAll("\\{[^}]+}", "999999");
    }

    /** With a session of its own, as some routes end it. */
    private boolean isOpen(Visitor visitor, RouteRules.Rule rule) {
        return isOpen(nobody(), rule, TestAccounts.session(database, visitor));
    }

    private static boolean isOpen(Calls caller, RouteRules.Rule rule, String cookie) {
        Calls.Answer answer = caller.call(
                rule.method().name(),
                path(rule),
                rule.method() == HttpMethod.POST ? "{}".getBytes(StandardCharsets.UTF_8) : null,
                "Content-Type",
                "application/json",
                "Cookie",
                "patuh=" + cookie,
                "X-CSRF-TOKEN",
                formToken(cookie));
        boolean isWayIn = rule.pattern().startsWith("/login") || rule.pattern().equals("/logout");
        boolean isLedAway = !isWayIn && answer.header("Location").matches("/login.*|/account/password");
        return answer.status() != 401 && answer.status() != 403 && !isLedAway;
    }

    /** As a page writes it: masked, here with zeros. */
    private static String formToken(String cookie) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("patuh", cookie));
        byte[] token = Objects.requireNonNull(new FormTokens().loadToken(request))
                .getToken()
                .getBytes(StandardCharsets.UTF_8);
        byte[] masked = new byte[token.length * 2];
        System.arraycopy(token, 0, masked, token.length, token.length);
        return Base64.getUrlEncoder().encodeToString(masked);
    }

    @Test
    void whatNoRuleNamesIsDenied() {
        Visitor admin = TestAccounts.add(database, "rute-tak-ada", DeskRole.ADMIN);
        String cookie = "patuh=" + TestAccounts.session(database, admin);
        for (String path :
                List.of("/error", "/actuator", "/actuator/health", "/index.html", "/templates/findings.html")) {
            assertThat(nobody().get(path).status()).as(path).isIn(303, 401, 403, 404);
            assertThat(nobody().get(path, "Cookie", cookie).status()).as(path).isIn(401, 403, 404);
        }
        assertThat(as(ApiRole.ADMIN).call("TRACE", "/api/v1/events", null).status())
                .isIn(400, 403, 405, 501);
    }

    @Test
    void answersForbidFramesSniffingAndForeignScripts() {
        Calls.Answer page = nobody().get("/login", "Cookie", "patuh=x");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Set-Cookie")).isEmpty();
    }

    @Test
    void theInterfaceIsDescribedWithoutAToken() {
        Calls.Answer described = nobody().get("/api/openapi");
        assertThat(described.status()).isEqualTo(200);
        Set<String> paths =
                described.json().get("paths").propertyNames().stream().collect(Collectors.toSet());
        assertThat(paths).contains("/api/v1/events", "/api/v1/imports", "/api/v1/tokens", "/api/v1/intake");
        JsonNode whole = described.json();
        assertThat(whole.get("info").get("title").asString()).isEqualTo("Patuh");
        assertThat(whole.at("/components/securitySchemes/token/scheme").asString())
                .isEqualTo("bearer");
        assertThat(whole.at("/paths/~1api~1v1~1imports/post/requestBody/content")
                        .propertyNames())
                .containsExactly("application/octet-stream");
        for (JsonNode address : whole.get("paths")) {
            for (JsonNode operation : address) {
                assertThat(operation.path("summary").asString(""))
                        .as(operation.toString())
                        .isNotBlank();
            }
        }
        assertThat(nobody().get("/api/docs").status()).isIn(200, 302);
        assertThat(nobody().get("/api/swagger-ui/index.html").status()).isEqualTo(200);
    }

    @Test
    void aTokenIsMadeUsedListedAndRevoked() {
        Calls admin = as(ApiRole.ADMIN);
        Calls.Answer made =
                admin.post("/api/v1/tokens", "application/json", "{\"name\": \"loket-3\", \"roles\": [\"reporter\"]}");
        assertThat(made.status()).isEqualTo(201);
        Calls desk = new Calls(port, made.json().get("token").asString());
        assertThat(desk.get("/api/v1/imports").status()).isEqualTo(200);
        assertThat(admin.get("/api/v1/tokens").text()).contains("loket-3").doesNotContain(desk.token());
        assertThat(admin.post("/api/v1/tokens", "application/json", "{\"name\": \"loket-3\", \"roles\": [\"admin\"]}")
                        .status())
                .isEqualTo(409);
        assertThat(admin.post("/api/v1/tokens", "application/json", "{\"name\": \"x y\", \"roles\": []}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.post("/api/v1/tokens", "application/json", "{\"name\": ")
                        .status())
                .isEqualTo(400);

        assertThat(admin.delete("/api/v1/tokens/" + made.json().get("id").asInt())
                        .status())
                .isEqualTo(204);
        assertThat(desk.get("/api/v1/imports").status()).isEqualTo(401);
    }
}
