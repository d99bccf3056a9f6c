package id.patuh.calendar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The content lines of an iCalendar text with their places, which the library that gives them their meaning does not
 * tell. Source: RFC 5545, 3.1 (lines, folding) and 3.6 (components).
 */
final class IcsLines {

    /**
     * {@code NAME;PARAMETERS:VALUE}, unfolded.
     *
     * @param number of its first line in the file, from 1
     */
    record Line(int number, String name, String value) {}

    /** An event of a calendar: its BEGIN and its own properties, without those of its alarms. */
    record Event(Line begin, List<Line> properties) {

        /** The first property of that name; null where there is none. */
        @Nullable
        Line first(String name) {
            return properties.stream()
                    .filter(line -> line.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    private final List<Event> events = new ArrayList<>();
    private final List<Line> unended = new ArrayList<>();
    private final Deque<Line> open = new ArrayDeque<>();
    private final Deque<Event> openEvents = new ArrayDeque<>();

    private IcsLines() {}

    static IcsLines of(String text) {
        IcsLines lines = new IcsLines();
        contentLines(text).forEach(lines::add);
        if (!lines.open.isEmpty()) {
            lines.unended.add(lines.open.peek());
        }
        return lines;
    }

    /** The events of the calendars, in the order of the file. */
    List<Event> events() {
        return events;
    }

    /** The BEGINs that have no END; of several that the file breaks off in, the innermost. */
    List<Line> unended() {
        return unended;
    }

    private void add(Line line) {
        if (line.name().equals("BEGIN")) {
            begin(line);
        } else if (line.name().equals("END")) {
            end(line);
        } else if (!openEvents.isEmpty() && openEvents.peek().begin() == open.peek()) {
            openEvents.peek().properties().add(line);
        }
    }

    private void begin(Line line) {
        boolean inCalendar = !open.isEmpty() && isSame(open.peek().value(), "VCALENDAR");
        open.push(line);
        if (inCalendar && isSame(line.value(), "VEVENT")) {
            Event event = new Event(line, new ArrayList<>());
            events.add(event);
            openEvents.push(event);
        }
    }

    private void end(Line line) {
        if (open.stream().noneMatch(begun -> isSame(begun.value(), line.value()))) {
            return;
        }
        Line begun = pop();
        while (!isSame(begun.value(), line.value())) {
            unended.add(begun);
            begun = pop();
        }
    }

    private Line pop() {
        Line begun = open.pop();
        if (!openEvents.isEmpty() && openEvents.peek().begin() == begun) {
            openEvents.pop();
        }
        return begun;
    }

    private static boolean isSame(String component, String other) {
        return component.strip().equalsIgnoreCase(other.strip());
    }

    private static List<Line> contentLines(String text) {
        List<Line> lines = new ArrayList<>();
        String[] physical = text.split("\r\n|\n|\r", -1);
        StringBuilder unfolded = new StringBuilder();
        int begun = 1;
        for (int i = 0; i < physical.length; i++) {
            if (physical[i].startsWith(" ") || physical[i].startsWith("\t")) {
                unfolded.append(physical[i], 1, physical[i].length());
            } else {
                addTo(lines, begun, unfolded.toString());
                unfolded = new StringBuilder(physical[i]);
                begun = i + 1;
            }
        }
        addTo(lines, begun, unfolded.toString());
        return lines;
    }

    private static void addTo(List<Line> lines, int number, String text) {
        int colon = colon(text);
        if (colon > 0) {
            String name = text.substring(0, colon).split(";", 2)[0].strip().toUpperCase(Locale.ROOT);
            lines.add(new Line(number, name, text.substring(colon + 1).strip()));
        }
    }

    /** The colon before the value: the first one outside of quotation marks; -1 where there is none. */
    private static int colon(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '"';
            if (text.charAt(i) == ':' && !quoted) {
                return i;
            }
        }
        return -1;
    }
}
