package id.patuh.intake;

import id.patuh.eventlog.Segment;
import id.patuh.sop.Name;
import java.io.ByteArrayOutputStream;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The quick way through a plain table: no quote character, no lone carriage return, no zero byte, no mapping. Threads
 * take blocks of lines; what a row says besides its case, time, actor, note and identity is understood once for all rows
 * that say it in the same bytes. A row that is anything but ordinary goes to {@link RowReader} as it stands, so events
 * and rejects are those of {@link CsvReader}; a file that is not plain is left to it from the start.
 */
final class PlainCsv {

    /** Small enough to stay in a processor's own cache while it is read. */
    private static final int BLOCK = 1 << 19;

    private static final int LONGEST_ROW = 1 << 20;

    /** Room for the end of a block's last row, unless that row is a long one. */
    private static final int USUAL_END = 1 << 13;

    private static final int MOST_ODD = 20_000;
    private static final int MOST_WORDINGS = 1 << 16;
    /** A file whose rows grow longer further down must not have a heap's worth of places made for it. */
    private static final long MOST_EXPECTED = Runtime.getRuntime().maxMemory() / 200;

    private static final int NONE = -1;

    private static final int DAYS = 64;

    private static final byte PLAIN = 0;
    private static final byte BREAK = 1;
    private static final byte END = 2;
    private static final byte FOREIGN = 3;

    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final long LOW_BITS = 0x7f7f_7f7f_7f7f_7f7fL;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long ABOVE_CONTROLS = (0x80 - ' ') * EACH_BYTE;
    private static final long QUOTES = '"' * EACH_BYTE;

    private final Incoming in;
    private final ReadingProgress progress;
    private final FileChannel file;
    private final Heading heading;
    private final byte[] kinds = new byte[128];
    private final long separators;
    private final long first;
    private final long size;
    private final int blocks;
    private final int threads;
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
        this.threads = Math.min(blocks, Runtime.getRuntime().availableProcessors());
        this.linesOf = new long[blocks];
        kinds[separator] = BREAK;
        kinds['\n'] = END;
        kinds['\r'] = END;
        kinds['"'] = FOREIGN;
        kinds[0] = FOREIGN;
        separators = separator * EACH_BYTE;
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
        /** Where the row's cells end, as they stand; eight bytes can have eight separators more than a row should. */
        private final int[] breaks = new int[width + 8];

        private int rowStart;
        private int cellCount;
        /** Nothing but ASCII in the row. */
        private boolean ascii;
        /** Where cells begin and end without the blanks around them, of columns that were trimmed. */
        private final int[] starts = new int[width];

        private final int[] ends = new int[width];
        private final int caseColumn;
        private final int atColumn;
        private final int startColumn;
        private final int actorColumn;
        private final int noteColumn;
        private final int idColumn;
        private final int sopColumn;
        private final int[] ownColumns;
        private final int[] wordingColumns;
        /** First and last column of each run of adjacent wording columns, in twos. */
        private final int[] runs;

        private byte[] bytes = new byte[BLOCK + LONGEST_ROW + 16];
        private long rows;

        private final byte[] caseBefore = new byte[256];
        private int caseLength = NONE;
        private int caseTag;
        private int caseCode;
        private String sopBefore = "";
        private EventWriter.@Nullable Governed governed;
        /** Dates that came last, as they are written, and their days. */
        private final long[] dates = new long[DAYS];

        private final long[] dateEnds = new long[DAYS];
        private final long[] days = new long[DAYS];

        private @Nullable Wording[] wordings = new Wording[1024];
        private int wordingCount;
        private @Nullable Wording wordingBefore;

        Worker() throws Unreadable {
            Layout layout = heading.layouts().get(0);
            caseColumn = layout.column(Field.CASE);
            atColumn = layout.column(Field.AT);
            startColumn = layout.column(Field.START);
            actorColumn = layout.column(Field.ACTOR);
            noteColumn = layout.column(Field.NOTE);
            idColumn = layout.column(Field.EVENT_ID);
            sopColumn = layout.column(Field.SOP);
            ownColumns = IntStream.of(caseColumn, atColumn, startColumn, actorColumn, noteColumn, idColumn, sopColumn)
                    .filter(column -> column >= 0)
                    .distinct()
                    .toArray();
            wordingColumns = IntStream.range(0, width)
                    .filter(column -> IntStream.of(ownColumns).noneMatch(own -> own == column))
                    .toArray();
            runs = runs(wordingColumns);
        }

        private static int[] runs(int[] columns) {
            int[] runs = new int[columns.length * 2];
            int used = 0;
            for (int column : columns) {
                if (used == 0 || runs[used - 1] != column - 1) {
                    runs[used] = column;
                    used += 2;
                }
                runs[used - 1] = column;
            }
            return Arrays.copyOf(runs, used);
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
            int length = load(from - lead, 0, Math.min(size, to + USUAL_END));
            int limit = (int) (to - from + lead);
            int next = 0;
            if (lead == 1) {
                while (next < limit && bytes[next] != '\n') {
                    next++;
                }
                next++;
            }
            int before = segment.size();
            boolean whole = from - lead + length >= size;
            long lines = 0;
            while (next < limit) {
                int end = row(next, length, block, lines + 1);
                if (end < 0 && !whole) {
                    whole = true;
                    length = load(from - lead, length, Math.min(size, to + LONGEST_ROW));
                    continue;
                }
                if (end < 0) {
                    return false;
                }
                lines++;
                next = end;
            }
            linesOf[block] = lines;
            if (parts.isEmpty()) {
                double foreseen = (segment.size() + 1) * 1.1 * blocks / threads;
                segment.expect((long) Math.min(foreseen, MOST_EXPECTED));
            }
            parts.add(new int[] {block, before, segment.size()});
            progress.read(to - from);
            return true;
        }

        /**
         * Goes on loading what lies between two places of the file, of which so many bytes are there; how many are there
         * now. The last line of a file ends in a line break, also where the file leaves it out.
         */
        private int load(long from, int there, long to) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, there, (int) (to - from) - there);
            fill(file, buffer, from + there);
            int length = buffer.position();
            if (from + length >= size && length > 0 && bytes[length - 1] != '\n') {
                bytes[length++] = '\n';
            }
            return length;
        }

        /** Reads the row that begins there; the place after it, or −1 where the file is not plain. */
        private int row(int from, int length, int block, long line) {
            int end = scan(from, length);
            if (end >= length || kinds[bytes[end]] == FOREIGN) {
                return -1;
            }
            int last = bytes[end] == '\r' ? end + 1 : end;
            if (last == length || bytes[last] != '\n') {
                return -1;
            }
            if (end > from && (cellCount != width || !ordinary(line))) {
                if (odd.size() == MOST_ODD) {
                    return -1;
                }
                odd.add(new Odd(block, line, cells(from, end)));
            }
            return last + 1;
        }

        /**
         * Finds where the cells of the row that begins there end. Gives the place where the row ends, or of a byte that
         * is not plain, or one from {@code length} on. Eight bytes are looked at together.
         */
        private int scan(int from, int length) {
            byte[] text = bytes;
            int[] found = breaks;
            int cells = 0;
            long all = 0;
            rowStart = from;
            for (int i = from; i < length; i += 8) {
                long word = (long) LONGS.get(text, i);
                all |= word;
                for (long marks = marks(word); marks != 0; marks &= marks - 1) {
                    int place = i + (Long.numberOfTrailingZeros(marks) >>> 3);
                    byte kind = kinds[text[place]];
                    if (kind != PLAIN) {
                        if (cells < found.length) {
                            found[cells] = place;
                        }
                        cells++;
                        if (kind != BREAK) {
                            cellCount = cells;
                            ascii = (all & HIGH_BITS) == 0;
                            return place;
                        }
                    }
                }
            }
            return length;
        }

        /** The highest bit of each byte that is the separator, a quotation mark or below the blank. */
        private long marks(long word) {
            long below = (word & LOW_BITS) + ABOVE_CONTROLS | word;
            return ~(below & notZero(word ^ separators) & notZero(word ^ QUOTES)) & HIGH_BITS;
        }

        /** The highest bit of each byte that is not zero; other bits are anything. */
        private static long notZero(long word) {
            return (word & LOW_BITS) + LOW_BITS | word;
        }

        /** Where a cell begins as it stands. */
        private int start(int column) {
            return column == 0 ? rowStart : breaks[column - 1] + 1;
        }

        private void trimOwn() {
            for (int column : ownColumns) {
                trim(column);
            }
        }

        private void trim(int column) {
            int start = start(column);
            int end = breaks[column];
            while (start < end && isBlank(bytes[start])) {
                start++;
            }
            while (start < end && isBlank(bytes[end - 1])) {
                end--;
            }
            starts[column] = start;
            ends[column] = end;
        }

        private static boolean isBlank(byte one) {
            return one <= ' ' && one >= 0;
        }

        /** The row's cells as they stand. */
        private String[] cells(int from, int to) {
            List<String> cells = new ArrayList<>();
            int start = from;
            for (int i = from; i <= to; i++) {
                if (i == to || (bytes[i] >= 0 && kinds[bytes[i]] == BREAK)) {
                    cells.add(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                    start = i + 1;
                }
            }
            return cells.toArray(String[]::new);
        }

        /** Adds the row's events; false where it is for {@link RowReader} to judge. */
        private boolean ordinary(long line) {
            trimOwn();
            EventWriter.Governed sop = sop();
            if (sop == null || starts[caseColumn] == ends[caseColumn]) {
                return false;
            }
            long at = at(atColumn, sop);
            Wording wording = wording();
            if (at == Times.NONE
                    || wording == null
                    || !(isCaseBefore(sop.tag()) || isShort(caseColumn) && simple(caseColumn))) {
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

        private boolean isShort(int column) {
            return ends[column] - starts[column] <= EventWriter.LONGEST_NAME;
        }

        /** Short, and nothing but ASCII, so that its bytes are the text whatever the reader. */
        private boolean simple(int column) {
            int from = starts[column];
            int to = ends[column];
            if (to - from > Rejected.LONGEST_CELL) {
                return false;
            }
            return ascii || wellFormed(column);
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

        private boolean isCaseBefore(int tag) {
            int from = starts[caseColumn];
            int length = ends[caseColumn] - from;
            return length == caseLength
                    && tag == caseTag
                    && Arrays.equals(bytes, from, from + length, caseBefore, 0, length);
        }

        private int caseCode(int tag) {
            if (isCaseBefore(tag)) {
                return caseCode;
            }
            int from = starts[caseColumn];
            int length = ends[caseColumn] - from;
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

        /** Milliseconds at the beginning of the day in UTC. The days of a month have a place each. */
        private long day(int from, EventWriter.Governed sop) {
            long date = (long) LONGS.get(bytes, from);
            long dateEnd = (long) LONGS.get(bytes, from + 2);
            int place = (bytes[from + 8] & 3) << 4 | bytes[from + 9] & 15;
            if (date != dates[place] || dateEnd != dateEnds[place]) {
                String midnight = new String(bytes, from, 10, StandardCharsets.ISO_8859_1) + "T00:00:00Z";
                byte[] text = midnight.getBytes(StandardCharsets.ISO_8859_1);
                days[place] = sop.times().at(text, 0, text.length);
                dates[place] = date;
                dateEnds[place] = dateEnd;
            }
            return days[place];
        }

        /** The number of two digits; negative where there are none. */
        private int two(int from) {
            int tens = bytes[from] - '0';
            int ones = bytes[from + 1] - '0';
            return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
        }

        /** What the row says besides; null where a cell is not fit. Rows mostly come in the order in which they came. */
        private @Nullable Wording wording() {
            Wording before = wordingBefore;
            Wording expected = before == null ? null : before.next;
            Wording found = expected != null && isSame(expected) ? expected : lookUp();
            if (before != null) {
                before.next = found;
            }
            wordingBefore = found;
            return found;
        }

        private @Nullable Wording lookUp() {
            long hash = 0;
            for (int run = 0; run < runs.length; run += 2) {
                hash = (hash ^ hash(start(runs[run]), breaks[runs[run + 1]])) * 0x9E3779B97F4A7C15L;
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
            for (int i = from; i < to; i += 8) {
                hash = (hash ^ read(i, to)) * 0xff51afd7ed558ccdL;
                hash ^= hash >>> 32;
            }
            return hash;
        }

        /** Up to eight bytes, none from {@code to} on. The buffer is longer than any row, so that it can be read. */
        private long read(int from, int to) {
            long word = (long) LONGS.get(bytes, from);
            return to - from >= 8 ? word : word & (-1L >>> (64 - ((to - from) << 3)));
        }

        private boolean isSame(Wording known) {
            int at = 0;
            for (int run = 0; run < runs.length; run += 2) {
                int from = start(runs[run]);
                int to = breaks[runs[run + 1]];
                int end = known.ends[run >> 1];
                if (end - at != to - from || !isSame(known.text, at, from, to)) {
                    return false;
                }
                at = end;
            }
            return true;
        }

        /** Both are followed by eight bytes at least. */
        private boolean isSame(byte[] text, int at, int from, int to) {
            for (int i = from; i < to; i += 8) {
                long difference = (long) LONGS.get(bytes, i) ^ (long) LONGS.get(text, at + i - from);
                if (difference != 0 && (to - i >= 8 || difference << ((8 - (to - i)) << 3) != 0)) {
                    return false;
                }
            }
            return true;
        }

        private @Nullable Wording newWording(long hash) {
            String[] cells = new String[width];
            Arrays.fill(cells, "");
            for (int column : wordingColumns) {
                trim(column);
                cells[column] = text(column);
            }
            int[] numbers;
            try {
                cells[caseColumn] = "?";
                numbers = reader.particulars(cells);
            } catch (Unfit e) {
                return null;
            }
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            int[] runEnds = new int[runs.length / 2];
            for (int run = 0; run < runs.length; run += 2) {
                int from = start(runs[run]);
                text.write(bytes, from, breaks[runs[run + 1]] - from);
                runEnds[run >> 1] = text.size();
            }
            byte[] padded = Arrays.copyOf(text.toByteArray(), text.size() + 8);
            Wording wording = new Wording(hash, padded, runEnds, numbers[0], numbers[1]);
            remember(wording);
            return wording;
        }

        private void remember(Wording wording) {
            if (wordingCount == MOST_WORDINGS) {
                wordings = new Wording[1024];
                wordingCount = 0;
            }
            if (wordingCount * 2 >= wordings.length) {
                @Nullable Wording[] old = wordings;
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

    /** Cells that were understood before, as they stand, with eight bytes after them; and the numbers of what they say. */
    private static final class Wording {
        private final long hash;
        private final byte[] text;
        private final int[] ends;
        private final int own;
        private final int start;
        /** What came after it last. */
        private @Nullable Wording next;

        Wording(long hash, byte[] text, int[] ends, int own, int start) {
            this.hash = hash;
            this.text = text;
            this.ends = ends;
            this.own = own;
            this.start = start;
        }
    }
}
