package id.patuh.audit;

import id.patuh.sop.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question asked of one step of one case. Source: AUDIT.md, "The checks".
 *
 * @param name as in files
 * @param rank its place in the order of AUDIT.md; checks of an SOP's own come after them, by name
 * @param severity of a violation; null where it follows from the overshoot
 */
public record Check(String name, int rank, @Nullable Severity severity) implements Comparable<Check> {

    public static final Check PRESENCE = new Check("presence", 0, Severity.CRITICAL);
    public static final Check ORDER = new Check("order", 1, Severity.CRITICAL);
    public static final Check INPUT = new Check("input", 2, Severity.MAJOR);
    public static final Check OUTPUT = new Check("output", 3, Severity.MAJOR);
    public static final Check ROLE = new Check("role", 4, Severity.MAJOR);
    public static final Check TIME = new Check("time", 5, null);
    public static final Check APPLICABILITY = new Check("applicability", 6, Severity.CRITICAL);
    public static final Check ONCE = new Check("once", 7, Severity.MINOR);
    public static final Check KNOWN_STEP = new Check("known-step", 8, Severity.MAJOR);
    public static final Check CASE_TIME = new Check("case-time", 9, null);

    /** The checks that hold for every SOP, in the order of AUDIT.md. */
    public static final List<Check> ALL =
            List.of(PRESENCE, ORDER, INPUT, OUTPUT, ROLE, TIME, APPLICABILITY, ONCE, KNOWN_STEP, CASE_TIME);

    /** A check of an SOP's own; its violations are major unless the SOP says otherwise. */
    public static Check own(String name) {
        return new Check(name, ALL.size(), Severity.MAJOR);
    }

    /** A check is its name. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Check that && name.equals(that.name));
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public int compareTo(Check other) {
        return rank != other.rank ? Integer.compare(rank, other.rank) : name.compareTo(other.name);
    }
}
