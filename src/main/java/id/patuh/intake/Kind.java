package id.patuh.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file is: by the ending of its name, or by its first bytes where the ending says nothing. */
enum Kind {
    CSV,
    /** One object or an array of them, or an object-centric log. */
    JSON,
    /** One JSON object a line. */
    LINES,
    XES,
    XLSX;

    /** How many of the first bytes are looked at. */
    static final int LOOK = 4096;

    /** Zero bytes that a short text may have. */
    private static final int FEW = 10;

    /** The ending of a file's name in small letters; empty where it has none. */
    static String ending(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        return dot < 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Null where the ending says nothing. */
    static @Nullable Kind of(String ending) {
        return switch (ending) {
            case "csv", "tsv", "txt" -> CSV;
            case "json", "jsonocel" -> JSON;
            case "ndjson", "jsonl" -> LINES;
            case "xes" -> XES;
            case "xlsx" -> XLSX;
            default -> null;
        };
    }

    /** What the first bytes look like; CSV where they look like nothing else. */
    static Kind sniffed(byte[] start) {
        if (isZip(start) || isOldWorkbook(start)) {
            return XLSX;
        }
        return switch (first(start)) {
            case '{', '[' -> JSON;
            case '<' -> XES;
            default -> CSV;
        };
    }

    static boolean isGzip(byte[] start) {
        return begins(start, 0x1f, 0x8b);
    }

    static boolean isZip(byte[] start) {
        return begins(start, 'P', 'K', 3, 4) || begins(start, 'P', 'K', 5, 6);
    }

    /** The container of .xls files and of locked .xlsx files. */
    static boolean isOldWorkbook(byte[] start) {
        return begins(start, 0xd0, 0xcf, 0x11, 0xe0);
    }

    /** Whether the first line that is not blank holds a whole object, as in a file with one a line. */
    static boolean oneAnObjectALine(byte[] start) {
        String text =
                new String(start, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        int end = text.indexOf('\n');
        return text.startsWith("{")
                && end > 0
                && text.substring(0, end).stripTrailing().endsWith("}");
    }

    /** @throws Unreadable where the first bytes show that the file is not of that kind, nor of any that is text */
    static void check(Kind kind, byte[] start) throws Unreadable {
        if (first(start) < 0 && start.length < LOOK) {
            throw new Unreadable(0, Reasons.empty());
        }
        if (isZip(start) || isOldWorkbook(start)) {
            throw new Unreadable(0, Reasons.zipNotText());
        }
        if (isGzip(start)) {
            throw new Unreadable(0, Reasons.gzipUnnamed());
        }
        if (kind == XES) {
            return;
        }
        if (wide(start) != null) {
            throw new Unreadable(0, Reasons.utf16());
        }
        if (isBinary(start)) {
            throw new Unreadable(0, Reasons.binary());
        }
    }

    /** A zero byte in the first line, or many; a stray one further down costs its row only. */
    private static boolean isBinary(byte[] start) {
        int zeros = 0;
        boolean firstLine = true;
        for (byte b : start) {
            firstLine &= b != '\n';
            zeros += b != 0 ? 0 : firstLine ? start.length : 1;
        }
        return zeros > Math.max(FEW, start.length / 50);
    }

    /** The encoding of a text of two bytes a character, with a byte-order mark or mostly of Latin letters; else null. */
    static @Nullable Charset wide(byte[] start) {
        if (begins(start, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (begins(start, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        int low = 0;
        int high = 0;
        for (int i = 0; i + 1 < start.length; i += 2) {
            high += start[i] == 0 ? 1 : 0;
            low += start[i + 1] == 0 ? 1 : 0;
        }
        int most = start.length / 2 * 9 / 10;
        return low > most && high == 0
                ? StandardCharsets.UTF_16LE
                : high > most && low == 0 ? StandardCharsets.UTF_16BE : null;
    }

    /** Whether a byte-order mark stands first. */
    static boolean hasMark(byte[] start) {
        return begins(start, 0xff, 0xfe) || begins(start, 0xfe, 0xff) || begins(start, 0xef, 0xbb, 0xbf);
    }

    private static boolean begins(byte[] start, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= start.length || start[i] != (byte) bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** The first byte that is not blank nor of a byte-order mark; −1 where there is none. */
    private static int first(byte[] start) {
        int i = begins(start, 0xef, 0xbb, 0xbf) ? 3 : 0;
        while (i < start.length && start[i] <= ' ' && start[i] > 0) {
            i++;
        }
        return i < start.length ? start[i] & 0xff : -1;
    }
}
