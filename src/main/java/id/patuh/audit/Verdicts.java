package id.patuh.audit;

import java.util.IdentityHashMap;
import java.util.Map;
import org.drools.model.Drools;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.rule.RuleContext;

/**
 * What the rules report to: the global {@code verdicts} of every DRL file. A rule writes
 * {@code verdicts.by(drools).violated($step, Check.ROLE)}; where a check has subjects (documents, prerequisites) it
 * hands over those that its sentence is about. A rule of an SOP's own names its check, the step (blank: the whole case)
 * and, if it has one, the subject: {@code verdicts.by(drools).unproven($case, "berita-acara-diketahui", "11", null)}.
 */
public final class Verdicts {

    private final Map<Rule, RuleName> names = new IdentityHashMap<>();
    private final Rulings nothing = Rulings.nothing();
    private RuleName rule = RuleName.of("");

    /** Names the rule that speaks. */
    public Verdicts by(Drools drools) {
        Rule speaking = ((RuleContext) drools).getRule();
        RuleName known = names.get(speaking);
        if (known == null) {
            known = RuleName.of(speaking.getName());
            names.put(speaking, known);
        }
        rule = known;
        return this;
    }

    public void compliant(StepInCase step, Check check) {
        add(step, check, Verdict.COMPLIANT);
    }

    public void violated(StepInCase step, Check check) {
        add(step, check, Verdict.VIOLATED);
    }

    public void unproven(StepInCase step, Check check) {
        add(step, check, Verdict.UNPROVEN);
    }

    public void pending(StepInCase step, Check check) {
        add(step, check, Verdict.PENDING);
    }

    public void compliant(StepInCase step, Check check, int[] subjects) {
        add(step, check, subjects, Verdict.COMPLIANT);
    }

    public void violated(StepInCase step, Check check, int[] subjects) {
        add(step, check, subjects, Verdict.VIOLATED);
    }

    public void unproven(StepInCase step, Check check, int[] subjects) {
        add(step, check, subjects, Verdict.UNPROVEN);
    }

    public void pending(StepInCase step, Check check, int[] subjects) {
        add(step, check, subjects, Verdict.PENDING);
    }

    public void compliant(CaseInSop subject, Check check) {
        add(subject, check, Verdict.COMPLIANT);
    }

    public void violated(CaseInSop subject, Check check) {
        add(subject, check, Verdict.VIOLATED);
    }

    public void unproven(CaseInSop subject, Check check) {
        add(subject, check, Verdict.UNPROVEN);
    }

    public void pending(CaseInSop subject, Check check) {
        add(subject, check, Verdict.PENDING);
    }

    public void compliant(CaseFile file, String check, String step, @Nullable String subject) {
        own(file, check, step, subject, Verdict.COMPLIANT);
    }

    public void violated(CaseFile file, String check, String step, @Nullable String subject) {
        own(file, check, step, subject, Verdict.VIOLATED);
    }

    public void unproven(CaseFile file, String check, String step, @Nullable String subject) {
        own(file, check, step, subject, Verdict.UNPROVEN);
    }

    public void pending(CaseFile file, String check, String step, @Nullable String subject) {
        own(file, check, step, subject, Verdict.PENDING);
    }

    private void own(CaseFile file, String check, String step, @Nullable String subject, Verdict verdict) {
        if (!step.isEmpty()) {
            file.checkStep(step);
        }
        add(file, Check.own(check), step, -1, subject, verdict);
    }

    private void add(Judged fact, Check check, Verdict verdict) {
        add(fact, check, null, -1, null, verdict);
    }

    private void add(Judged fact, Check check, int[] subjects, Verdict verdict) {
        for (int subject : subjects) {
            add(fact, check, null, subject, null, verdict);
        }
    }

    private void add(
            Judged fact, Check check, @Nullable String step, int subject, @Nullable String own, Verdict verdict) {
        Rulings before = fact.said();
        fact.say((before == null ? nothing : before).and(check, step, subject, own, verdict, rule));
    }

    /** Where what is said of a fact begins. */
    Rulings nothing() {
        return nothing;
    }

    /** What was said of the fact since the last time. */
    Rulings taken(Judged fact) {
        Rulings said = fact.said();
        fact.say(null);
        return said == null ? nothing : said;
    }
}
