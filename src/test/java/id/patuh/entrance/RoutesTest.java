package id.patuh.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** How routes are written. */
class RoutesTest {

    static Stream<Path> files() throws IOException {
        return Files.list(Path.of("routes")).sorted();
    }

    private static List<Map<String, Object>> routes(Path file) throws IOException {
        List<Map<String, Map<String, Object>>> all = new Yaml().load(Files.readString(file));
        List<Map<String, Object>> routes = new ArrayList<>();
        all.forEach(entry -> {
            if (entry.containsKey("route")) {
                routes.add(entry.get("route"));
            }
        });
        return routes;
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileBeginsByTellingWhatItIsForInBothLanguages(Path file) throws IOException {
        assertThat(file.toString()).endsWith(".camel.yaml");
        assertThat(Files.readAllLines(file).stream().takeWhile(line -> line.startsWith("# ")))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aRouteHasNameDescriptionAndAPlaceForItsErrors(Path file) throws IOException {
        assertThat(routes(file)).allSatisfy(route -> {
            assertThat(String.valueOf(route.get("id"))).matches("[a-z]+(-[a-z]+)*");
            assertThat(String.valueOf(route.get("description"))).hasSizeGreaterThan(20);
            assertThat(route.get("routeConfigurationId")).isIn("polling", "answering");
            assertThat(file.getFileName()).hasToString(route.get("id") + ".camel.yaml");
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    @SuppressWarnings("unchecked")
    void theFirstStepKeepsNoHeaderButThoseAllowed(Path file) throws IOException {
        assertThat(routes(file)).allSatisfy(route -> {
            List<Map<String, Object>> steps =
                    (List<Map<String, Object>>) ((Map<String, Object>) route.get("from")).get("steps");
            assertThat(steps.get(0)).isEqualTo(Map.of("removeHeaders", Map.of("pattern", "*")));
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingIsSentWhereATextFromOutsideSays(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(text)
                .doesNotContain(
                        "toD",
                        "recipientList",
                        "routingSlip",
                        "dynamicRouter",
                        "seda:",
                        "wireTap",
                        "idempotentConsumer",
                        "groovy",
                        "ognl",
                        "mvel");
        assertThat(text.lines().filter(line -> line.contains("simple:")))
                .allMatch(line -> line.strip().equals("simple: \"${body}\"")
                        || line.strip().equals("simple: \"${body} != null\""));
    }

    @Test
    void allThreeWaysInMeetAtOneSeam() throws IOException {
        for (String way : List.of("rest-in", "folder-in", "mail-in")) {
            assertThat(Files.readString(Path.of("routes", way + ".camel.yaml"))).containsOnlyOnce("to: direct:accept");
        }
    }
}
