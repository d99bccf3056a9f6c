package id.patuh.intake;

import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.EventLogBuilder;
import id.patuh.sop.Sops;
import id.patuh.sop.Text;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a table (CSV or XLSX, packed or not; an object-centric log as a table), to be looked at while one says
 * what its columns mean.
 *
 * @param heading the columns' names as they stand there
 * @param rows the first rows, each as wide as the heading
 * @param objectTypes the columns in which ids of several objects may stand; a row is an event of each, once one of these
 *     columns names the case
 * @param fault why nothing can be shown; null: nothing is wrong
 */
public record TableSample(
        List<String> heading,
        List<List<String>> rows,
        Set<String> objectTypes,
        @Nullable Text fault) {

    public TableSample {
        heading = List.copyOf(heading);
        rows = rows.stream().map(List::copyOf).toList();
        objectTypes = Set.copyOf(objectTypes);
    }

    /**
     * What a mapping makes of the sample.
     *
     * @param events by line, then time
     * @param rejects what it cannot read, and the table as a whole where a column is missing
     * @param rows how many rows there were
     */
    public record Preview(List<CaseEvent> events, List<Rejected> rejects, long rows) {}

    /**
     * Reads the beginning of a table.
     *
     * @param name by which it is told what the file is
     * @throws IOException where the disk fails
     */
    public static TableSample of(Path file, String name, int most) throws IOException {
        try (Counted bytes = new Counted(Files.newInputStream(file), read -> {})) {
            return of(file, bytes, name, most);
        } catch (Damaged damaged) {
            return without(damaged.reason());
        } catch (Unreadable unreadable) {
            return without(unreadable.reason());
        }
    }

    private static TableSample without(Text fault) {
        return new TableSample(List.of(), List.of(), Set.of(), fault);
    }

    private static TableSample of(Path file, Counted bytes, String name, int most) throws IOException, Unreadable {
        BufferedInputStream content = new BufferedInputStream(bytes, 1 << 16);
        String ending = Kind.ending(name);
        byte[] start = start(content);
        if (ending.equals("gz") || (Kind.of(ending) == null && Kind.isGzip(start))) {
            if (!Kind.isGzip(start)) {
                throw new Unreadable(0, Reasons.notGzip());
            }
            BufferedInputStream unpacked = new BufferedInputStream(Unpacked.of(bytes, content), 1 << 16);
            String inner = name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
            return text(unpacked, inner, most);
        }
        Kind kind = Kind.of(ending) == null ? Kind.sniffed(start) : Kind.of(ending);
        return kind == Kind.XLSX ? sheet(file, start, most) : text(content, name, most);
    }

    private static TableSample text(BufferedInputStream content, String name, int most) throws IOException, Unreadable {
        byte[] start = start(content);
        Kind kind = Kind.of(Kind.ending(name)) == null ? Kind.sniffed(start) : Kind.of(Kind.ending(name));
        if (kind != Kind.JSON) {
            return csv(content, start, most);
        }
        Kind.check(kind, start);
        if (!OcelLog.isOne(start)) {
            throw new Unreadable(0, Reasons.notATable());
        }
        return objects(OcelLog.read(content, name, new Times(ZoneOffset.UTC), rejected -> {}), most);
    }

    private static TableSample objects(OcelLog log, int most) throws Unreadable {
        OcelTable table = OcelTable.unfolded(log);
        List<List<String>> rows = log.events().stream()
                .limit(most)
                .flatMap(event -> table.lines(event).stream())
                .map(line -> List.of(line.cells()))
                .toList();
        TableSample sample = square(table.names(), rows);
        return new TableSample(sample.heading(), sample.rows(), OcelTable.typesOf(log), null);
    }

    private static byte[] start(BufferedInputStream content) throws IOException {
        content.mark(Kind.LOOK);
        byte[] start = content.readNBytes(Kind.LOOK);
        content.reset();
        return start;
    }

    private static TableSample sheet(Path file, byte[] start, int most) throws IOException, Unreadable {
        List<List<String>> rows = XlsxReader.first(file, start, most + 1);
        if (rows.isEmpty()) {
            throw new Unreadable(0, Reasons.empty());
        }
        return square(rows.get(0), rows.subList(1, rows.size()));
    }

    private static TableSample csv(InputStream content, byte[] start, int most) throws IOException, Unreadable {
        Kind.check(Kind.CSV, start);
        try (WellFormed records = new WellFormed(new InputStreamReader(content, StandardCharsets.UTF_8))) {
            String first = records.first();
            if (first == null) {
                throw new Unreadable(0, Reasons.empty());
            }
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(records.delimiter())
                    .get();
            List<String> heading;
            try (CSVParser parser = CSVParser.parse(first, format)) {
                heading = parser.getRecords().get(0).toList();
            }
            return square(heading, rows(records, format, most));
        }
    }

    private static List<List<String>> rows(WellFormed records, CSVFormat format, int most) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser =
                CSVParser.builder().setReader(records).setFormat(format).get()) {
            for (CSVRecord record : parser) {
                if (rows.size() == most) {
                    break;
                }
                rows.add(record.toList());
            }
        }
        return rows;
    }

    private static TableSample square(List<String> heading, List<List<String>> rows) throws Unreadable {
        if (heading.size() > Heading.MOST_COLUMNS) {
            throw new Unreadable(0, Reasons.tooManyColumns(heading.size()));
        }
        List<List<String>> square = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>(row.subList(0, Math.min(row.size(), heading.size())));
            while (cells.size() < heading.size()) {
                cells.add("");
            }
            square.add(cells);
        }
        return new TableSample(heading, square, Set.of(), null);
    }

    /** Whether the headings say by themselves which case an event is of, and when it was. */
    public boolean speaksForItself() {
        List<Field> fields = heading.stream().map(Field::of).toList();
        return fields.contains(Field.CASE) && fields.contains(Field.AT);
    }

    /** The field that a heading names by itself, {@code case} and so on; empty: it names none. */
    public static String fieldOf(String heading) {
        Field field = Field.of(heading);
        return field == null ? "" : field.word();
    }

    /** The names of all fields: {@code case}, {@code step}, … */
    public static List<String> fields() {
        return Field.words();
    }

    /**
     * What a mapping makes of the sample, kept nowhere.
     *
     * @param mapping null: the headings say what the columns mean
     * @param defaultSop the SOP of rows that name none; null: the only one
     */
    public Preview preview(String name, @Nullable Mapping mapping, Sops sops, @Nullable String defaultSop)
            throws IOException {
        Path file = Files.createTempFile("patuh-sample", ".csv");
        try {
            Files.writeString(file, csv(mapping), StandardCharsets.UTF_8);
            EventLogBuilder log = new EventLogBuilder();
            Rejects rejects = new Rejects();
            Intake intake = new Intake(sops, defaultSop, mapping, log, rejects, bytes -> {});
            intake.read(file, name.replaceAll("\\.[A-Za-z.]*$", "") + ".csv");
            return new Preview(events(log.build()), rejects.all(), intake.rows());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static List<CaseEvent> events(EventLog log) {
        List<CaseEvent> events = new ArrayList<>();
        for (int c = 0; c < log.cases(); c++) {
            for (int row = log.from(c); row < log.to(c); row++) {
                events.add(log.event(c, row));
            }
        }
        events.sort(Comparator.comparingLong(CaseEvent::line).thenComparingLong(CaseEvent::at));
        return events;
    }

    private String csv(@Nullable Mapping mapping) throws IOException {
        String cases = mapping == null ? null : mapping.column(Field.CASE);
        int several = cases != null && objectTypes.contains(cases) ? heading.indexOf(cases) : -1;
        StringWriter out = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord(heading);
            for (List<String> row : rows) {
                for (String one :
                        several < 0 ? List.of("") : List.of(row.get(several).split(OcelTable.SEPARATOR))) {
                    List<String> cells = new ArrayList<>(row);
                    if (several >= 0) {
                        cells.set(several, one);
                    }
                    printer.printRecord(cells);
                }
            }
        }
        return out.toString();
    }
}
