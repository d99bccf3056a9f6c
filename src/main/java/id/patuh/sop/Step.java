package id.patuh.sop;

import id.patuh.calendar.WorkingCalendar;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the SOP's table.
 *
 * @param index its place in the SOP, from 0
 * @param id number or name as the SOP spells it
 * @param activity the SOP's words; the id where the file gives none
 * @param aliases other names under which logs call this step
 * @param roles ids of the roles that may carry it out; empty: the SOP names none
 * @param inputs what it needs
 * @param outputs what it must produce
 * @param inputWords the inputs as this step spells them, in the same order
 * @param outputWords the outputs as this step spells them, in the same order
 * @param limits entries to be read in order; empty: no limit
 * @param after indexes of the steps that come before
 * @param when the cases it is for; null: every case
 * @param optional neither required nor wrong
 * @param repeatable may be completed more than once
 * @param clockFromStart the limit runs from the step's start, not from the hand-over
 * @param calendar the step's calendar
 * @param severity the SOP's own severities for this step, by check
 * @param escalation the step's own ladder; empty: the SOP's
 * @param line where the step stands in the file, from 1
 */
public record Step(
        int index,
        String id,
        Text activity,
        List<String> aliases,
        List<String> roles,
        List<Document> inputs,
        List<Document> outputs,
        List<String> inputWords,
        List<String> outputWords,
        List<Limit> limits,
        List<Integer> after,
        @Nullable Condition when,
        boolean optional,
        boolean repeatable,
        boolean clockFromStart,
        WorkingCalendar calendar,
        Map<String, Severity> severity,
        List<Rung> escalation,
        int line) {

    public Step {
        aliases = List.copyOf(aliases);
        roles = List.copyOf(roles);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        inputWords = List.copyOf(inputWords);
        outputWords = List.copyOf(outputWords);
        limits = List.copyOf(limits);
        after = List.copyOf(after);
        severity = Map.copyOf(severity);
        escalation = List.copyOf(escalation);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public String toString() {
        return id + " " + activity.id();
    }
}
