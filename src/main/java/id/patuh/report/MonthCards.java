package id.patuh.report;

import id.patuh.audit.CaseFile;
import id.patuh.eventlog.EventLog;
import id.patuh.scorecard.Dimension;
import id.patuh.scorecard.Grouping;
import id.patuh.scorecard.Scorecard;
import id.patuh.scorecard.ScorecardBuilder;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scorecards of several periods that overlap: each case is counted once, in its month, and periods with the same months
 * share one scorecard. For use by one thread.
 */
final class MonthCards {

    /** What a report is made of; nothing by person, which takes longest. */
    private static final List<Grouping> WANTED = List.of(
            Grouping.by(Dimension.STEP),
            Grouping.by(Dimension.CHECK),
            Grouping.by(Dimension.STEP, Dimension.CHECK),
            Grouping.by(Dimension.ROLE),
            Grouping.by(Dimension.UNIT),
            Grouping.by(Dimension.MONTH));

    private final EventLog log;
    private final long asOf;
    private final TreeMap<YearMonth, ScorecardBuilder> months = new TreeMap<>();
    private final Map<List<YearMonth>, Scorecard> built = new HashMap<>();

    MonthCards(EventLog log, long asOf) {
        this.log = log;
        this.asOf = asOf;
    }

    void add(YearMonth month, CaseFile file) {
        months.computeIfAbsent(month, any -> new ScorecardBuilder(log)).add(file);
    }

    /** Of the cases opened in the period; no case may be added afterwards. */
    Scorecard of(Period period) {
        Map<YearMonth, ScorecardBuilder> within = months.subMap(period.first(), true, period.last(), true);
        return built.computeIfAbsent(
                List.copyOf(within.keySet()), any -> merged(within).build(asOf, WANTED));
    }

    private ScorecardBuilder merged(Map<YearMonth, ScorecardBuilder> within) {
        if (within.size() == 1) {
            return within.values().iterator().next();
        }
        ScorecardBuilder all = new ScorecardBuilder(log);
        within.values().forEach(all::merge);
        return all;
    }
}
