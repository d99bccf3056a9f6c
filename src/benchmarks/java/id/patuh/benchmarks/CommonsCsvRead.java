package id.patuh.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Merely reads the file with Apache Commons CSV: every record, and of every value its length. Nothing is audited. */
public final class CommonsCsvRead implements Contestant {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private long characters;

    public static void main(String[] args) throws IOException {
        CommonsCsvRead reader = new CommonsCsvRead();
        reader.run(Path.of(args[0]), Path.of("."));
        System.out.println(reader.characters + " characters");
    }

    @Override
    public void run(Path log, Path out) throws IOException {
        characters = 0;
        try (CSVParser records = CSVParser.parse(log, StandardCharsets.UTF_8, FORMAT)) {
            for (CSVRecord cells : records) {
                for (String cell : cells) {
                    characters += cell.length();
                }
            }
        }
    }
}
