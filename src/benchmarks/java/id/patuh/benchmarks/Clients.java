package id.patuh.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Several at once, each with something of its own, each doing one thing after the other. */
final class Clients {

    private Clients() {}

    /** Makes what one client has for itself. */
    interface Opening<T extends AutoCloseable> {
        T open() throws Exception;
    }

    /** One client's one go. */
    interface Doing<T> {
        void once(T own) throws Exception;
    }

    /** How often a second they do it. Errors: a go failed. */
    static <T extends AutoCloseable> double rate(int clients, int seconds, Opening<T> opening, Doing<T> doing)
            throws Exception {
        AtomicLong done = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        together(clients, client -> {
            try (T own = opening.open()) {
                while (System.nanoTime() < end) {
                    doing.once(own);
                    done.incrementAndGet();
                }
            }
        });
        return done.get() / ((System.nanoTime() - begin) / 1e9);
    }

    /** What a client does from beginning to end. */
    interface Work {
        /** @param client 0, 1, … */
        void run(int client) throws Exception;
    }

    /** Returns when all are done. */
    static void together(int clients, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                running.add(threads.submit(() -> {
                    work.run(client);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            threads.shutdownNow();
        }
    }
}
