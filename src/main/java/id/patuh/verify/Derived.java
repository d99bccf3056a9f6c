package id.patuh.verify;

/**
 * A verdict as it was derived again. Lengths and instants are milliseconds.
 *
 * @param subject empty: none
 * @param severity empty: none
 * @param limit −1: none
 * @param elapsed −1: not measured
 * @param clockStart {@link Derivation#NEVER} where it is absent, as {@code clockEnd} and {@code due}
 * @param root empty: none
 */
record Derived(
        String subject,
        String verdict,
        String severity,
        long limit,
        long elapsed,
        long clockStart,
        long clockEnd,
        long due,
        String root) {

    static Derived unmeasured(String subject, String verdict, String severity) {
        return new Derived(
                subject, verdict, severity, -1, -1, Derivation.NEVER, Derivation.NEVER, Derivation.NEVER, "");
    }

    Derived withRoot(String finding) {
        return new Derived(subject, verdict, severity, limit, elapsed, clockStart, clockEnd, due, finding);
    }
}
