package id.patuh.sop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.patuh.lint.BothLanguages;
import id.patuh.lint.Complaint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file of {@code src/test/resources/lint} is read as an SOP ({@code sop-…}) or a calendar ({@code calendar-…});
 * its first lines say what must be complained of: {@code # fault 8:5 part of the message}, {@code # doubt …}. A file
 * without such lines is fine.
 */
class LintTest {

    private record Expected(boolean doubt, int line, int column, String part) {}

    private static final Path FILES = Path.of("src/test/resources/lint");
    private static final Pattern EXPECTED = Pattern.compile("# (fault|doubt) ([0-9]+):([0-9]+) (.+)");
    private static final String SOP =
            "{sop: lain, version: 1, title: Lain, effective-from: 2026-01-01, zone: Asia/Makassar, steps: [{step: 1}]}";

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> everyFaultIsFoundAtItsPlace() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> listed = Files.list(FILES)) {
            listed.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
        }
        assertThat(files).hasSizeGreaterThan(80);
        return files.stream().map(file -> dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private void check(Path file) throws IOException {
        Path rules = Files.createTempDirectory(temporary, "case").resolve("rules");
        boolean isSop = file.getFileName().toString().startsWith("sop-");
        write(rules.resolve("calendars/jam-kerja.yaml"), "week: {mon-fri: [08:00-16:00]}");
        write(rules.resolve("calendars/tutup.yaml"), "week: {}");
        write(rules.resolve("lain/sop.yaml"), SOP);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        write(rules.resolve(isSop ? "contoh/sop.yaml" : "calendars/kalender.yaml"), text);

        List<Complaint> doubts = RulesFolder.doubts(rules);
        List<Complaint> all = RulesFolder.lint(rules);
        List<Expected> expected = expected(text);
        assertThat(all).as("all of %s", all).hasSameSizeAs(expected);
        for (int i = 0; i < all.size(); i++) {
            Complaint complaint = all.get(i);
            assertThat(complaint.file()).isEqualTo(isSop ? "rules/contoh/sop.yaml" : "rules/calendars/kalender.yaml");
            assertThat(complaint.line() + ":" + complaint.column() + " " + complaint.message())
                    .startsWith(expected.get(i).line() + ":" + expected.get(i).column() + " ")
                    .contains(expected.get(i).part());
            assertThat(doubts.contains(complaint)).isEqualTo(expected.get(i).doubt());
            BothLanguages.areSaidBy(complaint);
        }
    }

    private static List<Expected> expected(String text) {
        return text.lines()
                .map(EXPECTED::matcher)
                .filter(Matcher::matches)
                .map(line -> new Expected(
                        line.group(1).equals("doubt"),
                        Integer.parseInt(line.group(2)),
                        Integer.parseInt(line.group(3)),
                        line.group(4)))
                .toList();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
