package id.patuh.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks after notices as long as the service runs: cases that were audited, rungs that are due, mails that may go. Any
 * number of services may do so on one database. Source: RELIABILITY.md 9.
 */
final class NoticeWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeWorkers.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final ReplyRound replies;
    private final CaseRound cases;
    private final FiringRound firing;
    private final MailRound mails;
    private final UnreachableRound unreachable;
    private final Watch watch;
    private final Clock clock;
    private final Duration poll;
    private @Nullable ScheduledExecutorService background;
    private Instant triedUnreachable = Instant.EPOCH;

    NoticeWorkers(
            ReplyRound replies,
            CaseRound cases,
            FiringRound firing,
            MailRound mails,
            UnreachableRound unreachable,
            Watch watch,
            Clock clock,
            Duration poll) {
        this.replies = replies;
        this.cases = cases;
        this.firing = firing;
        this.mails = mails;
        this.unreachable = unreachable;
        this.watch = watch;
        this.clock = clock;
        this.poll = poll;
    }

    /** Does everything that is due now. */
    void work() {
        watch.look(now());
        replies.round();
        if (Duration.between(triedUnreachable, now()).abs().compareTo(AGAIN) >= 0) {
            triedUnreachable = now();
            unreachable.round(now());
        }
        int done = 1;
        while (done > 0 && !Thread.currentThread().isInterrupted()) {
            done = cases.round(now());
        }
        done = 1;
        while (done > 0 && !Thread.currentThread().isInterrupted()) {
            done = firing.round(now());
        }
        mails.round(now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void workOrSay() {
        try {
            work();
        } catch (RuntimeException failure) {
            LOG.error("notices could not be looked after; one tries again: {}", failure.getMessage(), failure);
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "notices");
            thread.setDaemon(true);
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
                    LOG.warn("a look at notices did not end in time; what it held is released by the database");
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
