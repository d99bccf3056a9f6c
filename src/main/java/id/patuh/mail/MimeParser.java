package id.patuh.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a message apart without copying it. Broken structure never ends the reading: a multipart without its boundary is
 * one text, one without an end ends with the message. What is larger than anybody sends by hand is refused before memory
 * is given to it. Source: RFC 5322, RFC 2046; the caps: RELIABILITY.md 13.
 */
final class MimeParser {

    static final int MOST_BYTES = 25 * 1024 * 1024;
    static final int MOST_PARTS = 1000;
    static final int DEEPEST = 20;
    static final int MOST_HEADER_BYTES = 64 * 1024;

    private final byte[] bytes;
    private int parts;

    private MimeParser(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws Unparsable where a cap is exceeded */
    static MimePart parse(byte[] message) throws Unparsable {
        if (message.length > MOST_BYTES) {
            throw new Unparsable(MailReasons.tooLarge(message.length));
        }
        return new MimeParser(message).entity(0, message.length, 0);
    }

    /** The headers alone, as far as they can be had; never fails. */
    static MimePart headOf(byte[] message) {
        byte[] start = Arrays.copyOf(message, Math.min(message.length, MOST_HEADER_BYTES));
        MimeParser parser = new MimeParser(start);
        int end = parser.endOfHeaders(0, start.length);
        return new MimePart(parser.headers(0, end), start, end, start.length, List.of());
    }

    private MimePart entity(int from, int to, int depth) throws Unparsable {
        if (++parts > MOST_PARTS) {
            throw new Unparsable(MailReasons.tooManyParts());
        }
        if (depth > DEEPEST) {
            throw new Unparsable(MailReasons.tooDeep());
        }
        int body = endOfHeaders(from, to);
        if (body - from > MOST_HEADER_BYTES) {
            throw new Unparsable(MailReasons.tooManyHeaders());
        }
        MimePart whole = new MimePart(headers(from, body), bytes, body, to, List.of());
        if (!whole.isType("multipart/")) {
            return whole;
        }
        List<MimePart> inner = split(body, to, whole.parameter("boundary"), depth);
        return new MimePart(whole.headers(), bytes, body, to, inner);
    }

    /** Where the body begins: after the first empty line. Stops looking soon after the most that headers may take. */
    private int endOfHeaders(int from, int to) {
        int line = from;
        while (line < to && line - from <= MOST_HEADER_BYTES) {
            int next = next(line, to);
            if (trimmedEnd(line, next) == line) {
                return next;
            }
            line = next;
        }
        return line;
    }

    private InternetHeaders headers(int from, int to) {
        try {
            return new InternetHeaders(new ByteArrayInputStream(bytes, from, to - from), true);
        } catch (MessagingException e) {
            return new InternetHeaders();
        }
    }

    private List<MimePart> split(int from, int to, String boundary, int depth) throws Unparsable {
        byte[] mark = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        List<MimePart> found = new ArrayList<>();
        if (boundary.isEmpty()) {
            return found;
        }
        int start = -1;
        int line = from;
        while (line < to) {
            int next = next(line, to);
            int end = trimmedEnd(line, next);
            boolean last = isMark(line, end, mark, true);
            if (last || isMark(line, end, mark, false)) {
                if (start >= 0) {
                    found.add(entity(start, Math.max(start, endBefore(line)), depth + 1));
                }
                start = last ? -1 : next;
                if (last) {
                    return found;
                }
            }
            line = next;
        }
        if (start >= 0 && start < to) {
            found.add(entity(start, to, depth + 1));
        }
        return found;
    }

    private boolean isMark(int line, int end, byte[] mark, boolean last) {
        int length = mark.length + (last ? 2 : 0);
        if (end - line != length || !Arrays.equals(bytes, line, line + mark.length, mark, 0, mark.length)) {
            return false;
        }
        return !last || (bytes[end - 1] == '-' && bytes[end - 2] == '-');
    }

    /** The line break before a boundary belongs to the boundary. */
    private int endBefore(int line) {
        int end = line;
        if (end > 0 && bytes[end - 1] == '\n') {
            end--;
        }
        return end > 0 && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    /** Where the next line begins. */
    private int next(int line, int to) {
        int i = line;
        while (i < to && bytes[i] != '\n') {
            i++;
        }
        return Math.min(to, i + 1);
    }

    /** The end of a line without break and blanks. */
    private int trimmedEnd(int line, int next) {
        int end = next;
        while (end > line && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r' || bytes[end - 1] == ' ')) {
            end--;
        }
        return end;
    }
}
