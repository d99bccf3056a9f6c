package id.patuh.desk.sops;

import id.patuh.sop.Sop;
import id.patuh.sop.SopWords;
import id.patuh.sop.Step;
import id.patuh.sop.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the official form.
 *
 * @param marks for each of the SOP's roles whether it carries the step out
 * @param limit null: none
 * @param remark condition, optional, repeatable; empty: nothing
 * @param asked what each check asks of the step
 * @param ladder of the step's own; empty: the SOP's
 */
record SopRow(
        Step step,
        List<Boolean> marks,
        @Nullable Text limit,
        List<Text> remark,
        List<SopWords.Asked> asked,
        List<Text> ladder) {

    static SopRow of(Sop sop, Step step) {
        return new SopRow(
                step,
                sop.roles().stream()
                        .map(role -> step.roles().contains(role.id()))
                        .toList(),
                step.limits().isEmpty() ? null : SopWords.limits(step.limits()),
                remarks(sop, step),
                SopWords.of(sop, step),
                step.escalation().stream().map(rung -> SopWords.rung(sop, rung)).toList());
    }

    private static List<Text> remarks(Sop sop, Step step) {
        List<Text> remarks = new java.util.ArrayList<>();
        if (step.when() != null) {
            Text when = SopWords.condition(step.when());
            remarks.add(new Text("Bila " + when.id(), "Where " + when.en()));
        }
        if (step.optional()) {
            remarks.add(new Text("Tidak wajib", "Optional"));
        }
        if (step.repeatable()) {
            remarks.add(new Text("Boleh diulang", "May be repeated"));
        }
        boolean followsOther = !step.after().equals(step.index() == 0 ? List.of() : List.of(step.index() - 1));
        if (followsOther) {
            Text after = SopWords.steps(sop, step.after());
            remarks.add(new Text("Sesudah " + after.id(), "After " + after.en()));
        }
        return remarks;
    }
}
