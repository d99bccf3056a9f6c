package id.patuh.calendar;

import id.patuh.lint.Complaints;
import id.patuh.lint.Fields;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The open hours of days: {@code [07:30-12:00, 13:00-16:00]}, {@code []} for a closed day. */
final class HoursReader {

    private static final String TIME = "([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?";
    private static final Pattern HOURS = Pattern.compile(TIME + "\\s*[-–]\\s*" + TIME);
    private static final int END_OF_DAY = 86_400;

    private final Complaints complaints;

    HoursReader(Complaints complaints) {
        this.complaints = complaints;
    }

    /** The hours by weekday, of those entries whose key names weekdays. */
    Map<DayOfWeek, List<Hours>> byWeekday(List<Node.Entry> entries) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (Node.Entry entry : entries) {
            List<DayOfWeek> days = Weekdays.read(entry.key().text());
            if (days.isEmpty()) {
                continue;
            }
            List<Hours> hours = ofDay(entry.value());
            for (DayOfWeek day : days) {
                if (week.putIfAbsent(day, hours) != null) {
                    complaints.fault(
                            entry.key(),
                            Weekdays.ENGLISH.get(day.getValue() - 1)
                                    + " disebut dua kali; sebutkan setiap hari satu kali",
                            Weekdays.ENGLISH.get(day.getValue() - 1) + " is named twice; give each weekday once");
                }
            }
        }
        return week;
    }

    /** The hours of one day, sorted; overlapping ones are a complaint. */
    List<Hours> ofDay(Node node) {
        if (node.isNothing()) {
            complaints.fault(
                    node,
                    "tidak ada jam; tulis [] untuk hari tutup atau, misalnya, [07:30-12:00, 13:00-16:00]",
                    "no hours; write [] for a closed day or, for example, [07:30-12:00, 13:00-16:00]");
            return List.of();
        }
        List<Hours> hours = new ArrayList<>();
        for (Node.Scalar text : Fields.texts(node, "hours", complaints)) {
            Hours read = read(text);
            if (read != null && clearOf(hours, read, text)) {
                hours.add(read);
            }
        }
        hours.sort(Comparator.comparingInt(Hours::from));
        return List.copyOf(hours);
    }

    private boolean clearOf(List<Hours> others, Hours hours, Node.Scalar text) {
        for (Hours other : others) {
            if (hours.from() < other.to() && other.from() < hours.to()) {
                complaints.fault(
                        text,
                        "jam " + text.text() + " bertumpang tindih dengan " + time(other.from()) + "-"
                                + time(other.to()) + " pada hari yang sama; perbaiki salah satunya",
                        "hours " + text.text() + " overlap " + time(other.from()) + "-" + time(other.to())
                                + " of the same day; correct one of them");
                return false;
            }
        }
        return true;
    }

    private @Nullable Hours read(Node.Scalar text) {
        Matcher matcher = HOURS.matcher(text.text());
        if (!matcher.matches()) {
            complaints.fault(
                    text,
                    "bukan jam: " + Known.quoted(text.text()) + "; tulis dari-sampai, misalnya 07:30-12:00",
                    "no hours: " + Known.quoted(text.text()) + "; write from-to, such as 07:30-12:00");
            return null;
        }
        int from = seconds(matcher, 1);
        int to = seconds(matcher, 4);
        if (from < 0 || to < 0) {
            complaints.fault(
                    text,
                    "tidak ada waktu seperti dalam " + text.text() + "; jam berjalan dari 00:00 sampai 24:00",
                    "no time of day in " + text.text() + "; hours run from 00:00 to 24:00");
            return null;
        }
        if (to <= from) {
            complaints.fault(
                    text,
                    "jam " + text.text() + " berakhir sebelum mulai; tulis giliran malam sebagai dua rentang, misalnya "
                            + "22:00-24:00 pada satu hari dan 00:00-06:00 pada hari berikutnya",
                    "hours " + text.text() + " end before they start; write a night shift as two intervals, such as "
                            + "22:00-24:00 on one day and 00:00-06:00 on the next");
            return null;
        }
        return new Hours(from, to);
    }

    /** -1 where there is no such time of day. */
    private static int seconds(Matcher matcher, int group) {
        int hour = Integer.parseInt(matcher.group(group));
        int minute = Integer.parseInt(matcher.group(group + 1));
        String seconds = matcher.group(group + 2);
        int second = seconds == null ? 0 : Integer.parseInt(seconds);
        int sum = hour * 3600 + minute * 60 + second;
        return minute < 60 && second < 60 && sum <= END_OF_DAY ? sum : -1;
    }

    private static String time(int seconds) {
        String minutes = "%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60);
        return seconds % 60 == 0 ? minutes : minutes + ":%02d".formatted(seconds % 60);
    }
}
