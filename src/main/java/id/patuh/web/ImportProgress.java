package id.patuh.web;

import id.patuh.reception.Input;
import id.patuh.reception.Inputs;
import id.patuh.sop.Language;
import id.patuh.sop.Text;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** How far imports are: as a resource, and told to who follows one. Safe for use by several threads. */
@Component
final class ImportProgress implements DisposableBean {

    static final int MOST_REASONS = 20;
    private static final int MOST_FOLLOWERS = 100;
    private static final long EVERY_MILLIS = 500;
    private static final Duration LONGEST = Duration.ofHours(6);

    private final Inputs inputs;
    private final Clock clock;
    private final AtomicInteger followers = new AtomicInteger();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "import-progress");
        thread.setDaemon(true);
        return thread;
    });

    ImportProgress(Inputs inputs, Clock clock) {
        this.inputs = inputs;
        this.clock = clock;
    }

    /** An import with its rate and the time it will still take; what is not known is left out. */
    static Map<String, Object> shown(Input input, Language language, Instant now) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", input.id());
        put(shown, "name", input.name());
        shown.put("source", input.source().word());
        put(shown, "sender", input.sender());
        put(shown, "sop", input.sop());
        shown.put("state", input.state().word());
        put(shown, "reason", input.reason() == null ? null : input.reason().in(language));
        shown.put("received", input.received().toString());
        put(shown, "started", input.started() == null ? null : input.started().toString());
        put(
                shown,
                "finished",
                input.finished() == null ? null : input.finished().toString());
        shown.put("sha256", input.sha256());
        shown.put("size", input.size());
        shown.put("bytesRead", input.bytesRead());
        shown.put("rowsRead", input.rowsRead());
        put(shown, "rowsTotal", input.rowsTotal());
        shown.put("accepted", input.accepted());
        shown.put("duplicate", input.duplicate());
        shown.put("rejected", input.rejected());
        rate(shown, input, now);
        return shown;
    }

    private static void rate(Map<String, Object> shown, Input input, Instant now) {
        if (input.started() == null || input.rowsRead() == 0) {
            return;
        }
        Instant until = input.finished() == null ? now : input.finished();
        double seconds =
                Math.max(0.001, Duration.between(input.started(), until).toMillis() / 1000.0);
        double rate = input.rowsRead() / seconds;
        shown.put("rowsPerSecond", Math.round(rate));
        if (input.finished() == null && input.rowsTotal() != null) {
            shown.put("secondsLeft", Math.round(Math.max(0, input.rowsTotal() - input.rowsRead()) / rate));
        }
    }

    private static void put(Map<String, Object> shown, String name, @Nullable Object value) {
        if (value != null) {
            shown.put(name, value);
        }
    }

    /** Tells at once, then twice a second what changed, and ends with the import. */
    SseEmitter follow(long id, Language language) {
        if (followers.incrementAndGet() > MOST_FOLLOWERS) {
            followers.decrementAndGet();
            throw new Problems.Refused(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    new Text(
                            "terlalu banyak yang mengikuti impor; coba lagi nanti",
                            "too many follow imports; try again later"));
        }
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        AtomicReference<@Nullable ScheduledFuture<?>> telling = new AtomicReference<>();
        Runnable end = () -> {
            ScheduledFuture<?> running = telling.getAndSet(null);
            if (running != null) {
                running.cancel(false);
                followers.decrementAndGet();
            }
        };
        emitter.onCompletion(end);
        emitter.onTimeout(emitter::complete);
        emitter.onError(e -> end.run());
        AtomicReference<@Nullable Object> told = new AtomicReference<>();
        telling.set(teller.scheduleWithFixedDelay(
                () -> tell(id, language, emitter, told, end), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS));
        return emitter;
    }

    private void tell(
            long id, Language language, SseEmitter emitter, AtomicReference<@Nullable Object> told, Runnable end) {
        try {
            Input input = inputs.find(id).orElseThrow();
            Map<String, Object> shown = shown(input, language, clock.instant());
            Object essence = Map.of("state", input.state(), "rows", input.rowsRead());
            if (!essence.equals(told.getAndSet(essence))) {
                emitter.send(SseEmitter.event()
                        .name(input.state().isFinal() ? "end" : "progress")
                        .data(shown, MediaType.APPLICATION_JSON));
            }
            if (input.state().isFinal()) {
                end.run();
                emitter.complete();
            }
        } catch (IOException | RuntimeException e) {
            end.run();
            emitter.completeWithError(e);
        }
    }

    @Override
    public void destroy() {
        teller.shutdownNow();
    }
}
