package id.patuh.scorecard;

import java.util.Map;

/**
 * The verdicts and cases that share one value, or two, and their figures.
 *
 * @param filter finds the cases that the figures count: what they share, in the order of {@link Dimension}. A step
 *     names its SOP too.
 */
public record Group(Map<Dimension, String> filter, Figures figures) {}
