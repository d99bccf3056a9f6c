package id.patuh.scorecard;

import java.util.Comparator;

/**
 * One of the cases with the most critical violations, then the most violations.
 *
 * @param sop the SOP's id
 * @param violations verdicts that are violated
 * @param criticals the critical ones among them
 */
public record WorstCase(String caseId, String sop, int violations, int criticals) {

    /** Worst first; equally bad ones by name. */
    public static final Comparator<WorstCase> ORDER = Comparator.comparingInt(WorstCase::criticals)
            .thenComparingInt(WorstCase::violations)
            .reversed()
            .thenComparing(WorstCase::caseId, Spellings::compare)
            .thenComparing(WorstCase::sop);
}
