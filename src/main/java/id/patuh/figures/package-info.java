/**
 * Figures over the database, counted from the sheet that standing audits keep of each case, and lists of cases. In: a
 * period, SOP, office and scope. Out: the {@link id.patuh.scorecard.Scorecard} that an audit of the same cases' files gives,
 * as of now, and pages of the cases behind each figure. Start at {@link id.patuh.figures.Scorecards}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.figures;
