package id.patuh.sop;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.lint.Complaints;
import id.patuh.lint.Fields;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code steps} of an SOP file. Names come first, as a step may point to a later one. */
final class StepsReader {

    private static final List<String> KEYS = List.of(
            "step",
            "activity",
            "aliases",
            "role",
            "inputs",
            "limit",
            "outputs",
            "after",
            "when",
            "optional",
            "repeatable",
            "clock",
            "calendar",
            "severity",
            "escalation");

    /** What steps take from the SOP as a whole. */
    record Surroundings(
            ZoneId zone, WorkingCalendar calendar, boolean clockFromStart, Roles roles, Documents documents) {}

    private record Draft(Fields fields, Node.Scalar id, List<String> aliases, Text activity) {}

    private final Complaints complaints;
    private final Calendars calendars;
    private final Surroundings sop;
    private final ConditionReader conditions;
    private final LimitReader limits;
    private final LadderReader ladders;
    private final Names<Integer> names;
    private final List<Draft> drafts = new ArrayList<>();

    StepsReader(
            Complaints complaints,
            Calendars calendars,
            Surroundings sop,
            ConditionReader conditions,
            LimitReader limits,
            LadderReader ladders) {
        this.complaints = complaints;
        this.calendars = calendars;
        this.sop = sop;
        this.conditions = conditions;
        this.limits = limits;
        this.ladders = ladders;
        this.names = new Names<>(new Phrase("langkah", "steps"), complaints);
    }

    /** Folded names of steps to their indexes. */
    Map<String, Integer> indexes() {
        return names.owners();
    }

    /** @param node the value of {@code steps}; null where it is missing, which is a complaint already */
    List<Step> read(@Nullable Node node) {
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Node.Sequence list) || list.items().isEmpty()) {
            complaints.fault(
                    node,
                    "'steps' harus berupa daftar dengan sedikitnya satu '- step: …'",
                    "'steps' must be a list with at least one '- step: …'");
            return List.of();
        }
        list.items().forEach(this::addId);
        for (int index = 0; index < drafts.size(); index++) {
            drafts.set(index, named(index, drafts.get(index)));
        }
        List<List<Integer>> after = new ArrayList<>();
        for (int index = 0; index < drafts.size(); index++) {
            after.add(after(index));
        }
        complainOfCycles(new StepGraph(after));
        List<Step> steps = new ArrayList<>();
        for (int index = 0; index < drafts.size(); index++) {
            steps.add(step(index, drafts.get(index), after.get(index)));
        }
        return steps;
    }

    /**
     * The step that {@code clock}, read anywhere in the file, asks for.
     *
     * @param otherwise where the key is missing
     */
    static boolean clockFromStart(Fields fields, boolean otherwise, Complaints complaints) {
        Node.Scalar clock = fields.text("clock");
        if (clock == null) {
            return otherwise;
        }
        return switch (Name.folded(clock.text())) {
            case "hand-over" -> false;
            case "start" -> true;
            default -> {
                complaints.fault(
                        clock,
                        "'clock' tidak dikenal: " + Known.quoted(clock.text()) + "; tulis hand-over atau start",
                        "unknown clock " + Known.quoted(clock.text()) + "; write hand-over or start");
                yield otherwise;
            }
        };
    }

    /** Indexes of the steps that {@code closes} names. */
    Set<Integer> closing(Fields fields, List<Step> steps) {
        Node node = fields.node("closes");
        if (node == null) {
            return new StepGraph(steps.stream().map(Step::after).toList()).ends();
        }
        if (node instanceof Node.Sequence list && list.items().isEmpty()) {
            complaints.fault(
                    node,
                    "'closes' tidak menyebut langkah; hapus agar setiap langkah terakhir menutup kasus",
                    "'closes' names no step; delete it to let every last step close the case");
        }
        return new LinkedHashSet<>(indexes(node, "closes"));
    }

    /** Doubts about alternatives among steps that come after the same steps. */
    void doubt(List<Step> steps, Coverage coverage) {
        Map<Set<Integer>, List<Step>> siblings = new LinkedHashMap<>();
        for (Step step : steps) {
            siblings.computeIfAbsent(Set.copyOf(step.after()), any -> new ArrayList<>())
                    .add(step);
        }
        for (List<Step> group : siblings.values()) {
            List<@Nullable Condition> when = new ArrayList<>();
            group.forEach(step -> when.add(step.when()));
            coverage.ofSiblings(when, drafts.get(group.get(0).index()).id());
        }
    }

    private void addId(Node node) {
        Fields fields = Fields.of(node, new Phrase("langkah", "a step"), complaints, KEYS);
        if (fields == null) {
            return;
        }
        Node.Scalar id = fields.requiredText("step");
        if (id != null) {
            names.show(id.text());
            names.give(id.text(), drafts.size(), id);
        }
        Node.Scalar known = id == null
                ? new Node.Scalar(
                        "?", false, fields.mapping().line(), fields.mapping().column())
                : id;
        drafts.add(new Draft(fields, known, List.of(), new Text(known.text(), known.text())));
    }

    private Draft named(int index, Draft draft) {
        List<String> aliases = new ArrayList<>();
        for (Node.Scalar alias : draft.fields().texts("aliases")) {
            names.give(alias.text(), index, alias);
            aliases.add(alias.text());
        }
        Node words = draft.fields().node("activity");
        Text activity = words == null ? null : TextReader.read(words, "activity", complaints);
        if (words == null || activity == null) {
            return new Draft(draft.fields(), draft.id(), aliases, draft.activity());
        }
        names.give(activity.id(), index, words);
        names.give(activity.en(), index, words);
        return new Draft(draft.fields(), draft.id(), aliases, activity);
    }

    private List<Integer> after(int index) {
        Fields fields = drafts.get(index).fields();
        if (!fields.has("after")) {
            return index == 0 ? List.of() : List.of(index - 1);
        }
        Node node = fields.mapping().get("after");
        if (node == null || node.isNothing()) {
            complaints.fault(
                    node == null ? fields.mapping() : node,
                    "'after' tidak bernilai; tulis [] bila tidak ada langkah sebelumnya, atau hapus barisnya bila yang"
                            + " dimaksud langkah di atasnya",
                    "'after' has no value; write [] where no step comes before, or delete the line for the step above");
            return List.of();
        }
        return indexes(node, "after");
    }

    private List<Integer> indexes(Node node, String key) {
        Set<Integer> indexes = new LinkedHashSet<>();
        for (Node.Scalar name : Fields.texts(node, key, complaints)) {
            Integer index = names.find(
                    name, new Phrase("'" + key + "' menyebut langkah yang tidak ada:", "'" + key + "' names no step:"));
            if (index != null) {
                indexes.add(index);
            }
        }
        return List.copyOf(indexes);
    }

    private void complainOfCycles(StepGraph graph) {
        Set<Integer> stuck = graph.stuck();
        for (List<Integer> cycle : graph.cycles()) {
            stuck.removeAll(cycle);
            List<String> ids = new ArrayList<>();
            cycle.forEach(index -> ids.add(drafts.get(index).id().text()));
            List<String> shown = ids.stream().limit(40).toList();
            complaints.fault(
                    place(cycle.get(0)),
                    "urutan berputar: langkah " + String.join(", lalu ", shown) + ", lalu " + ids.get(0)
                            + " lagi; keluarkan salah satu dari suatu 'after'",
                    "a cycle: step " + String.join(", then ", shown) + ", then " + ids.get(0)
                            + " again; take one of them out of an 'after'");
        }
        for (int index : stuck) {
            complaints.fault(
                    place(index),
                    "tidak terjangkau: langkah "
                            + Known.quoted(drafts.get(index).id().text())
                            + " ada sesudah urutan yang berputar dan tidak akan pernah dimulai; perbaiki urutan itu",
                    "unreachable: step " + Known.quoted(drafts.get(index).id().text())
                            + " comes after a cycle and can never begin; mend the cycle");
        }
    }

    private Node place(int index) {
        Draft draft = drafts.get(index);
        Node after = draft.fields().mapping().get("after");
        return after == null ? draft.id() : after;
    }

    private Step step(int index, Draft draft, List<Integer> after) {
        Fields fields = draft.fields();
        Node.Scalar ownCalendar = fields.text("calendar");
        WorkingCalendar calendar =
                ownCalendar == null ? sop.calendar() : calendars.named(ownCalendar, sop.zone(), complaints);
        List<Node.Scalar> inputs = fields.texts("inputs");
        List<Node.Scalar> outputs = fields.texts("outputs");
        List<Document> needed = sop.documents().named(inputs, "inputs");
        List<Document> produced = sop.documents().named(outputs, "outputs");
        Condition when = when(fields);
        return new Step(
                index,
                draft.id().text(),
                draft.activity(),
                draft.aliases(),
                roles(fields),
                needed,
                produced,
                words(inputs),
                words(outputs),
                limits.read(fields.node("limit"), calendar, when),
                after,
                when,
                fields.flag("optional"),
                fields.flag("repeatable"),
                clockFromStart(fields, sop.clockFromStart(), complaints),
                calendar,
                SeverityReader.read(fields.node("severity"), complaints),
                ladders.read(fields.node("escalation")),
                draft.id().line());
    }

    private static List<String> words(List<Node.Scalar> texts) {
        return texts.stream().map(Node.Scalar::text).toList();
    }

    private List<String> roles(Fields fields) {
        Set<String> ids = new LinkedHashSet<>();
        for (Node.Scalar name : fields.texts("role")) {
            String id = sop.roles().id(name);
            if (id != null) {
                ids.add(id);
            }
        }
        return List.copyOf(ids);
    }

    private @Nullable Condition when(Fields fields) {
        Node when = fields.node("when");
        if (when == null) {
            return null;
        }
        Node optional = fields.mapping().get("optional");
        if (optional != null && isYes(optional)) {
            complaints.fault(
                    optional,
                    "'optional' bersama 'when'; pertahankan 'when' bila kasusnya yang menentukan, kalau tidak"
                            + " 'optional'",
                    "'optional' together with 'when'; keep 'when' if the case decides, else 'optional'");
        }
        return conditions.read(when);
    }

    private static boolean isYes(Node node) {
        return node instanceof Node.Scalar text && Set.of("true", "ya", "yes").contains(Name.folded(text.text()));
    }
}
