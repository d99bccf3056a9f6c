package id.patuh.desk.browser;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.test.context.TestPropertySource;

/** The desk on its first day, when nothing has come in yet. */
@TestPropertySource(properties = "patuh.sample-data=target/none")
class EmptyDeskTest extends BrowserTest {

    @Override
    long expectedCases() {
        return 0;
    }

    @TestFactory
    List<DynamicTest> anEmptyDeskIsFitForEverybody() {
        Stream<Scene> pages = Stream.of(
                        "/",
                        "/cases",
                        "/findings",
                        "/waivers",
                        "/scorecard",
                        "/scorecard/cases",
                        "/register",
                        "/imports",
                        "/mail",
                        "/mail/in",
                        "/mail/notices",
                        "/reports",
                        "/sops",
                        "/status",
                        "/people",
                        "/people/tokens")
                .map(path -> Scene.at("empty" + path.replace('/', '-'), "pengelola", path));
        Stream<Scene> others = Stream.of("teknisi", "pimpinan")
                .flatMap(login -> Stream.of("/", "/cases", "/findings", "/reports", "/status")
                        .map(path -> Scene.at("empty" + path.replace('/', '-') + "-" + login, login, path)));
        return new Fitness(this).of(Stream.concat(pages, others).toList());
    }
}
