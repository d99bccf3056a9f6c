package id.patuh.oracle;

import java.util.Locale;
import java.util.regex.Pattern;

/** How names are compared and texts are ordered. */
final class Names {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern OUTER_BLANKS = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

    private Names() {}

    /** The text without regard to case and to outer or repeated blanks. */
    static String fold(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    static boolean same(String one, String other) {
        return fold(one).equals(fold(other));
    }

    /** The text without outer blanks. */
    static String trim(String text) {
        return OUTER_BLANKS.matcher(text).replaceAll("");
    }

    /** Code-point order, which differs from that of UTF-16 beyond the basic plane. */
    static int compare(String one, String other) {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            if (left[i] != right[i]) {
                return Integer.compare(left[i], right[i]);
            }
        }
        return Integer.compare(left.length, right.length);
    }
}
