package id.patuh.webhook;

import id.patuh.mail.Pauses;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls that are due. 2xx takes a call. 408, 425, 429 and 5xx, and a target that cannot be reached, are tried
 * again after ever longer pauses, for three days; meanwhile nothing else is tried with that target. Any other answer fails
 * the call; redirects are not followed. A call that is cut off or not answered in time may have been taken: it is unknown,
 * and made again under the same id. Several services may share the work. Source: RELIABILITY.md 8.
 */
public final class Webhooks {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration PATIENCE = Duration.ofDays(3);
    private static final Pauses PAUSES = new Pauses(Duration.ofSeconds(30), Duration.ofHours(1));

    private final WebhookCalls calls;
    private final WebhookSettings settings;
    private final BooleanSupplier held;
    private final Clock clock;
    private final RandomGenerator random;
    private final HttpClient http;

    /** @param held whether nothing may go out now */
    public Webhooks(
            WebhookCalls calls, WebhookSettings settings, BooleanSupplier held, Clock clock, RandomGenerator random) {
        this.calls = calls;
        this.settings = settings;
        this.held = held;
        this.clock = clock;
        this.random = random;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Makes every call that is due now. */
    public void sendDue() {
        if (!calls.isWanted()) {
            return;
        }
        int lost = calls.giveUpLost();
        if (lost > 0) {
            LOG.warn("{} webhook calls were being made when the service stopped; they are made once more", lost);
        }
        Optional<WebhookCalls.Due> due = next();
        while (due.isPresent()) {
            WebhookCalls.Due call = due.get();
            settle(call, made(call));
            due = next();
        }
    }

    private Optional<WebhookCalls.Due> next() {
        return Thread.currentThread().isInterrupted() || held.getAsBoolean() ? Optional.empty() : calls.take();
    }

    /** What became of a call. */
    private sealed interface Outcome {
        /** The target answered. */
        record Answered(int status) implements Outcome {}

        /** It never got as far as the target. */
        record NotReached(String reason) implements Outcome {}

        /** It may have got there. */
        record CutOff(String reason) implements Outcome {}
    }

    private Outcome made(WebhookCalls.Due call) {
        WebhookSettings.Target target = settings.targets().stream()
                .filter(one -> one.name().equals(call.target()))
                .findFirst()
                .orElseThrow();
        HttpRequest request = HttpRequest.newBuilder(target.url())
                .header("Content-Type", WebhookEvent.CONTENT_TYPE)
                .header(Signature.HEADER, Signature.of(call.body(), target.secret(), clock.instant()))
                .header("User-Agent", "Patuh")
                .timeout(settings.timeout())
                .POST(HttpRequest.BodyPublishers.ofByteArray(call.body()))
                .build();
        return answer(request);
    }

    /** The status alone counts; however much follows it is not read for longer than the timeout. */
    private Outcome answer(HttpRequest request) {
        AtomicInteger status = new AtomicInteger();
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, head -> {
            status.set(head.statusCode());
            return HttpResponse.BodySubscribers.discarding();
        });
        try {
            answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome.Answered(status.get());
        } catch (TimeoutException late) {
            answer.cancel(true);
            return status.get() > 0 ? new Outcome.Answered(status.get()) : new Outcome.CutOff("no answer in time");
        } catch (ExecutionException e) {
            return status.get() > 0
                    ? new Outcome.Answered(status.get())
                    : broken(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            return new Outcome.CutOff("the service stopped meanwhile");
        }
    }

    private static Outcome broken(Throwable cause) {
        String reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        boolean notReached = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof javax.net.ssl.SSLHandshakeException
                || !(cause instanceof IOException);
        return notReached ? new Outcome.NotReached(reason) : new Outcome.CutOff(reason);
    }

    private void settle(WebhookCalls.Due call, Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered && isGood(answered.status())) {
            calls.settle(call, "sent", null, null);
            return;
        }
        String reason = reason(outcome);
        Instant next = clock.instant().plus(PAUSES.after(call.attempts(), random));
        if (outcome instanceof Outcome.Answered answered && !isForNow(answered.status())) {
            fail(call, reason);
        } else if (next.isAfter(call.created().plus(PATIENCE))) {
            fail(call, reason);
        } else {
            calls.settle(call, outcome instanceof Outcome.CutOff ? "unknown" : "retry", next, reason);
            calls.pause(call.target(), next);
        }
    }

    private void fail(WebhookCalls.Due call, String reason) {
        LOG.warn("webhook call {} to {} is given up: {}", call.event(), call.target(), reason);
        calls.settle(call, "failed", null, reason);
    }

    private static boolean isGood(int status) {
        return status >= 200 && status < 300;
    }

    private static boolean isForNow(int status) {
        return status >= 500 || status == 408 || status == 425 || status == 429;
    }

    private static String reason(Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered) {
            return "answered " + answered.status();
        }
        return outcome instanceof Outcome.CutOff cut
                ? "it is unknown whether it was taken: " + cut.reason()
                : "not reached: " + ((Outcome.NotReached) outcome).reason();
    }
}
