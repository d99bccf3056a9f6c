package id.patuh.entrance;

import static id.patuh.entrance.Office.until;
import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.reception.Input;
import id.patuh.reception.InputState;
import id.patuh.reception.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class DropFolderTest {

    private static final String HEADING = "case,step,at\n";

    @TempDir
    static Path data;

    private static Office office;
    private static Path inbox;

    private int before;

    @BeforeAll
    static void open() {
        office = Office.open(data, Map.of());
        inbox = data.resolve("inbox");
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void count() {
        before = office.inputs().size();
    }

    private static void drop(String name, String text) {
        Office.write(inbox.resolve(name), text);
    }

    private List<Input> taken(int number) {
        office.untilRead(before + number);
        return office.inputs().subList(before, before + number);
    }

    private static boolean isIn(String folder, String name) {
        return Files.exists(inbox.resolve(folder).resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    private static String text(String folder, String name) throws IOException {
        return Files.readString(inbox.resolve(folder).resolve(name));
    }

    @Test
    void aFileIsTakenInAndMovedToDone() {
        drop("satu.csv", HEADING + "F-1,1,2026-10-05 08:00\nF-1,2,2026-10-05 09:00\n");

        assertThat(taken(1)).singleElement().satisfies(input -> {
            assertThat(input.source()).isEqualTo(Source.FOLDER);
            assertThat(input.place()).isEqualTo("satu.csv");
            assertThat(input.state()).isEqualTo(InputState.READ);
            assertThat(input.accepted()).isEqualTo(2);
        });
        until("the file is in done", () -> isIn("done", "satu.csv"));
        assertThat(inbox.resolve("satu.csv")).doesNotExist();
        until("nothing is left to give back", () -> office.count("dropped_file") == 0);
        assertThat(isIn("rejected", "satu.rejected.csv")).isFalse();
    }

    @Test
    void allKindsOfFilesAreTakenIn() throws IOException {
        drop("b.json", "{\"case\": \"F-2\", \"step\": \"1\", \"at\": \"2026-10-05T08:00:00Z\"}");
        drop("b.ndjson", "{\"case\": \"F-3\", \"step\": \"1\", \"at\": \"2026-10-05T08:00:00Z\"}\n");
        drop(
                "b.xes",
                "<log><trace><string key='concept:name' value='F-4'/><event><date key='time:timestamp'"
                        + " value='2026-10-05T08:00:00Z'/></event></trace></log>");
        Path packed = inbox.resolve("b.csv.gz.tmp");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write((HEADING + "F-5,1,2026-10-05\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.move(packed, inbox.resolve("B.CSV.GZ"));

        assertThat(taken(4)).allSatisfy(input -> assertThat(input.accepted()).isEqualTo(1));
    }

    @Test
    void rejectedRowsComeBackToBeMendedAndDroppedAgain() throws IOException {
        drop("tiga.csv", HEADING + "F-6,1,2026-10-05 08:00\nF-6,2,kemarin\n");
        taken(1);
        until("the rejected row is back", () -> isIn("rejected", "tiga.rejected.csv"));
        assertThat(text("rejected", "tiga.rejected.csv")).contains("kemarin").contains("rejected_from,reason");

        drop("tiga.rejected.csv", text("rejected", "tiga.rejected.csv").replace("kemarin", "2026-10-05 09:00"));

        assertThat(taken(2).get(1).accepted()).isEqualTo(1);
        until("both are done", () -> isIn("done", "tiga.csv") && isIn("done", "tiga.rejected.csv"));
    }

    @Test
    void aFileOfWhichNothingCanBeReadMovesToRejectedWithANote() throws IOException {
        drop("empat.csv", "Dear all,\nthe log is attached.\n");

        assertThat(taken(1).get(0).rejected()).isEqualTo(1);
        until("the note is there", () -> isIn("rejected", "empat.csv.reason.txt") && isIn("rejected", "empat.csv"));
        assertThat(text("rejected", "empat.csv.reason.txt")).contains("no column means case", "tidak ada kolom");
        assertThat(isIn("done", "empat.csv")).isFalse();
    }

    @Test
    void aSecondFileOfTheSameNameDoesNotReplaceTheFirst() throws IOException {
        drop("lima.csv", HEADING + "F-7,1,2026-10-05 08:00\n");
        until("the first is done", () -> isIn("done", "lima.csv"));
        drop("lima.csv", HEADING + "F-7,2,2026-10-05 09:00\n");
        until("the second is done", () -> isIn("done", "lima-2.csv"));

        assertThat(taken(2)).allSatisfy(input -> assertThat(input.accepted()).isEqualTo(1));
        assertThat(text("done", "lima.csv")).contains("F-7,1");
    }

    @Test
    void theSameFileAgainIsTheSameInput() {
        drop("enam.csv", HEADING + "F-8,1,2026-10-05 08:00\n");
        until("the first is done", () -> isIn("done", "enam.csv"));
        drop("enam.csv", HEADING + "F-8,1,2026-10-05 08:00\n");
        until("the second is done", () -> isIn("done", "enam-2.csv"));

        taken(1);
        assertThat(office.inputs()).hasSize(before + 1);
    }

    @Test
    void aFileThatIsBeingWrittenIsWaitedFor() throws IOException {
        Path file = inbox.resolve("tujuh.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(HEADING.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 40; i++) {
                out.write(
                        ("F-9," + (i % 14 + 1) + ",2026-10-05 08:" + (10 + i) + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                long begun = System.nanoTime();
                until("some time passes", () -> System.nanoTime() - begun > 30_000_000);
            }
        }

        assertThat(taken(1).get(0).accepted()).isEqualTo(40);
        assertThat(office.inputs()).hasSize(before + 1);
    }

    @Test
    void unfinishedAndHiddenNamesAreLeftAlone() {
        drop("delapan.csv.part", HEADING);
        drop(".delapan.csv", HEADING);
        drop("~$delapan.xlsx", "x");
        drop("sesudah.csv", HEADING + "F-10,1,2026-10-05\n");

        taken(1);
        until("the other one is done", () -> isIn("done", "sesudah.csv"));
        assertThat(Stream.of("delapan.csv.part", ".delapan.csv", "~$delapan.xlsx")
                        .map(inbox::resolve))
                .allMatch(Files::exists);
    }

    @Test
    void linksAndStrangeFilesAreRefusedWithANote(@TempDir Path elsewhere) throws IOException {
        Office.write(elsewhere.resolve("rahasia.csv"), HEADING + "F-11,1,2026-10-05\n");
        Files.createSymbolicLink(inbox.resolve("tautan.csv"), elsewhere.resolve("rahasia.csv"));
        drop("foto.jpg", "x");
        Files.createDirectories(inbox.resolve("folder.csv"));

        until(
                "both are refused",
                () -> isIn("rejected", "tautan.csv.reason.txt") && isIn("rejected", "foto.jpg.reason.txt"));
        assertThat(text("rejected", "tautan.csv.reason.txt")).contains("links are not followed");
        assertThat(text("rejected", "foto.jpg.reason.txt")).contains("change the file's name or kind");
        assertThat(elsewhere.resolve("rahasia.csv")).exists();
        assertThat(inbox.resolve("folder.csv")).isDirectory();
        assertThat(office.inputs()).hasSize(before);
    }

    @Test
    void oddNamesAreNames() {
        List<String> names =
                List.of("spasi dan é.csv", "${body}.csv", "#{1+1} {{x}}.csv", "-rf.csv", "a;b'\"c.csv", "%2e%2e.csv");
        int number = 0;
        for (String name : names) {
            drop(name, HEADING + "F-12-" + number++ + ",1,2026-10-05\n");
        }

        assertThat(taken(names.size())).extracting(Input::name).containsExactlyInAnyOrderElementsOf(names);
        until("all are done", () -> names.stream().allMatch(name -> isIn("done", name)));
    }

    @Test
    void whatACrashLeftOutOfReachIsTakenInAtTheNextStart() {
        Office.write(inbox.resolve(".taken/t1/sepuluh.csv"), HEADING + "F-13,1,2026-10-05\n");

        new DropFolder(inbox, office.part(DroppedFiles.class));

        assertThat(taken(1).get(0).name()).isEqualTo("sepuluh.csv");
        until("it is done", () -> isIn("done", "sepuluh.csv"));
    }

    @Test
    void manyFilesAreTakenInOnceEachByTwoServices() {
        try (Office second = office.second(Map.of())) {
            for (int i = 0; i < 60; i++) {
                drop("banyak-" + i + ".csv", HEADING + "F-14-" + i + ",1,2026-10-05\n");
            }
            List<Input> all = taken(60);
            assertThat(all).extracting(Input::name).doesNotHaveDuplicates();
            assertThat(all).allSatisfy(input -> assertThat(input.accepted()).isEqualTo(1));
            until("all are done", () -> isIn("done", "banyak-59.csv") && second.count("dropped_file") == 0);
            assertThat(second.inputs()).hasSize(before + 60);
        }
    }
}
