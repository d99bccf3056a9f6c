package id.patuh.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a text as bytes, without their breaks and without a byte-order mark; one at a time in memory. */
final class Lines {

    private final InputStream content;
    private final int longest;
    private byte[] window = new byte[1 << 16];
    private int from;
    private int end;
    private int limit;
    private boolean ended;
    private boolean tooLong;
    private long number;

    /** @param longest in bytes; of longer lines only the number is known */
    Lines(InputStream content, int longest) {
        this.content = content;
        this.longest = longest;
    }

    /** Goes to the next line; false where there is none. */
    boolean next() throws IOException {
        from = number == 0 ? 0 : end + 1;
        if (!has(0)) {
            return false;
        }
        tooLong = false;
        int length = 0;
        while (has(length) && window[from + length] != '\n') {
            length++;
            if (length > longest) {
                tooLong = true;
                from += length;
                length = 0;
            }
        }
        number++;
        end = from + length;
        if (number == 1 && length >= 3 && window[from] == (byte) 0xef && window[from + 1] == (byte) 0xbb) {
            from += 3;
        }
        return true;
    }

    private boolean has(int i) throws IOException {
        while (from + i >= limit && !ended) {
            if (from > 0) {
                int shift = Math.min(from, limit);
                System.arraycopy(window, shift, window, 0, limit - shift);
                limit -= shift;
                from -= shift;
            }
            if (limit == window.length) {
                window = Arrays.copyOf(window, window.length * 2);
            }
            int read = content.read(window, limit, window.length - limit);
            ended = read < 0;
            limit += Math.max(0, read);
        }
        return from + i < limit;
    }

    /** From 1. */
    long number() {
        return number;
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (int i = from; i < end; i++) {
            if (window[i] > ' ' || window[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the line stands, until the next one is asked for. */
    byte[] bytes() {
        return window;
    }

    int from() {
        return from;
    }

    int length() {
        return end - from;
    }
}
