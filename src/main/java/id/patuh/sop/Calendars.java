package id.patuh.sop;

import id.patuh.calendar.CalendarFile;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.lint.Complaints;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The calendars of a rules folder by name, one instance for each zone they are used in. */
final class Calendars {

    private final Map<String, CalendarFile> files;
    private final Set<String> faulty;
    private final Map<String, Map<ZoneId, WorkingCalendar>> bound = new HashMap<>();

    /**
     * @param files by each name they go by
     * @param faulty names of calendars that exist but could not be read
     */
    Calendars(Map<String, CalendarFile> files, Set<String> faulty) {
        this.files = files;
        this.faulty = faulty;
    }

    /**
     * The calendar of that name; with a complaint where there is none. Where there is none, or only a faulty one, the
     * calendar that never closes stands in, so that reading can go on.
     *
     * @param zone the SOP's, for calendars that name none
     */
    WorkingCalendar named(Node.Scalar name, ZoneId zone, Complaints complaints) {
        CalendarFile file = files.get(name.text());
        if (file != null) {
            return in(file, zone);
        }
        if (!name.text().equals(WorkingCalendar.ALWAYS.name()) && !faulty.contains(name.text())) {
            Set<String> known = new TreeSet<>(files.keySet());
            known.addAll(faulty);
            known.add(WorkingCalendar.ALWAYS.name());
            Phrase hint = Known.hint(name.text(), known);
            complaints.fault(
                    name,
                    "tidak ada kalender " + Known.quoted(name.text()) + " dalam calendars/" + hint.id(),
                    "no calendar " + Known.quoted(name.text()) + " in calendars/" + hint.en());
        }
        return WorkingCalendar.ALWAYS;
    }

    /** All of them by the name their file gives; in {@code zone} where an SOP has not bound them to another. */
    Map<String, WorkingCalendar> byName(ZoneId zone) {
        Map<String, WorkingCalendar> all = new TreeMap<>();
        all.put(WorkingCalendar.ALWAYS.name(), WorkingCalendar.ALWAYS);
        for (CalendarFile file : files.values()) {
            Map<ZoneId, WorkingCalendar> known = bound.getOrDefault(file.name(), Map.of());
            all.put(
                    file.name(),
                    known.isEmpty() ? in(file, zone) : known.values().iterator().next());
        }
        return all;
    }

    private WorkingCalendar in(CalendarFile file, ZoneId zone) {
        return bound.computeIfAbsent(file.name(), any -> new LinkedHashMap<>())
                .computeIfAbsent(file.zone() == null ? zone : file.zone(), file::in);
    }
}
