package id.patuh.audit;

import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Transition;
import id.patuh.sop.Document;
import id.patuh.sop.Name;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an event's particulars mean under one SOP version: names resolved through ids, titles and aliases.
 *
 * @param step index of its step, or {@link #WHOLE_CASE}, or {@link #STRANGE}
 * @param transition {@code withdraw} of a step is {@code record} here
 * @param role {@link StepInCase#MET}, {@link StepInCase#BROKEN} or {@link StepInCase#UNRECORDED} against the step's roles
 * @param inputs places of the step's own inputs that it names; null: not recorded
 * @param outputs places of the step's own outputs that it names; null: not recorded
 * @param produced indexes of the SOP's documents that {@code outputs} names
 * @param attributes what it names
 * @param asked indexes of attributes that conditions ask for
 * @param values their values, in the same order
 * @param foldedValues the same in the form in which values are compared
 * @param who the id of the role it names; null: none, or one the SOP has not
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Said(
        int step,
        Transition transition,
        int role,
        int @Nullable [] inputs,
        int @Nullable [] outputs,
        int[] produced,
        Attribute[] attributes,
        int[] asked,
        String[] values,
        String[] foldedValues,
        @Nullable String who) {

    static final int WHOLE_CASE = -1;
    static final int STRANGE = -2;
    private static final int[] NO_PLACES = {};

    static Said of(Particulars particulars, Demands demands) {
        Sop sop = demands.sop;
        Step step = particulars.step() == null ? null : sop.step(particulars.step());
        int index = step != null ? step.index() : particulars.step() == null ? WHOLE_CASE : STRANGE;
        Transition transition = transition(particulars);
        List<Attribute> asked = particulars.attributes().stream()
                .filter(attribute -> demands.attribute(attribute.name()) >= 0)
                .toList();
        int[] inputs = places(step == null ? List.of() : step.inputs(), particulars.inputs(), sop);
        int[] outputs = places(step == null ? List.of() : step.outputs(), particulars.outputs(), sop);
        int[] produced = step == null ? NO_PLACES : produced(particulars.outputs(), sop);
        return new Said(
                index,
                transition,
                role(step, particulars.role(), sop),
                inputs,
                outputs,
                produced,
                particulars.attributes().toArray(Attribute[]::new),
                asked.stream()
                        .mapToInt(attribute -> demands.attribute(attribute.name()))
                        .toArray(),
                asked.stream().map(Attribute::value).toArray(String[]::new),
                asked.stream().map(attribute -> Name.folded(attribute.value())).toArray(String[]::new),
                particulars.role() == null ? null : sop.roleIds().get(Name.folded(particulars.role())));
    }

    private static int role(@Nullable Step step, @Nullable String given, Sop sop) {
        if (step == null || step.roles().isEmpty()) {
            return 0;
        }
        if (given == null) {
            return StepInCase.UNRECORDED;
        }
        Role role = sop.role(given);
        return role != null && step.roles().contains(role.id()) ? StepInCase.MET : StepInCase.BROKEN;
    }

    private static int @Nullable [] places(List<Document> demanded, @Nullable List<String> named, Sop sop) {
        if (named == null) {
            return null;
        }
        return named.stream()
                .map(sop::document)
                .filter(document -> document != null)
                .mapToInt(demanded::indexOf)
                .filter(place -> place >= 0)
                .distinct()
                .toArray();
    }

    private static int[] produced(@Nullable List<String> named, Sop sop) {
        if (named == null) {
            return NO_PLACES;
        }
        return named.stream()
                .map(sop::document)
                .filter(document -> document != null)
                .mapToInt(Document::index)
                .distinct()
                .toArray();
    }

    /** What particulars mean under an SOP version, spelt so that two spellings of the same are equal. */
    static String meaning(Particulars said, Sop sop) {
        Step step = said.step() == null ? null : sop.step(said.step());
        return meaning(said, step, transition(said), sop);
    }

    /** To withdraw a step is only to record something about it. */
    private static Transition transition(Particulars said) {
        return said.transition() == Transition.WITHDRAW && said.step() != null ? Transition.RECORD : said.transition();
    }

    private static String meaning(Particulars said, @Nullable Step step, Transition transition, Sop sop) {
        String given = said.step();
        Role role = said.role() == null ? null : sop.role(said.role());
        String who = said.role() == null ? "" : role != null ? role.id() : Name.folded(said.role());
        return String.join(
                "\u001f",
                step != null ? step.id() : given == null ? "" : "?" + Name.folded(given),
                transition.word(),
                who,
                names(said.inputs(), sop),
                names(said.outputs(), sop),
                said.attributes().stream()
                        .map(attribute -> attribute.name() + "\u001d" + Name.folded(attribute.value()))
                        .collect(Collectors.joining("\u001e")));
    }

    private static String names(@Nullable List<String> given, Sop sop) {
        if (given == null) {
            return "";
        }
        return "["
                + given.stream()
                        .map(name -> {
                            Document document = sop.document(name);
                            return Name.folded(document == null ? name : document.name());
                        })
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("\u001e"));
    }
}
