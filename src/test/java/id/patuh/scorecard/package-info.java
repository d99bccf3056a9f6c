/** Scorecards against figures counted by hand and by plain code over the verdicts' rows. */
@org.jspecify.annotations.NullMarked
package id.patuh.scorecard;
