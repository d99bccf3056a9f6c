package id.patuh.findings;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.sop.Condition;
import id.patuh.sop.Language;
import id.patuh.sop.Limit;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A text in one language that is being written: steps, times, lengths of time and conditions in the words people read.
 * It runs once for every finding, hence no patterns and no formatters.
 */
final class Prose {

    private static final int LONGEST = 60;
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final Language language;
    private final Sop sop;
    private final StringBuilder text = new StringBuilder(240);

    /** @param sop whose zone times are told in */
    Prose(Language language, Sop sop) {
        this.language = language;
        this.sop = sop;
    }

    /** Adds the words of the language. */
    Prose say(String indonesian, String english) {
        text.append(language == Language.ID ? indonesian : english);
        return this;
    }

    /** Adds words that are the same in both languages. */
    Prose say(String words) {
        text.append(words);
        return this;
    }

    Prose say(long number) {
        text.append(number);
        return this;
    }

    /** {@code langkah 3 (Kepala Bidang memverifikasi laporan …)}. */
    Prose step(Step step) {
        return say("langkah ", "step ").stepName(step);
    }

    /** As {@link #step}, to begin a sentence. */
    Prose startWithStep(Step step) {
        return say("Langkah ", "Step ").stepName(step);
    }

    /** {@code langkah 3}. */
    Prose stepNumber(Step step) {
        return say("langkah ", "step ").id(step);
    }

    private Prose stepName(Step step) {
        id(step);
        String activity = step.activity().in(language);
        if (!activity.equals(step.id())) {
            text.append(" (");
            name(activity);
            text.append(')');
        }
        return this;
    }

    private Prose id(Step step) {
        return step.id().indexOf(' ') < 0 ? name(step.id()) : quoted(step.id());
    }

    Prose quoted(String name) {
        text.append('“');
        name(name);
        text.append('”');
        return this;
    }

    /** A name, cut at a word where it is long; line breaks and other control characters become blanks. */
    Prose name(String name) {
        int end = end(name);
        for (int i = 0; i < end; i++) {
            char c = name.charAt(i);
            text.append(Character.isISOControl(c) ? ' ' : c);
        }
        if (end < name.length()) {
            text.append(" …");
        }
        return this;
    }

    /** The whole text on one line. */
    Prose plain(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            text.append(Character.isISOControl(c) ? ' ' : c);
        }
        return this;
    }

    private static int end(String name) {
        if (name.length() <= LONGEST) {
            return name.length();
        }
        int blank = name.lastIndexOf(' ', LONGEST);
        int end = blank > LONGEST / 2 ? blank : LONGEST;
        while (end > 0 && ",;:".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end;
    }

    // ---- time

    /** {@code 2026-10-05 08:10 WITA}; seconds only where there are any. */
    Prose time(long at) {
        ZoneOffset offset = offset(at);
        LocalDateTime local = local(at, offset);
        date(local);
        text.append(' ');
        clock(local);
        zone(offset);
        return this;
    }

    /** {@code 2026-10-05 08:10 WITA sampai 08:55}: what the second time shares with the first is not said again. */
    Prose times(long from, long to) {
        time(from);
        say(" sampai ", " to ");
        return timeAfter(from, to);
    }

    /** A time shortly after another was told. */
    Prose timeAfter(long before, long at) {
        ZoneOffset offset = offset(at);
        LocalDateTime local = local(at, offset);
        LocalDateTime known = local(before, offset(before));
        if (!local.toLocalDate().equals(known.toLocalDate())) {
            date(local);
            text.append(' ');
        }
        clock(local);
        if (!offset.equals(offset(before))) {
            zone(offset);
        }
        return this;
    }

    private ZoneOffset offset(long at) {
        return sop.zone().getRules().getOffset(Instant.ofEpochMilli(at));
    }

    private static LocalDateTime local(long at, ZoneOffset offset) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(at, SECOND), (int) Math.floorMod(at, SECOND) * 1_000_000, offset);
    }

    private void date(LocalDateTime local) {
        if (local.getYear() < 1000) {
            text.append(local.toLocalDate());
            return;
        }
        text.append(local.getYear());
        text.append('-');
        two(local.getMonthValue());
        text.append('-');
        two(local.getDayOfMonth());
    }

    private void clock(LocalDateTime local) {
        two(local.getHour());
        text.append(':');
        two(local.getMinute());
        int millis = local.getNano() / 1_000_000;
        if (local.getSecond() != 0 || millis != 0) {
            text.append(':');
            two(local.getSecond());
        }
        if (millis != 0) {
            text.append(language == Language.ID ? ',' : '.');
            fraction(millis);
        }
    }

    private void two(int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private void zone(ZoneOffset offset) {
        text.append(' ').append(abbreviation(sop.zone(), offset));
    }

    /** WIB, WITA and WIT where Indonesian law calls the zone so; the offset elsewhere. */
    static String abbreviation(ZoneId zone, ZoneOffset offset) {
        int hours = offset.getTotalSeconds() / 3600;
        String name = switch (zone.getId()) {
            case "Asia/Jakarta", "Asia/Pontianak" -> hours == 7 ? "WIB" : "";
            case "Asia/Makassar", "Asia/Ujung_Pandang" -> hours == 8 ? "WITA" : "";
            case "Asia/Jayapura" -> hours == 9 ? "WIT" : "";
            default -> "";
        };
        if (!name.isEmpty()) {
            return name;
        }
        return offset.getTotalSeconds() == 0 ? "UTC" : offset.getId();
    }

    // ---- lengths of time

    /**
     * {@code 1 jam 5 menit}. Days are told only where the calendar never closes: elsewhere a day of work is not one of 24
     * hours.
     */
    Prose length(long millis, WorkingCalendar calendar) {
        long left = millis;
        int from = text.length();
        if (calendar.isAlways() && left >= DAY) {
            part(left / DAY, " hari", " day", from);
            left %= DAY;
        }
        if (left >= HOUR) {
            part(left / HOUR, " jam", " hour", from);
            left %= HOUR;
        }
        if (left >= MINUTE) {
            part(left / MINUTE, " menit", " minute", from);
            left %= MINUTE;
        }
        if (left > 0 || from == text.length()) {
            seconds(left, from);
        }
        return this;
    }

    private void part(long number, String indonesian, String english, int from) {
        if (text.length() > from) {
            text.append(' ');
        }
        text.append(number);
        say(indonesian, english);
        if (language == Language.EN && number != 1) {
            text.append('s');
        }
    }

    private void seconds(long millis, int from) {
        int rest = (int) (millis % SECOND);
        if (rest == 0) {
            part(millis / SECOND, " detik", " second", from);
            return;
        }
        if (text.length() > from) {
            text.append(' ');
        }
        text.append(millis / SECOND).append(language == Language.ID ? ',' : '.');
        fraction(rest);
        say(" detik", " seconds");
    }

    private void fraction(int millis) {
        text.append((char) ('0' + millis / 100));
        if (millis % 100 != 0) {
            text.append((char) ('0' + millis / 10 % 10));
        }
        if (millis % 10 != 0) {
            text.append((char) ('0' + millis % 10));
        }
    }

    /** The limit's length, and the SOP's words for it where they are others. */
    Prose limit(Limit limit) {
        int from = text.length();
        length(limit.millis(), limit.calendar());
        if (!says(from, limit.words()) && !inIndonesian(limit).equals(limit.words())) {
            text.append(" (SOP: ");
            quoted(limit.words()).say(")");
        }
        return this;
    }

    private boolean says(int from, String words) {
        return text.length() - from == words.length() && text.indexOf(words, from) == from;
    }

    private String inIndonesian(Limit limit) {
        return new Prose(Language.ID, sop)
                .length(limit.millis(), limit.calendar())
                .toString();
    }

    // ---- lists and conditions

    /** {@code a}, {@code a atau b}, {@code a, b atau c}. */
    Prose list(List<String> names, String indonesian, String english) {
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                say(i < names.size() - 1 ? ", " : language == Language.ID ? indonesian : english);
            }
            name(names.get(i));
        }
        return this;
    }

    /** {@code lokasi-gangguan tidak bernilai server}. */
    Prose condition(Condition condition) {
        boolean first = true;
        for (Condition.Clause clause : condition.clauses()) {
            if (!first) {
                say(" dan ", " and ");
            }
            first = false;
            clause(clause);
        }
        return this;
    }

    private void clause(Condition.Clause clause) {
        name(clause.attribute());
        boolean several = clause.values().size() > 1;
        if (!clause.negated()) {
            say(" bernilai ", " is ").list(clause.values(), " atau ", " or ");
        } else if (several) {
            say(" tidak bernilai ", " is neither ").list(clause.values(), " maupun ", " nor ");
        } else {
            say(" tidak bernilai ", " is not ").list(clause.values(), "", "");
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
