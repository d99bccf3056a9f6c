package id.patuh.standing;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.Check;
import id.patuh.audit.Evidence;
import id.patuh.findings.Sentences;
import id.patuh.sop.Language;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a finding says. Instants are epoch milliseconds; {@link CaseFile#NEVER} and −1 stand for what is absent.
 *
 * @param stepIndex its place in the SOP; after all steps for the whole case
 * @param running the clock was still running: elapsed, its end and the sentences are of the time of the audit
 */
public record Found(
        FindingKey key,
        int stepIndex,
        int checkRank,
        String version,
        String verdict,
        @Nullable String severity,
        long limitSeconds,
        long elapsed,
        long clockStart,
        long clockEnd,
        boolean running,
        String root,
        String evidence,
        String sentenceId,
        String sentenceEn) {

    private static final int AFTER_ALL = 32_767;

    static Found of(CaseVerdict verdict) {
        boolean timed = verdict.check().equals(Check.TIME) || verdict.check().equals(Check.CASE_TIME);
        return new Found(
                new FindingKey(
                        verdict.step() == null ? "" : verdict.step().id(),
                        verdict.check().name(),
                        verdict.subject()),
                verdict.step() == null ? AFTER_ALL : verdict.step().index(),
                verdict.check().rank(),
                verdict.sop().version(),
                verdict.verdict().word(),
                verdict.severity() == null ? null : verdict.severity().word(),
                verdict.limit() == null ? -1 : verdict.limit().seconds(),
                verdict.elapsed(),
                verdict.clockStart(),
                verdict.clockEnd(),
                timed && verdict.elapsed() >= 0 && verdict.moment() == CaseFile.NEVER,
                verdict.root(),
                verdict.evidence().stream().map(Evidence::id).collect(Collectors.joining(";")),
                Sentences.of(verdict, Language.ID),
                Sentences.of(verdict, Language.EN));
    }

    /** The same, found under another version of the SOP. */
    Found under(String otherVersion) {
        return new Found(
                key,
                stepIndex,
                checkRank,
                otherVersion,
                verdict,
                severity,
                limitSeconds,
                elapsed,
                clockStart,
                clockEnd,
                running,
                root,
                evidence,
                sentenceId,
                sentenceEn);
    }

    /** False where it says something else than the other one; that a running clock ran on is nothing else. */
    boolean saysSame(Found other) {
        return key.equals(other.key)
                && version.equals(other.version)
                && verdict.equals(other.verdict)
                && Objects.equals(severity, other.severity)
                && limitSeconds == other.limitSeconds
                && clockStart == other.clockStart
                && running == other.running
                && root.equals(other.root)
                && evidence.equals(other.evidence)
                && (running
                        || (elapsed == other.elapsed
                                && clockEnd == other.clockEnd
                                && sentenceId.equals(other.sentenceId)
                                && sentenceEn.equals(other.sentenceEn)));
    }
}
