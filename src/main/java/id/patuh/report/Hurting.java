package id.patuh.report;

import id.patuh.audit.Check;
import id.patuh.audit.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses what hurts most and what to advise on. What hurts most costs the most working time over limits; after what can be
 * measured so comes what weighs most. Advice goes where most weight is; a step, and a kind of finding, comes twice only
 * where nothing else is left.
 */
final class Hurting {

    private static final int MOST = 3;

    private static final Comparator<Problem> BY_COST = Comparator.comparingLong(Hurting::cost)
            .thenComparingLong(Problem::weight)
            .reversed()
            .thenComparing(Problem.ORDER);

    private static final Comparator<Problem> BY_WEIGHT =
            Comparator.comparingLong(Problem::weight).reversed().thenComparing(BY_COST);

    private final Steps steps;
    private final InOwnWords ownWords;

    Hurting(Steps steps, InOwnWords ownWords) {
        this.steps = steps;
        this.ownWords = ownWords;
    }

    /** Time over a case's limit is its steps' time over theirs, mostly: it is not counted twice. */
    private static long cost(Problem problem) {
        return problem.check().equals(Check.TIME.name()) ? problem.over() : 0;
    }

    List<MonthlyReport.Hurt> hurts(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.weight() > 0)
                .sorted(BY_COST)
                .limit(MOST)
                .map(this::hurt)
                .toList();
    }

    private MonthlyReport.Hurt hurt(Problem problem) {
        String activity = steps.activity(problem.stepId());
        return new MonthlyReport.Hurt(
                ownWords.wrong(problem),
                activity,
                cost(problem) > 0 ? cost(problem) : -1,
                problem.count(),
                problem.cases());
    }

    List<Problem> toAdviseOn(List<Problem> problems) {
        List<Problem> ranked = problems.stream()
                .filter(problem -> problem.weight() > 0)
                .sorted(BY_WEIGHT)
                .toList();
        List<Problem> chosen = new ArrayList<>();
        Set<String> stepsTaken = new HashSet<>();
        Map<String, Integer> kinds = new HashMap<>();
        for (Problem problem : ranked) {
            String kind = problem.check() + (problem.verdict() == Verdict.UNPROVEN ? "?" : "");
            boolean newStep = !stepsTaken.contains(problem.stepId());
            if (chosen.size() < MOST && newStep && kinds.getOrDefault(kind, 0) < 1) {
                chosen.add(problem);
                stepsTaken.add(problem.stepId());
                kinds.merge(kind, 1, Integer::sum);
            }
        }
        for (Problem problem : ranked) {
            if (chosen.size() < MOST && !chosen.contains(problem)) {
                chosen.add(problem);
            }
        }
        return chosen;
    }
}
