package id.patuh.report;

import id.patuh.standing.Rounds;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes reports that were asked for, one at a time, as long as the service runs. Any number of services may do so on one
 * database. Source: RELIABILITY.md 9.
 */
final class ReportWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReportWorkers.class);

    private final Reports reports;
    private final Making making;
    private final @Nullable ReportCalendar calendar;
    private final Rounds rounds;

    /** @param calendar null: reports are made on demand only */
    ReportWorkers(Reports reports, Making making, @Nullable ReportCalendar calendar, Duration poll) {
        this.reports = reports;
        this.making = making;
        this.calendar = calendar;
        this.rounds = new Rounds("reports", Thread.MIN_PRIORITY, poll, this::round);
    }

    /** Does everything that is due now. */
    void work() {
        if (calendar != null) {
            calendar.look();
        }
        Optional<KeptReport> next = reports.take();
        while (next.isPresent() && !Thread.currentThread().isInterrupted()) {
            makeOrSay(next.get());
            next = reports.take();
        }
    }

    private boolean round() {
        work();
        return false;
    }

    private void makeOrSay(KeptReport report) {
        try {
            making.make(report);
        } catch (RuntimeException failure) {
            LOG.error("report {} could not be made: {}", report.id(), failure.getMessage(), failure);
            reports.failed(report, String.valueOf(failure.getMessage()));
        }
    }

    /** Somebody asked for a report. */
    void wake() {
        rounds.wake();
    }

    @Override
    public void start() {
        rounds.start();
    }

    @Override
    public void stop() {
        rounds.stop();
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }
}
