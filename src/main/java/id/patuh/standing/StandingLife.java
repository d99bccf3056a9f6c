package id.patuh.standing;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the workers and the look at the rules folder with the service. */
final class StandingLife implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StandingLife.class);

    private final AuditWorkers workers;
    private final Cases cases;
    private final RulesInForce rules;
    private final Duration poll;
    private final ScheduledExecutorService background;
    private @Nullable ScheduledFuture<?> looking;

    StandingLife(
            AuditWorkers workers, Cases cases, RulesInForce rules, Duration poll, ScheduledExecutorService background) {
        this.workers = workers;
        this.cases = cases;
        this.rules = rules;
        this.poll = poll;
        this.background = background;
    }

    @Override
    public synchronized void start() {
        int left = cases.releaseOwn();
        if (left > 0) {
            LOG.info("{} cases were being audited when the service was killed; they are audited now", left);
        }
        workers.start();
        looking =
                background.scheduleWithFixedDelay(this::look, poll.toMillis(), poll.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            rules.look();
        } catch (RuntimeException failure) {
            LOG.error("the rules folder could not be looked at: {}", failure.getMessage(), failure);
        }
    }

    @Override
    public synchronized void stop() {
        if (looking != null) {
            looking.cancel(false);
        }
        workers.stop();
    }

    @Override
    public boolean isRunning() {
        return workers.isRunning();
    }
}
