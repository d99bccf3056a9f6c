package id.patuh.eventlog;

/**
 * A named value that an event adds to its case.
 *
 * @param name compared exactly
 * @param value trimmed, never blank
 */
public record Attribute(String name, String value) {}
