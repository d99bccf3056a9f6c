package id.patuh.desk.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.patuh.mail.OutgoingMails;
import id.patuh.reception.Reception;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Every page of the desk with the sample month, as {@link Fitness} wants it. */
@Import(SeenTemplates.class)
class EveryPageTest extends BrowserTest {

    @Autowired
    OutgoingMails outgoing;

    @Autowired
    Reception reception;

    @Autowired
    SeenTemplates templates;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyPageIsFitForEverybody() throws IOException {
        List<DynamicTest> pages = new Fitness(this).of(scenes());
        return Stream.concat(
                pages.stream(),
                Stream.of(dynamicTest(
                        "every template was shown",
                        () -> assertThat(templates.missed()).isEmpty())));
    }

    private List<Scene> scenes() throws IOException {
        return Stream.of(
                        CaseScenes.all(),
                        new FindingScenes(this).all(),
                        new SopScenes(this, folder).all(),
                        new RecordScenes(this).all(),
                        new ImportScenes(this, folder).all(),
                        new MailScenes(this, outgoing, reception).all(),
                        new AccountScenes(this).all(),
                        RefusalScenes.all())
                .flatMap(List::stream)
                .toList();
    }
}
