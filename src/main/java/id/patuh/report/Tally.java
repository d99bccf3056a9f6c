package id.patuh.report;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseVerdicts;
import id.patuh.audit.CaseView;
import id.patuh.eventlog.EventLog;
import id.patuh.findings.Delay;
import id.patuh.scorecard.Dimension;
import id.patuh.scorecard.Scorecard;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import id.patuh.sop.Text;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what a report is made of, case by case, in the order of their names. Cases of other SOPs, offices and times
 * are passed over. For use by one thread.
 */
public final class Tally implements Consumer<CaseFile> {

    private static final int WORST = 5;

    private final ReportOrder order;
    private final EventLog log;
    private final Wording wording;
    private final MonthCards cards;
    private final OwnDemands demands = new OwnDemands();
    private final Map<Problem.Key, Problem> problems = new HashMap<>();
    private final Map<String, StepDelay> delays = new HashMap<>();
    private final TreeMap<FoundCase, TimeLine> worst = new TreeMap<>(FoundCase.WORST_FIRST);
    private final List<FoundCase> cases = new ArrayList<>();
    private final List<FoundRow> findings = new ArrayList<>();

    /** @param log whose cases will be shown */
    public Tally(ReportOrder order, EventLog log) {
        this.order = order;
        this.log = log;
        this.wording = new Wording(order.language());
        this.cards = new MonthCards(log, order.asOf().toEpochMilli());
    }

    /** Takes a case down; the file may be used for another case afterwards. */
    @Override
    public void accept(CaseFile file) {
        CaseView view = CaseView.of(file);
        Sop sop = view.sop();
        String unit = unit(file);
        if (!sop.id().equals(order.subject().sop()) || !order.subject().isAbout(unit)) {
            return;
        }
        YearMonth month = Period.month(view.opened(), sop.zone());
        Period period = order.period();
        if (Stream.of(period, period.before(), period.yearSoFar(), period.trend())
                .anyMatch(one -> one.contains(month))) {
            cards.add(month, file);
        }
        if (period.contains(month)) {
            takeDown(file, view, unit == null ? "" : unit);
        }
    }

    /** The latest value of the first attribute that has one. */
    private static @Nullable String unit(CaseFile file) {
        for (String attribute : Dimension.UNIT_ATTRIBUTES) {
            String value = file.attribute(attribute);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private void takeDown(CaseFile file, CaseView view, String unit) {
        List<CaseVerdict> found = CaseVerdicts.anyFinding(file) ? CaseVerdicts.of(file, false) : List.of();
        Delay delay = Delay.of(file);
        for (Step step : view.sop().steps()) {
            if (delay.isLate(step)) {
                delays.merge(step.id(), StepDelay.NONE.and(delay.own(step), delay.inherited(step)), StepDelay::and);
            }
        }
        found.forEach(this::add);
        demands.look(file, found);
        FoundCase taken = FoundCase.of(view, unit, found, delay);
        cases.add(taken);
        if (taken.violated() > 0) {
            offer(taken, view, found);
        }
    }

    private void add(CaseVerdict finding) {
        Problem.Key key = Problem.Key.of(finding);
        Followed how =
                order.followups().of(finding.sop().id(), finding.caseId(), key.step(), key.check(), key.subject());
        problems.computeIfAbsent(key, any -> new Problem(finding))
                .add(finding, how, order.isWaived(how, finding.sop().zone()));
        findings.add(FoundRow.of(finding, how, order.language()));
    }

    private void offer(FoundCase taken, CaseView view, List<CaseVerdict> found) {
        if (worst.size() < WORST || FoundCase.WORST_FIRST.compare(taken, worst.lastKey()) < 0) {
            worst.put(taken, TimeLine.of(view, found, taken, wording));
            if (worst.size() > WORST) {
                worst.pollLastEntry();
            }
        }
    }

    /** What was taken down so far, as figures. */
    Taken taken() {
        Period period = order.period();
        return new Taken(
                cards.of(period),
                cards.of(period.before()),
                cards.of(period.yearSoFar()),
                cards.of(period.trend()),
                problems.values().stream().sorted(Problem.ORDER).toList(),
                Map.copyOf(delays),
                List.copyOf(worst.values()),
                cases,
                findings,
                demands.met(),
                opened());
    }

    /** Cases of the log by SOP do not matter any more; how many events there are does. */
    private Opened opened() {
        return new Opened(log.size(), Instant.ofEpochMilli(log.size() == 0 ? 0 : log.latest()));
    }

    /** @param latest the latest time of any event read */
    record Opened(long events, Instant latest) {}

    /**
     * All that a report is made of.
     *
     * @param demands what checks of the SOP's own demand, by their names, as far as known
     */
    record Taken(
            Scorecard now,
            Scorecard before,
            Scorecard year,
            Scorecard trend,
            List<Problem> problems,
            Map<String, StepDelay> delays,
            List<TimeLine> worst,
            List<FoundCase> cases,
            List<FoundRow> findings,
            Map<String, Text> demands,
            Opened read) {}

    /** The report. */
    public MonthlyReport report() {
        return new Drafting(order, taken(), wording).report();
    }
}
