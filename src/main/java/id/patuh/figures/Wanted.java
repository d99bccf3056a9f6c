package id.patuh.figures;

import id.patuh.accounts.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The cases that figures are asked of.
 *
 * @param sop null: any
 * @param unit the reporting unit, folded; null: any
 */
public record Wanted(
        @Nullable String sop, Period period, @Nullable String unit, Scope scope) {

    /** The same a period before. */
    public Wanted before() {
        return new Wanted(sop, period.before(), unit, scope);
    }

    public Wanted in(Period other) {
        return new Wanted(sop, other, unit, scope);
    }
}
