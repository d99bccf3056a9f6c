package id.patuh.audit;

/**
 * An event that a verdict rests on.
 *
 * @param id its identity
 * @param row where it stands in the log; of a repeated one, one of the places
 * @param at epoch milliseconds
 */
public record Evidence(String id, int row, long at) {}
