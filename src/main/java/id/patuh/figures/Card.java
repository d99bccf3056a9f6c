package id.patuh.figures;

import id.patuh.scorecard.Scorecard;
import java.time.Instant;

/**
 * A scorecard of stored cases.
 *
 * @param asOf when it was made; clocks that run were read then
 */
public record Card(Wanted of, Scorecard scorecard, Instant asOf) {}
