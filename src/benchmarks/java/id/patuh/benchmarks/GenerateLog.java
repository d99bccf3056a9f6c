package id.patuh.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.PriorityQueue;

/**
 * Writes an event log of the SOP "Maintenance Gangguan Jaringan" as plain CSV: about fourteen rows a case, one case of
 * five faulty, cases opened evenly over one year from 2026-01-01, or over October 2026. The same arguments always give the
 * same file.
 * <p>
 * Arguments: target file, number of cases, seed, {@code case} (each case's rows together) or {@code time} (all rows by
 * time, so that cases interleave), and, where all cases are to be of one month, {@code october}. Both orders hold the same
 * rows.
 */
public final class GenerateLog implements AutoCloseable {

    private static final ZoneId ZONE = ZoneId.of("Asia/Makassar");
    private static final long OFFSET = 8 * 3600L;
    private static final long DAY = 86_400L;

    /** When the cases of a log are opened. */
    enum Opened {
        IN_2026("2025-12-31T16:00:00Z", 365),
        IN_OCTOBER("2026-09-30T16:00:00Z", 31);

        private final long first;
        private final long span;

        Opened(String first, int days) {
            this.first = Instant.parse(first).getEpochSecond();
            this.span = days * DAY;
        }

        private long at(int number, int cases) {
            return first + span * (number - 1) / cases;
        }
    }

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZONE);
    private static final int BUFFER = 1 << 20;
    private static final int LONGEST_ROW = 1 << 12;

    private final OutputStream out;
    private final Opened opened;
    private final byte[] buffer = new byte[BUFFER];
    private int used;
    private long day = Long.MIN_VALUE;
    private String date = "";

    private GenerateLog(OutputStream out, Opened opened) {
        this.out = out;
        this.opened = opened;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 4 && args.length != 5) {
            throw new IllegalArgumentException(
                    "arguments: target file, number of cases, seed, order (case or time), october (may be left out)");
        }
        Opened opened = args.length == 5 ? Opened.IN_OCTOBER : Opened.IN_2026;
        generate(Path.of(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2]), args[3].equals("time"), opened);
    }

    /** Writes {@code cases} cases to {@code target}, by time or else case by case. */
    static void generate(Path target, int cases, long seed, boolean byTime) throws IOException {
        generate(target, cases, seed, byTime, Opened.IN_2026);
    }

    static void generate(Path target, int cases, long seed, boolean byTime, Opened opened) throws IOException {
        Path whole = target.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        Path unfinished = whole.resolveSibling(whole.getFileName() + ".part");
        try (GenerateLog log = new GenerateLog(Files.newOutputStream(unfinished), opened)) {
            log.text(LogRow.HEADING);
            log.write('\n');
            if (byTime) {
                log.byTime(cases, seed);
            } else {
                log.byCase(cases, seed);
            }
        }
        Files.move(unfinished, whole, StandardCopyOption.REPLACE_EXISTING);
    }

    private void byCase(int cases, long seed) throws IOException {
        for (int number = 1; number <= cases; number++) {
            for (LogRow row : CaseScript.rows(number, opened.at(number, cases), seed)) {
                row(row);
            }
        }
    }

    private void byTime(int cases, long seed) throws IOException {
        PriorityQueue<LogRow> waiting = new PriorityQueue<>(LogRow.BY_TIME);
        for (int number = 1; number <= cases; number++) {
            long opening = opened.at(number, cases);
            while (!waiting.isEmpty() && waiting.peek().at() < opening) {
                row(waiting.poll());
            }
            waiting.addAll(CaseScript.rows(number, opening, seed));
        }
        while (!waiting.isEmpty()) {
            row(waiting.poll());
        }
    }

    private void row(LogRow row) throws IOException {
        if (used > BUFFER - LONGEST_ROW) {
            flush();
        }
        text("GJ-");
        digits(row.number(), 8);
        cell(row.step());
        cell(row.transition());
        write(',');
        time(row.at());
        cell(row.actor());
        cell(row.role());
        cell(row.inputs());
        cell(row.outputs());
        for (String attribute : row.attributes()) {
            cell(attribute);
        }
        write('\n');
    }

    private void cell(String text) {
        write(',');
        if (text != null) {
            text(text);
        }
    }

    private void time(long at) {
        long local = at + OFFSET;
        if (Math.floorDiv(local, DAY) != day) {
            day = Math.floorDiv(local, DAY);
            date = DATE.format(Instant.ofEpochSecond(at));
        }
        int second = (int) Math.floorMod(local, DAY);
        text(date);
        write('T');
        digits(second / 3600, 2);
        write(':');
        digits(second / 60 % 60, 2);
        write(':');
        digits(second % 60, 2);
        text("+08:00");
    }

    private void digits(int value, int width) {
        int rest = value;
        for (int i = used + width - 1; i >= used; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += width;
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
    }

    private void write(char ascii) {
        buffer[used++] = (byte) ascii;
    }

    private void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
