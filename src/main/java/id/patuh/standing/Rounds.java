package id.patuh.standing;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is looked for again and again in a thread of its own, from the start of the service to its end; a failure ends
 * one round only. Safe for use by several threads. An alarm clock: no correctness rests on it. Source: RELIABILITY.md 9.
 */
public final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final long PATIENCE_SECONDS = 20;
    private static final int RESTS = 2;

    private final String name;
    private final int priority;
    private final Duration poll;
    private final BooleanSupplier work;
    private final AtomicBoolean goesOn = new AtomicBoolean();
    private @Nullable ScheduledExecutorService background;

    /**
     * @param name of the work and its thread
     * @param priority of its thread
     * @param poll between the end of a round and the next
     * @param work one round; whether more waits, which is then done after a rest of twice the round's time: it takes a
     *     third of a processor at most, as those who send events come first. Interrupted when the service ends
     */
    public Rounds(String name, int priority, Duration poll, BooleanSupplier work) {
        this.name = name;
        this.priority = priority;
        this.poll = poll;
        this.work = work;
    }

    private void workOrSay() {
        long begin = System.nanoTime();
        boolean more = false;
        try {
            more = work.getAsBoolean();
        } catch (RuntimeException failure) {
            LOG.error("{} could not be looked after; one tries again: {}", name, failure.getMessage(), failure);
        }
        if (more) {
            later((System.nanoTime() - begin) * RESTS);
        }
    }

    private synchronized void later(long nanos) {
        ScheduledExecutorService running = background;
        if (running != null && !running.isShutdown() && goesOn.compareAndSet(false, true)) {
            running.schedule(this::goOn, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void goOn() {
        goesOn.set(false);
        workOrSay();
    }

    /** The next round begins as soon as the one under way ends. */
    public synchronized void wake() {
        ScheduledExecutorService running = background;
        if (running != null) {
            try {
                running.execute(this::workOrSay);
            } catch (RejectedExecutionException stopping) {
                LOG.debug("{} wait for the next start", name);
            }
        }
    }

    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(round -> {
            Thread thread = new Thread(round, name);
            thread.setDaemon(true);
            thread.setPriority(priority);
            return thread;
        });
        started.scheduleWithFixedDelay(this::workOrSay, poll.toMillis(), poll.toMillis(), TimeUnit.MILLISECONDS);
        goesOn.set(false);
        background = started;
    }

    /** Interrupts the round under way and waits for its end, 20 seconds at most. */
    public synchronized void stop() {
        ScheduledExecutorService running = background;
        background = null;
        if (running != null) {
            running.shutdownNow();
            try {
                if (!running.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    LOG.warn("a round of {} did not end in time; it is done again after the next start", name);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public synchronized boolean isRunning() {
        return background != null;
    }
}
