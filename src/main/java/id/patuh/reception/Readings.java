package id.patuh.reception;

import id.patuh.sop.Text;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads inputs that wait for it, oldest first, several at once. An input is held by a lock of the database session that
 * reads it, so two services on one database never read the same one, and one that was being read by a service that was
 * killed is free at once. Source: RELIABILITY.md 2, 9, 21.
 */
final class Readings implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

    /** Inputs of another service on the same database are found by looking; our own announce themselves. */
    private static final long LOOK_EVERY_MILLIS = 1000;

    private static final int LOOK_AT = 200;
    private static final long TRY_AGAIN_AFTER_MILLIS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    /** The first number of the two-number locks that hold inputs. */
    private static final int LOCK = 0x70617475;

    private final DataSource database;
    private final Inputs inputs;
    private final Spool spool;
    private final Appending appending;
    private final CurrentSops sops;
    private final Supplier<List<InputReader>> readers;
    private final int threads;
    private final Clock clock;
    private final AtomicReference<@Nullable Meanings> meanings = new AtomicReference<>();
    private final Semaphore work = new Semaphore(0);
    private final Map<Long, Long> notBefore = new ConcurrentHashMap<>();
    private @Nullable ExecutorService pool;
    private volatile boolean running;

    Readings(
            DataSource database,
            Inputs inputs,
            Spool spool,
            Appending appending,
            CurrentSops sops,
            Supplier<List<InputReader>> readers,
            int threads,
            Clock clock) {
        this.database = database;
        this.inputs = inputs;
        this.spool = spool;
        this.appending = appending;
        this.sops = sops;
        this.readers = readers;
        this.threads = threads;
        this.clock = clock;
    }

    /** There is something to read. */
    void wake() {
        if (work.availablePermits() < threads) {
            work.release();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        ExecutorService started = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "reading");
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < threads; i++) {
            started.execute(this::work);
        }
        pool = started;
    }

    /** Readings end at their next commit, and begin again with the next start. */
    @Override
    public synchronized void stop() {
        running = false;
        ExecutorService started = pool;
        if (started == null) {
            return;
        }
        work.release(threads);
        started.shutdown();
        try {
            if (!started.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("an input is still being read; it is read from its beginning at the next start");
                started.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts before, and stops after, the ways in. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                if (!readNext()) {
                    waitForWork();
                }
            } catch (RuntimeException | SQLException e) {
                LOG.warn("the database cannot be asked for inputs: {}", e.getMessage());
                waitForWork();
            } catch (Error e) {
                LOG.error("an input could not even be rejected", e);
                waitForWork();
            }
        }
    }

    private void waitForWork() {
        try {
            if (work.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** Reads one input; false where none waits that is free. */
    private boolean readNext() throws SQLException {
        List<Long> waiting = inputs.waiting(LOOK_AT);
        if (waiting.isEmpty()) {
            return false;
        }
        try (Connection connection = database.getConnection()) {
            for (Long id : waiting) {
                if (notBefore.getOrDefault(id, Long.MIN_VALUE) <= clock.millis() && lock(connection, id)) {
                    try {
                        Optional<Input> input =
                                inputs.find(id).filter(one -> !one.state().isFinal());
                        if (input.isPresent()) {
                            wake();
                            read(input.get(), connection);
                            return true;
                        }
                    } finally {
                        unlock(connection, id);
                    }
                }
            }
        }
        return false;
    }

    private void read(Input input, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Reading reading = new Reading(
                input, spool.path(input.sha256()), connection, appending, meanings(), clock, () -> !running);
        try {
            Optional<InputReader> reader =
                    readers.get().stream().filter(one -> one.reads(input)).findFirst();
            if (reader.isPresent()) {
                reader.get().read(input, reading);
                reading.end();
            } else {
                reading.reject(new Text("jenis kiriman ini tidak dikenal", "nothing here reads inputs of this kind"));
            }
            notBefore.remove(input.id());
        } catch (ReadingStopped e) {
            LOG.info("{}", e.getMessage());
        } catch (IOException | org.springframework.dao.DataAccessException e) {
            LOG.warn("input {} is read again later: {}", input.id(), e.toString());
            notBefore.put(input.id(), clock.millis() + TRY_AGAIN_AFTER_MILLIS);
        } catch (RuntimeException | Error e) {
            LOG.error("input {} cannot be read", input.id(), e);
            reading.reject(new Text(
                    "tidak dapat dibaca karena kesalahan di dalam program; byte aslinya tersimpan",
                    "cannot be read because of an error inside the program; the raw bytes are kept"));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** What events mean, under the SOPs in force. */
    Meanings meanings() {
        Meanings known = meanings.get();
        if (known == null || known.sops() != sops.get()) {
            known = new Meanings(sops.get());
            meanings.set(known);
        }
        return known;
    }

    private static boolean lock(Connection connection, long id) throws SQLException {
        return ask(connection, "select pg_try_advisory_lock(?, ?)", id);
    }

    private static void unlock(Connection connection, long id) throws SQLException {
        if (!connection.isClosed()) {
            ask(connection, "select pg_advisory_unlock(?, ?)", id);
        }
    }

    private static boolean ask(Connection connection, String question, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setInt(1, LOCK);
            statement.setInt(2, (int) id);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }
}
