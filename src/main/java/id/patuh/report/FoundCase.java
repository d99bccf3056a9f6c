package id.patuh.report;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseState;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseView;
import id.patuh.audit.Verdict;
import id.patuh.findings.Delay;
import id.patuh.sop.Severity;
import java.util.Comparator;
import java.util.List;

/**
 * One case of the period, as the list of cases shows it. Instants are epoch milliseconds, lengths milliseconds of working
 * time.
 *
 * @param unit the reporting office; empty: not recorded
 * @param ended when it was closed or withdrawn; {@link CaseFile#NEVER}: it is open
 * @param criticals the critical ones among the violations
 * @param ownDelay by how much its late steps exceeded their limits, all together
 * @param delay the case's delay along its path, negative where it came out ahead
 */
public record FoundCase(
        String caseId,
        String version,
        String unit,
        CaseState state,
        long opened,
        long ended,
        int violated,
        int unproven,
        int criticals,
        long ownDelay,
        long delay) {

    /** As the scorecard ranks them: critical violations, then violations; equally bad ones by own delay, then name. */
    static final Comparator<FoundCase> WORST_FIRST = Comparator.comparingInt(FoundCase::criticals)
            .thenComparingInt(FoundCase::violated)
            .thenComparingLong(FoundCase::ownDelay)
            .reversed()
            .thenComparing(FoundCase::caseId);

    static FoundCase of(CaseView view, String unit, List<CaseVerdict> findings, Delay delay) {
        long ended = view.state() == CaseState.CLOSED
                ? view.closed()
                : view.state() == CaseState.WITHDRAWN ? view.withdrawn() : CaseFile.NEVER;
        return new FoundCase(
                view.caseId(),
                view.sop().version(),
                unit,
                view.state(),
                view.opened(),
                ended,
                count(findings, Verdict.VIOLATED),
                count(findings, Verdict.UNPROVEN),
                (int) findings.stream()
                        .filter(finding -> finding.severity() == Severity.CRITICAL)
                        .count(),
                view.sop().steps().stream()
                        .filter(delay::isLate)
                        .mapToLong(delay::own)
                        .sum(),
                delay.ofCase());
    }

    private static int count(List<CaseVerdict> findings, Verdict verdict) {
        return (int) findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .count();
    }
}
