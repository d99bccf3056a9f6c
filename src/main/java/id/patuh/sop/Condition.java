package id.patuh.sop;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A conjunction of clauses over a case's attributes.
 *
 * @param clauses all must hold; never empty
 */
public record Condition(List<Clause> clauses) {

    public Condition {
        clauses = List.copyOf(clauses);
    }

    /**
     * {@code attribute = one of values}, or with {@code negated} {@code attribute ≠ any of values}.
     *
     * @param attribute compared exactly
     * @param values as the SOP spells them, in its order
     * @param folded the same values in the form in which values are compared
     */
    public record Clause(String attribute, boolean negated, List<String> values, Set<String> folded) {

        public Clause(String attribute, boolean negated, List<String> values) {
            this(
                    attribute,
                    negated,
                    List.copyOf(values),
                    values.stream().map(Name::folded).collect(java.util.stream.Collectors.toUnmodifiableSet()));
        }

        Answer of(@Nullable String foldedValue) {
            if (foldedValue == null) {
                return Answer.UNKNOWN;
            }
            return folded.contains(foldedValue) != negated ? Answer.YES : Answer.NO;
        }
    }

    /**
     * Any clause false: NO; else any attribute without a value: UNKNOWN; else YES.
     *
     * @param attributes the case's value of an attribute as {@link Name#folded} gives it, null while it has none
     */
    public Answer of(Function<String, @Nullable String> attributes) {
        Answer answer = Answer.YES;
        for (Clause clause : clauses) {
            Answer said = clause.of(attributes.apply(clause.attribute()));
            if (said == Answer.NO) {
                return Answer.NO;
            }
            if (said == Answer.UNKNOWN) {
                answer = Answer.UNKNOWN;
            }
        }
        return answer;
    }
}
