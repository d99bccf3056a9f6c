package id.patuh.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps answers that are dear to compute for those who ask the same soon again. An answer some seconds old is given at once
 * and computed anew in the background; one that is too old to be given is waited for. Safe for use by several threads.
 */
public final class Recent<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(Recent.class);
    private static final int MOST = 64;

    private final Function<K, V> computed;
    private final Clock clock;
    private final Executor background;
    private final Duration fresh;
    private final Duration usable;
    private final Map<K, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param fresh how old an answer may be without being computed anew
     * @param usable how old it may be to be given at all
     */
    public Recent(Function<K, V> computed, Clock clock, Executor background, Duration fresh, Duration usable) {
        this.computed = computed;
        this.clock = clock;
        this.background = background;
        this.fresh = fresh;
        this.usable = usable;
    }

    /** @param next what is being computed to take its place; null: nothing is */
    private record Kept<V>(
            CompletableFuture<V> answer,
            Instant at,
            @Nullable CompletableFuture<V> next) {}

    public V get(K key) {
        Instant now = clock.instant();
        CompletableFuture<V> answer = known(key, now);
        if (answer == null) {
            return await(begin(key, now));
        }
        return await(answer);
    }

    /** Null: there is none that may be given. */
    private @Nullable CompletableFuture<V> known(K key, Instant now) {
        synchronized (kept) {
            Kept<V> one = kept.get(key);
            Duration age =
                    one == null ? usable : Duration.between(one.at(), now).abs();
            if (one == null || age.compareTo(usable) >= 0 || one.answer().isCompletedExceptionally()) {
                return null;
            }
            if (age.compareTo(fresh) >= 0 && one.next() == null && one.answer().isDone()) {
                CompletableFuture<V> next = new CompletableFuture<>();
                kept.put(key, new Kept<>(one.answer(), one.at(), next));
                background.execute(() -> renew(key, next, now));
            }
            return one.answer();
        }
    }

    private void renew(K key, CompletableFuture<V> next, Instant at) {
        complete(key, next);
        synchronized (kept) {
            Kept<V> one = kept.get(key);
            if (one != null && one.next() == next) {
                kept.put(
                        key,
                        next.isCompletedExceptionally()
                                ? new Kept<>(one.answer(), one.at(), null)
                                : new Kept<>(next, at, null));
            }
        }
    }

    /** Those who ask meanwhile wait for the same answer. */
    private CompletableFuture<V> begin(K key, Instant now) {
        CompletableFuture<V> answer = new CompletableFuture<>();
        synchronized (kept) {
            Kept<V> one = kept.get(key);
            if (one != null && !one.answer().isDone()) {
                return one.answer();
            }
            kept.put(key, new Kept<>(answer, now, null));
            if (kept.size() > MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        complete(key, answer);
        return answer;
    }

    private void complete(K key, CompletableFuture<V> answer) {
        try {
            answer.complete(computed.apply(key));
        } catch (RuntimeException failure) {
            LOG.debug("{} could not be computed", key, failure);
            answer.completeExceptionally(failure);
        }
    }

    private static <V> V await(CompletableFuture<V> answer) {
        try {
            return answer.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }
}
