package id.patuh.web;

import id.patuh.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service on a database of its own, with nothing in it, called over HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = Service.class,
        properties = {"patuh.sample-data=target/none", "patuh.mail.demo.enabled=false", "management.server.port=0"})
@DirtiesContext
abstract class RestTest {

    @LocalServerPort
    int port;

    @Autowired
    ApiTokens tokens;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        TestDatabase.use(registry);
        Path data = Files.createTempDirectory("patuh-data");
        registry.add("patuh.data", data::toString);
    }

    Calls as(ApiRole role) {
        String name = role.word() + "-" + System.nanoTime();
        return new Calls(port, tokens.issue(name, List.of(role)).orElseThrow().secret());
    }

    Calls nobody() {
        return new Calls(port, "");
    }
}
