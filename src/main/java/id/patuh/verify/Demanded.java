package id.patuh.verify;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The SOP version of a certificate. Steps and documents go by their place in it, roles by their id.
 *
 * @param closes places of the steps whose completion closes the case
 * @param severity the SOP's own, by check
 * @param stepNames folded names to places
 * @param roleIds folded names to ids
 * @param documentNames folded names to places
 */
record Demanded(
        String sop,
        String version,
        ZoneId zone,
        List<Step> steps,
        Set<Integer> closes,
        List<Limit> caseLimit,
        Map<String, String> severity,
        Map<String, Integer> stepNames,
        Map<String, String> roleIds,
        Map<String, Integer> documentNames,
        List<String> documents) {

    /** One row of the SOP's table. */
    record Step(
            String id,
            List<Integer> after,
            List<Clause> when,
            boolean optional,
            boolean repeatable,
            boolean clockFromStart,
            Set<String> roles,
            List<String> inputs,
            List<String> outputs,
            List<Limit> limit,
            Map<String, String> severity) {}

    /** An entry of a limit. */
    record Limit(List<Clause> when, long millis, OpenHours calendar) {}

    /** One clause of a condition; no clauses at all: no condition. */
    record Clause(String attribute, boolean negated, Set<String> foldedValues) {}

    enum Answer {
        YES,
        NO,
        UNKNOWN,
        OPTIONAL
    }

    /** Any clause false: no; else any attribute without a value: unknown; else yes. */
    static Answer answer(List<Clause> condition, Map<String, String> attributes) {
        Answer answer = Answer.YES;
        for (Clause clause : condition) {
            String value = attributes.get(clause.attribute());
            if (value == null) {
                answer = Answer.UNKNOWN;
            } else if (clause.foldedValues().contains(Names.folded(value)) == clause.negated()) {
                return Answer.NO;
            }
        }
        return answer;
    }

    /** The place of the step that an event names; null where the SOP has none of that name. */
    @Nullable
    Integer step(String name) {
        return stepNames.get(Names.folded(name));
    }

    /** The id of the role of that name; null where the SOP has none. */
    @Nullable
    String role(String name) {
        return roleIds.get(Names.folded(name));
    }

    /** The place of the document of that name; null where the SOP has none. */
    @Nullable
    Integer document(String name) {
        return documentNames.get(Names.folded(name));
    }

    /** The place of the step of that id; null where there is none. */
    @Nullable
    Integer stepWithId(String id) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            places.putIfAbsent(steps.get(i).id(), i);
        }
        return places.get(id);
    }
}
