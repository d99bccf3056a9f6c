package id.patuh.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One event as given.
 *
 * @param step as the log spells it; blank: about the whole case
 * @param role as the log spells it; blank: not recorded
 * @param inputs empty: not recorded; an empty list: recorded as none
 * @param outputs as {@code inputs}
 */
record PlainEvent(
        String sop,
        String caseId,
        String step,
        String transition,
        Instant at,
        String role,
        Optional<List<String>> inputs,
        Optional<List<String>> outputs,
        Map<String, String> attributes) {}
