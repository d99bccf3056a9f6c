package id.patuh.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * Puts cases of one SOP version before the rules: {@link #hear} takes several cases, {@link #settle} lets the rules
 * speak on all of them at once, which is what a rule engine is quick at. One thread uses a judge.
 */
final class Judge implements AutoCloseable {

    private static final int MOST_CASES = 100_000;

    private final Demands demands;
    private final RuleBook rules;
    private final Verdicts verdicts = new Verdicts();
    private final Sitting checks;
    private final @Nullable Sitting own;
    private final boolean remembering;
    private final Memo[] memos;
    private final long[][] subjects;
    private final Map<CaseInSop, Rulings> caseMemo = new HashMap<>();
    private final OwnMemo ownMemo = new OwnMemo();
    private final List<Asked> asked = new ArrayList<>();
    private boolean shareAsked;

    /** A fact put before the rules, and where the answer goes. */
    private record Asked(
            Judged fact, CaseFile file, int step, long @Nullable [] subjects, OwnMemo.@Nullable Answers answers) {}

    /** @param remembering judge each distinct situation once; the verdicts are the same either way */
    Judge(Demands demands, RuleBook rules, boolean remembering) {
        this.demands = demands;
        this.rules = rules;
        this.remembering = remembering;
        this.checks = new Sitting(rules.checks(), verdicts);
        KieBase ownRules = rules.own(demands.sop.id());
        this.own = ownRules == null ? null : new Sitting(ownRules, verdicts);
        int steps = demands.steps.length;
        memos = new Memo[steps];
        subjects = new long[steps][];
        for (int s = 0; s < steps; s++) {
            subjects[s] = new long[demands.steps[s].words()];
            memos[s] = new Memo(subjects[s].length);
        }
    }

    /** Takes a case; its rulings stand in the file after {@link #settle}. */
    void hear(CaseFile file) {
        for (int s = 0; s < subjects.length; s++) {
            hear(file, s);
        }
        CaseInSop situation = file.situation();
        Rulings known = remembering ? known(situation) : null;
        if (known != null) {
            file.caseRulings = known;
        } else {
            ask(checks, situation, file, -1, null, null);
        }
        file.ownRulings = verdicts.nothing();
        if (own != null) {
            hearOwn(own, file);
        }
    }

    private void hear(CaseFile file, int s) {
        long state = file.situation(s, subjects[s]);
        Rulings known = remembering ? known(s, state) : null;
        if (known != null) {
            file.rulings[s] = known;
            return;
        }
        long[] kept = subjects[s].clone();
        ask(checks, new StepInCase(demands.steps[s], state, kept), file, s, kept, null);
    }

    /** A judgement of the step's situation, be it one that asked for the share of the limit or not. */
    private @Nullable Rulings known(int s, long state) {
        Rulings known = memos[s].get(StepInCase.withoutShare(state), subjects[s]);
        return known != null || !shareAsked ? known : memos[s].get(state, subjects[s]);
    }

    private @Nullable Rulings known(CaseInSop situation) {
        Rulings known = caseMemo.get(situation.withoutShare());
        return known != null || !shareAsked ? known : caseMemo.get(situation);
    }

    private void hearOwn(Sitting rulesOfItsOwn, CaseFile file) {
        OwnMemo.Answers answers = ownMemo.answers(file);
        Rulings known = remembering ? ownMemo.get(answers) : null;
        if (known != null) {
            file.ownRulings = known;
        } else {
            file.listen(ownMemo::heard);
            ask(rulesOfItsOwn, file, file, -1, null, answers);
        }
    }

    private void ask(
            Sitting sitting,
            Judged fact,
            CaseFile file,
            int step,
            long @Nullable [] kept,
            OwnMemo.@Nullable Answers answers) {
        try {
            sitting.hear(fact);
            asked.add(new Asked(fact, file, step, kept, answers));
        } catch (RuntimeException e) {
            throw rules.faulty(e);
        }
    }

    /** Lets the rules speak on all that was heard since the last time. */
    void settle() {
        if (asked.isEmpty()) {
            return;
        }
        try {
            checks.fire();
            if (own != null) {
                own.fire();
            }
        } catch (RuntimeException e) {
            throw rules.faulty(e);
        }
        for (Asked one : asked) {
            Rulings said = verdicts.taken(one.fact);
            if (one.answers != null) {
                one.file.ownRulings = said;
                ownMemo.put(one.answers, said);
            } else if (one.subjects != null) {
                one.file.rulings[one.step] = said;
                keep((StepInCase) one.fact, one.step, one.subjects, said);
            } else {
                one.file.caseRulings = said;
                keep((CaseInSop) one.fact, said);
            }
        }
        asked.clear();
        close();
    }

    private void keep(StepInCase situation, int step, long[] kept, Rulings said) {
        shareAsked |= situation.isShareAsked();
        memos[step].put(situation.judged(), kept, said);
    }

    private void keep(CaseInSop situation, Rulings said) {
        shareAsked |= situation.isShareAsked();
        if (caseMemo.size() == MOST_CASES) {
            caseMemo.clear();
        }
        caseMemo.put(situation.judged(), said);
    }

    @Override
    public void close() {
        checks.close();
        if (own != null) {
            own.close();
        }
    }
}
