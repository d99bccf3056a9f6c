package id.patuh.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class RouteRulesTest extends RestTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

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
    }

    @Test
    void everyRouteOpensToItsRolesAndToNoOther() {
        Calls nobody = nobody();
        List<Calls> callers = Arrays.stream(ApiRole.values()).map(this::as).toList();
        for (RouteRules.Rule rule : RouteRules.RULES) {
            String path = rule.pattern()
                    .replace("/**", "/x")
                    .replaceAll("\\{\\*[a-z]+}", "x")
                    .replaceAll("\\{[a-z]+}", "999999");
            assertThat(isOpen(nobody, rule, path))
                    .as("nobody %s %s", rule.method(), path)
                    .isEqualTo(rule.who().roles().isEmpty());
            for (ApiRole role : ApiRole.values()) {
                assertThat(isOpen(callers.get(role.ordinal()), rule, path))
                        .as("%s %s %s", role, rule.method(), path)
                        .isEqualTo(rule.who().roles().isEmpty()
                                || rule.who().roles().contains(role));
            }
        }
    }

    private static boolean isOpen(Calls caller, RouteRules.Rule rule, String path) {
        String body = rule.method() == HttpMethod.POST ? "{}" : null;
        int status = caller.call(
                        rule.method().name(),
                        path,
                        body == null ? null : body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/json")
                .status();
        return status != 401 && status != 403;
    }

    @Test
    void whatNoRuleNamesIsDenied() {
        for (String path : List.of(
                "/error", "/actuator", "/actuator/health", "/login", "/index.html", "/templates/findings.html")) {
            assertThat(nobody().get(path).status()).as(path).isIn(401, 403, 404);
        }
        assertThat(as(ApiRole.ADMIN).call("TRACE", "/api/v1/events", null).status())
                .isIn(400, 403, 405, 501);
    }

    @Test
    void answersForbidFramesSniffingAndForeignScripts() {
        Calls.Answer page = nobody().get("/");
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
