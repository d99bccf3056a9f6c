package id.patuh.desk.figures;

import id.patuh.accounts.Scope;
import id.patuh.accounts.Visitor;
import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseVerdicts;
import id.patuh.audit.CaseView;
import id.patuh.audit.Check;
import id.patuh.audit.Verdict;
import id.patuh.findings.InWords;
import id.patuh.sop.Language;
import id.patuh.sop.Name;
import id.patuh.sop.Step;
import id.patuh.standing.CaseInquiry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The steps that wait for a member of staff, those that are late first: as of now, from the events. */
@Component
class OwnSteps {

    private static final int MOST_CASES = 60;
    private static final int MOST_STEPS = 40;
    private static final long MINUTE = 60_000;

    private final JdbcClient database;
    private final CaseInquiry inquiry;

    OwnSteps(JdbcClient database, CaseInquiry inquiry) {
        this.database = database;
        this.inquiry = inquiry;
    }

    /**
     * A step that waits to be done.
     *
     * @param due when its limit is reached, or was; empty: no limit runs
     * @param late over its limit by so much; empty: it is not
     * @param order epoch milliseconds of due
     */
    public record Waiting(
            String sop, String caseId, String step, String activity, String due, String late, long order) {}

    /** Of the visitor's roles; of every step in the cases of the own offices where the visitor has no role. */
    List<Waiting> of(Visitor visitor, Scope scope, Language language) {
        List<Long> numbers = open(scope);
        List<Waiting> waiting = new ArrayList<>();
        if (!numbers.isEmpty()) {
            inquiry.visit(numbers, inquiry.now(), (number, file) -> add(visitor, file, language, waiting));
        }
        waiting.sort(Comparator.comparingLong(Waiting::order).thenComparing(Waiting::caseId));
        return waiting.size() > MOST_STEPS ? waiting.subList(0, MOST_STEPS) : waiting;
    }

    private List<Long> open(Scope scope) {
        return database.sql("""
                        select s.case_no from case_sheet s
                         where s.state = 'open' and (:everything or s.sop = any (:sops) or s.unit_folded = any (:offices))
                         order by (s.overdue > 0) desc, s.next_due, s.case_no limit :most""")
                .param("everything", scope.everything())
                .param("sops", scope.sops().toArray(String[]::new))
                .param("offices", scope.offices().toArray(String[]::new))
                .param("most", MOST_CASES)
                .query(Long.class)
                .list();
    }

    private static void add(Visitor visitor, CaseFile file, Language language, List<Waiting> waiting) {
        CaseView view = CaseView.of(file);
        Map<Integer, CaseVerdict> times = new HashMap<>();
        List<Step> undone = new ArrayList<>();
        for (CaseVerdict verdict : CaseVerdicts.of(file, true)) {
            Step step = verdict.step();
            if (step != null && verdict.check().equals(Check.TIME)) {
                times.put(step.index(), verdict);
            } else if (step != null && verdict.check().equals(Check.PRESENCE) && verdict.verdict() == Verdict.PENDING) {
                undone.add(step);
            }
        }
        for (Step step : undone) {
            if (isOwn(visitor, step) && isNext(view, step.index())) {
                waiting.add(waiting(view, step, times.get(step.index()), language));
            }
        }
    }

    private static boolean isOwn(Visitor visitor, Step step) {
        return visitor.sopRoles().isEmpty()
                || step.roles().stream()
                        .anyMatch(role -> visitor.sopRoles().stream()
                                .anyMatch(own -> Name.folded(own).equals(Name.folded(role))));
    }

    /** It was begun, or all that comes before it is done. */
    private static boolean isNext(CaseView view, int step) {
        return view.started(step) != CaseFile.NEVER
                || view.prerequisites(step).stream().allMatch(before -> view.done(before) != CaseFile.NEVER);
    }

    private static Waiting waiting(CaseView view, Step step, @Nullable CaseVerdict time, Language language) {
        long due = CaseFile.NEVER;
        String late = "";
        if (time != null && time.limit() != null && time.clockStart() != CaseFile.NEVER) {
            due = time.limit()
                    .calendar()
                    .reached(time.clockStart(), time.limit().millis(), view.suspended(step.index()))
                    .orElse(CaseFile.NEVER);
            late = time.verdict() == Verdict.VIOLATED
                    ? InWords.length(
                            wholeMinutes(time.elapsed() - time.limit().millis()),
                            time.limit().calendar(),
                            view.sop(),
                            language)
                    : "";
        }
        return new Waiting(
                view.sop().id(),
                view.caseId(),
                step.id(),
                step.activity().in(language),
                due == CaseFile.NEVER ? "" : InWords.time(due / 1000 * 1000, view.sop(), language),
                late,
                due);
    }

    /** Rounded up: what is late is late by a minute at least. */
    private static long wholeMinutes(long millis) {
        return (millis + MINUTE - 1) / MINUTE * MINUTE;
    }
}
