package id.patuh.lint;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes of a file to text, strictly. Source: FORMATS.md; RFC 3629. */
public final class Utf8 {

    private Utf8() {}

    /** The text without a byte-order mark; null, with a complaint at the place, where the bytes are not UTF-8. */
    public static @Nullable String decoded(byte[] bytes, Complaints complaints) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            complain(text, bytes[in.position()], complaints);
            return null;
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static void complain(String before, byte culprit, Complaints complaints) {
        complaints.fault(
                line(before, before.length()),
                column(before, before.length()),
                String.format("bukan UTF-8 (bita 0x%02X); simpan berkas sebagai UTF-8", culprit),
                String.format("not UTF-8 (byte 0x%02X); save the file as UTF-8", culprit));
    }

    /** The line of a place in a text, from 1. */
    static int line(String text, int place) {
        return 1 + (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
    }

    /** The column of a place in a text, from 1. */
    static int column(String text, int place) {
        int start = text.lastIndexOf('\n', place - 1) + 1;
        return 1 + text.codePointCount(start, place);
    }
}
