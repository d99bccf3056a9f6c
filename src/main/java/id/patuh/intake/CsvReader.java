package id.patuh.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a table in CSV: UTF-8, RFC 4180, its separator found from the heading. Empty lines are passed over. Bytes that
 * are not UTF-8 come as U+FFFD, with which {@link RowReader} rejects the row.
 */
final class CsvReader {

    private CsvReader() {}

    /** Reads to the end; rows become events or rejects of {@code in}. */
    static void read(InputStream bytes, Incoming in) throws IOException, Unreadable {
        try (WellFormed records = new WellFormed(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            String first = records.first();
            Damaged damage = records.damage();
            if (first == null) {
                throw damage == null ? new Unreadable(0, Reasons.empty()) : new Unreadable(1, damage.reason());
            }
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(records.delimiter())
                    .get();
            rows(records, format, new RowReader(in, heading(first, format, records, in), in.segment()), in);
            damage = records.damage();
            if (damage != null) {
                throw new Unreadable(records.line(), damage.reason());
            }
        }
    }

    private static Heading heading(String first, CSVFormat format, WellFormed records, Incoming in)
            throws IOException, Unreadable {
        try (CSVParser parser = CSVParser.parse(first, format)) {
            List<CSVRecord> record = parser.getRecords();
            return Heading.of(record.get(0).toList(), records.headingLine(), in.mapping());
        }
    }

    private static void rows(WellFormed records, CSVFormat format, RowReader rows, Incoming in) throws IOException {
        long before = in.rows().sum();
        records.malformed((line, text, reason) ->
                rows.reject(reason, guessed(text, records.delimiter()).toArray(String[]::new), line));
        try (CSVParser parser =
                CSVParser.builder().setReader(records).setFormat(format).get()) {
            for (CSVRecord record : parser) {
                rows.read(record.values(), records.nextLine());
            }
        }
        if (in.rows().sum() == before && records.damage() == null) {
            in.remark(Reasons.headingOnly());
        }
    }

    /** The cells of a malformed line as far as they can be told apart, for giving it back. */
    static List<String> guessed(String line, char delimiter) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        while (from <= line.length() && cells.size() < Rejected.MOST_CELLS) {
            int end = endOfQuoted(line, from, delimiter);
            if (end >= 0) {
                cells.add(line.substring(from + 1, end - 1).replace("\"\"", "\""));
            } else {
                int next = line.indexOf(delimiter, from);
                end = next < 0 ? line.length() : next;
                cells.add(line.substring(from, end));
            }
            from = end + 1;
        }
        return cells;
    }

    /** The place after a properly quoted cell; −1 where none begins there. */
    private static int endOfQuoted(String line, int from, char delimiter) {
        if (from >= line.length() || line.charAt(from) != '"') {
            return -1;
        }
        int i = from + 1;
        while (i < line.length()) {
            if (line.charAt(i) != '"') {
                i++;
            } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                i += 2;
            } else {
                return i + 1 == line.length() || line.charAt(i + 1) == delimiter ? i + 1 : -1;
            }
        }
        return -1;
    }
}
