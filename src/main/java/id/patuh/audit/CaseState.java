package id.patuh.audit;

/** Where a case stands. Source: AUDIT.md, "Derived times". */
public enum CaseState {
    OPEN,
    CLOSED,
    WITHDRAWN
}
