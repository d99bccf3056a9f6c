package id.patuh.report;

import id.patuh.sop.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The months a report is about: one, or a half-year. Cases belong to the month in which they were opened.
 *
 * @param first the first month
 * @param last the last one, included; the same for a month
 */
public record Period(YearMonth first, YearMonth last) {

    private static final Pattern HALF = Pattern.compile("(\\d{4})-H([12])");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final int HALF_YEAR = 6;
    private static final int YEAR = 12;

    /** One month. */
    public static Period of(YearMonth month) {
        return new Period(month, month);
    }

    /** The period of {@code 2026-10} or {@code 2026-H2}; null: it is neither. */
    public static @Nullable Period of(String text) {
        Matcher half = HALF.matcher(text);
        if (half.matches()) {
            YearMonth first =
                    YearMonth.of(Integer.parseInt(half.group(1)), half.group(2).equals("1") ? 1 : 7);
            return new Period(first, first.plusMonths(HALF_YEAR - 1L));
        }
        try {
            return MONTH.matcher(text).matches() ? of(YearMonth.parse(text)) : null;
        } catch (java.time.DateTimeException notAMonth) {
            return null;
        }
    }

    /** Whether it is one month. */
    public boolean isMonth() {
        return first.equals(last);
    }

    /** The period of the same length right before. */
    public Period before() {
        int months = isMonth() ? 1 : HALF_YEAR;
        return new Period(first.minusMonths(months), last.minusMonths(months));
    }

    /** From January to its end. */
    public Period yearSoFar() {
        return new Period(YearMonth.of(last.getYear(), 1), last);
    }

    /** The twelve months that end with it. */
    public Period trend() {
        return new Period(last.minusMonths(YEAR - 1L), last);
    }

    public boolean contains(YearMonth month) {
        return !month.isBefore(first) && !month.isAfter(last);
    }

    /** Its first instant, epoch milliseconds. */
    public long start(ZoneId zone) {
        return first.atDay(1).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** The first instant after it, epoch milliseconds. */
    public long end(ZoneId zone) {
        return last.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** The month of an instant. */
    static YearMonth month(long at, ZoneId zone) {
        return YearMonth.from(LocalDate.ofInstant(Instant.ofEpochMilli(at), zone));
    }

    /** {@code 2026-10}, {@code 2026-H2}. */
    @Override
    public String toString() {
        return isMonth() ? first.toString() : first.getYear() + "-H" + (first.getMonthValue() == 1 ? 1 : 2);
    }

    /** {@code Oktober 2026}, {@code Semester II 2026}. */
    public String name(Language language) {
        if (isMonth()) {
            return name(first, language);
        }
        boolean early = first.getMonthValue() == 1;
        return language == Language.EN
                ? (early ? "first half of " : "second half of ") + first.getYear()
                : "Semester " + (early ? "I " : "II ") + first.getYear();
    }

    static String name(YearMonth month, Language language) {
        return DateTimeFormatter.ofPattern("MMMM yyyy", locale(language)).format(month);
    }

    static Locale locale(Language language) {
        return language == Language.EN ? Locale.ENGLISH : Locale.forLanguageTag("id-ID");
    }
}
