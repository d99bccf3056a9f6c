/**
 * Verdicts counted and compared. In: audited cases, one {@link id.patuh.audit.CaseFile} after the other. Out: a
 * {@link id.patuh.scorecard.Scorecard} with the figures of AUDIT.md for the whole run and for groups of it, the file
 * {@code scorecard.json}, and a summary for a terminal. Start at {@link id.patuh.scorecard.ScorecardBuilder};
 * {@link id.patuh.scorecard.Figures} says what each figure means.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.scorecard;
