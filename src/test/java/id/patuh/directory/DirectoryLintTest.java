package id.patuh.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.lint.BothLanguages;
import id.patuh.lint.Complaint;
import id.patuh.sop.Language;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code directory/faults.txt}: files between {@code ==== name} lines, each with what must be complained of. */
class DirectoryLintTest {

    private static final Sops SOPS = RulesFolder.read(Path.of("rules"));
    private static final Directory.Defaults OTHERWISE = new Directory.Defaults(Language.ID, WorkingCalendar.ALWAYS);

    @TestFactory
    Stream<DynamicTest> everyFaultIsNamedAtItsPlaceWithItsRemedy() throws IOException {
        String[] files = Files.readString(Path.of("src/test/resources/directory/faults.txt"))
                .split("(?m)^==== ");
        assertThat(files).hasSizeGreaterThan(25);
        return Stream.of(files).skip(1).map(file -> {
            String name = file.substring(0, file.indexOf('\n'));
            String rest = file.substring(file.indexOf('\n') + 1);
            List<String> expected =
                    rest.lines().filter(line -> line.startsWith("! ")).toList();
            String text = String.join(
                    "\n", rest.lines().filter(line -> !line.startsWith("! ")).toList());
            return dynamicTest(name + " " + expected, () -> check(name, text, expected));
        });
    }

    private static void check(String name, String text, List<String> expected) {
        DirectoryFile file = new DirectoryFile(name, text.getBytes(StandardCharsets.UTF_8));
        List<Complaint> complaints;
        try {
            complaints = Directories.read(List.of(file), SOPS, OTHERWISE).doubts();
        } catch (UnreadableDirectory e) {
            complaints = e.complaints();
        }
        assertThat(complaints).as("%s", complaints).hasSameSizeAs(expected);
        for (int i = 0; i < complaints.size(); i++) {
            assertThat("! " + complaints.get(i)).startsWith(expected.get(i).replace(" …", ""));
            BothLanguages.areSaidBy(complaints.get(i));
        }
    }

    @Test
    void anOfficeInTwoFilesIsRefused() {
        DirectoryFile one = new DirectoryFile("a.yaml", "office: Kantor".getBytes(StandardCharsets.UTF_8));
        DirectoryFile two = new DirectoryFile("b.yaml", "office: ' KANTOR'".getBytes(StandardCharsets.UTF_8));
        UnreadableDirectory refusal = catchThrowableOfType(
                UnreadableDirectory.class, () -> Directories.read(List.of(one, two), SOPS, OTHERWISE));
        assertThat(refusal).hasMessage("b.yaml: office 'KANTOR' is in a.yaml already; put both into one file");
    }

    @Test
    void whateverIsWrittenIsReadOrComplainedOf() throws IOException {
        byte[] good = Files.readAllBytes(Path.of("src/test/resources/directory/faults.txt"));
        Random random = new Random(4);
        for (int round = 0; round < 3000; round++) {
            byte[] mangled = new byte[random.nextInt(400)];
            int from = random.nextInt(good.length - mangled.length);
            System.arraycopy(good, from, mangled, 0, mangled.length);
            for (int i = 0; i < 3 && mangled.length > 0; i++) {
                mangled[random.nextInt(mangled.length)] = (byte) "\":,\n[{}]-\0\u00e9;".charAt(random.nextInt(12));
            }
            String name = round % 2 == 0 ? "kantor.yaml" : "kantor.csv";
            try {
                Directories.read(List.of(new DirectoryFile(name, mangled)), SOPS, OTHERWISE);
            } catch (UnreadableDirectory fine) {
                assertThat(fine.complaints()).isNotEmpty();
            }
        }
    }
}
