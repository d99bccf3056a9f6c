package id.patuh.scorecard;

import java.math.BigDecimal;

/**
 * Elapsed ÷ limit of the steps whose time was measured and judged compliant or violated; a limit of nothing gives no
 * ratio. Each ratio is rounded up to a thousandth, so that a step in time is never above 1 and a late one never at 1 or
 * below; median and 90th percentile are by nearest rank, the smallest ratio that so many of them do not exceed.
 *
 * @param measured how many ratios there are, at least one
 * @param medianPerMille thousandths
 * @param ninetiethPerMille thousandths
 */
public record TimesUsed(long measured, int medianPerMille, int ninetiethPerMille) {

    public BigDecimal median() {
        return BigDecimal.valueOf(medianPerMille, 3);
    }

    public BigDecimal ninetieth() {
        return BigDecimal.valueOf(ninetiethPerMille, 3);
    }
}
