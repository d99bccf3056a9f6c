package id.patuh.findings;

import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CountedEvent;
import id.patuh.audit.Evidence;
import id.patuh.audit.Verdict;
import id.patuh.calendar.Spans;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.sop.Language;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as people read it, in one language: the clause, the evidence down to the line it came from, the intervals
 * that were counted, the arithmetic, the delay and where it came from, and what would have complied.
 *
 * @param account the pieces that notices tell, too
 * @param asOf when it was so
 * @param calendar by whose hours time was counted; empty: none was
 * @param counted the open intervals; empty: no time was counted
 * @param suspended what suspensions took off
 * @param path whose delays and savings add up to the delay; empty: it is not late
 * @param more how many pieces of evidence there are beside those shown
 */
public record PlainCertificate(
        Account account,
        Clause clause,
        String asOf,
        List<Proof> evidence,
        int more,
        String calendar,
        List<Interval> counted,
        List<Interval> suspended,
        String total,
        List<Part> path) {

    private static final int MOST = 200;

    public PlainCertificate {
        evidence = List.copyOf(evidence);
        counted = List.copyOf(counted);
        suspended = List.copyOf(suspended);
        path = List.copyOf(path);
    }

    /**
     * What is demanded, and where that stands.
     *
     * @param line of the step in the SOP's file; 0: the whole SOP
     * @param sha256 of the SOP's file
     * @param rule id of the rule
     * @param ruleSha256 of the rules; empty: not known
     */
    public record Clause(
            String sop,
            String version,
            String title,
            String effectiveFrom,
            String file,
            int line,
            String sha256,
            List<String> legalBasis,
            String rule,
            String ruleSha256) {

        public Clause {
            legalBasis = List.copyOf(legalBasis);
        }
    }

    /**
     * One event.
     *
     * @param what when, what and who, in words
     * @param note of the event; empty: none
     * @param file the file or mail it came with
     * @param line in it
     * @param sha256 of the file's or mail's bytes; empty: not known
     * @param identity of the event
     */
    public record Proof(String what, String note, String file, int line, String sha256, String identity) {}

    /** A stretch of time, and how much of it counts or is taken off. */
    public record Interval(String times, String length) {}

    /**
     * A step's share of a delay.
     *
     * @param length with its sign: late is +
     * @param isLate it added to the delay
     * @param isOwn it is the step that the finding is about
     */
    public record Part(String step, String length, boolean isLate, boolean isOwn) {}

    /** Good as long as the certificate's case is open in its file; what is made of it stays good. */
    public static PlainCertificate of(Certificate certificate, Language language) {
        CaseVerdict verdict = certificate.verdict();
        Sop sop = verdict.sop();
        Ledger ledger = certificate.ledger();
        List<Evidence> evidence = verdict.evidence();
        return new PlainCertificate(
                Account.of(certificate, language),
                clause(certificate, language),
                InWords.time(certificate.view().asOf(), sop, language),
                evidence.stream()
                        .limit(MOST)
                        .map(certificate::event)
                        .filter(java.util.Objects::nonNull)
                        .map(event -> proof(event, certificate, language))
                        .toList(),
                Math.max(0, evidence.size() - MOST),
                ledger == null ? "" : ledger.calendar().name(),
                ledger == null ? List.of() : intervals(ledger.counted(), null, ledger, sop, language),
                ledger == null ? List.of() : intervals(ledger.suspended(), ledger, ledger, sop, language),
                ledger == null ? "" : length(ledger.total(), ledger.calendar(), sop, language),
                ledger == null || verdict.verdict() != Verdict.VIOLATED
                        ? List.of()
                        : path(certificate, ledger, language));
    }

    private static Clause clause(Certificate certificate, Language language) {
        CaseVerdict verdict = certificate.verdict();
        Sop sop = verdict.sop();
        Step step = verdict.step();
        String ruleHash = certificate.ruleHash();
        return new Clause(
                sop.id(),
                sop.version(),
                sop.title().in(language),
                sop.effectiveFrom().toString(),
                sop.file(),
                step == null ? 0 : step.line(),
                sop.sha256(),
                sop.legalBasis(),
                verdict.rule().id(),
                ruleHash == null ? "" : ruleHash);
    }

    private static Proof proof(CountedEvent event, Certificate certificate, Language language) {
        Sop sop = certificate.verdict().sop();
        String hash = certificate.hash(event);
        String note = event.note();
        return new Proof(
                Account.event(event, new Prose(language, sop), sop),
                note == null ? "" : note,
                event.file(),
                event.line(),
                hash == null ? "" : hash,
                event.identity());
    }

    /** @param taken of suspensions: their length is the open time they take off */
    private static List<Interval> intervals(
            Spans spans, @Nullable Ledger taken, Ledger ledger, Sop sop, Language language) {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, spans.count()); i++) {
            long length = taken == null ? spans.end(i) - spans.start(i) : taken.taken(i);
            intervals.add(new Interval(
                    new Prose(language, sop).times(spans.start(i), spans.end(i)).toString(),
                    length(length, ledger.calendar(), sop, language)));
        }
        return intervals;
    }

    private static List<Part> path(Certificate certificate, Ledger ledger, Language language) {
        Sop sop = certificate.verdict().sop();
        Step own = certificate.verdict().step();
        List<Delay.Part> parts = own == null
                ? certificate.delay().casePath()
                : certificate.delay().path(own);
        return parts.stream()
                .map(part -> new Part(
                        new Prose(language, sop).startWithStep(part.step()).toString(),
                        signed(part.difference(), ledger.calendar(), sop, language),
                        part.difference() > 0,
                        part.step().equals(own)))
                .toList();
    }

    private static String signed(long length, WorkingCalendar calendar, Sop sop, Language language) {
        String sign = length < 0 ? "−" : length > 0 ? "+" : "";
        return sign + length(Math.abs(length), calendar, sop, language);
    }

    private static String length(long millis, WorkingCalendar calendar, Sop sop, Language language) {
        return InWords.length(millis, calendar, sop, language);
    }
}
