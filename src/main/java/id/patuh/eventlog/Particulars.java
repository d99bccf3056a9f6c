package id.patuh.eventlog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event says besides its case, time, actor, note and identity: the part that repeats from case to case, so that
 * a log holds each distinct one once.
 *
 * @param step the step's name as given, trimmed; null: the whole case
 * @param role as given, trimmed; null: not recorded
 * @param inputs names as given, trimmed; null: not recorded; empty: recorded as none
 * @param outputs likewise
 * @param attributes sorted by name, each name once
 */
public record Particulars(
        @Nullable String step,
        Transition transition,
        @Nullable String role,
        @Nullable List<String> inputs,
        @Nullable List<String> outputs,
        List<Attribute> attributes) {

    public Particulars {
        inputs = inputs == null ? null : List.copyOf(inputs);
        outputs = outputs == null ? null : List.copyOf(outputs);
        attributes = List.copyOf(attributes);
    }
}
