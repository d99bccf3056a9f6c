package id.patuh.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;

/**
 * One stretch of the log as columns of numbers. Written for the columns of {@link LogRow#HEADING} in their order and
 * for cells without quotation marks.
 */
final class PlainRows {

    private static final int ATTRIBUTES = 5;
    private static final int PLACE = 0;
    private static final int OFFICE = 3;
    private static final int ISO_LENGTH = 25;

    private final byte[] text;
    private final ByteTable steps;
    private final ByteTable transitions;
    private final ByteTable roles;
    private final ByteTable documents;
    private final ByteTable values;
    private final CaseIndex cases = new CaseIndex();

    private int place;
    private int cellFrom;
    private int size;
    private int[] caseNumber;
    private long[] at;
    /** Step; transition from bit 16, role from bit 20, {@link #NOBODY} where no actor is named. */
    private int[] what;
    /** Inputs, and outputs shifted by 16. */
    private int[] papers;
    /** Place, damage, replacement, acknowledgement: sixteen bits each. */
    private long[] said;

    private long dayKey = -1;
    private long dayStart;
    private long latest = Long.MIN_VALUE;

    static final int NOBODY = 1 << 24;

    private PlainRows(byte[] text, PlainWords words) {
        this.text = text;
        this.steps = new ByteTable(words::step);
        this.transitions = new ByteTable(words::transition);
        this.roles = new ByteTable(words::role);
        this.documents = new ByteTable(words::documents);
        this.values = new ByteTable(words::value);
        size(Math.max(16, text.length / 100));
    }

    /** Reads whole lines, without a heading. */
    static PlainRows read(byte[] text, PlainWords words) {
        PlainRows rows = new PlainRows(text, words);
        while (rows.place < text.length) {
            rows.row();
        }
        return rows;
    }

    private void row() {
        if (size == at.length) {
            size(size + (size >> 1));
        }
        int end = cell();
        caseNumber[size] = cases.number(text, cellFrom, end);
        end = cell();
        int step = steps.code(text, cellFrom, end);
        end = cell();
        int transition = transitions.code(text, cellFrom, end);
        end = cell();
        at[size] = time(cellFrom, end);
        latest = Math.max(latest, at[size]);
        end = cell();
        boolean nobody = end == cellFrom;
        end = cell();
        int role = roles.code(text, cellFrom, end);
        what[size] = step | transition << 16 | role << 20 | (nobody ? NOBODY : 0);
        end = cell();
        int inputs = end == cellFrom ? 0 : documents.code(text, cellFrom, end);
        end = cell();
        papers[size] = inputs | (end == cellFrom ? 0 : documents.code(text, cellFrom, end) << 16);
        said[size++] = attributes();
    }

    private long attributes() {
        long found = 0;
        for (int i = PLACE; i < ATTRIBUTES; i++) {
            int end = cell();
            if (i != OFFICE && end > cellFrom) {
                found |= (long) values.code(text, cellFrom, end) << ((i > OFFICE ? i - 1 : i) << 4);
            }
        }
        return found;
    }

    /** Goes over the next cell and says where it ends; {@link #cellFrom} is where it began. */
    private int cell() {
        cellFrom = place;
        int i = place;
        while (i < text.length && text[i] != ',' && text[i] != '\n') {
            if (text[i] == '"') {
                throw new IllegalArgumentException("a quotation mark; this reader is for plain cells only");
            }
            i++;
        }
        place = i + 1;
        return i > cellFrom && text[i - 1] == '\r' ? i - 1 : i;
    }

    private long time(int from, int to) {
        if (to - from != ISO_LENGTH || text[from + 10] != 'T' || text[from + 22] != ':') {
            return OffsetDateTime.parse(new String(text, from, to - from, StandardCharsets.US_ASCII))
                    .toInstant()
                    .toEpochMilli();
        }
        long key = two(from) * 100L + two(from + 2);
        key = (key * 100 + two(from + 5)) * 100 + two(from + 8);
        if (key != dayKey) {
            dayStart = LocalDate.of((int) (key / 10_000), (int) (key / 100 % 100), (int) (key % 100))
                            .toEpochDay()
                    * 86_400L;
            dayKey = key;
        }
        long local = dayStart + two(from + 11) * 3600L + two(from + 14) * 60L + two(from + 17);
        long offset = two(from + 20) * 3600L + two(from + 23) * 60L;
        return (text[from + 19] == '-' ? local + offset : local - offset) * 1000;
    }

    private int two(int from) {
        return text[from] * 10 + text[from + 1] - '0' * 11;
    }

    private void size(int rows) {
        if (at == null) {
            caseNumber = new int[rows];
            at = new long[rows];
            what = new int[rows];
            papers = new int[rows];
            said = new long[rows];
            return;
        }
        caseNumber = Arrays.copyOf(caseNumber, rows);
        at = Arrays.copyOf(at, rows);
        what = Arrays.copyOf(what, rows);
        papers = Arrays.copyOf(papers, rows);
        said = Arrays.copyOf(said, rows);
    }

    int size() {
        return size;
    }

    CaseIndex cases() {
        return cases;
    }

    long latest() {
        return latest;
    }

    int caseNumber(int row) {
        return caseNumber[row];
    }

    long at(int row) {
        return at[row];
    }

    int step(int row) {
        return what[row] & 0xffff;
    }

    int transition(int row) {
        return what[row] >>> 16 & 0xf;
    }

    int role(int row) {
        return what[row] >>> 20 & 0xf;
    }

    boolean nobody(int row) {
        return (what[row] & NOBODY) != 0;
    }

    int inputs(int row) {
        return papers[row] & 0xffff;
    }

    int outputs(int row) {
        return papers[row] >>> 16;
    }

    long said(int row) {
        return said[row];
    }
}
