package id.patuh.benchmarks;

import id.patuh.ServiceProcess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long after its acceptance an event's finding is there, at a steady rate of posts. A few of them are watched; what
 * is watched in the first seconds does not count, as the service has not answered such questions before.
 */
final class FindingDelay {

    private static final int CLIENTS = 8;
    private static final int WATCHED_A_SECOND = 20;
    private static final int SECONDS = Integer.getInteger("patuh.benchmarks.delay.seconds", 40);
    private static final long WARM = TimeUnit.SECONDS.toNanos(Integer.getInteger("patuh.benchmarks.delay.warm", 10));
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_EVERY_MILLIS = 40;
    private static final Watched LAST = new Watched("", 0);

    private final ServiceProcess service;
    private final String token;
    private final PostedCases cases;
    private final BlockingQueue<Watched> watched = new LinkedBlockingQueue<>();
    private final List<Long> delays = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();
    private volatile long counted;

    FindingDelay(ServiceProcess service, String token, PostedCases cases) {
        this.service = service;
        this.token = token;
        this.cases = cases;
    }

    private record Watched(String caseId, long accepted) {}

    /** @param rate posts a second, all clients together */
    void run(double rate) throws Exception {
        long begin = System.nanoTime();
        counted = begin + WARM;
        Clients.together(2 * CLIENTS, client -> {
            try (KeepAlive http = new KeepAlive(service.uri("/"), token)) {
                if (client < CLIENTS) {
                    post(http, rate / CLIENTS, begin + (long) (client * 1e9 / rate));
                } else {
                    watch(http);
                }
            }
        });
        long[] sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
        ServiceLoad.print(
                "accepted → finding visible at %.0f posts a second, %d watched: median %.0f ms (wanted < 200), 99th percentile %.0f ms (wanted < 1000)",
                rate, sorted.length, sorted[sorted.length / 2] / 1e6, sorted[(int) (sorted.length * 0.99)] / 1e6);
        ServiceLoad.print("  posts later than their time by more than 100 ms: %d", late.get());
    }

    private void post(KeepAlive http, double rate, long begin) throws Exception {
        int posts = (int) (rate * SECONDS);
        int every = Math.max(1, (int) (rate * CLIENTS / WATCHED_A_SECOND));
        for (int i = 0; i < posts; i++) {
            long early = begin + (long) (i / rate * 1e9) - System.nanoTime();
            if (early > 0) {
                TimeUnit.NANOSECONDS.sleep(early);
            } else if (early < -TimeUnit.MILLISECONDS.toNanos(100) && System.nanoTime() > counted) {
                late.incrementAndGet();
            }
            if (i % every == 0) {
                String caseId = "L-" + number.incrementAndGet();
                PostLoad.accepted(http.post("/api/v1/events", PostedCases.finding(caseId)));
                watched.add(new Watched(caseId, System.nanoTime()));
            } else {
                PostLoad.accepted(http.post("/api/v1/events", cases.next()));
            }
        }
        watched.add(LAST);
    }

    /** One finding after the other, until one of the clients has posted its last. */
    private void watch(KeepAlive http) throws Exception {
        for (Watched one = watched.take(); one != LAST; one = watched.take()) {
            while (!http.get("/api/v1/findings?limit=1&case=" + one.caseId()).contains(one.caseId())) {
                if (System.nanoTime() - one.accepted() > PATIENCE) {
                    throw new IllegalStateException("no finding of " + one.caseId() + " after 30 s");
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            }
            if (one.accepted() > counted) {
                delays.add(System.nanoTime() - one.accepted());
            }
        }
    }
}
