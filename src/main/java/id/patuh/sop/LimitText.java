package id.patuh.sop;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.lint.Known;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time limit as people write it: {@code 30 menit}, {@code 1 jam 30 menit}, {@code 93.65 jam}, {@code 2 hari},
 * {@code PT1H30M}. Exact until {@link #secondsOn} rounds. Source: FORMATS.md, "Limits"; ISO 8601 durations.
 *
 * @param seconds of working time
 * @param days working days, on top of the seconds
 */
record LimitText(BigDecimal seconds, BigDecimal days) {

    private static final String NUMBER = "([0-9]{1,12}(?:[.,][0-9]{1,12})?)";
    private static final Pattern TERM = Pattern.compile(NUMBER + "\\s*(\\p{L}+)\\s*");
    private static final Pattern ISO =
            Pattern.compile("p(?:" + NUMBER + "d)?(?:t(?:" + NUMBER + "h)?(?:" + NUMBER + "m)?(?:" + NUMBER + "s)?)?");
    private static final Pattern ISO_TOO_LONG = Pattern.compile("p[0-9.,]*[0-9.,ymwd]*[ymw].*");
    private static final Set<String> MINUTES = Set.of("menit", "minute", "minutes", "min", "m");
    private static final Set<String> HOURS = Set.of("jam", "hour", "hours", "h");
    private static final Set<String> SECONDS = Set.of("detik", "second", "seconds", "s");
    private static final Set<String> DAYS = Set.of("hari", "day", "days");
    private static final Set<String> TOO_LONG =
            Set.of("minggu", "pekan", "week", "weeks", "w", "bulan", "month", "months", "tahun", "year", "years", "y");
    private static final BigDecimal LONGEST = BigDecimal.valueOf(100L * 366 * 86_400);
    private static final int LONGEST_TEXT = 200;

    /** @throws UnreadableLimit where the text is no limit; says what to do */
    static LimitText of(String text) {
        String small = Name.trimmed(text).toLowerCase(Locale.ROOT);
        if (small.length() > LONGEST_TEXT) {
            throw none(text);
        }
        if (small.startsWith("-") || small.startsWith("−")) {
            throw new UnreadableLimit(
                    "batas waktu negatif " + Known.quoted(text) + "; batas waktu 0 atau lebih",
                    "negative limit " + Known.quoted(text) + "; a limit is 0 or more");
        }
        LimitText limit = small.startsWith("p") ? iso(small, text) : words(small, text);
        if (limit.seconds.add(limit.days.multiply(BigDecimal.valueOf(86_400))).compareTo(LONGEST) > 0) {
            throw new UnreadableLimit(
                    "batas waktu " + Known.quoted(text) + " lebih dari 100 tahun; perbaiki",
                    "limit " + Known.quoted(text) + " is longer than 100 years; correct it");
        }
        return limit;
    }

    /**
     * Whole seconds of working time, rounded half up: a day counts as the open time of the calendar's week divided by
     * its weekdays with any.
     *
     * @throws UnreadableLimit where days are counted and the calendar's week has none that is open
     */
    long secondsOn(WorkingCalendar calendar) {
        if (days.signum() == 0) {
            return seconds.setScale(0, RoundingMode.HALF_UP).longValueExact();
        }
        if (calendar.openDaysOfWeek() == 0) {
            throw new UnreadableLimit(
                    "kalender '" + calendar.name() + "' tidak punya hari buka dalam seminggu, sehingga hari kerja tidak"
                            + " punya panjang; tulis jam saja",
                    "calendar '" + calendar.name()
                            + "' has no open weekday, so a working day has no length; write hours (jam) instead");
        }
        BigDecimal openDays = BigDecimal.valueOf(calendar.openDaysOfWeek());
        return days.multiply(BigDecimal.valueOf(calendar.openSecondsOfWeek()))
                .add(seconds.multiply(openDays))
                .divide(openDays, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static LimitText words(String small, String text) {
        BigDecimal seconds = BigDecimal.ZERO;
        BigDecimal days = BigDecimal.ZERO;
        Matcher term = TERM.matcher(small);
        int place = 0;
        while (term.find(place) && term.start() == place) {
            BigDecimal number = number(term.group(1));
            String unit = term.group(2);
            if (DAYS.contains(unit)) {
                days = days.add(number);
            } else {
                seconds = seconds.add(number.multiply(BigDecimal.valueOf(length(unit, text))));
            }
            place = term.end();
        }
        if (place == 0 || place < small.length()) {
            boolean isNumber = small.matches("[0-9.,]+");
            throw none(text, isNumber ? " tanpa satuan" : "", isNumber ? " has no unit" : "");
        }
        return new LimitText(seconds, days);
    }

    private static long length(String unit, String text) {
        if (MINUTES.contains(unit)) {
            return 60;
        }
        if (HOURS.contains(unit)) {
            return 3600;
        }
        if (SECONDS.contains(unit)) {
            return 1;
        }
        throw TOO_LONG.contains(unit)
                ? tooLong(text)
                : new UnreadableLimit(
                        "satuan tidak dikenal " + Known.quoted(unit) + " dalam " + Known.quoted(text)
                                + "; tulis detik, menit, jam, atau hari",
                        "unknown unit " + Known.quoted(unit) + " in " + Known.quoted(text)
                                + "; write detik, menit, jam or hari (second, minute, hour, day)");
    }

    private static LimitText iso(String small, String text) {
        Matcher parts = ISO.matcher(small);
        if (!parts.matches() || small.equals("p") || small.endsWith("t")) {
            throw ISO_TOO_LONG.matcher(small.replaceAll("t.*", "")).matches() ? tooLong(text) : none(text);
        }
        BigDecimal seconds = part(parts, 2)
                .multiply(BigDecimal.valueOf(3600))
                .add(part(parts, 3).multiply(BigDecimal.valueOf(60)))
                .add(part(parts, 4));
        return new LimitText(seconds, part(parts, 1));
    }

    private static UnreadableLimit tooLong(String text) {
        return new UnreadableLimit(
                "minggu, bulan, dan tahun tidak punya waktu kerja yang tetap: " + Known.quoted(text)
                        + "; tulis hari, misalnya 5 hari",
                "weeks, months and years have no fixed working time: " + Known.quoted(text)
                        + "; write days, for example 5 hari");
    }

    private static UnreadableLimit none(String text) {
        return none(text, "", "");
    }

    private static UnreadableLimit none(String text, String whyId, String whyEn) {
        return new UnreadableLimit(
                "bukan batas waktu: " + Known.quoted(text) + whyId
                        + "; tulis misalnya 30 menit, 1 jam 30 menit, 2 hari, atau PT30M",
                "no limit: " + Known.quoted(text) + whyEn
                        + "; write for example 30 menit, 1 jam 30 menit, 2 hari or PT30M");
    }

    private static BigDecimal part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? BigDecimal.ZERO : number(digits);
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits.replace(',', '.'));
    }
}
