package id.patuh.calendar;

import id.patuh.lint.Complaints;
import id.patuh.lint.Fields;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import id.patuh.lint.YamlReader;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A calendar file (YAML) to a {@link CalendarFile}. Source: FORMATS.md, "An SOP": weekly open intervals, dated
 * replacements and iCalendar files.
 */
public final class CalendarReader {

    /** Files that a calendar names and that lie beside it. */
    @FunctionalInterface
    public interface Beside {

        /** The file's bytes; null where there is none of that name or it cannot be read. */
        byte @Nullable [] bytes(String name);
    }

    private record Days(LocalDate from, LocalDate to) {}

    private static final List<String> KEYS = List.of("calendar", "zone", "week", "dates", "ics");
    private static final List<String> DATE_KEYS = List.of("on", "from", "to", "open", "why", "by");

    private final Complaints complaints;
    private final HoursReader hours;
    private final Beside beside;

    private CalendarReader(Beside beside, Complaints complaints) {
        this.complaints = complaints;
        this.hours = new HoursReader(complaints);
        this.beside = beside;
    }

    /**
     * Reads the bytes of a file.
     *
     * @param name the calendar's name where the file gives none
     * @param beside where the {@code ics} files are
     * @param complaints receives everything that is wrong
     * @return null, with complaints, where the file cannot be read at all; with complaints, what could be read of it
     */
    public static @Nullable CalendarFile read(String name, byte[] bytes, Beside beside, Complaints complaints) {
        Node root = YamlReader.read(bytes, complaints);
        Fields fields = root == null ? null : Fields.of(root, new Phrase("kalender", "a calendar"), complaints, KEYS);
        return fields == null ? null : new CalendarReader(beside, complaints).read(name, fields);
    }

    private CalendarFile read(String fileName, Fields fields) {
        Node.Scalar name = fields.text("calendar");
        if (name != null && name.text().equals(WorkingCalendar.ALWAYS.name())) {
            complaints.fault(
                    name,
                    "'always' adalah kalender yang tidak pernah tutup; beri kalender ini nama lain",
                    "'always' is the calendar that never closes; give this one another name");
        }
        Node.Scalar zoneName = fields.text("zone");
        ZoneId zone = zoneName == null ? null : Zones.read(zoneName, complaints);
        Map<DayOfWeek, List<Hours>> week = week(fields.required("week"));
        List<DatedHours> dates = new ArrayList<>(holidays(fields));
        dates.addAll(dates(fields.node("dates")));
        return new CalendarFile(name == null ? fileName : name.text(), zone, week, dates);
    }

    private Map<DayOfWeek, List<Hours>> week(@Nullable Node node) {
        if (node == null) {
            return Map.of();
        }
        if (!(node instanceof Node.Mapping mapping)) {
            complaints.fault(
                    node,
                    "'week' berupa " + node.kind().id() + "; tulis baris seperti 'mon-thu: [07:30-12:00]'",
                    "'week' is " + node.kind().en() + "; write lines such as 'mon-thu: [07:30-12:00]'");
            return Map.of();
        }
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (Weekdays.read(key).isEmpty()) {
                Phrase hint = Known.hint(key, Weekdays.ENGLISH);
                complaints.fault(
                        entry.key(),
                        "hari tidak dikenal " + Known.quoted(key) + hint.id() + "; rentang sebagai mon-thu",
                        "unknown weekday " + Known.quoted(key) + hint.en() + "; ranges as mon-thu");
            }
        }
        return hours.byWeekday(mapping.entries());
    }

    private List<DatedHours> dates(@Nullable Node node) {
        List<DatedHours> dates = new ArrayList<>();
        if (node instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                DatedHours read = dated(item);
                if (read != null) {
                    dates.add(read);
                }
            }
        } else if (node != null) {
            complaints.fault(
                    node,
                    "'dates' berupa " + node.kind().id() + "; tulis daftar baris seperti - {on: 2026-12-25, open: []}",
                    "'dates' is " + node.kind().en() + "; write a list of lines such as - {on: 2026-12-25, open: []}");
        }
        return dates;
    }

    private @Nullable DatedHours dated(Node node) {
        Fields fields = Fields.of(
                node,
                new Phrase("tanggal", "a date"),
                complaints,
                DATE_KEYS,
                key -> !Weekdays.read(key).isEmpty());
        if (fields == null) {
            return null;
        }
        Map<DayOfWeek, List<Hours>> replaced = replaced(fields);
        Days days = days(fields);
        if (days == null) {
            return null;
        }
        return new DatedHours(days.from(), days.to(), replaced, fields.remark("why"), fields.remark("by"));
    }

    private Map<DayOfWeek, List<Hours>> replaced(Fields fields) {
        Map<DayOfWeek, List<Hours>> byWeekday = hours.byWeekday(fields.entries());
        Node open = fields.mapping().get("open");
        if (open == null) {
            if (byWeekday.isEmpty()) {
                complaints.fault(
                        fields.mapping(),
                        "tanggal tanpa jam; tambahkan 'open: []' untuk hari tutup atau 'open: [08:00-12:00]'",
                        "a date lacks its hours; add 'open: []' for a closed day or 'open: [08:00-12:00]'");
            }
            return byWeekday;
        }
        if (!byWeekday.isEmpty()) {
            complaints.fault(
                    open,
                    "'open' berlaku untuk semua hari, padahal nama hari juga disebut; pertahankan salah satunya",
                    "'open' is for all days and weekdays are named as well; keep one of the two");
        }
        List<Hours> ofEveryDay = hours.ofDay(open);
        Map<DayOfWeek, List<Hours>> all = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            all.put(day, ofEveryDay);
        }
        return all;
    }

    /** First and last day; null, with a complaint, where they cannot be told. */
    private @Nullable Days days(Fields fields) {
        boolean single = fields.has("on");
        boolean range = fields.has("from") || fields.has("to");
        if (single == range) {
            complaints.fault(
                    fields.mapping(),
                    (single ? "tanggal memuat 'on' dan juga 'from' atau 'to'" : "tanggal tidak menyebut kapan")
                            + "; tulis 'on' saja atau 'from' dan 'to'",
                    (single ? "a date has 'on' as well as 'from' or 'to'" : "a date does not say when")
                            + "; write either 'on' or both 'from' and 'to'");
            return null;
        }
        LocalDate from = date(fields.requiredText(single ? "on" : "from"));
        LocalDate to = single ? from : date(fields.requiredText("to"));
        if (from == null || to == null) {
            return null;
        }
        if (from.isAfter(to)) {
            complaints.fault(
                    fields.mapping(),
                    "from " + from + " sesudah to " + to + "; tukar atau perbaiki",
                    "from " + from + " is after to " + to + "; swap or correct them");
            return null;
        }
        return new Days(from, to);
    }

    private @Nullable LocalDate date(Node.@Nullable Scalar text) {
        return text == null ? null : Dates.read(text, complaints);
    }

    private List<DatedHours> holidays(Fields fields) {
        List<DatedHours> days = new ArrayList<>();
        for (Node.Scalar name : fields.texts("ics")) {
            byte[] bytes = beside.bytes(name.text());
            if (bytes == null) {
                complaints.fault(
                        name,
                        "tidak ada berkas " + Known.quoted(name.text())
                                + " yang terbaca di samping kalender; letakkan di sana atau perbaiki namanya",
                        "no readable file " + Known.quoted(name.text())
                                + " beside the calendar; put it there or correct the name");
            } else {
                days.addAll(Holidays.read(besideName(name.text()), bytes, complaints));
            }
        }
        return days;
    }

    private String besideName(String name) {
        return complaints.file().substring(0, complaints.file().lastIndexOf('/') + 1) + name;
    }
}
