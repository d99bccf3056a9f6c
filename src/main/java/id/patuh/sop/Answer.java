package id.patuh.sop;

/** What a condition says of a case, or whether a step applies to it. Source: AUDIT.md, "Applies". */
public enum Answer {
    YES,
    NO,
    UNKNOWN,
    /** The step is marked optional: neither required nor wrong. */
    OPTIONAL
}
