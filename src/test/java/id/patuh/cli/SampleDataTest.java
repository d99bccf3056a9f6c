package id.patuh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDataTest {

    private static final String CSV = "sample-data/kasus-2026-10.csv";
    private static final String XES = "sample-data/lapangan-2026-10.xes";
    private static final String NDJSON = "sample-data/kasus-susulan-2026-10.ndjson";

    @TempDir
    Path out;

    @Test
    void theSampleMonthHasExactlyTheFindingsItsReadmeTellsOf() throws IOException {
        assertThat(Cli.run("audit", "--rules", "rules", "--out", out.toString(), CSV, XES, NDJSON))
                .isZero();
        List<CSVRecord> expected = read(Path.of("sample-data/expected/expected-findings.csv"));
        List<String> columns = expected.get(0).getParser().getHeaderNames();
        assertThat(read(out.resolve("findings.csv")).stream().map(row -> cells(row, columns)))
                .containsExactlyElementsOf(
                        expected.stream().map(row -> cells(row, columns)).toList());
    }

    @Test
    void theOrderOfTheFilesChangesNothing() throws IOException {
        Cli.run("audit", "--all", "--out", out.resolve("a").toString(), CSV, XES, NDJSON);
        Cli.run("audit", "--all", "--out", out.resolve("b").toString(), NDJSON, CSV, XES);
        for (String file : List.of("findings.csv", "verdicts.csv", "scorecard.json")) {
            assertThat(out.resolve("b").resolve(file))
                    .hasSameBinaryContentAs(out.resolve("a").resolve(file));
        }
    }

    @Test
    void theBrokenSampleIsReadAsFarAsItCanBeAndTheRestIsGivenBack() throws IOException {
        assertThat(Cli.run("audit", "--out", out.toString(), "sample-data/faulty/kasus-rusak.csv"))
                .isEqualTo(3);
        List<CSVRecord> rejected = read(out.resolve("rejected.csv"));
        assertThat(rejected)
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.get("reason")).isNotBlank());
    }

    private static List<String> cells(CSVRecord row, List<String> columns) {
        return columns.stream().map(row::get).toList();
    }

    private static List<CSVRecord> read(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.readString(file, StandardCharsets.UTF_8), format)) {
            return parser.getRecords();
        }
    }
}
