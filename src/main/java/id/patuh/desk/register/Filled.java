package id.patuh.desk.register;

import id.patuh.eventlog.Transition;
import id.patuh.sop.Document;
import id.patuh.sop.Name;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The form as it was filled in.
 *
 * @param key what makes the same entry, sent twice, one
 * @param inputs ticked; {@code inputsOther} written besides; {@code noInputs}: recorded as none
 * @param attributes by name, as chosen or written
 */
record Filled(
        String key,
        String sop,
        String caseId,
        String step,
        String transition,
        String at,
        String actor,
        String role,
        List<String> inputs,
        String inputsOther,
        boolean noInputs,
        List<String> outputs,
        String outputsOther,
        boolean noOutputs,
        Map<String, String> attributes,
        String note) {

    /** Something untouched. */
    static Filled fresh(
            String sop, String caseId, String step, String transition, String at, String actor, String role) {
        return new Filled(
                UUID.randomUUID().toString(),
                sop,
                caseId,
                step,
                transition,
                at,
                actor,
                role,
                List.of(),
                "",
                false,
                List.of(),
                "",
                false,
                Map.of(),
                "");
    }

    static Filled of(MultiValueMap<String, String> form) {
        Map<String, String> attributes = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            if (name.startsWith("attr.") && !values.get(0).isBlank()) {
                attributes.put(name.substring(5), Name.trimmed(values.get(0)));
            }
        });
        form.forEach((name, values) -> {
            if (name.startsWith("other.") && !values.get(0).isBlank()) {
                attributes.put(name.substring(6), Name.trimmed(values.get(0)));
            }
        });
        return new Filled(
                text(form, "key"),
                text(form, "sop"),
                text(form, "case"),
                text(form, "step"),
                text(form, "transition"),
                text(form, "at"),
                text(form, "actor"),
                text(form, "role"),
                form.getOrDefault("inputs", List.of()),
                text(form, "inputsOther"),
                form.containsKey("noInputs"),
                form.getOrDefault("outputs", List.of()),
                text(form, "outputsOther"),
                form.containsKey("noOutputs"),
                attributes,
                text(form, "note"));
    }

    private static String text(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : Name.trimmed(value);
    }

    /** Null: the word is none. */
    @Nullable
    Transition asTransition() {
        return Transition.of(transition);
    }

    /** Null: not recorded. */
    @Nullable
    List<String> allInputs() {
        return all(inputs, inputsOther, noInputs);
    }

    /** Null: not recorded. */
    @Nullable
    List<String> allOutputs() {
        return all(outputs, outputsOther, noOutputs);
    }

    private static @Nullable List<String> all(List<String> ticked, String other, boolean none) {
        List<String> all = new ArrayList<>(ticked);
        Arrays.stream(other.split("[;|\\n]", -1))
                .map(Name::trimmed)
                .filter(name -> !name.isEmpty())
                .forEach(all::add);
        return !all.isEmpty() ? all : none ? List.of() : null;
    }

    /** What the step asks for, as the form offers it. */
    static List<String> names(List<Document> documents) {
        return documents.stream().map(Document::name).toList();
    }

    /** Attributes that the SOP's conditions ask for, with the values they name. */
    static Map<String, List<String>> asked(Sop sop) {
        Map<String, List<String>> asked = new java.util.TreeMap<>();
        for (Step step : sop.steps()) {
            ask(asked, step.when());
            step.limits().forEach(limit -> ask(asked, limit.when()));
        }
        sop.caseLimit().forEach(limit -> ask(asked, limit.when()));
        return asked;
    }

    private static void ask(Map<String, List<String>> asked, id.patuh.sop.@Nullable Condition condition) {
        if (condition != null) {
            for (id.patuh.sop.Condition.Clause clause : condition.clauses()) {
                List<String> values = asked.computeIfAbsent(clause.attribute(), any -> new ArrayList<>());
                clause.values().stream()
                        .filter(value -> !values.contains(value))
                        .forEach(values::add);
            }
        }
    }
}
