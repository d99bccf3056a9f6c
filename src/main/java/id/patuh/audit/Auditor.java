package id.patuh.audit;

import id.patuh.eventlog.EventLog;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Audits a log: (SOPs, rules, events, as-of) to verdicts. The same events in any order, number or batching give the same
 * verdicts.
 */
public final class Auditor {

    private static final int BATCH = 512;
    private static final int AT_ONCE = 32;

    private final Sops sops;
    private final RuleBook rules;
    private final EventLog log;
    private final long asOf;
    private final boolean remembering;
    private final Map<Sop, Reading> readings = new ConcurrentHashMap<>();

    /** Takes the cases of one stretch of the order, one after the other; the file is good for the call only. */
    public interface Desk extends AutoCloseable {

        void take(CaseFile file);

        /** A case of which no event counts yet: only what is repeated in it, or in conflict, can be asked of the file. */
        default void passOver(CaseFile file) {}

        /** The stretch of that number is over. */
        void endBatch(int batch);

        @Override
        default void close() {}
    }

    /**
     * @param asOf epoch milliseconds; only events up to then count
     * @param remembering judge each distinct situation once; only the speed depends on it
     */
    public Auditor(Sops sops, RuleBook rules, EventLog log, long asOf, boolean remembering) {
        this.sops = sops;
        this.rules = rules;
        this.log = log;
        this.asOf = asOf;
        this.remembering = remembering;
    }

    /**
     * Audits the cases in the given order, in batches that threads take as they come.
     *
     * @param desks makes the desk of a thread; desks of different threads are called at once
     * @param progress hears how many cases are done; called by several threads
     */
    public void audit(int[] order, int threads, Supplier<? extends Desk> desks, IntConsumer progress) {
        AtomicInteger next = new AtomicInteger();
        int batches = (order.length + BATCH - 1) / BATCH;
        AtomicInteger done = new AtomicInteger();
        Runnable work = () -> {
            try (Worker worker = new Worker();
                    Desk desk = desks.get()) {
                for (int batch = next.getAndIncrement(); batch < batches; batch = next.getAndIncrement()) {
                    int from = batch * BATCH;
                    int to = Math.min(order.length, from + BATCH);
                    for (int i = from; i < to; i++) {
                        worker.audit(order[i], desk);
                    }
                    worker.settle(desk);
                    desk.endBatch(batch);
                    progress.accept(done.addAndGet(to - from));
                }
            }
        };
        run(work, Math.max(1, Math.min(threads, batches)));
    }

    /**
     * Audits the cases in the given order in the calling thread, before judges that are there already.
     *
     * @param court of the same rules
     */
    public void audit(int[] order, Court court, Desk desk) {
        Worker worker = new Worker(court);
        for (int number : order) {
            worker.audit(number, desk);
        }
        worker.settle(desk);
    }

    private static void run(Runnable work, int threads) {
        if (threads == 1) {
            work.run();
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(work));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** One thread's case files and judges, by SOP version. Cases are heard a few at a time and settled together. */
    private final class Worker implements AutoCloseable {

        private final Map<Sop, Deque<CaseFile>> free = new HashMap<>();
        private final Map<Sop, Judge> judges = new HashMap<>();
        private final List<CaseFile> heard = new ArrayList<>();
        private final @Nullable Court court;

        Worker() {
            this(null);
        }

        /** @param court whose judges are asked; null: own ones */
        Worker(@Nullable Court court) {
            this.court = court;
        }

        void audit(int number, Desk desk) {
            long opened = Long.MAX_VALUE;
            for (int row = log.from(number); row < log.to(number); row++) {
                opened = Math.min(opened, log.at(row));
            }
            Sop sop = sops.governing(log.sop(number), opened);
            CaseFile file = free(sop).poll();
            if (file == null) {
                file = new CaseFile(log, reading(sop), asOf);
            }
            if (opened > asOf) {
                file.gather(number);
                desk.passOver(file);
                free(sop).push(file);
            } else if (file.open(number)) {
                judge(sop).hear(file);
                heard.add(file);
            }
            if (heard.size() == AT_ONCE) {
                settle(desk);
            }
        }

        void settle(Desk desk) {
            judges.values().forEach(Judge::settle);
            for (CaseFile file : heard) {
                desk.take(file);
                free(file.sop()).push(file);
            }
            heard.clear();
        }

        private Judge judge(Sop sop) {
            return judges.computeIfAbsent(
                    sop, s -> court == null ? new Judge(reading(s).demands, rules, remembering) : court.judge(s));
        }

        private Deque<CaseFile> free(Sop sop) {
            return free.computeIfAbsent(sop, s -> new ArrayDeque<>());
        }

        private Reading reading(Sop sop) {
            return readings.computeIfAbsent(
                    sop, s -> court == null ? new Reading(log, new Demands(s)) : court.reading(log, s));
        }

        @Override
        public void close() {
            judges.values().forEach(Judge::close);
        }
    }
}
