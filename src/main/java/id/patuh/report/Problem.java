package id.patuh.report;

import id.patuh.audit.CaseVerdict;
import id.patuh.audit.Check;
import id.patuh.audit.Verdict;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Findings of one kind: the same verdict of the same check about the same step and subject, in however many cases. Filled
 * while cases are taken down, read afterwards.
 */
public final class Problem {

    private static final int NAMED = 6;
    private static final int QUOTED = 3;

    /** In the SOP's order of steps, blank last, then as checks are listed. */
    static final Comparator<Problem> ORDER = Comparator.<Problem>comparingInt(
                    one -> one.step == null ? Integer.MAX_VALUE : one.step.index())
            .thenComparing(one -> one.key.step())
            .thenComparing(one -> one.check)
            .thenComparing(one -> one.key.subject())
            .thenComparing(one -> one.key.verdict());

    /** What findings of one kind share. */
    record Key(String step, String check, String subject, Verdict verdict) {

        static Key of(CaseVerdict finding) {
            return new Key(
                    finding.step() == null ? "" : finding.step().id(),
                    finding.check().name(),
                    finding.subject(),
                    finding.verdict());
        }
    }

    private final Key key;
    private final Sop sop;
    private final @Nullable Step step;
    private final Check check;
    private final CaseVerdict sample;
    private final Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    private final Map<Followed.Status, Long> byStatus = new EnumMap<>(Followed.Status.class);
    private final List<String> cases = new ArrayList<>();
    private final Map<String, Long> given = new TreeMap<>();
    private final Map<String, Map<String, Boolean>> said = new LinkedHashMap<>();
    private String lastCase = "";
    private long count;
    private long roots;
    private long caseCount;
    private long waived;
    private long followed;
    private long over;
    private long worstOver = -1;
    private String worstCase = "";

    Problem(CaseVerdict sample) {
        this.key = Key.of(sample);
        this.sop = sample.sop();
        this.step = sample.step();
        this.check = sample.check();
        this.sample = sample;
    }

    void add(CaseVerdict finding, @Nullable Followed how, boolean isWaived) {
        count++;
        roots += finding.root().isEmpty() ? 1 : 0;
        if (!finding.caseId().equals(lastCase)) {
            lastCase = finding.caseId();
            caseCount++;
            if (cases.size() < NAMED) {
                cases.add(lastCase);
            }
        }
        if (finding.severity() != null) {
            bySeverity.merge(finding.severity(), 1L, Long::sum);
        }
        if (!finding.given().isEmpty()) {
            given.merge(finding.given(), 1L, Long::sum);
        }
        addTime(finding);
        if (how != null) {
            followed++;
            byStatus.merge(how.status(), 1L, Long::sum);
            waived += isWaived ? 1 : 0;
            quote("response", how.response());
            quote("recommendation", how.recommendation());
            quote("cause", how.cause());
            quote("effect", how.effect());
        }
    }

    private void addTime(CaseVerdict finding) {
        if (finding.verdict() == Verdict.VIOLATED && finding.limit() != null && finding.elapsed() >= 0) {
            long beyond = finding.elapsed() - finding.limit().millis();
            over += beyond;
            if (beyond > worstOver) {
                worstOver = beyond;
                worstCase = finding.caseId();
            }
        }
    }

    private void quote(String what, String text) {
        Map<String, Boolean> known = said.computeIfAbsent(what, any -> new LinkedHashMap<>());
        if (!text.isBlank() && known.size() < QUOTED) {
            known.put(text.strip(), true);
        }
    }

    Key key() {
        return key;
    }

    Sop sop() {
        return sop;
    }

    @Nullable
    Step step() {
        return step;
    }

    /** The step's id; empty: about the whole case. */
    public String stepId() {
        return key.step();
    }

    public String check() {
        return key.check();
    }

    public String subject() {
        return key.subject();
    }

    public Verdict verdict() {
        return key.verdict();
    }

    /** The first of them. */
    CaseVerdict sample() {
        return sample;
    }

    /** How many findings. */
    public long count() {
        return count;
    }

    /** How many of them follow from no other finding. */
    public long roots() {
        return roots;
    }

    /** In how many cases. */
    public long cases() {
        return caseCount;
    }

    /** The first few of the cases, in their order. */
    public List<String> someCases() {
        return cases;
    }

    public long severity(Severity severity) {
        return bySeverity.getOrDefault(severity, 0L);
    }

    public long status(Followed.Status status) {
        return byStatus.getOrDefault(status, 0L);
    }

    /** Findings whose follow-up is known. */
    public long followed() {
        return followed;
    }

    /** Findings under a waiver that holds. */
    public long waived() {
        return waived;
    }

    /** Milliseconds of working time over the limit, all together; 0 where no time is measured. */
    public long over() {
        return over;
    }

    long worstOver() {
        return worstOver;
    }

    String worstCase() {
        return worstCase;
    }

    /** What the record has in place of what is demanded, most often; empty: nothing. */
    String mostGiven() {
        return given.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** What follow-ups said of it: response, recommendation, cause or effect; empty: nothing. */
    String said(String what) {
        return String.join("; ", said.getOrDefault(what, Map.of()).keySet());
    }

    /** How much it weighs: a critical finding 9, a major one 3, a minor or unproven one 1; only roots. */
    public long weight() {
        long violated = 9 * severity(Severity.CRITICAL) + 3 * severity(Severity.MAJOR) + severity(Severity.MINOR);
        long whole = verdict() == Verdict.VIOLATED ? violated : count;
        return count == 0 ? 0 : Math.round((double) whole * roots / count);
    }
}
