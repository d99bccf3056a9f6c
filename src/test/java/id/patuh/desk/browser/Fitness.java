package id.patuh.desk.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;

/**
 * What every page must be: no barrier that axe-core knows, nothing to complain of on the console, nothing that sticks out on
 * a small phone, light enough for a first visit on a slow line. Looked at in both languages, light and dark, at desk and phone
 * width. With {@code -Dpatuh.pictures=FOLDER} a picture of each is taken.
 */
final class Fitness {

    /** What a page may weigh on first visit with all that it needs, in bytes. */
    private static final long HEAVIEST = 150_000;

    private static final String PICTURES = System.getProperty("patuh.pictures", "");

    private final BrowserTest desk;
    private final Browser browser;

    Fitness(BrowserTest desk) {
        this.desk = desk;
        this.browser = desk.browser.uncached();
    }

    List<DynamicTest> of(List<Scene> scenes) {
        return scenes.stream()
                .map(scene -> dynamicTest(scene.name(), () -> check(scene)))
                .toList();
    }

    private void check(Scene scene) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Look look : Look.values()) {
            browser.wide();
            look.on(desk.in(scene.login()));
            browser.complaints();
            scene.way().go(browser);
            assertThat(browser.status()).as(browser.text()).isEqualTo(scene.status());
            if (browser.weight() > HEAVIEST) {
                wrong.add(look + ": weighs " + browser.weight() + " bytes");
            }
            look(scene, look + "-desk", look == Look.INDONESIAN, wrong);
            browser.phone();
            look(scene, look + "-phone", look == Look.ENGLISH, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    /** @param closely barriers are looked for, too, which takes long: in each language and theme once, at each width once */
    private void look(Scene scene, String how, boolean closely, List<String> wrong) throws IOException {
        if (browser.all("main h1").size() != 1) {
            wrong.add(how + ": has no heading: " + browser.title());
        }
        if (browser.overflows()) {
            wrong.add(how + ": is wider than the screen: " + browser.sticksOut());
        }
        if (browser.text().contains("??")) {
            wrong.add(how + ": lacks a text: " + browser.text());
        }
        if (closely) {
            browser.barriers().forEach(barrier -> wrong.add(how + ": " + barrier));
        }
        browser.complaints().stream()
                .filter(complaint -> scene.status() == 200 || !complaint.contains("status of " + scene.status()))
                .forEach(complaint -> wrong.add(how + ": console: " + complaint));
        if (!PICTURES.isEmpty()) {
            browser.picture(Path.of(PICTURES, scene.name() + "-" + how + ".png"));
        }
    }
}
