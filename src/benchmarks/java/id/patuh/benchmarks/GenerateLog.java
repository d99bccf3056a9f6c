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
 * five faulty, cases opened evenly over one year from 2026-01-01. The same arguments always give the same file.
 * <p>
 * Arguments: target file, number of cases, seed, {@code case} (each case's rows together) or {@code time} (all rows by
 * time, so that cases interleave). Both orders hold the same rows.
 */
public final class GenerateLog implements AutoCloseable {

    private static final ZoneId ZONE = ZoneId.of("Asia/Makassar");
    private static final long FIRST = Instant.parse("2025-12-31T16:00:00Z").getEpochSecond();
    private static final long OFFSET = 8 * 3600L;
    private static final long DAY = 86_400L;
    private static final long YEAR = 365 * DAY;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZONE);
    private static final int BUFFER = 1 << 20;
    private static final int LONGEST_ROW = 1 << 12;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int used;
    private long day = Long.MIN_VALUE;
    private String date = "";

    private GenerateLog(OutputStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            throw new IllegalArgumentException("arguments: target file, number of cases, seed, order (case or time)");
        }
        generate(Path.of(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2]), args[3].equals("time"));
    }

    /** Writes {@code cases} cases to {@code target}, by time or else case by case. */
    static void generate(Path target, int cases, long seed, boolean byTime) throws IOException {
        Path whole = target.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        Path unfinished = whole.resolveSibling(whole.getFileName() + ".part");
        try (GenerateLog log = new GenerateLog(Files.newOutputStream(unfinished))) {
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
            for (LogRow row : CaseScript.rows(number, opening(number, cases), seed)) {
                row(row);
            }
        }
    }

    private void byTime(int cases, long seed) throws IOException {
        PriorityQueue<LogRow> waiting = new PriorityQueue<>(LogRow.BY_TIME);
        for (int number = 1; number <= cases; number++) {
            long opening = opening(number, cases);
            while (!waiting.isEmpty() && waiting.peek().at() < opening) {
                row(waiting.poll());
            }
            waiting.addAll(CaseScript.rows(number, opening, seed));
        }
        while (!waiting.isEmpty()) {
            row(waiting.poll());
        }
    }

    private static long opening(int number, int cases) {
        return FIRST + YEAR * (number - 1) / cases;
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
