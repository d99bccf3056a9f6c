package id.patuh.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something an SOP's own rule asked a case file.
 *
 * @param kind which question
 * @param first its first argument, null where it has none
 * @param second its second argument, null where it has none
 */
record Question(Kind kind, @Nullable String first, @Nullable String second) {

    enum Kind {
        CASE_ID,
        STATE,
        OPENED_AT,
        CLOSED_AT,
        WITHDRAWN_AT,
        IS_DONE,
        DONE_AT,
        STARTED_AT,
        ATTRIBUTE,
        HAS_ROLE,
        NAMES_OUTPUT,
        NAMES_INPUT,
        DONE_STEPS,
        STEPS_WITHOUT_PERFORMER
    }
}
