package id.patuh.verify;

import java.util.Arrays;
import java.util.Locale;

/** How names and values compare. Source: AUDIT.md, "What an event says". */
final class Names {

    private Names() {}

    /** Without regard to letter case and to outer or repeated blanks. */
    static String folded(String text) {
        StringBuilder words = new StringBuilder();
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                blank = true;
                continue;
            }
            if (blank && !words.isEmpty()) {
                words.append(' ');
            }
            blank = false;
            words.append(c);
        }
        return words.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Control characters, and what Unicode calls a space. */
    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u0085' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Code-point order, which is not that of {@link String#compareTo}. */
    static int compareCodePoints(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
