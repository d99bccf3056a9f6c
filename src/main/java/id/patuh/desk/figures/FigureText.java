package id.patuh.desk.figures;

import id.patuh.figures.Measured;
import id.patuh.scorecard.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as people read them, in one language. What was not measured is a dash, never 0 % or 100 %. */
final class FigureText {

    static final String NONE = "–";

    private static final List<String> SHARES = List.of("conformance", "on-time", "proven", "clean-cases");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    private final Locale locale;

    FigureText(Locale locale) {
        this.locale = locale.getLanguage().equals("en") ? Locale.ENGLISH : new Locale("id", "ID");
    }

    /** By how much a figure grew; good: null where it is neither good nor bad. */
    public record Change(String text, @Nullable Boolean good, boolean up) {}

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    String percent(Share share) {
        return share.isMeasured() ? tenths(BigDecimal.valueOf(share.shownPerMille(), 1)) + " %" : NONE;
    }

    /** {@code 7 dari 8} without the word: {@code 7 / 8}; empty where nothing was measured. */
    String of(Share share) {
        return share.isMeasured() ? number(share.numerator()) + " / " + number(share.denominator()) : "";
    }

    String value(Measured figure) {
        BigDecimal value = figure.value();
        if (value == null) {
            return NONE;
        }
        if (SHARES.contains(figure.name()) && figure.numerator() != null && figure.denominator() != null) {
            return percent(new Share(figure.numerator(), figure.denominator()));
        }
        return switch (figure.name()) {
            case "median", "p90" -> tenths(value.multiply(HUNDRED)) + " %";
            case "own-delay" -> hours(value);
            default -> number(value.longValue());
        };
    }

    /** Null where there is nothing to compare, or nothing changed. */
    @Nullable
    Change change(Measured now, @Nullable Measured before) {
        BigDecimal grown = now.since(before);
        if (grown == null || grown.signum() == 0) {
            return null;
        }
        String size = switch (now.name()) {
            case "own-delay" -> hours(grown.abs());
            case "median", "p90" -> tenths(grown.abs().multiply(HUNDRED));
            default ->
                SHARES.contains(now.name())
                        ? tenths(grown.abs().multiply(HUNDRED))
                        : number(grown.abs().longValue());
        };
        boolean up = grown.signum() > 0;
        return new Change((up ? "+" : "−") + size, good(now.name(), up), up);
    }

    /** Of two shares, in points; null where there is nothing to compare, or nothing changed. */
    @Nullable
    Change change(Share now, Share before) {
        return change(measured(now), measured(before));
    }

    private static Measured measured(Share share) {
        return new Measured("conformance", share.value(), share.numerator(), share.denominator());
    }

    private static @Nullable Boolean good(String figure, boolean up) {
        if (SHARES.contains(figure)) {
            return up;
        }
        return switch (figure) {
            case "median",
                    "p90",
                    "own-delay",
                    "overdue",
                    "violated",
                    "unproven",
                    "critical",
                    "major",
                    "minor",
                    "root" -> !up;
            default -> null;
        };
    }

    /** @param seconds 0 or more */
    private String hours(BigDecimal seconds) {
        return tenths(seconds.divide(SECONDS_PER_HOUR, 1, RoundingMode.HALF_UP));
    }

    String hours(long seconds) {
        return hours(BigDecimal.valueOf(seconds));
    }

    private String tenths(BigDecimal value) {
        return new DecimalFormat("#,##0.0", DecimalFormatSymbols.getInstance(locale))
                .format(value.setScale(1, RoundingMode.HALF_UP));
    }

    /** {@code Oktober 2026} */
    String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMMM uuuu", locale).format(month);
    }

    /** {@code Okt} or, in January, {@code 2026}. */
    String shortMonth(YearMonth month) {
        return month.getMonthValue() == 1
                ? String.valueOf(month.getYear())
                : DateTimeFormatter.ofPattern("MMM", locale).format(month);
    }
}
