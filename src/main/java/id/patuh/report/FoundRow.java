package id.patuh.report;

import id.patuh.audit.CaseVerdict;
import id.patuh.audit.Verdict;
import id.patuh.findings.Sentences;
import id.patuh.sop.Language;
import id.patuh.sop.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One finding, as the list of findings shows it; the columns are those of {@code findings.csv}.
 *
 * @param step the step's id; empty: about the whole case
 * @param limitSeconds −1: none
 * @param elapsedSeconds −1: not measured
 * @param followed null: no follow-up is known
 */
public record FoundRow(
        String caseId,
        String step,
        String check,
        String subject,
        Verdict verdict,
        @Nullable Severity severity,
        long limitSeconds,
        long elapsedSeconds,
        long clockStart,
        long clockEnd,
        String root,
        String sentence,
        @Nullable Followed followed) {

    static FoundRow of(CaseVerdict finding, @Nullable Followed followed, Language language) {
        return new FoundRow(
                finding.caseId(),
                finding.step() == null ? "" : finding.step().id(),
                finding.check().name(),
                finding.subject(),
                finding.verdict(),
                finding.severity(),
                finding.limit() == null ? -1 : finding.limit().seconds(),
                finding.elapsed() < 0 ? -1 : finding.elapsed() / 1000,
                finding.clockStart(),
                finding.clockEnd(),
                finding.root(),
                Sentences.of(finding, language),
                followed);
    }
}
