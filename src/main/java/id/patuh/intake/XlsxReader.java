package id.patuh.intake;

import id.patuh.sop.Name;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first sheet of a workbook as a table: its first row that is not blank is the heading. Dates come as
 * {@code 2026-10-05T08:00:00}, local; formulas as the values they had when the workbook was saved.
 */
final class XlsxReader {

    static final int RATIO = 200;
    static final long LARGEST = 512L * 1024 * 1024;
    private static final long UNSUSPICIOUS = 1_000_000;
    private static final long MILLIS_OF_DAY = 86_400_000L;
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    private XlsxReader() {}

    /** @param start the file's first bytes */
    static void read(Path file, byte[] start, Incoming in) throws IOException, Unreadable {
        if (start.length == 0) {
            throw new Unreadable(0, Reasons.empty());
        }
        if (Kind.isOldWorkbook(start)) {
            throw new Unreadable(0, Reasons.oldWorkbook());
        }
        weigh(file);
        try (ReadableWorkbook workbook = opened(file)) {
            List<Sheet> sheets = workbook.getSheets().toList();
            if (sheets.isEmpty()) {
                throw new Unreadable(0, Reasons.empty());
            }
            if (sheets.size() > 1) {
                List<String> others =
                        sheets.stream().skip(1).map(Sheet::getName).toList();
                in.remark(Reasons.otherSheets(sheets.get(0).getName(), others));
            }
            try (Stream<Row> rows = sheets.get(0).openStream()) {
                table(new Rows(rows.iterator(), workbook.isDate1904()), in);
            }
        } catch (IOException | ExcelReaderException e) {
            throw new Unreadable(0, Reasons.notAWorkbook(said(e)));
        }
    }

    /** The first rows of the first sheet that are not blank. */
    static List<List<String>> first(Path file, byte[] start, int most) throws IOException, Unreadable {
        if (Kind.isOldWorkbook(start)) {
            throw new Unreadable(0, Reasons.oldWorkbook());
        }
        weigh(file);
        List<List<String>> first = new ArrayList<>();
        try (ReadableWorkbook workbook = opened(file);
                Stream<Row> all = workbook.getFirstSheet().openStream()) {
            Rows rows = new Rows(all.iterator(), workbook.isDate1904());
            while (first.size() < most && rows.next()) {
                if (!rows.isBlank()) {
                    first.add(rows.heading());
                }
            }
        } catch (IOException | ExcelReaderException e) {
            throw new Unreadable(0, Reasons.notAWorkbook(said(e)));
        }
        return first;
    }

    private static ReadableWorkbook opened(Path file) throws Unreadable {
        try {
            if (!isWorkbook(file)) {
                throw new Unreadable(0, Reasons.zipOfSomethingElse());
            }
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(hasStyles(file), true));
        } catch (IOException | RuntimeException e) {
            throw new Unreadable(0, Reasons.notAWorkbook(said(e)));
        }
    }

    private static boolean isWorkbook(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.size() == 0 || zip.getEntry("[Content_Types].xml") != null;
        }
    }

    /** Small exporters leave the part with the formats of numbers and dates out. */
    private static boolean hasStyles(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream()
                    .anyMatch(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith("styles.xml"));
        }
    }

    /** Unpacks everything once without keeping it. */
    private static void weigh(Path file) throws IOException, Unreadable {
        long most = Math.max(UNSUSPICIOUS, RATIO * Files.size(file));
        long total = 0;
        byte[] buffer = new byte[1 << 16];
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                try (InputStream content = zip.getInputStream(entries.nextElement())) {
                    for (int read = 0; read >= 0; read = content.read(buffer)) {
                        total += read;
                        if (total > most || total > LARGEST) {
                            throw new Unreadable(0, Reasons.bombSheet(RATIO));
                        }
                    }
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new Unreadable(0, Reasons.notAWorkbook(said(e)));
        }
    }

    private static String said(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static void table(Rows rows, Incoming in) throws Unreadable {
        Heading heading = null;
        RowReader reader = null;
        while (rows.next()) {
            if (reader != null && heading != null) {
                String[] cells = rows.cells(heading.width());
                int step = heading.layouts().get(0).column(Field.STEP);
                if (rows.broken() >= 0) {
                    reader.reject(rows.broken(), Reasons.brokenCell(cells[rows.broken()]), cells, rows.number());
                } else if (rows.cameToNothing(step)) {
                    reader.reject(step, Reasons.emptyFormula(), cells, rows.number());
                } else {
                    reader.read(cells, rows.number());
                }
            } else if (!rows.isBlank()) {
                heading = Heading.of(rows.heading(), rows.number(), in.mapping());
                reader = new RowReader(in, heading, in.segment());
            }
        }
        if (reader == null) {
            throw new Unreadable(0, Reasons.empty());
        }
        if (in.rows().sum() == 0) {
            in.remark(Reasons.headingOnly());
        }
    }

    /** The rows of a sheet as texts. */
    private static final class Rows {
        private final Iterator<Row> rows;
        private final LocalDate epoch;
        private List<String> cells = List.of();
        private long number;
        private int broken;
        private final BitSet nothing = new BitSet();

        Rows(Iterator<Row> rows, boolean since1904) {
            this.rows = rows;
            this.epoch = since1904 ? EPOCH_1904 : EPOCH;
        }

        boolean next() throws Unreadable {
            Row row;
            try {
                if (!rows.hasNext()) {
                    return false;
                }
                row = rows.next();
            } catch (RuntimeException e) {
                throw new Unreadable(number + 1, Reasons.notAWorkbook(said(e)));
            }
            number = row.getRowNum();
            List<String> texts = new ArrayList<>();
            broken = -1;
            nothing.clear();
            for (int i = 0; i < row.getCellCount(); i++) {
                Cell cell = row.getCell(i);
                broken = broken < 0 && isBroken(cell) ? i : broken;
                texts.add(isBroken(cell) ? shown(cell) : text(cell));
                nothing.set(
                        i,
                        cell != null
                                && cell.getFormula() != null
                                && texts.get(i).isEmpty());
            }
            while (!texts.isEmpty() && texts.get(texts.size() - 1).isEmpty()) {
                texts.remove(texts.size() - 1);
            }
            cells = texts;
            return true;
        }

        long number() {
            return number;
        }

        boolean isBlank() {
            return cells.isEmpty();
        }

        /** The first cell in which no value stands though one should, from 0; −1: there is none. */
        int broken() {
            return broken;
        }

        List<String> heading() {
            return cells;
        }

        /** A sheet has no last column: cells that are missing are blank. */
        String[] cells(int width) {
            String[] row = Arrays.copyOf(cells.toArray(String[]::new), Math.max(width, cells.size()));
            Arrays.fill(row, cells.size(), row.length, "");
            return row;
        }

        /** Whether a formula came to nothing, or was never worked out: a workbook does not tell the one from the other. */
        boolean cameToNothing(int column) {
            return column >= 0 && nothing.get(column);
        }

        /** An error such as {@code #N/A}, a number that is none, or a formula that was never worked out. */
        private static boolean isBroken(@Nullable Cell cell) {
            if (cell == null) {
                return false;
            }
            String raw = cell.getRawValue();
            return cell.getType() == CellType.ERROR
                    || (raw == null && cell.getFormula() != null)
                    || (cell.getType() == CellType.NUMBER && raw != null && number(raw) == null);
        }

        private static String shown(@Nullable Cell cell) {
            if (cell == null) {
                return "";
            }
            String raw = cell.getRawValue();
            return raw == null ? "=" + cell.getFormula() : raw;
        }

        private String text(@Nullable Cell cell) {
            if (cell == null || cell.getType() == CellType.EMPTY) {
                return "";
            }
            String raw = cell.getRawValue();
            if (cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA) {
                BigDecimal number = number(raw);
                if (number != null) {
                    return isDate(cell) ? date(number) : plain(number);
                }
            }
            return Name.trimmed(cell.getType() == CellType.FORMULA ? String.valueOf(raw) : cell.getText());
        }

        private static @Nullable BigDecimal number(@Nullable String raw) {
            try {
                return raw == null || raw.length() > 40 ? null : new BigDecimal(raw);
            } catch (NumberFormatException e) {
                return null;
            }
        }

        /** 1.0E7 as 10000000; 5.0 as 5. */
        private static String plain(BigDecimal number) {
            return Math.abs(number.scale()) > 400
                    ? number.toString()
                    : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }

        private static boolean isDate(Cell cell) {
            Integer format = cell.getDataFormatId();
            if (format != null && ((format >= 14 && format <= 22) || (format >= 45 && format <= 47))) {
                return true;
            }
            String pattern = cell.getDataFormatString();
            return pattern != null && isDatePattern(pattern);
        }

        /** The time as a spreadsheet counts it: days since the epoch. */
        private String date(BigDecimal days) {
            double value = days.doubleValue();
            if (value < 0 || value > 110_000) {
                return plain(days);
            }
            long millis = Math.round(value * MILLIS_OF_DAY);
            if (value < 1) {
                return LocalTime.MIN.plusNanos(millis * 1_000_000).toString();
            }
            LocalDateTime at =
                    epoch.plusDays(millis / MILLIS_OF_DAY).atStartOfDay().plusNanos(millis % MILLIS_OF_DAY * 1_000_000);
            return millis % 1000 == 0 ? SECONDS.format(at) : MILLIS.format(at);
        }
    }

    /** Whether a number format, quoted and bracketed text aside, shows days, months, years, hours or seconds. */
    static boolean isDatePattern(String pattern) {
        String letters = pattern.replaceAll("\"[^\"]*\"|\\[(?![hms]+\\])[^\\]]*\\]|\\\\.|_.", "")
                .toLowerCase(Locale.ROOT);
        return !letters.contains("general") && letters.chars().anyMatch(c -> "ymdhs".indexOf(c) >= 0);
    }
}
