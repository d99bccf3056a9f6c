package id.patuh.scorecard;

/**
 * A grouping that is left out as it has too many groups.
 *
 * @param groups how many groups it has at least
 */
public record LeftOut(Grouping grouping, int groups) {}
