package id.patuh.intake;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times as people and programs write them: ISO 8601 with or without an offset, {@code 2026-10-05 08:00},
 * {@code 05/10/2026 08:00} (day first), {@code 5/10/2026 8.00}, and a day alone, which means its beginning. Fractions of
 * a second are cut to milliseconds. Without an offset a time is local: in the gap when clocks go forward it moves on by
 * the length of the gap, in the overlap when they go back it takes the earlier offset, as
 * {@link ZonedDateTime#ofLocal} does. For use by one thread. Source: FORMATS.md, "Events as CSV".
 */
final class Times {

    /** What comes out for a text that is no time. */
    static final long NONE = Long.MIN_VALUE;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long SEVERAL = Long.MIN_VALUE;
    private static final int MOST_ZONES = 1000;
    private static final int MOST_KNOWN = 50_000;
    private static final int[] DAYS_BEFORE = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final int[] DAYS_IN = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final ZoneId zone;
    private final ZoneRules rules;
    private final List<DateTimeFormatter> patterns;
    private final Map<String, Long> known = new HashMap<>();
    private final Map<String, Optional<ZoneId>> zones = new HashMap<>();
    private final byte[] ascii = new byte[128];
    private long knownDay = Long.MIN_VALUE;
    private long knownOffset;

    private byte[] text = ascii;
    private int next;
    private int end;

    /** @param zone of times without an offset */
    Times(ZoneId zone) {
        this(zone, List.of());
    }

    /** @param patterns how times are written instead, each tried in turn; empty: as described above */
    Times(ZoneId zone, List<DateTimeFormatter> patterns) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.patterns = List.copyOf(patterns);
    }

    /** Epoch milliseconds; {@link #NONE} where the text, without outer blanks, is no time or not of 1900–2200. */
    long at(String written) {
        if (patterns.isEmpty() || isFromSheet(written)) {
            return asUsual(written);
        }
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(written, this::byPattern);
    }

    /** Dates of a spreadsheet come as {@code 2026-10-05T08:00:00}, whatever the mapping says of texts. */
    private static boolean isFromSheet(String written) {
        return written.length() >= 19 && written.charAt(4) == '-' && written.charAt(10) == 'T';
    }

    private long byPattern(String written) {
        for (DateTimeFormatter pattern : patterns) {
            try {
                return at(pattern.parseBest(written, ZonedDateTime::from, LocalDateTime::from, LocalDate::from));
            } catch (DateTimeException e) {
                // the next pattern may fit
            }
        }
        return NONE;
    }

    private long at(TemporalAccessor read) {
        ZonedDateTime at = read instanceof ZonedDateTime zoned
                ? zoned
                : read instanceof LocalDateTime local
                        ? local.atZone(zone)
                        : LocalDate.from(read).atStartOfDay(zone);
        return at.getYear() < FIRST_YEAR || at.getYear() > LAST_YEAR
                ? NONE
                : at.toInstant().toEpochMilli();
    }

    private long asUsual(String written) {
        int length = written.length();
        if (length > ascii.length) {
            return NONE;
        }
        for (int i = 0; i < length; i++) {
            char c = written.charAt(i);
            if (c > 127) {
                return NONE;
            }
            ascii[i] = (byte) c;
        }
        return at(ascii, 0, length);
    }

    /** As {@link #at(String)}, for the bytes of a text in UTF-8 from {@code from} to before {@code to}. */
    long at(byte[] bytes, int from, int to) {
        text = bytes;
        next = from;
        end = to;
        long day = date();
        if (day == NONE) {
            return NONE;
        }
        return next == end ? local(day, 0) : timeOf(day);
    }

    /** {@code 2026-10-05} or {@code 5/10/2026}: the epoch day. */
    private long date() {
        int start = next;
        int first = digits(4);
        if (next - start == 4 && take('-')) {
            int month = exactly(2);
            return take('-') ? day(first, month, exactly(2)) : NONE;
        }
        if (first < 0 || next - start > 2 || !take('/')) {
            return NONE;
        }
        int month = digits(2);
        return take('/') ? day(exactly(4), month, first) : NONE;
    }

    private long timeOf(long day) {
        boolean blank = take(' ');
        if (blank) {
            while (take(' ')) {
                // any number of blanks is one
            }
        } else if (!take('T') && !take('t')) {
            return NONE;
        }
        int hour = digits(2);
        int separator = next < end ? text[next] : 0;
        if (hour < 0 || hour > 23 || (separator != ':' && !(separator == '.' && blank))) {
            return NONE;
        }
        next++;
        int minute = exactly(2);
        if (minute < 0 || minute > 59) {
            return NONE;
        }
        long millis = seconds(separator);
        return millis < 0 ? NONE : zoned(day, hour * HOUR + minute * MINUTE + millis);
    }

    /** Milliseconds after the minute; −1 where what stands there is no second. */
    private long seconds(int separator) {
        if (!take(separator)) {
            return 0;
        }
        int second = exactly(2);
        if (second < 0 || second > 59) {
            return -1;
        }
        if (separator == ':' && (take('.') || take(','))) {
            int fraction = fraction();
            return fraction < 0 ? -1 : second * SECOND + fraction;
        }
        return second * SECOND;
    }

    private int fraction() {
        int start = next;
        int millis = 0;
        while (next < end && isDigit(text[next])) {
            if (next - start < 3) {
                millis = millis * 10 + text[next] - '0';
            }
            next++;
        }
        int length = next - start;
        if (length == 0 || length > 9) {
            return -1;
        }
        return length == 1 ? millis * 100 : length == 2 ? millis * 10 : millis;
    }

    private long zoned(long day, long millis) {
        if (next == end) {
            return local(day, millis);
        }
        boolean blank = take(' ');
        if (take('Z') || take('z')) {
            return named() ? day * DAY + millis : NONE;
        }
        if (next < end && (text[next] == '+' || text[next] == '-')) {
            boolean west = text[next++] == '-';
            long offset = offset();
            return offset == NONE || !named() ? NONE : day * DAY + millis - (west ? -offset : offset);
        }
        Optional<ZoneId> named = blank ? Optional.empty() : name();
        return named.isEmpty() ? NONE : elsewhere(named.get(), day, millis);
    }

    /** {@code 08:00}, {@code 0800}, {@code 08}, also with seconds, up to 18 hours. */
    private long offset() {
        int hours = exactly(2);
        if (hours < 0) {
            return NONE;
        }
        int minutes = 0;
        int seconds = 0;
        boolean colon = take(':');
        if (colon || (next < end && isDigit(text[next]))) {
            minutes = exactly(2);
            if (colon ? take(':') : next < end && isDigit(text[next])) {
                seconds = exactly(2);
            }
        }
        long offset = hours * HOUR + minutes * MINUTE + seconds * SECOND;
        return minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 || offset > 18 * HOUR ? NONE : offset;
    }

    /** Whether nothing more, or only the name of a zone, stands there. */
    private boolean named() {
        return next == end || name().isPresent();
    }

    /** {@code [Asia/Makassar]} up to the end of the text. */
    private Optional<ZoneId> name() {
        if (end - next < 3 || text[next] != '[' || text[end - 1] != ']') {
            return Optional.empty();
        }
        String name = new String(text, next + 1, end - next - 2, StandardCharsets.UTF_8);
        if (zones.size() > MOST_ZONES) {
            zones.clear();
        }
        return zones.computeIfAbsent(name, Times::zone);
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private long local(long day, long millis) {
        if (day != knownDay) {
            knownDay = day;
            knownOffset = offsetOf(LocalDate.ofEpochDay(day));
        }
        return knownOffset == SEVERAL ? elsewhere(zone, day, millis) : day * DAY + millis - knownOffset;
    }

    /** The offset that holds on the whole of a local day; {@link #SEVERAL} where clocks change on it. */
    private long offsetOf(LocalDate day) {
        List<ZoneOffset> first = rules.getValidOffsets(day.atStartOfDay());
        List<ZoneOffset> last = rules.getValidOffsets(day.atTime(23, 59, 59, 999_999_999));
        if (first.size() != 1 || !first.equals(last)) {
            return SEVERAL;
        }
        ZoneOffset offset = first.get(0);
        ZoneOffsetTransition change = rules.nextTransition(day.atStartOfDay().toInstant(offset));
        boolean changes =
                change != null && change.toEpochSecond() < day.plusDays(1).toEpochSecond(LocalTime.MIDNIGHT, offset);
        return changes ? SEVERAL : offset.getTotalSeconds() * SECOND;
    }

    private static long elsewhere(ZoneId zone, long day, long millis) {
        LocalDateTime local = LocalDate.ofEpochDay(day).atStartOfDay().plusNanos(millis * 1_000_000);
        return ZonedDateTime.ofLocal(local, zone, null).toInstant().toEpochMilli();
    }

    /** The epoch day; {@link #NONE} where the calendar has no such day or the year is not between 1900 and 2200. */
    private static long day(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) {
            return NONE;
        }
        boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
        if (day > DAYS_IN[month] + (leap && month == 2 ? 1 : 0)) {
            return NONE;
        }
        int before = year - 1;
        long days = before * 365L + before / 4 - before / 100 + before / 400;
        return days + DAYS_BEFORE[month] + (leap && month > 2 ? 1 : 0) + day - 1 - 719_162;
    }

    private boolean take(int c) {
        if (next < end && text[next] == c) {
            next++;
            return true;
        }
        return false;
    }

    /** The number of that many digits; −1 where fewer stand there. */
    private int exactly(int count) {
        int start = next;
        int number = digits(count);
        return next - start == count ? number : -1;
    }

    /** The number of one to {@code most} digits; −1 where none stands there. */
    private int digits(int most) {
        int number = -1;
        int last = Math.min(end, next + most);
        while (next < last && isDigit(text[next])) {
            number = Math.max(number, 0) * 10 + text[next++] - '0';
        }
        return number;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(.*)");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(.*)");
    private static final Pattern CLOCK = Pattern.compile("[ Tt]+([01]?\\d|2[0-3])[:.]([0-5]\\d)");

    /** Whether a text may be a time, but of a year that no case is of. */
    boolean isOfStrangeYear(String written) {
        Matcher dayFirst = DAY_FIRST.matcher(written);
        Matcher yearFirst = YEAR_FIRST.matcher(written);
        String year = dayFirst.matches() ? dayFirst.group(3) : yearFirst.matches() ? yearFirst.group(1) : "";
        return patterns.isEmpty()
                && !year.isEmpty()
                && (Integer.parseInt(year) < FIRST_YEAR || Integer.parseInt(year) > LAST_YEAR);
    }

    /**
     * A time as it can be read, for messages: on the day that was meant, or the one closest to it, where that can be told;
     * with an offset or seconds in the text it is just some time, as it must not be taken for another spelling of the same.
     */
    String example(String wrong) {
        if (!patterns.isEmpty()) {
            return patterns.get(0).format(LocalDate.of(2026, 10, 5).atTime(8, 0).atZone(zone));
        }
        Matcher dayFirst = DAY_FIRST.matcher(wrong);
        Matcher yearFirst = YEAR_FIRST.matcher(wrong);
        if (dayFirst.matches()) {
            return example(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1), dayFirst.group(4));
        }
        return yearFirst.matches()
                ? example(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3), yearFirst.group(4))
                : example("2026", "10", "05", "");
    }

    private String example(String year, String month, String day, String rest) {
        int y = Integer.parseInt(year);
        int m = Integer.parseInt(month);
        if (y < FIRST_YEAR || y > LAST_YEAR || m < 1 || m > 12) {
            return example("2026", "10", "05", "");
        }
        LocalDate first = LocalDate.of(y, m, 1);
        int d = Math.min(Math.max(1, Integer.parseInt(day)), first.lengthOfMonth());
        Matcher clock = CLOCK.matcher(rest);
        boolean timed = clock.matches();
        if (!timed && !rest.isBlank()) {
            return example("2026", "10", "05", "");
        }
        int hour = timed ? Integer.parseInt(clock.group(1)) : 8;
        int minute = timed ? Integer.parseInt(clock.group(2)) : 0;
        LocalDateTime near = first.withDayOfMonth(d).atTime(hour, minute);
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").format(near.atZone(zone));
    }
}
