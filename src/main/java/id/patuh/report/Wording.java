package id.patuh.report;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.findings.Account;
import id.patuh.scorecard.Share;
import id.patuh.sop.Language;
import id.patuh.sop.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;

/** Words and figures as the report prints them, in one language. Source of the words: {@code texts/report*.properties}. */
public final class Wording {

    /** A figure of fewer than so many is marked. */
    public static final long FEW = 10;

    private static final int BRIEF = 140;
    private static final int LINE = 90;
    private static final double HOUR = 3_600_000;
    private static final String NOTHING = "–";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Language language;
    private final Locale locale;
    private final ResourceBundle texts;

    public Wording(Language language) {
        this.language = language;
        this.locale = Period.locale(language);
        this.texts = ResourceBundle.getBundle(
                "texts/report",
                language == Language.EN ? Locale.ENGLISH : Locale.ROOT,
                Wording.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    public Language language() {
        return language;
    }

    /** {@code id} or {@code en}. */
    public String tag() {
        return language == Language.EN ? "en" : "id";
    }

    /** The text of a key, {@code report.} left out. */
    public String of(String key, Object... values) {
        String text = texts.getString("report." + key);
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }

    /** The texts of several keys that begin alike. */
    List<String> each(String prefix, String... keys) {
        return java.util.Arrays.stream(keys).map(key -> of(prefix + key)).toList();
    }

    // ---- figures

    private String decimal(BigDecimal number, int digits) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number).replace('-', '−');
    }

    /** {@code 1.234}. */
    public String count(long number) {
        return decimal(BigDecimal.valueOf(number), 0);
    }

    /** {@code 93,4 %}; never 100 where one is missing, never 0 where there is one; a dash where nothing was measured. */
    public String percent(Share share) {
        BigDecimal value = share.value();
        if (value == null) {
            return NOTHING;
        }
        BigDecimal percent = value.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP);
        if (share.numerator() < share.denominator() && percent.compareTo(HUNDRED) == 0) {
            return ">" + decimal(new BigDecimal("99.9"), 1) + " %";
        }
        if (share.numerator() > 0 && percent.signum() == 0) {
            return "<" + decimal(new BigDecimal("0.1"), 1) + " %";
        }
        return decimal(percent, 1) + " %";
    }

    /** The same with an asterisk where it is of few. */
    public String marked(Share share) {
        return percent(share) + (isFew(share) ? " *" : "");
    }

    /** {@code 92,5 %}; whole numbers without a fraction. */
    String perCent(double percent) {
        return decimal(BigDecimal.valueOf(percent), percent == Math.rint(percent) ? 0 : 1) + " %";
    }

    /** A cell of many, in per cent without the sign: {@code 98,2}, {@code 100 *}; empty where nothing was measured. */
    public String cell(Share share) {
        if (!share.isMeasured()) {
            return "";
        }
        boolean whole = share.numerator() == share.denominator();
        return (whole ? "100" : percent(share).replace(" %", "")) + (isFew(share) ? " *" : "");
    }

    /** {@code 57/61}, with an asterisk where it is of few; empty where nothing was measured. */
    public String counted(Share share) {
        return share.isMeasured()
                ? count(share.numerator()) + "/" + count(share.denominator()) + (isFew(share) ? " *" : "")
                : "";
    }

    /** Measured, but so rarely that the share says little. */
    public boolean isFew(Share share) {
        return share.isMeasured() && share.denominator() < FEW;
    }

    /** {@code +1,2 poin}: by how many percentage points it grew; a dash where either was not measured. */
    public String change(Share now, @Nullable Share before) {
        BigDecimal since = before == null ? null : now.since(before);
        return since == null ? NOTHING : signed(since.multiply(HUNDRED), 1) + " " + of("points");
    }

    /** {@code +3}. */
    public String change(long now, long before) {
        return signed(BigDecimal.valueOf(now - before), 0);
    }

    private String signed(BigDecimal number, int digits) {
        BigDecimal rounded = number.setScale(digits, RoundingMode.HALF_UP);
        return (rounded.signum() > 0 ? "+" : rounded.signum() == 0 ? "±" : "") + decimal(rounded, digits);
    }

    /** Thousandths of a limit: {@code 84 %}. */
    public String ofLimit(int perMille) {
        return decimal(BigDecimal.valueOf(perMille, 1).setScale(0, RoundingMode.CEILING), 0) + " %";
    }

    /** {@code +12 poin}: by how many per cent of a limit it grew. */
    String changeOfLimit(long perMille) {
        return signed(BigDecimal.valueOf(perMille, 1), 0) + " " + of("points");
    }

    /** {@code 12,5 jam}. */
    public String hours(long millis) {
        return hoursOnly(millis) + " " + of("hours");
    }

    /** {@code 12,5}; something is never shown as nothing. */
    public String hoursOnly(long millis) {
        if (millis > 0 && millis < HOUR / 20) {
            return "<" + decimal(new BigDecimal("0.1"), 1);
        }
        return decimal(BigDecimal.valueOf(millis / HOUR), 1);
    }

    /** {@code 12,5}; whole hours from a thousand on. */
    String hoursShort(long millis) {
        return millis < 1000 * HOUR ? hoursOnly(millis) : decimal(BigDecimal.valueOf(millis / HOUR), 0);
    }

    /** {@code +2,0 jam}. */
    public String changeOfHours(long now, long before) {
        return signed(BigDecimal.valueOf((now - before) / HOUR), 1) + " " + of("hours");
    }

    // ---- names

    /** What a check asks for, so that a share of it reads as a share of what is right. */
    public String check(String name) {
        String key = "report.check." + name;
        return texts.containsKey(key) ? texts.getString(key) : Account.check(name, language);
    }

    /** The name of a working calendar. */
    public String calendar(WorkingCalendar calendar) {
        return calendar.isAlways() ? of("calendar.always") : calendar.name();
    }

    /** {@code 1 Januari 2021}. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(day);
    }

    public String severity(Severity severity) {
        return Account.severity(severity, language);
    }

    public String status(Followed.Status status) {
        return of("status." + status.name());
    }

    public String verdict(id.patuh.audit.Verdict verdict) {
        return verdict.text().in(language);
    }

    /** {@code 31 Oktober 2026 16.00 +08:00}. */
    public String time(Instant at, ZoneId zone) {
        String pattern = language == Language.EN ? "d MMMM yyyy HH:mm xxx" : "d MMMM yyyy HH.mm xxx";
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(zone));
    }

    /** {@code 31 Oktober 2026}. */
    public String date(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(at.atZone(zone));
    }

    /** {@code 05-10 08.30}: day, month and time. */
    public String shortTime(long at, ZoneId zone) {
        String pattern = language == Language.EN ? "d MMM HH:mm" : "d MMM HH.mm";
        return DateTimeFormatter.ofPattern(pattern, locale)
                .format(Instant.ofEpochMilli(at).atZone(zone));
    }

    /** {@code Oktober 2026}. */
    public String month(java.time.YearMonth month) {
        return Period.name(month, language);
    }

    /** {@code Okt 26}. */
    String shortMonth(java.time.YearMonth month) {
        return DateTimeFormatter.ofPattern("MMM yy", locale).format(month);
    }

    /** Not longer than a table's row bears; the whole text stands in forms and workbook. */
    public String brief(String text) {
        return Steps.shortened(text, BRIEF);
    }

    /** As long as a line of the first page bears. */
    public String line(String text) {
        return Steps.shortened(text, LINE);
    }

    /** {@code 93,4 %} and {@code (57/61)}: what may come on lines of its own. */
    public List<String> parts(String figure) {
        return List.of(figure.split(" (?=[(])", -1));
    }

    /** The first few, and how many more there are. */
    String few(List<String> names, int most, long all) {
        String listed = String.join(", ", names.subList(0, Math.min(most, names.size())));
        long more = all - Math.min(most, names.size());
        return more > 0 ? listed + " " + of("more", more) : listed;
    }
}
