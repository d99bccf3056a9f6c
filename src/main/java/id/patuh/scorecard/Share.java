package id.patuh.scorecard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** So many of so many. Where nothing was measured, there are 0 of 0, and no value: neither 0 % nor 100 %. */
public record Share(long numerator, long denominator) {

    private static final int DIGITS = 6;

    public boolean isMeasured() {
        return denominator > 0;
    }

    /** Numerator ÷ denominator to six places, half up; null where nothing was measured. */
    public @Nullable BigDecimal value() {
        return isMeasured() ? quotient(numerator, denominator) : null;
    }

    /** Thousandths for people to read, half up; 0 and 1000 stand for none and all alone. Nothing measured: 0. */
    public long shownPerMille() {
        if (!isMeasured()) {
            return 0;
        }
        long tenths = BigDecimal.valueOf(numerator)
                .multiply(BigDecimal.valueOf(1000))
                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP)
                .longValueExact();
        if (numerator > 0 && tenths == 0) {
            return 1;
        }
        return numerator < denominator && tenths == 1000 ? 999 : tenths;
    }

    /** By how much the value grew since an earlier one, to six places; null where either was not measured. */
    public @Nullable BigDecimal since(Share before) {
        if (!isMeasured() || !before.isMeasured()) {
            return null;
        }
        BigDecimal over = BigDecimal.valueOf(numerator)
                .multiply(BigDecimal.valueOf(before.denominator))
                .subtract(BigDecimal.valueOf(before.numerator).multiply(BigDecimal.valueOf(denominator)));
        BigDecimal under = BigDecimal.valueOf(denominator).multiply(BigDecimal.valueOf(before.denominator));
        return over.divide(under, DIGITS, RoundingMode.HALF_UP);
    }

    private static BigDecimal quotient(long numerator, long denominator) {
        return BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), DIGITS, RoundingMode.HALF_UP);
    }
}
