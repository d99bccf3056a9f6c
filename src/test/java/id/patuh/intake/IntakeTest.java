package id.patuh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.patuh.eventlog.CaseEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {

    private static final String CSV = "case,at\nA,2026-10-05\n";
    private static final String JSON = "{\"case\": \"A\", \"at\": \"2026-10-05\"}";
    private static final String XES = "<log><trace><string key='concept:name' value='A'/><event>"
            + "<date key='time:timestamp' value='2026-10-05T08:00:00Z'/></event></trace></log>";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.CSV", "a.txt", "a.tsv", "a", "a.log", "a.2026", "a.csv.gz", "a.gz", "a.packed"})
    void tablesAreKnownByTheirNameOrByTheirBeginning(String name) throws IOException {
        assertThat(reads(name, CSV)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.ndjson", "a.jsonl", "a", "a.dat", "a.json.gz", "a.jsonl.gz", "a.gz"})
    void jsonIsKnownByItsNameOrByItsBeginning(String name) throws IOException {
        assertThat(reads(name, JSON)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.xes", "a", "a.xml", "a.xes.gz", "a.gz"})
    void xesIsKnownByItsNameOrByItsBeginning(String name) throws IOException {
        assertThat(reads(name, XES)).isTrue();
    }

    private boolean reads(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] content = name.endsWith(".gz") || name.endsWith(".packed") ? packed(bytes) : bytes;
        return Desk.in(folder).read(name, content).event().caseId().equals("A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.json", "a.ndjson", "a.xes", "a.xlsx", "a.csv.gz", "a", "a.txt"})
    void anEmptyFileIsOneReject(String name) {
        Desk desk = Desk.in(folder).read(name, new byte[0]);

        assertThat(desk.complaints()).containsExactly(name + ": the file is empty; nothing is read");
        assertThat(desk.rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {" \n\n ", "\uFEFF", "\n"})
    void aFileOfBlanksIsEmpty(String text) {
        assertThat(Desk.in(folder)
                        .read("a.csv", text.getBytes(StandardCharsets.UTF_8))
                        .complaints())
                .containsExactly("a.csv: the file is empty; nothing is read");
    }

    @Test
    void aHeadingAloneIsWorthARemarkOnly() {
        Desk desk = Desk.in(folder).read("a.csv", "case,at");

        assertThat(desk.complaints()).isEmpty();
        assertThat(desk.remarks()).containsExactly("there are no rows below the heading");
        assertThat(desk.rows()).isZero();
    }

    @Test
    void anotherEncodingIsNamed() {
        for (var encoding :
                Arrays.asList(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(Desk.in(folder).read("a.csv", CSV.getBytes(encoding)).complaints())
                    .containsExactly("a.csv: the file is UTF-16 or UTF-32, not UTF-8; save it as UTF-8");
        }
    }

    @Test
    void aBinaryFileIsOneReject() {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        noise[5] = 0;

        assertThat(Desk.in(folder).read("a.csv", noise).complaints())
                .containsExactly("a.csv: the file is binary, not text; give CSV, JSON, XES or XLSX with the ending that"
                        + " belongs to it");
    }

    @Test
    void anArchiveUnderTheNameOfATableIsNamed() {
        assertThat(Desk.in(folder)
                        .read("a.csv", new byte[] {'P', 'K', 3, 4, 0, 0})
                        .complaints())
                .singleElement()
                .asString()
                .startsWith("a.csv: the file is a ZIP archive or an Excel workbook, not text");
    }

    @Test
    void aHeadingOfNoUseIsOneReject() {
        assertThat(Desk.in(folder)
                        .read("a.csv", "Dear all,", "the log is attached.")
                        .complaints())
                .singleElement()
                .asString()
                .startsWith("a.csv line 1: no column means case. Found: Dear all, . Known: case (");
    }

    @Test
    void aHeadingWithAnOpenQuoteIsOneReject() {
        assertThat(Desk.in(folder).read("a.csv", "case,\"at", "A,2026-10-05").complaints())
                .singleElement()
                .asString()
                .startsWith("a.csv line 1: the heading: a quotation mark is opened");
    }

    @Test
    void aPackedFileThatEndsTooEarlyKeepsWhatCameBefore() throws IOException {
        StringBuilder text = new StringBuilder("case,at,note\n");
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            text.append('A')
                    .append(i)
                    .append(",2026-10-05,")
                    .append(random.nextLong())
                    .append(".\n");
        }
        byte[] whole = packed(text.toString().getBytes(StandardCharsets.UTF_8));
        Desk desk = Desk.in(folder).read("a.csv.gz", Arrays.copyOf(whole, whole.length / 2));

        List<CaseEvent> events = desk.events();
        int read = events.size();
        assertThat(read).isBetween(5_000, 15_000);
        assertThat(events).allMatch(event -> String.valueOf(event.note()).endsWith("."));
        assertThat(desk.complaints())
                .containsExactly(
                        "a.csv.gz line " + (read + 2) + ": the packed file ends too early or is damaged; what came"
                                + " before this place was read. Fetch it again");
        assertThat(desk.rows()).isEqualTo(read + 1);
    }

    @Test
    void truncationCostsTheRestInEveryFormat() throws IOException {
        String element = "{\"case\": \"A\", \"at\": \"2026-10-05\", \"note\": \"%d\"}%n";
        StringBuilder lines = new StringBuilder();
        StringBuilder traces = new StringBuilder("<log>");
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            lines.append(String.format(element, random.nextLong()));
            traces.append(XES.replace("<log>", "").replace("</log>", "").replace("'A'", "'" + random.nextLong() + "'"));
        }
        byte[] json = packed(lines.toString().getBytes(StandardCharsets.UTF_8));
        byte[] xes = packed(traces.append("</log>").toString().getBytes(StandardCharsets.UTF_8));
        for (String name : new String[] {"a.jsonl.gz", "a.json.gz", "a.xes.gz"}) {
            byte[] whole = name.contains("xes") ? xes : json;
            Desk desk = Desk.in(folder).read(name, Arrays.copyOf(whole, whole.length / 2));

            assertThat(desk.complaints()).singleElement().asString().contains("ends too early");
            assertThat(desk.events().size()).isBetween(5_000, 15_000);
        }
    }

    @Test
    void aBombIsDefused() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream packer = new GZIPOutputStream(bomb)) {
            packer.write(CSV.getBytes(StandardCharsets.UTF_8));
            byte[] megabyte = new byte[1_000_000];
            Arrays.fill(megabyte, (byte) '\n');
            for (int i = 0; i < 150; i++) {
                packer.write(megabyte);
            }
        }
        Desk desk = Desk.in(folder).read("a.csv.gz", bomb.toByteArray());

        assertThat(desk.complaints())
                .singleElement()
                .asString()
                .contains("unpacked, the file is more than 100 times as large");
        assertThat(desk.events()).hasSize(1);
    }

    @Test
    void anArchiveWithinAnArchiveIsNotRead() throws IOException {
        byte[] twice = packed(packed(CSV.getBytes(StandardCharsets.UTF_8)));

        assertThat(Desk.in(folder).read("a.csv.gz", twice).complaints())
                .containsExactly("a.csv.gz: an archive lies within the archive; unpack it first");
        assertThat(Desk.in(folder).read("a.csv.gz.gz", twice).complaints())
                .containsExactly("a.csv.gz.gz: an archive lies within the archive; unpack it first");
    }

    @Test
    void aPlainFileUnderTheNameOfAPackedOneIsNamed() {
        assertThat(Desk.in(folder)
                        .read("a.csv.gz", CSV.getBytes(StandardCharsets.UTF_8))
                        .complaints())
                .singleElement()
                .asString()
                .contains("not packed with gzip");
        assertThat(Desk.in(folder)
                        .read("a.csv.gz", new byte[] {0x1f, (byte) 0x8b})
                        .complaints())
                .singleElement()
                .asString()
                .contains("is damaged from its beginning");
    }

    @Test
    void aPackedFileWithoutItsEndingIsNamed() throws IOException {
        assertThat(Desk.in(folder)
                        .read("a.csv", packed(CSV.getBytes(StandardCharsets.UTF_8)))
                        .complaints())
                .containsExactly(
                        "a.csv: the file is packed with gzip, but its name does not say so; add .gz to the name");
    }

    @Test
    void ofASmallPackedFileThatIsDamagedTheFirstRowsAreReadOrNothingIsSaidToBe() throws IOException {
        byte[] whole = packed(CSV.getBytes(StandardCharsets.UTF_8));
        Desk most = Desk.in(folder).read("a.csv.gz", Arrays.copyOf(whole, whole.length - 5));
        assertThat(most.rows() - most.rejects().count()).isEqualTo(CSV.lines().count() - 1);
        assertThat(most.complaints()).singleElement().asString().contains("what came before this place was read");
        Desk none = Desk.in(folder).read("b.csv.gz", Arrays.copyOf(whole, 10));
        assertThat(none.complaints()).singleElement().asString().contains("nothing of it was read");
    }

    @Test
    void aZeroByteInAShortFileCostsItsRowOnly() {
        Desk desk = Desk.in(folder).read("a.csv", "case,at", "A,2026-10-05", "B\0B,2026-10-05", "C,2026-10-05");
        assertThat(desk.complaints()).singleElement().asString().startsWith("a.csv line 3 column 1 (case): ");
        assertThat(desk.events()).hasSize(2);
    }

    @Test
    void whatIsNotThereIsSaid() {
        Desk desk = Desk.in(folder);

        assertThatThrownBy(() -> desk.read(folder.resolve("nirgendwo.csv")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith("nirgendwo.csv is not there; check the name");
        assertThatThrownBy(() -> desk.read(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith("is a folder; name the files in it");
    }

    @Test
    void anUnknownDefaultIsAnErrorOfTheCaller() {
        assertThatThrownBy(() -> Desk.withTwoSops(folder, "lain"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown SOP 'lain'. Known: gangguan, surat");
    }

    @Test
    void everyRowIsAcceptedOrRejected() {
        Desk desk = Desk.in(folder)
                .read("a.csv", "case,at", "A,2026-10-05", "B,besok", "C,2026-10-05", "\"D", "E,2026-10-05,")
                .read("b.json", "[" + JSON + "," + JSON.replace("2026-10-05", "besok") + ", 5]")
                .read("c.xes", XES)
                .read("d.csv", new byte[0]);

        assertThat(desk.rows()).isEqualTo(10);
        assertThat(desk.rejects().count()).isEqualTo(6);
        assertThat(desk.events()).hasSize(4);
    }

    @Test
    void randomDamageNeverFails() {
        String table =
                "case,step,transition,at,inputs,note\r\nA,1,selesai,2026-10-05 08:00,Memo;Surat,\"a \"\"b\"\" c\"\r\n"
                        + "B,2,,05/10/2026 08:00,-,x\r\n";
        String[] texts = {table, "[" + JSON + "," + JSON + "]", JSON + "\n" + JSON, XES};
        String[] names = {"a.csv", "a.json", "a.jsonl", "a.xes"};
        Random random = new Random(99);
        for (int i = 0; i < 1_500; i++) {
            int which = i % texts.length;
            byte[] bytes = texts[which].getBytes(StandardCharsets.UTF_8);
            for (int damage = random.nextInt(5); damage >= 0; damage--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Desk desk = Desk.in(folder)
                    .read(
                            names[which],
                            Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length));
            long lines = desk.events().stream().map(CaseEvent::line).count();
            assertThat(lines + desk.rejects().count()).isEqualTo(desk.rows());
        }
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packer = new GZIPOutputStream(packed)) {
            packer.write(bytes);
        }
        return packed.toByteArray();
    }
}
