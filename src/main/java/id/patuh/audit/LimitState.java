package id.patuh.audit;

/** What is known of a time limit. Source: AUDIT.md, "A limit with conditions". */
public enum LimitState {
    /** There is none, or no entry is for this case. */
    NONE,
    /** An attribute that decides it has no value. */
    UNKNOWN,
    KNOWN
}
