package id.patuh.sop;

import java.util.Locale;

/**
 * How names of steps, roles and documents, and attribute values, are compared: without regard to letter case and to
 * outer or repeated blanks. Source: AUDIT.md, "What an event says".
 */
public final class Name {

    private Name() {}

    /** The form two equal names share. */
    public static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                gap = true;
            } else {
                if (gap && folded.length() > 0) {
                    folded.append(' ');
                }
                gap = false;
                folded.append(c);
            }
        }
        return folded.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Without outer blanks; blanks are those of Unicode, the no-break space among them. */
    public static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || (c >= '\u0085' && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085'));
    }
}
