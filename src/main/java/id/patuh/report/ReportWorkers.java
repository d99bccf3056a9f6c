package id.patuh.report;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
    private final Duration poll;
    private @Nullable ScheduledExecutorService background;

    /** @param calendar null: reports are made on demand only */
    ReportWorkers(Reports reports, Making making, @Nullable ReportCalendar calendar, Duration poll) {
        this.reports = reports;
        this.making = making;
        this.calendar = calendar;
        this.poll = poll;
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

    private void makeOrSay(KeptReport report) {
        try {
            making.make(report);
        } catch (RuntimeException failure) {
            LOG.error("report {} could not be made: {}", report.id(), failure.getMessage(), failure);
            reports.failed(report, String.valueOf(failure.getMessage()));
        }
    }

    private void workOrSay() {
        try {
            work();
        } catch (RuntimeException failure) {
            LOG.error("reports could not be looked after; one tries again: {}", failure.getMessage(), failure);
        }
    }

    /** Somebody asked for a report. */
    synchronized void wake() {
        ScheduledExecutorService running = background;
        if (running != null) {
            try {
                running.execute(this::workOrSay);
            } catch (RejectedExecutionException stopping) {
                LOG.debug("a report waits for the next start");
            }
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "reports");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
        started.scheduleWithFixedDelay(this::workOrSay, poll.toMillis(), poll.toMillis(), TimeUnit.MILLISECONDS);
        background = started;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = background;
        background = null;
        if (running != null) {
            running.shutdownNow();
            try {
                if (!running.awaitTermination(20, TimeUnit.SECONDS)) {
                    LOG.warn("a report was not done in time; it is made again after the next start");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return background != null;
    }
}
