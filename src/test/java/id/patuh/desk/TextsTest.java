package id.patuh.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything people see is there in both languages. */
class TextsTest {

    private static final Path FOLDER = Path.of("src/main/resources/texts");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

    static List<String> areas() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith("_en.properties"))
                    .map(name -> name.replace(".properties", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void bothLanguagesSayTheSameThings(String area) throws IOException {
        Properties indonesian = read(area + ".properties");
        Properties english = read(area + "_en.properties");
        assertThat(english.stringPropertyNames()).isEqualTo(indonesian.stringPropertyNames());
        for (String key : indonesian.stringPropertyNames()) {
            assertThat(key).startsWith(area + ".");
            assertThat(indonesian.getProperty(key)).as(key).isNotBlank();
            assertThat(english.getProperty(key)).as(key).isNotBlank();
            assertThat(places(english.getProperty(key))).as(key).isEqualTo(places(indonesian.getProperty(key)));
        }
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    private static Properties read(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name))) {
            texts.load(reader);
        }
        return texts;
    }
}
