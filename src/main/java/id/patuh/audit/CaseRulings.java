package id.patuh.audit;

import id.patuh.eventlog.Transition;
import id.patuh.sop.Limit;
import id.patuh.sop.Severity;
import id.patuh.sop.Step;
import org.jspecify.annotations.Nullable;

/**
 * What the rules said of a case, for those who count verdicts without writing them out; {@link CaseVerdicts} gives the
 * same as rows. It is a window, not a copy: good until the next case is opened in the file. Steps go by their index.
 */
public final class CaseRulings {

    private final CaseFile file;

    private CaseRulings(CaseFile file) {
        this.file = file;
    }

    public static CaseRulings of(CaseFile file) {
        return new CaseRulings(file);
    }

    /** The case's number in the log. */
    public int caseNumber() {
        return file.number();
    }

    /** Of a step; each ruling is one verdict. */
    public Rulings ofStep(int step) {
        return file.rulings[step];
    }

    /** Of the case as a whole; each ruling is one verdict, {@code known-step} as many as {@link #strangeNames()}. */
    public Rulings ofCase() {
        return file.caseRulings;
    }

    /** By rules of the SOP's own, of steps and of the case; each ruling is one verdict. */
    public Rulings own() {
        return file.ownRulings;
    }

    /** How many different steps the case names that the SOP has not. */
    public int strangeNames() {
        return CaseVerdicts.strangeNames(file);
    }

    /** How bad a violation is; null where it follows from an overshoot that was not measured. */
    public @Nullable Severity severity(@Nullable Step step, Check check) {
        Severity set = CaseVerdicts.severity(file.sop(), step, check);
        Limit limit = step == null ? file.caseLimit() : file.limit(step.index());
        if (set != null || limit == null) {
            return set;
        }
        return CaseVerdicts.overshoot(step == null ? file.caseElapsed() : file.elapsed(step.index()), limit);
    }

    /** True where the step's violation follows from another finding of the case. */
    public boolean hasRoot(int step, Ruling ruling) {
        return ruling.check().equals(Check.ORDER)
                && CaseVerdicts.isSkipped(file, file.demands().steps[step].prerequisites()[ruling.subject()]);
    }

    /** How many events count; each has a place, from 0. */
    public int events() {
        return file.events();
    }

    /** The log's row of the event of that place. */
    public int row(int place) {
        return file.row(place);
    }

    /** The step that the event of that place completed when it was done first; −1: none. */
    public int completed(int place) {
        Said said = file.said(place);
        boolean first = said.step() >= 0
                && said.transition() == Transition.COMPLETE
                && file.log().at(file.row(place)) == file.doneAt(said.step());
        return first ? said.step() : -1;
    }
}
