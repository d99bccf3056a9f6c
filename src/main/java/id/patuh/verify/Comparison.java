package id.patuh.verify;

import id.patuh.verify.Certified.Counted;
import id.patuh.verify.Certified.Delay;
import id.patuh.verify.Certified.Finding;
import id.patuh.verify.Certified.Ledger;
import id.patuh.verify.Certified.Part;
import id.patuh.verify.Certified.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds what a certificate says against what its record, demands and calendars give. */
final class Comparison {

    private final Certified certificate;
    private final Finding finding;
    private final Derivation derivation;
    private final Words words;
    private final List<String> differences = new ArrayList<>();
    private final Map<Integer, Long> known = new HashMap<>();

    /**
     * @param differences empty: the certificate holds
     * @param derived the verdict derived again; null where there is none, or none can be
     * @param own the check is a rule of the SOP's own, which cannot be derived again
     */
    record Outcome(List<String> differences, @Nullable Derived derived, boolean own) {}

    private Comparison(Certified certificate, Words words) {
        this.certificate = certificate;
        this.finding = certificate.finding();
        this.words = words;
        this.derivation = new Derivation(certificate.demands(), certificate.record(), certificate.asOf());
    }

    static Outcome of(Certified certificate, Words words) {
        return new Comparison(certificate, words).outcome();
    }

    private Outcome outcome() {
        headings();
        identities();
        evidence();
        boolean own = !Derivation.knows(finding.check());
        Derived derived = own ? null : derived();
        if (derived != null) {
            figures(derived);
            ledger(derived);
            delay(derived);
        } else if (own) {
            same("limit_s", -1L, finding.limitSeconds());
            same("elapsed_s", -1L, finding.elapsedSeconds());
        }
        return new Outcome(differences, derived, own);
    }

    private void differs(String indonesian, String english) {
        differences.add(words.of(indonesian, english));
    }

    private void same(String what, Object derived, Object said) {
        if (!derived.equals(said)) {
            differs(
                    what + ": sertifikat menyebut " + shown(said) + ", dihitung ulang " + shown(derived),
                    what + ": certificate says " + shown(said) + ", re-derived " + shown(derived));
        }
    }

    private String shown(Object value) {
        boolean none = value.equals("") || value.equals(-1L) || value.equals(Derivation.NEVER);
        return none ? words.of("tidak ada", "nothing") : value.toString();
    }

    // ---- what the certificate is about

    private void headings() {
        same("sop", certificate.demands().sop(), finding.sop());
        same("version", certificate.demands().version(), finding.version());
        same("clause.sop", finding.sop(), certificate.clause().sop());
        same("clause.version", finding.version(), certificate.clause().version());
        String step = finding.step();
        if (step != null) {
            same("clause.step", step, String.valueOf(certificate.clause().step()));
        }
    }

    private @Nullable Integer step() {
        return finding.step() == null ? null : certificate.demands().stepWithId(finding.step());
    }

    private @Nullable Derived derived() {
        if (finding.step() != null && step() == null) {
            differs("SOP tidak memiliki langkah " + finding.step(), "the SOP has no step " + finding.step());
            return null;
        }
        for (Derived derived :
                derivation.hasEvents() ? derivation.verdicts(finding.check(), step()) : List.<Derived>of()) {
            if (derived.subject().equals(finding.subject())) {
                return derived;
            }
        }
        differs(
                "sertifikat menyebut " + finding.verdict() + ", dihitung ulang: tidak ada putusan",
                "certificate says " + finding.verdict() + ", re-derived: no verdict");
        return null;
    }

    private void figures(Derived derived) {
        if (!derived.verdict().equals(finding.verdict())) {
            differs(
                    "sertifikat menyebut " + finding.verdict() + ", dihitung ulang " + derived.verdict(),
                    "certificate says " + finding.verdict() + ", re-derived " + derived.verdict());
        }
        same("severity", derived.severity(), finding.severity());
        same("limit_s", seconds(derived.limit()), finding.limitSeconds());
        same("elapsed_s", seconds(derived.elapsed()), finding.elapsedSeconds());
        sameTime("clock_start", derived.clockStart(), finding.clockStart());
        sameTime("clock_end", derived.clockEnd(), finding.clockEnd());
        sameTime("due", derived.due(), finding.due());
        same("root", derived.root(), finding.root());
    }

    private static long seconds(long millis) {
        return millis < 0 ? -1 : millis / 1000;
    }

    private void sameTime(String what, long derived, long said) {
        if (derived != said) {
            same(what, time(derived), time(said));
        }
    }

    private static String time(long at) {
        return at == Derivation.NEVER ? "" : Instant.ofEpochMilli(at).toString();
    }

    // ---- the ledger

    private void ledger(Derived derived) {
        Ledger ledger = certificate.ledger();
        if (derived.elapsed() < 0 || ledger == null) {
            same("ledger", derived.elapsed() < 0 ? "" : "present", ledger == null ? "" : "present");
            return;
        }
        sameTime("ledger.from", derived.clockStart(), ledger.from());
        sameTime("ledger.to", derived.clockEnd(), ledger.to());
        same("ledger.total-ms", derived.elapsed(), ledger.total());
        same("ledger sum", sum(ledger.counted()), ledger.total());
        for (Counted counted : ledger.counted()) {
            same("ledger " + time(counted.interval().from()), counted.interval().length(), counted.millis());
        }
        if (!stretches(ledger.counted()).equals(Interval.merged(derivation.counted(step(), derived)))) {
            differs("ledger.counted bukan jam buka yang dihitung ulang", "ledger.counted are not the hours re-derived");
        }
        List<Interval> suspended = Interval.merged(derivation.suspended(step(), derived));
        if (suspended.size() != ledger.suspended().size()
                || !stretches(ledger.suspended()).equals(suspended)) {
            differs(
                    "ledger.suspended bukan masa tunda yang dihitung ulang",
                    "ledger.suspended are not the suspensions re-derived");
            return;
        }
        for (Counted suspension : ledger.suspended()) {
            same(
                    "ledger " + time(suspension.interval().from()),
                    derivation.taken(step(), suspension.interval()),
                    suspension.millis());
        }
    }

    private static long sum(List<Counted> counted) {
        return counted.stream().mapToLong(Counted::millis).sum();
    }

    private static List<Interval> stretches(List<Counted> counted) {
        return Interval.merged(counted.stream().map(Counted::interval).toList());
    }

    /** The parts of the path are differences of their steps, and add up. */
    private void delay(Derived derived) {
        Delay delay = certificate.delay();
        boolean late = derived.elapsed() > derived.limit() && derived.elapsed() >= 0;
        if (delay == null || !late) {
            same("delay", late ? "present" : "", delay == null ? "" : "present");
            return;
        }
        long sum = 0;
        for (Part part : delay.path()) {
            sum += part.millis();
            Integer place = certificate.demands().stepWithId(part.step());
            same("delay " + part.step(), place == null ? -1L : difference(place), part.millis());
        }
        same("delay", derived.elapsed() - derived.limit(), delay.total());
        same("delay sum", sum, delay.sum());
    }

    private long difference(int step) {
        return known.computeIfAbsent(step, this::measured);
    }

    /** Elapsed − limit of a measured step; 0 of one not measured, or not done and within its limit. */
    private long measured(int step) {
        for (Derived time : derivation.verdicts("time", step)) {
            if (time.elapsed() >= 0 && (time.elapsed() > time.limit() || derivation.done(step) != Derivation.NEVER)) {
                return time.elapsed() - time.limit();
            }
        }
        return 0;
    }

    // ---- the events

    /** Identities that are hashes are those of their events; one identity does not stand for two events. */
    private void identities() {
        Identities identities = new Identities(certificate.demands(), finding.caseId());
        Map<String, Happening> seen = new HashMap<>();
        for (Happening event : certificate.record()) {
            Happening before = seen.putIfAbsent(event.identity(), event);
            if (!event.ownIdentity()) {
                same("record " + event.identity(), identities.of(event), event.identity());
            } else if (before != null && !before.anywhere().equals(event.anywhere())) {
                differs(
                        "record " + event.identity() + ": dua kejadian berbeda memakai identitas yang sama",
                        "record " + event.identity() + ": two different events share the identity");
            }
            if (event.at() > certificate.asOf()) {
                differs(
                        "record " + event.identity() + ": setelah saat pemeriksaan",
                        "record " + event.identity() + ": after as-of");
            }
        }
    }

    /** What the verdict rests on stands in the record, word for word. */
    private void evidence() {
        Set<Happening> record = new HashSet<>(certificate.record());
        List<String> identities = new ArrayList<>();
        for (Source source : certificate.evidence()) {
            identities.add(source.event().identity());
            if (!record.contains(source.event())) {
                differs(
                        "evidence " + source.event().identity() + " tidak ada di record",
                        "evidence " + source.event().identity() + " does not occur in the record");
            }
        }
        same("evidence", identities, finding.evidence());
    }
}
