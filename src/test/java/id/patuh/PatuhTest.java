package id.patuh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatuhTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "serve", "serve --server.port=0", "--server.port=0", "--patuh.rules=rules", "--spring.x=y"})
    void startsTheServiceUnlessACommandIsNamed(String line) {
        assertThat(Patuh.startsService(words(line))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"audit x.csv", "serve --help", "serve -h", "--server.port=0 --help", "serve --version", "--help"
            })
    void helpStartsNothing(String line) {
        assertThat(Patuh.startsService(words(line))).isFalse();
    }

    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }
}
