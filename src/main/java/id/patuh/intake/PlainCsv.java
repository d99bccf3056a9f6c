package id.patuh.intake;

import id.patuh.eventlog.Segment;
import id.patuh.sop.Name;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The quick way through a plain table: no quote character, no lone carriage return, no zero byte, no mapping. Threads
 * take blocks of lines; what a row says besides its case, time, actor, note and identity is understood once for all rows
 * that say it in the same bytes. A row that is anything but ordinary goes to {@link RowReader} as it stands, so events
 * and rejects are those of {@link CsvReader}; a file that is not plain is left to it from the start.
 */
final class PlainCsv {

    private static final int BLOCK = 1 << 22;
    private static final int LONGEST_ROW = 1 << 20;
    private static final int MOST_ODD = 20_000;
    private static final int MOST_WORDINGS = 1 << 16;
    private static final int NONE = -1;

    private static final byte PLAIN = 0;
    private static final byte BREAK = 1;
    private static final byte END = 2;
    private static final byte FOREIGN = 3;

    private final Incoming in;
    private final ReadingProgress progress;
    private final FileChannel file;
    private final Heading heading;
    private final byte[] kinds = new byte[256];
    private final long first;
    private final long size;
    private final int blocks;
    private final long[] linesOf;
    private final AtomicInteger nextBlock = new AtomicInteger();
    private final AtomicBoolean foreign = new AtomicBoolean();

    private PlainCsv(
            Incoming in, ReadingProgress progress, FileChannel file, Heading heading, char separator, long first)
            throws IOException {
        this.in = in;
        this.progress = progress;
        this.file = file;
        this.heading = heading;
        this.first = first;
        this.size = file.size();
        this.blocks = (int) Math.max(1, (size - first + BLOCK - 1) / BLOCK);
        this.linesOf = new long[blocks];
        kinds[separator] = BREAK;
        kinds['\n'] = END;
        kinds['\r'] = END;
        kinds['"'] = FOREIGN;
        kinds[0] = FOREIGN;
    }

    /** Reads the file; false, and nothing done, where it is not plain. */
    static boolean read(Path path, Incoming in, ReadingProgress progress) throws IOException {
        if (in.mapping() != null) {
            return false;
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer start = ByteBuffer.allocate(1 << 16);
            fill(file, start, 0);
            byte[] bytes = Arrays.copyOf(start.array(), start.position());
            int from = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
                    ? 3
                    : 0;
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') {
                if (bytes[end] == '"' || bytes[end] == 0) {
                    return false;
                }
                end++;
            }
            if (end + 1 >= bytes.length) {
                return false;
            }
            int last = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
            String line = new String(bytes, from, last - from, StandardCharsets.UTF_8);
            if (line.isBlank() || line.indexOf('\r') >= 0) {
                return false;
            }
            char separator = Heading.delimiter(line);
            Heading heading = heading(line, separator);
            return heading != null && new PlainCsv(in, progress, file, heading, separator, end + 1).read();
        }
    }

    private static @Nullable Heading heading(String line, char separator) {
        try {
            Heading heading = Heading.of(Arrays.asList(line.split(String.valueOf(separator), -1)), 1, null);
            return heading.givenBack() || heading.layouts().size() != 1 ? null : heading;
        } catch (Unreadable e) {
            return null;
        }
    }

    private static void fill(FileChannel file, ByteBuffer buffer, long at) throws IOException {
        long position = at;
        while (buffer.hasRemaining()) {
            int read = file.read(buffer, position);
            if (read < 0) {
                return;
            }
            position += read;
        }
    }

    private boolean read() throws IOException {
        int threads = Math.min(blocks, Runtime.getRuntime().availableProcessors());
        List<Worker> workers = new ArrayList<>();
        try {
            for (int i = 0; i < threads; i++) {
                workers.add(new Worker());
            }
        } catch (Unreadable e) {
            return false;
        }
        run(workers);
        if (foreign.get()) {
            return false;
        }
        keep(workers);
        return true;
    }

    private static void run(List<Worker> workers) throws IOException {
        if (workers.size() == 1) {
            workers.get(0).run();
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(workers.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Worker worker : workers) {
                running.add(pool.submit(worker));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Hands over what was read, with lines counted from the file's first; the odd rows are read last. */
    private void keep(List<Worker> workers) {
        long[] before = new long[blocks];
        long lines = 1;
        for (int block = 0; block < blocks; block++) {
            before[block] = lines;
            lines += linesOf[block];
        }
        List<Odd> odd = new ArrayList<>();
        long rows = 0;
        for (Worker worker : workers) {
            for (int[] part : worker.parts) {
                worker.segment.shiftLines(part[1], part[2], before[part[0]]);
            }
            in.log().add(worker.segment);
            in.rows().add(worker.rows);
            rows += worker.rows;
            odd.addAll(worker.odd);
        }
        odd.sort(Comparator.comparingInt(Odd::block).thenComparingLong(Odd::line));
        try {
            RowReader reader = new RowReader(in, heading, in.segment());
            long known = in.rows().sum();
            odd.forEach(row -> reader.read(row.cells, row.line + before[row.block]));
            if (rows == 0 && in.rows().sum() == known) {
                in.remark(Reasons.headingOnly());
            }
        } catch (Unreadable e) {
            in.reject(e);
        }
    }

    /** A row for {@link RowReader}. */
    private record Odd(int block, long line, String[] cells) {}

    /** One thread's part. */
    private final class Worker implements Runnable {

        private final Segment segment = in.log().loose(in.number());
        private final RowReader reader = new RowReader(in, heading, segment);
        private final EventWriter sops = new EventWriter(in, segment, null);
        private final List<int[]> parts = new ArrayList<>();
        private final List<Odd> odd = new ArrayList<>();
        private final int width = heading.width();
        private final int[] starts = new int[width];
        private final int[] ends = new int[width];
        private final int caseColumn;
        private final int atColumn;
        private final int startColumn;
        private final int actorColumn;
        private final int noteColumn;
        private final int idColumn;
        private final int sopColumn;
        private final int[] wordingColumns;
        private byte[] bytes = new byte[BLOCK + LONGEST_ROW + 16];
        private long rows;

        private final byte[] caseBefore = new byte[256];
        private int caseLength = NONE;
        private int caseTag;
        private int caseCode;
        private String sopBefore = "";
        private EventWriter.@Nullable Governed governed;
        private final byte[] dateBefore = new byte[10];
        private long dayBefore = Times.NONE;

        private Wording[] wordings = new Wording[1024];
        private int wordingCount;

        Worker() throws Unreadable {
            Layout layout = heading.layouts().get(0);
            caseColumn = layout.column(Field.CASE);
            atColumn = layout.column(Field.AT);
            startColumn = layout.column(Field.START);
            actorColumn = layout.column(Field.ACTOR);
            noteColumn = layout.column(Field.NOTE);
            idColumn = layout.column(Field.EVENT_ID);
            sopColumn = layout.column(Field.SOP);
            boolean[] taken = new boolean[width];
            for (int column :
                    new int[] {caseColumn, atColumn, startColumn, actorColumn, noteColumn, idColumn, sopColumn}) {
                if (column >= 0) {
                    taken[column] = true;
                }
            }
            int[] columns = new int[width];
            int count = 0;
            for (int i = 0; i < width; i++) {
                if (!taken[i]) {
                    columns[count++] = i;
                }
            }
            wordingColumns = Arrays.copyOf(columns, count);
        }

        @Override
        public void run() {
            try {
                for (int block = nextBlock.getAndIncrement(); block < blocks; block = nextBlock.getAndIncrement()) {
                    if (foreign.get() || !read(block)) {
                        foreign.set(true);
                        return;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The rows whose first byte lies in the block; false where the file is not plain. */
        private boolean read(int block) throws IOException {
            long from = first + (long) block * BLOCK;
            long to = Math.min(size, from + BLOCK);
            long lead = block == 0 ? 0 : 1;
            int wanted = (int) (Math.min(size, to + LONGEST_ROW) - from + lead);
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, wanted);
            fill(file, buffer, from - lead);
            int length = buffer.position();
            boolean atEnd = from - lead + length >= size;
            int limit = (int) (to - from + lead);
            int next = 0;
            if (lead == 1) {
                while (next < limit && bytes[next] != '\n') {
                    next++;
                }
                next++;
            }
            int before = segment.size();
            if (atEnd && length > 0 && bytes[length - 1] != '\n') {
                bytes[length++] = '\n';
            }
            long lines = 0;
            while (next < limit) {
                int end = row(next, length, block, lines + 1);
                if (end < 0) {
                    return false;
                }
                lines++;
                next = end;
            }
            linesOf[block] = lines;
            parts.add(new int[] {block, before, segment.size()});
            progress.read(to - from);
            return true;
        }

        /** Reads the row that begins there; the place after it, or −1 where the file is not plain. */
        private int row(int from, int length, int block, long line) {
            byte[] text = bytes;
            byte[] kind = kinds;
            int count = 0;
            int start = from;
            int i = from;
            while (true) {
                while (i < length && kind[text[i] & 0xff] == PLAIN) {
                    i++;
                }
                if (i == length) {
                    return -1;
                }
                byte found = kind[text[i] & 0xff];
                if (found == FOREIGN) {
                    return -1;
                }
                if (count < width) {
                    trim(count, start, i);
                }
                count++;
                if (found == BREAK) {
                    start = ++i;
                    continue;
                }
                int end = i;
                if (text[i] == '\r' && (++i == length || text[i] != '\n')) {
                    return -1;
                }
                i++;
                if (end > from) {
                    if (count != width || !ordinary(line)) {
                        if (odd.size() == MOST_ODD) {
                            return -1;
                        }
                        odd.add(new Odd(block, line, cells(from, end)));
                    }
                }
                return i;
            }
        }

        private void trim(int column, int from, int to) {
            int start = from;
            int end = to;
            while (start < end && bytes[start] <= ' ' && bytes[start] >= 0) {
                start++;
            }
            while (start < end && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
                end--;
            }
            starts[column] = start;
            ends[column] = end;
        }

        /** The row's cells as they stand. */
        private String[] cells(int from, int to) {
            List<String> cells = new ArrayList<>();
            int start = from;
            for (int i = from; i <= to; i++) {
                if (i == to || kinds[bytes[i] & 0xff] == BREAK) {
                    cells.add(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                    start = i + 1;
                }
            }
            return cells.toArray(String[]::new);
        }

        /** Adds the row's events; false where it is for {@link RowReader} to judge. */
        private boolean ordinary(long line) {
            EventWriter.Governed sop = sop();
            if (sop == null || starts[caseColumn] == ends[caseColumn]) {
                return false;
            }
            long at = at(atColumn, sop);
            Wording wording = wording();
            if (at == Times.NONE || wording == null || !simple(caseColumn)) {
                return false;
            }
            int actor = code(actorColumn, segment.people());
            int note = code(noteColumn, segment.notes());
            int id = code(idColumn, segment.ids());
            if (actor == ODD || note == ODD || id == ODD) {
                return false;
            }
            if (startColumn >= 0 && starts[startColumn] < ends[startColumn]) {
                long began = at(startColumn, sop);
                if (began == Times.NONE) {
                    return false;
                }
                int startId = id == NONE ? NONE : segment.ids().code(EventWriter.startOf(text(idColumn)));
                segment.add(caseCode(sop.tag()), began, wording.start, actor, NONE, startId, (int) line);
            }
            segment.add(caseCode(sop.tag()), at, wording.own, actor, note, id, (int) line);
            rows++;
            return true;
        }

        private static final int ODD = -2;

        /** The number of a cell's text among {@code texts}; −1 where it is blank. */
        private int code(int column, id.patuh.eventlog.Texts texts) {
            if (column < 0 || starts[column] == ends[column]) {
                return NONE;
            }
            return simple(column) ? texts.code(0, bytes, starts[column], ends[column]) : ODD;
        }

        /** Short, and nothing but ASCII, so that its bytes are the text whatever the reader. */
        private boolean simple(int column) {
            int from = starts[column];
            int to = ends[column];
            if (to - from > Rejected.LONGEST_CELL) {
                return false;
            }
            int all = 0;
            for (int i = from; i < to; i++) {
                all |= bytes[i];
            }
            return all >= 0 || wellFormed(column);
        }

        /** Text in UTF-8 without blanks at its ends that are not ASCII. */
        private boolean wellFormed(int column) {
            String text = text(column);
            return text.indexOf('\uFFFD') < 0 && Name.trimmed(text).equals(text);
        }

        private String text(int column) {
            return new String(bytes, starts[column], ends[column] - starts[column], StandardCharsets.UTF_8);
        }

        private EventWriter.@Nullable Governed sop() {
            String named = "";
            if (sopColumn >= 0) {
                int from = starts[sopColumn];
                int length = ends[sopColumn] - from;
                named = isText(sopBefore, from, length) ? sopBefore : text(sopColumn);
            }
            EventWriter.Governed known = governed;
            if (known == null || !named.equals(sopBefore)) {
                try {
                    known = sops.governed(Name.trimmed(named));
                } catch (Unfit e) {
                    return null;
                }
                sopBefore = named;
                governed = known;
            }
            return known;
        }

        private boolean isText(String text, int from, int length) {
            if (text.length() != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (text.charAt(i) != bytes[from + i]) {
                    return false;
                }
            }
            return true;
        }

        private int caseCode(int tag) {
            int from = starts[caseColumn];
            int length = ends[caseColumn] - from;
            if (length == caseLength
                    && tag == caseTag
                    && Arrays.equals(bytes, from, from + length, caseBefore, 0, length)) {
                return caseCode;
            }
            caseCode = segment.cases().code(tag, bytes, from, from + length);
            caseTag = tag;
            caseLength = length <= caseBefore.length ? length : NONE;
            if (caseLength >= 0) {
                System.arraycopy(bytes, from, caseBefore, 0, length);
            }
            return caseCode;
        }

        /** {@code 2026-10-05T08:00:00+08:00} at once, any other way of writing a time by {@link Times}. */
        private long at(int column, EventWriter.Governed sop) {
            byte[] text = bytes;
            int from = starts[column];
            int to = ends[column];
            if (to - from == 25
                    && text[from + 10] == 'T'
                    && text[from + 13] == ':'
                    && text[from + 16] == ':'
                    && (text[from + 19] == '+' || text[from + 19] == '-')
                    && text[from + 22] == ':') {
                int hour = two(from + 11);
                int minute = two(from + 14);
                int second = two(from + 17);
                int offsetHours = two(from + 20);
                int offsetMinutes = two(from + 23);
                long day = day(from, sop);
                if ((hour | minute | second | offsetHours | offsetMinutes) >= 0
                        && hour < 24
                        && minute < 60
                        && second < 60
                        && offsetHours < 18
                        && offsetMinutes < 60
                        && day != Times.NONE) {
                    long offset = (offsetHours * 60L + offsetMinutes) * 60_000;
                    long local = day + (hour * 3600L + minute * 60L + second) * 1000;
                    return text[from + 19] == '+' ? local - offset : local + offset;
                }
            }
            return to == from ? Times.NONE : sop.times().at(text, from, to);
        }

        /** Milliseconds at the beginning of the day in UTC. */
        private long day(int from, EventWriter.Governed sop) {
            if (dayBefore != Times.NONE && Arrays.equals(bytes, from, from + 10, dateBefore, 0, 10)) {
                return dayBefore;
            }
            System.arraycopy(bytes, from, dateBefore, 0, 10);
            byte[] midnight = new byte[11 + 9];
            System.arraycopy(bytes, from, midnight, 0, 10);
            byte[] rest = "T00:00:00Z".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(rest, 0, midnight, 10, rest.length);
            dayBefore = sop.times().at(midnight, 0, midnight.length);
            return dayBefore;
        }

        /** The number of two digits; negative where there are none. */
        private int two(int from) {
            int tens = bytes[from] - '0';
            int ones = bytes[from + 1] - '0';
            return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
        }

        /** What the row says besides; null where a cell is not fit. */
        private @Nullable Wording wording() {
            long hash = 0;
            for (int column : wordingColumns) {
                hash = (hash ^ hash(starts[column], ends[column])) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
            int mask = wordings.length - 1;
            int slot = (int) hash & mask;
            for (Wording known = wordings[slot]; known != null; known = wordings[slot]) {
                if (known.hash == hash && isSame(known)) {
                    return known;
                }
                slot = (slot + 1) & mask;
            }
            return newWording(hash);
        }

        private long hash(int from, int to) {
            long hash = to - from;
            int i = from;
            for (; i + 8 <= to; i += 8) {
                hash = (hash ^ (long) LONGS.get(bytes, i)) * 0xff51afd7ed558ccdL;
                hash ^= hash >>> 32;
            }
            if (i < to) {
                // the buffer is longer than any row, so eight bytes can be read here
                long rest = (long) LONGS.get(bytes, i) & (-1L >>> (64 - ((to - i) << 3)));
                hash = (hash ^ rest) * 0xff51afd7ed558ccdL;
                hash ^= hash >>> 32;
            }
            return hash;
        }

        private boolean isSame(Wording known) {
            int at = 0;
            for (int n = 0; n < wordingColumns.length; n++) {
                int from = starts[wordingColumns[n]];
                int to = ends[wordingColumns[n]];
                int end = known.ends[n];
                if (end - at != to - from || !Arrays.equals(bytes, from, to, known.text, at, end)) {
                    return false;
                }
                at = end;
            }
            return true;
        }

        private @Nullable Wording newWording(long hash) {
            String[] cells = new String[width];
            Arrays.fill(cells, "");
            int[] lengths = new int[wordingColumns.length];
            int length = 0;
            for (int n = 0; n < lengths.length; n++) {
                int column = wordingColumns[n];
                cells[column] = text(column);
                length += ends[column] - starts[column];
                lengths[n] = length;
            }
            int[] numbers;
            try {
                cells[caseColumn] = "?";
                numbers = reader.particulars(cells);
            } catch (Unfit e) {
                return null;
            }
            byte[] text = new byte[length];
            int at = 0;
            for (int column : wordingColumns) {
                System.arraycopy(bytes, starts[column], text, at, ends[column] - starts[column]);
                at += ends[column] - starts[column];
            }
            Wording wording = new Wording(hash, text, lengths, numbers[0], numbers[1]);
            remember(wording);
            return wording;
        }

        private void remember(Wording wording) {
            if (wordingCount == MOST_WORDINGS) {
                wordings = new Wording[1024];
                wordingCount = 0;
            }
            if (wordingCount * 2 >= wordings.length) {
                Wording[] old = wordings;
                wordings = new Wording[old.length * 2];
                for (Wording known : old) {
                    if (known != null) {
                        place(known);
                    }
                }
            }
            place(wording);
            wordingCount++;
        }

        private void place(Wording wording) {
            int slot = (int) wording.hash & (wordings.length - 1);
            while (wordings[slot] != null) {
                slot = (slot + 1) & (wordings.length - 1);
            }
            wordings[slot] = wording;
        }
    }

    private static final java.lang.invoke.VarHandle LONGS =
            java.lang.invoke.MethodHandles.byteArrayViewVarHandle(long[].class, java.nio.ByteOrder.LITTLE_ENDIAN);

    /** Cells that were understood before, and the numbers of what they say. */
    private record Wording(long hash, byte[] text, int[] ends, int own, int start) {}
}
