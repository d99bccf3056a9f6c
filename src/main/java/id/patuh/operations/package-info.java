/**
 * What those who run the service look at: figures that tell whether work is left lying, as metrics and as health. Start at
 * {@link id.patuh.operations.OperatingFigures}. Source: RELIABILITY.md 20.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.operations;
