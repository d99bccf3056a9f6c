package id.patuh.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in words which browser a {@code User-Agent} is, so that its owner knows it again. */
final class Browser {

    private static final int LONGEST = 60;

    /** The first mark found names it; Edge and Opera call themselves Chrome, too, and Chrome calls itself Safari. */
    private static final List<String[]> NAMES = List.of(
            new String[] {"Edg", "Edge"},
            new String[] {"OPR/", "Opera"},
            new String[] {"SamsungBrowser", "Samsung Internet"},
            new String[] {"Firefox/", "Firefox"},
            new String[] {"FxiOS", "Firefox"},
            new String[] {"HeadlessChrome", "Chrome"},
            new String[] {"CriOS", "Chrome"},
            new String[] {"Chrome/", "Chrome"},
            new String[] {"Safari/", "Safari"});

    private static final List<String[]> SYSTEMS = List.of(
            new String[] {"Android", "Android"},
            new String[] {"iPhone", "iPhone"},
            new String[] {"iPad", "iPad"},
            new String[] {"Windows", "Windows"},
            new String[] {"Mac OS X", "macOS"},
            new String[] {"CrOS", "ChromeOS"},
            new String[] {"Linux", "Linux"});

    private Browser() {}

    /** E.g. {@code Firefox, Windows}; what is not known is given as it came, cut short; empty: nothing was said. */
    static String words(@Nullable String agent) {
        if (agent == null || agent.isBlank()) {
            return "";
        }
        String name = first(NAMES, agent);
        String system = first(SYSTEMS, agent);
        if (name.isEmpty()) {
            String plain = agent.replaceAll("\\p{Cntrl}", " ").strip();
            return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        }
        return system.isEmpty() ? name : name + ", " + system;
    }

    private static String first(List<String[]> marks, String agent) {
        return marks.stream()
                .filter(mark -> agent.contains(mark[0]))
                .map(mark -> mark[1])
                .findFirst()
                .orElse("");
    }
}
