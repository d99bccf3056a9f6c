package id.patuh.lint;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what could have been meant by a word that is not known. */
public final class Known {

    private static final int LISTED = 40;
    private static final int COMPARED = 1000;
    private static final int QUOTED = 60;

    private Known() {}

    /** {@code ; did you mean 'limit'? Known here: limit, role}, without the question where nothing is near. */
    public static Phrase hint(String given, Collection<String> known) {
        String nearest = nearest(given, known);
        return new Phrase(
                (nearest == null ? ". " : "; maksudnya " + quoted(nearest) + "? ") + "Yang dikenal di sini: "
                        + (known.isEmpty() ? "tidak ada" : listed(known)),
                (nearest == null ? ". " : "; did you mean " + quoted(nearest) + "? ") + "Known here: " + listed(known));
    }

    /** The first few of them, with commas; "none" where there are none. */
    public static String listed(Collection<String> known) {
        return known.isEmpty()
                ? "none"
                : known.stream().limit(LISTED).map(Known::shortened).collect(Collectors.joining(", "))
                        + (known.size() > LISTED ? ", …" : "");
    }

    /** A value as messages show it: in quotation marks, on one line, not too long. */
    public static String quoted(String value) {
        return "'" + shortened(value) + "'";
    }

    /** The known word that differs from the given one in few letters; null where none does. */
    public static @Nullable String nearest(String given, Collection<String> known) {
        if (given.length() > QUOTED || given.chars().noneMatch(Character::isLetter)) {
            return null;
        }
        String small = given.toLowerCase(Locale.ROOT);
        int allowed = given.length() < 2 ? 0 : given.length() < 6 ? 1 : 2;
        String nearest = null;
        int least = allowed + 1;
        for (String word : known.stream().limit(COMPARED).toList()) {
            if (Math.abs(word.length() - small.length()) <= 2) {
                String other = word.toLowerCase(Locale.ROOT);
                int distance = other.startsWith(small) ? 1 : distance(small, other);
                if (distance < least) {
                    least = distance;
                    nearest = word;
                }
            }
        }
        return nearest;
    }

    private static String shortened(String value) {
        String line = value.codePoints()
                .limit(QUOTED + 1L)
                .collect(
                        StringBuilder::new,
                        (text, c) -> text.appendCodePoint(Character.isISOControl(c) ? ' ' : c),
                        StringBuilder::append)
                .toString();
        return line.codePointCount(0, line.length()) <= QUOTED
                ? line
                : line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…";
    }

    /** Letters to insert, drop, change or swap with the next. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int changed = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(changed, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
