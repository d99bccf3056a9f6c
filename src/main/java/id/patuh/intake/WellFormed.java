package id.patuh.intake;

import id.patuh.sop.Text;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The records of a table whose quotation marks are as RFC 4180 wants them; what else stands there goes to
 * {@link Malformed}, one physical line at a time, and the reading goes on with the next line. So one quotation mark that
 * is never closed costs one line and not the file. Empty lines are left out. Each record ends in a line break, comes
 * whole with one call of {@link #read}, and its first line is {@link #nextLine}. Holds at most one record of 16 MB.
 */
final class WellFormed extends Reader {

    /** The longest record, in characters. */
    static final int LONGEST = 16 * 1024 * 1024 - 16;

    private static final int END = -1;
    private static final int OPEN = -1;
    private static final int TEXT_AFTER = -2;
    private static final int TOO_LONG = -3;
    private static final int TOO_WIDE = -4;
    private static final int CUT = -5;
    private static final int MOST_CELLS = 20 * Heading.MOST_COLUMNS;

    private final Reader source;
    private Malformed malformed = (number, text, reason) -> {};
    private final Deque<Long> lines = new ArrayDeque<>();
    private char delimiter = ',';
    private char[] window = new char[1 << 16];
    private int from;
    private int limit;
    private boolean ended;
    private @Nullable Damaged damage;
    private long line = 1;
    private long headingLine;

    private int given;
    private int record;

    /** Hears of lines that are no records. */
    interface Malformed {

        /**
         * Takes a line.
         *
         * @param number from 1
         * @param text without its break; empty where it was too long to keep
         */
        void line(long number, String text, Text reason);
    }

    WellFormed(Reader source) {
        this.source = source;
    }

    /** Who hears of malformed lines after the first record. */
    void malformed(Malformed listener) {
        malformed = listener;
    }

    /**
     * The text of the first record, with its line break; by it the delimiter is found. Null where nothing but empty lines
     * is there.
     *
     * @throws Unreadable where it is malformed
     */
    @Nullable
    String first() throws IOException, Unreadable {
        if (character(0) == '\uFEFF') {
            from++;
        }
        skipEmptyLines();
        if (character(0) == END) {
            return null;
        }
        int length = lineLength();
        if (length < 0) {
            throw new Unreadable(line, Reasons.brokenHeading(Reasons.lineTooLong()));
        }
        delimiter = Heading.delimiter(new String(window, from, length));
        headingLine = line;
        int end = recordLength();
        if (end == CUT && damage != null) {
            throw new Unreadable(headingLine, damage.reason());
        }
        if (end < 0) {
            throw new Unreadable(headingLine, Reasons.brokenHeading(reason(end)));
        }
        String text = new String(window, from, end);
        from += end;
        return text;
    }

    /** Where the first record stands. */
    long headingLine() {
        return headingLine;
    }

    char delimiter() {
        return delimiter;
    }

    /** The line on which the first record begins that was not asked for yet. */
    long nextLine() {
        Long next = lines.poll();
        return next == null ? line : next;
    }

    /** The line that would be read next. */
    long line() {
        return line;
    }

    /** What ended the reading before the end; null where nothing did. */
    @Nullable
    Damaged damage() {
        return damage;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (given == record && !advance()) {
            return -1;
        }
        int count = Math.min(length, record - given);
        System.arraycopy(window, from - record + given, target, offset, count);
        given += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** Goes to the next good record, whose characters then stand before {@code from}. */
    private boolean advance() throws IOException {
        while (true) {
            skipEmptyLines();
            if (character(0) == END) {
                return false;
            }
            long start = line;
            int length = recordLength();
            if (length >= 0) {
                lines.add(start);
                from += length;
                record = length;
                given = 0;
                return true;
            }
            line = start;
            if (length == CUT || !rejectLine(reason(length))) {
                return false;
            }
        }
    }

    private static Text reason(int failure) {
        return switch (failure) {
            case OPEN -> Reasons.openQuote();
            case TEXT_AFTER -> Reasons.afterQuote();
            case TOO_WIDE -> Reasons.tooManyCells(MOST_CELLS);
            default -> Reasons.lineTooLong();
        };
    }

    private void skipEmptyLines() throws IOException {
        while (isBreak(character(0))) {
            from += breakLength(0);
            line++;
        }
    }

    /** False where the input ends in it. */
    private boolean rejectLine(Text reason) throws IOException {
        int length = lineLength();
        if (length >= 0) {
            malformed.line(line, new String(window, from, length), reason);
            from += length;
        } else {
            malformed.line(line, "", Reasons.lineTooLong());
            skipToBreak();
        }
        boolean more = character(0) != END;
        from += breakLength(0);
        line++;
        return more;
    }

    private void skipToBreak() throws IOException {
        while (character(0) != END && !isBreak(window[from])) {
            from++;
        }
    }

    /** Characters up to the line's break; −1 where it is too long. */
    private int lineLength() throws IOException {
        int i = 0;
        while (i <= LONGEST) {
            int c = character(i);
            if (c == END || isBreak(c)) {
                return i;
            }
            i++;
        }
        return -1;
    }

    /** Characters of the record with its line break, counting its lines; or how it is malformed. */
    private int recordLength() throws IOException {
        int i = 0;
        for (int cells = 1; cells <= MOST_CELLS; cells++) {
            int c = character(i);
            if (c == '"') {
                i = afterQuoted(i + 1);
                if (i < 0) {
                    return i;
                }
                c = character(i);
            } else {
                while (c != delimiter && c != END && !isBreak(c)) {
                    c = character(++i);
                }
            }
            if (i > LONGEST) {
                return TOO_LONG;
            }
            if (c != delimiter) {
                return ended(i, c);
            }
            i++;
        }
        return TOO_WIDE;
    }

    private int ended(int i, int c) throws IOException {
        line++;
        if (c != END) {
            return i + breakLength(i);
        }
        if (damage != null) {
            return CUT;
        }
        append('\n');
        return i + 1;
    }

    /** The place after a quoted cell that was opened before {@code start}; or how it is malformed. */
    private int afterQuoted(int start) throws IOException {
        int i = start;
        boolean sameLine = true;
        while (true) {
            int c = character(i);
            if (c == END || i > LONGEST) {
                return damage != null ? CUT : OPEN;
            }
            if (isBreak(c)) {
                sameLine = false;
                line++;
                i += breakLength(i);
            } else if (c != '"') {
                i++;
            } else if (character(i + 1) == '"') {
                i += 2;
            } else {
                int end = afterClosing(i + 1);
                return end == TEXT_AFTER && !sameLine ? OPEN : end;
            }
        }
    }

    private int afterClosing(int start) throws IOException {
        int i = start;
        int c = character(i);
        while (c != delimiter && (c == ' ' || c == '\t')) {
            c = character(++i);
        }
        return c == delimiter || c == END || isBreak(c) ? i : TEXT_AFTER;
    }

    private static boolean isBreak(int c) {
        return c == '\n' || c == '\r';
    }

    /** The characters of the line break at that place; 0 where none is. */
    private int breakLength(int i) throws IOException {
        int c = character(i);
        return c == '\r' && character(i + 1) == '\n' ? 2 : isBreak(c) ? 1 : 0;
    }

    /** The character that far from the beginning of the record, or {@link #END}. */
    private int character(int i) throws IOException {
        while (from + i >= limit) {
            if (ended || i > LONGEST + 1) {
                return END;
            }
            fill();
        }
        return window[from + i];
    }

    private void fill() throws IOException {
        if (limit == window.length) {
            if (from > 0) {
                System.arraycopy(window, from, window, 0, limit - from);
                limit -= from;
                from = 0;
            } else {
                window = Arrays.copyOf(window, window.length * 2);
            }
        }
        try {
            int count = source.read(window, limit, window.length - limit);
            ended = count < 0;
            limit += Math.max(0, count);
        } catch (Damaged broken) {
            damage = broken;
            ended = true;
        }
    }

    private void append(char c) {
        if (limit == window.length) {
            window = Arrays.copyOf(window, window.length + 1);
        }
        window[limit++] = c;
    }
}
