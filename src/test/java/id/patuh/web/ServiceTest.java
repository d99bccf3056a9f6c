package id.patuh.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = Service.class)
class ServiceTest {

    @LocalServerPort
    int port;

    @Autowired
    SampleAudit audit;

    @Test
    void thePageShowsEveryFindingOfTheSampleInBothLanguages() throws Exception {
        String indonesian = get("/");
        String english = get("/?lang=en");
        long expected = Files.readAllLines(Path.of("sample-data/expected/expected-findings.csv"))
                        .size()
                - 1L;
        assertThat(audit.findings()).hasSize((int) expected);
        assertThat(indonesian).contains("lang=\"id\"", "Temuan dalam data contoh", "melanggar", "GJ-2026-10-010");
        assertThat(english).contains("lang=\"en\"", "Findings in the sample data", "violated", "GJ-2026-10-010");
        assertThat(english.split("<th scope=\"row\"", -1)).hasSize((int) expected + 1);
    }

    @Test
    void theFindingsComeAsJsonUnderTheColumnsOfTheFile() throws Exception {
        JsonNode findings = JsonMapper.shared().readTree(get("/api/v1/findings?lang=en"));
        assertThat(findings.size()).isEqualTo(audit.findings().size());
        assertThat(findings.get(0).has("case")).isTrue();
        assertThat(findings.get(0).get("sentence").asString()).isNotBlank();
    }

    @Test
    void anUnknownAddressGetsAProblemWithoutAStackTrace() throws Exception {
        assertThat(get("/no-such-page")).doesNotContain("at id.patuh").doesNotContain("Exception");
    }

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", path.startsWith("/api") ? "application/json" : "text/html")
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
