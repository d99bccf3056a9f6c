package id.patuh.scorecard;

import id.patuh.eventlog.EventLog;
import java.util.ArrayList;
import java.util.List;

/** Keeps the worst few cases of those it is shown. */
final class WorstCases {

    private static final int KEPT = 5;

    private final List<WorstCase> worst = new ArrayList<>();

    List<WorstCase> list() {
        return List.copyOf(worst);
    }

    void offer(EventLog log, int caseNumber, int violations, int criticals) {
        if (violations > 0 && mayCount(violations, criticals)) {
            add(new WorstCase(log.caseId(caseNumber), log.sop(caseNumber), violations, criticals));
        }
    }

    void offer(String caseId, String sop, int violations, int criticals) {
        if (violations > 0 && mayCount(violations, criticals)) {
            add(new WorstCase(caseId, sop, violations, criticals));
        }
    }

    private boolean mayCount(int violations, int criticals) {
        if (worst.size() < KEPT) {
            return true;
        }
        WorstCase least = worst.get(KEPT - 1);
        return criticals > least.criticals() || (criticals == least.criticals() && violations >= least.violations());
    }

    void add(WorstCase one) {
        worst.add(one);
        worst.sort(WorstCase.ORDER);
        if (worst.size() > KEPT) {
            worst.remove(KEPT);
        }
    }
}
