package id.patuh.scorecard;

import id.patuh.sop.Name;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts in code-point order, and the names they are spellings of: texts that compare equal as names are one name, shown
 * in its smallest spelling. Names are numbered in the order of what is shown.
 */
final class Spellings {

    private final Map<String, Integer> codes = new HashMap<>();
    private final int[] names;
    private final List<String> shown = new ArrayList<>();

    Spellings(Collection<String> texts) {
        List<String> sorted =
                texts.stream().distinct().sorted(Spellings::compare).toList();
        Map<String, Integer> folded = new HashMap<>();
        names = new int[sorted.size()];
        for (int code = 0; code < names.length; code++) {
            String text = sorted.get(code);
            codes.put(text, code);
            Integer known = folded.putIfAbsent(Name.folded(text), shown.size());
            names[code] = known == null ? shown.size() : known;
            if (known == null) {
                shown.add(text);
            }
        }
    }

    /** The place of a text, greater for greater texts; −1: it is none of them. */
    int code(String text) {
        return codes.getOrDefault(text, -1);
    }

    /** The number of the name that the text of that place spells. */
    int name(int code) {
        return names[code];
    }

    /** How many names there are. */
    int names() {
        return shown.size();
    }

    String shown(int name) {
        return shown.get(name);
    }

    /** Code-point order. */
    static int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean high = Character.isSurrogate(x);
                return high == Character.isSurrogate(y) ? x - y : high ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }
}
