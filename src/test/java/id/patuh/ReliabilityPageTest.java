package id.patuh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reliability.md} names tests that there are. */
class ReliabilityPageTest {

    private static final Path PAGE = Path.of("docs/reliability.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*`\\w+Test`.*\\|$");

    private static Set<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void everyTestItNamesIsThere() throws IOException {
        Set<String> there;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            there = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        assertThat(there).containsAll(found(TEST));
    }

    @Test
    void everyRuleHasATest() throws IOException {
        assertThat(found(ROW))
                .containsExactlyInAnyOrder(
                        "1", "2", "3", "4", "5", "6", "9", "10", "12", "13", "14", "15", "16", "17", "18", "19", "20",
                        "21");
    }
}
