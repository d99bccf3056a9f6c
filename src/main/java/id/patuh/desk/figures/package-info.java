/**
 * Pages of figures: the overview, the scorecard with the cases behind each figure, and how the service stands. Start at
 * {@link id.patuh.desk.figures.OverviewPage}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.desk.figures;
