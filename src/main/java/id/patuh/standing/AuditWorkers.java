package id.patuh.standing;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that audit what is due: at once when they are woken, and by looking again and again for what other services took
 * in and for deadlines. They are alarm clocks only; what is due lies in the database.
 */
public final class AuditWorkers {

    private static final Logger LOG = LoggerFactory.getLogger(AuditWorkers.class);
    private static final long SHORTEST_REST = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int MANY_COMMITS = 10;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

    private final StandingAudit audit;
    private final Reaudits reaudits;
    private final Clock clock;
    private final int number;
    private final Duration poll;
    private final List<Thread> threads = new ArrayList<>();
    private final Lock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private long wakes;
    private volatile boolean running;

    AuditWorkers(StandingAudit audit, Reaudits reaudits, Clock clock, int number, Duration poll) {
        this.audit = audit;
        this.reaudits = reaudits;
        this.clock = clock;
        this.number = number;
        this.poll = poll;
    }

    /** Something became due. */
    public void wake() {
        lock.lock();
        try {
            wakes++;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    synchronized void start() {
        running = true;
        for (int i = 1; i <= number; i++) {
            Thread thread = new Thread(this::work, "audit-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Lets every worker end its round. */
    synchronized void stop() {
        running = false;
        wake();
        for (Thread thread : threads) {
            try {
                thread.join(STOPPED_WITHIN.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        threads.clear();
    }

    boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            long before = wakes();
            long begin = System.nanoTime();
            Duration pause = Duration.ZERO;
            try {
                int taken = audit.round();
                if (taken == 0) {
                    pause = idle();
                } else if (taken < audit.batch() || wakes() - before > MANY_COMMITS) {
                    rest(Math.max(SHORTEST_REST, Math.min(LONGEST_REST, System.nanoTime() - begin)));
                }
            } catch (RuntimeException failure) {
                if (running) {
                    LOG.error("audits pause: {}", failure.getMessage(), failure);
                }
                pause = AFTER_FAILURE;
            }
            await(before, pause);
        }
    }

    /**
     * While events keep coming it is cheaper to audit many cases at once than each by itself, and those who send them come
     * first: audits take half of the time.
     */
    private void rest(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (running && left > 0) {
                left = woken.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        } finally {
            lock.unlock();
        }
    }

    private Duration idle() {
        reaudits.finish(clock.instant());
        return poll;
    }

    private long wakes() {
        lock.lock();
        try {
            return wakes;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the pause is over or somebody has woken the workers since {@code before}. */
    private void await(long before, Duration pause) {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (running && wakes == before && left > 0) {
                left = woken.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        } finally {
            lock.unlock();
        }
    }
}
