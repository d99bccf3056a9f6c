package id.patuh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.patuh.eventlog.CaseEvent;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CsvReaderTest {

    private static final Path SPECTRUM = Path.of("../shared/data/csv-spectrum");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"','", "';'", "'\t'"})
    void anySeparatorWillDo(char separator) {
        Desk desk = Desk.in(folder)
                .read(
                        "kasus.csv",
                        "case,step,at".replace(',', separator),
                        "A,1,2026-10-05 08:00".replace(',', separator));

        assertThat(desk.seen()).containsExactly("2 A 1 complete 2026-10-05T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"'\n'", "'\r\n'", "'\r'"})
    void anyLineBreakWillDo(String lineBreak) {
        String text = String.join(lineBreak, "case,step,at", "A,1,2026-10-05 08:00", "", "A,2,2026-10-05 09:00");

        assertThat(Desk.in(folder)
                        .read("kasus.csv", text.getBytes(StandardCharsets.UTF_8))
                        .seen())
                .containsExactly("2 A 1 complete 2026-10-05T00:00:00Z", "4 A 2 complete 2026-10-05T01:00:00Z");
    }

    @Test
    void aByteOrderMarkIsFine() {
        assertThat(Desk.in(folder)
                        .read("kasus.csv", "\uFEFFcase,at", "A,2026-10-05")
                        .seen())
                .containsExactly("2 A null complete 2026-10-04T16:00:00Z");
        assertThat(Desk.in(folder)
                        .read("kasus.csv", "\uFEFF\"case\",\"at\"", "A,2026-10-05")
                        .seen())
                .hasSize(1);
    }

    @Test
    void theLineIsThatOfARecordsBeginning() {
        Desk desk = Desk.in(folder)
                .read(
                        "kasus.csv",
                        "case,\"at\",note",
                        "",
                        "A,2026-10-05,\"satu",
                        "dua \"\"tiga\"\"",
                        "",
                        "empat\"",
                        "B,2026-10-05,",
                        "C,besok,\"lima",
                        "enam\"",
                        "D,2026-10-05,\"tujuh\"  ");

        assertThat(desk.complaints())
                .containsExactly("kasus.csv line 8 column 2 (at): 'besok' is not a time; write it like"
                        + " 2026-10-05T08:00:00+08:00");
        List<CaseEvent> events = desk.events();
        assertThat(events).extracting(CaseEvent::line).containsExactly(3L, 7L, 10L);
        assertThat(events.get(0).note()).isEqualTo("satu\ndua \"tiga\"\n\nempat");
        assertThat(events.get(2).note()).isEqualTo("tujuh");
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOneLine() {
        Desk desk = Desk.in(folder)
                .read(
                        "kasus.csv",
                        "case,at,note",
                        "A,2026-10-05,satu",
                        "B,2026-10-05,\"dua",
                        "C,2026-10-05,tiga",
                        "D,2026-10-05,\"empat\"",
                        "E,2026-10-05,lima");

        assertThat(desk.complaints())
                .containsExactly(
                        "kasus.csv line 3: a quotation mark is opened and not closed as it should be; close it,"
                                + " or write \"\" for a quotation mark within a cell");
        assertThat(desk.events()).extracting(CaseEvent::caseId).containsExactly("A", "C", "D", "E");
        assertThat(desk.rows()).isEqualTo(5);
    }

    @Test
    void textAfterAClosingQuoteCostsOneLine() {
        Desk desk = Desk.in(folder)
                .read("kasus.csv", "case,at,note", "A,2026-10-05,\"a\"b", "B,2026-10-05,\"b\"", "\"C\" ,2026-10-05,c");

        assertThat(desk.complaints())
                .containsExactly(
                        "kasus.csv line 2: text follows a closing quotation mark; write \"\" for a quotation mark"
                                + " within a cell");
        assertThat(desk.events()).extracting(CaseEvent::caseId).containsExactly("B", "C");
    }

    @Test
    void manyOpenQuotesCostALineEach() {
        List<String> lines = new ArrayList<>(List.of("case,at,note"));
        for (int i = 0; i < 20_000; i++) {
            lines.add("A" + i + ",2026-10-05," + (i % 2 == 0 ? "\"x\" y" : "x"));
        }
        Desk desk = Desk.in(folder).read("kasus.csv", lines.toArray(String[]::new));

        assertThat(desk.rejects().count()).isEqualTo(10_000);
        assertThat(desk.events()).hasSize(10_000);
    }

    @Test
    void aQuoteWithinAnUnquotedCellIsText() {
        assertThat(Desk.in(folder)
                        .read("kasus.csv", "case,at,note", "A,2026-10-05,layar 14\" rusak")
                        .event()
                        .note())
                .isEqualTo("layar 14\" rusak");
    }

    @Test
    void aMalformedLineIsGivenBackCellByCell() {
        assertThat(CsvReader.guessed("A,\"b, \"\"c\"\"\",,\"d,e", ','))
                .containsExactly("A", "b, \"c\"", "", "\"d", "e");
        assertThat(CsvReader.guessed("", ',')).containsExactly("");
        assertThat(CsvReader.guessed("a;\"b\";", ';')).containsExactly("a", "b", "");
    }

    @Test
    void recordsAreThoseOfCommonsCsvWhereQuotesAreWell() throws IOException, Unreadable {
        Random random = new Random(42);
        String[] pieces = {
            "a", "b c", ",", "\n", "\r\n", "\"\"", "\"x\"", "\"x,\"\"y\"\"\n\nz\"", "", " ", "\u00e9", ";"
        };
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder("k,l\n");
            for (int n = random.nextInt(20); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            List<Long> malformed = new ArrayList<>();
            List<List<String>> ours = records(text.toString(), malformed);
            if (malformed.isEmpty()) {
                assertThat(ours).as(text.toString()).isEqualTo(plainly(text.toString()));
            }
        }
    }

    private static List<List<String>> records(String text, List<Long> malformed) throws IOException, Unreadable {
        WellFormed records = new WellFormed(new StringReader(text));
        records.malformed((line, broken, reason) -> malformed.add(line));
        List<List<String>> all = new ArrayList<>();
        all.add(parsed(new StringReader(String.valueOf(records.first()))).get(0));
        all.addAll(parsed(records));
        return all;
    }

    private static List<List<String>> plainly(String text) throws IOException {
        List<List<String>> all = parsed(new StringReader(text));
        all.removeIf(cells -> cells.equals(List.of("")) && !text.contains("\"\""));
        return all.stream().filter(cells -> !cells.isEmpty()).toList();
    }

    private static List<List<String>> parsed(Reader text) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
        try (CSVParser parser =
                CSVParser.builder().setReader(text).setFormat(format).get()) {
            return new ArrayList<>(
                    parser.getRecords().stream().map(CSVRecord::toList).toList());
        }
    }

    static Stream<String> spectrum() {
        if (!Files.isDirectory(SPECTRUM)) {
            return Stream.of("absent");
        }
        try (Stream<Path> files = Files.list(SPECTRUM.resolve("csvs"))) {
            return files.map(file -> file.getFileName().toString().replace(".csv", "")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("spectrum")
    void readsTheFilesOfCsvSpectrum(String name) throws IOException, Unreadable {
        assumeTrue(Files.isDirectory(SPECTRUM), "csv-spectrum is not at " + SPECTRUM);
        String written = Files.readString(SPECTRUM.resolve("csvs/" + name + ".csv"));
        // the copies at hand lost the line breaks that their names speak of
        String text = name.endsWith("_crlf") ? written.replaceAll("\r?\n", "\r\n") : written;
        List<Long> malformed = new ArrayList<>();
        List<List<String>> records = records(text, malformed);
        JsonNode json = JsonMapper.builder().build().readTree(SPECTRUM.resolve("json/" + name + ".json"));

        assertThat(malformed).isEmpty();
        if (name.equals("location_coordinates")) {
            // its JSON names another telephone number than its CSV, and one object instead of a list
            assertThat(records.get(1).get(1))
                    .isEqualTo(json.get("Location Coordinates").asString());
            return;
        }
        List<List<String>> expected = new ArrayList<>();
        expected.add(List.copyOf(json.get(0).propertyNames()));
        json.forEach(row ->
                expected.add(row.values().stream().map(JsonNode::asString).toList()));
        assertThat(records).isEqualTo(expected);
    }

    @Test
    void aLineOfAnyLengthEndsInARejectNotInMemory() throws IOException, Unreadable {
        long[] left = {200_000_000};
        Reader endless = new Reader() {
            @Override
            public int read(char[] target, int offset, int length) {
                if (left[0] <= 0) {
                    return -1;
                }
                int count = (int) Math.min(length, left[0]);
                Arrays.fill(target, offset, offset + count, 'x');
                left[0] -= count;
                return count;
            }

            @Override
            public void close() {}
        };
        Reader head = new StringReader("case,at\nA,2026-10-05\n");
        Reader both = new Reader() {
            @Override
            public int read(char[] target, int offset, int length) throws IOException {
                int read = head.read(target, offset, length);
                return read >= 0 ? read : endless.read(target, offset, length);
            }

            @Override
            public void close() {}
        };
        List<String> malformed = new ArrayList<>();
        WellFormed records = new WellFormed(both);
        records.malformed((line, text, reason) -> malformed.add(line + " " + reason.en()));
        records.first();

        assertThat(parsed(records)).hasSize(1);
        assertThat(malformed)
                .containsExactly("3 the line is longer than 16 MB; a line break is missing, or this is no table");
    }

    @Test
    void aRowOfMillionsOfCellsIsOneReject() {
        Desk desk =
                Desk.in(folder).read("kasus.csv", "case,at,note", "A" + ",".repeat(15_000_000), "B,2026-10-05,\"x\"");

        assertThat(desk.complaints())
                .containsExactly("kasus.csv line 2: more than 10000 cells; a line break is missing, or this is no row");
        assertThat(desk.rejects().all().get(0).cells()).hasSize(1000);
        assertThat(desk.event().line()).isEqualTo(3);
    }

    @Test
    void aQuotedCellOfAnyLengthEndsInARejectAndTheReadingGoesOn() throws IOException, Unreadable {
        String long17 = "B,2026-10-05,\"" + "y\n".repeat(9_000_000);
        WellFormed records = new WellFormed(new StringReader("case,at,note\n" + long17 + "\"\nC,2026-10-05,z\n"));
        List<Long> malformed = new ArrayList<>();
        records.malformed((line, text, reason) -> malformed.add(line));
        records.first();
        char[] buffer = new char[1 << 16];
        long total = 0;
        for (int read = 0; read >= 0; read = records.read(buffer, 0, buffer.length)) {
            total += read;
        }

        assertThat(malformed).startsWith(2L);
        assertThat(total).isGreaterThan(17_000_000);
    }
}
