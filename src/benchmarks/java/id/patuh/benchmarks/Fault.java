package id.patuh.benchmarks;

/** What can be wrong with a generated case. Some faults, such as a suspension, may turn out to break nothing. */
enum Fault {
    LATE,
    VERY_LATE,
    SKIPPED,
    INPUT_WRONG,
    INPUT_NONE,
    INPUT_BLANK,
    OUTPUT_WRONG,
    OUTPUT_BLANK,
    ROLE_WRONG,
    ROLE_BLANK,
    PERFORMER_BLANK,
    OUT_OF_ORDER,
    STARTED_EARLY,
    REPEATED,
    UNKNOWN_STEP,
    CONDITION_FALSE,
    CONDITION_UNKNOWN,
    STEP_SUSPENDED,
    CASE_SUSPENDED,
    WITHDRAWN,
    LEFT_OPEN,
    CLOSED_EARLY,
    ACKNOWLEDGEMENT_REFUSED,
    ACKNOWLEDGEMENT_BLANK
}
