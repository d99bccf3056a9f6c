package id.patuh.standing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How standing audits run, under {@code patuh.audit.}. A value out of its range stops the start.
 *
 * @param threads how many batches are audited at once, 0 to 64; 0: this service audits nothing, others do; default: half of
 *     the processors, at least 1
 * @param batch how many cases a batch has at most, 1 to 10000; default: 512
 * @param lease when the cases of a worker that is not heard of are given to another, 5 s to 1 h; default: 1 min
 * @param poll how often deadlines and events taken in by other services are looked for, 10 ms to 1 min; default: 250 ms
 */
@ConfigurationProperties("patuh.audit")
record AuditSettings(
        @Nullable Integer threads,
        @Nullable Integer batch,
        @Nullable Duration lease,
        @Nullable Duration poll) {

    AuditSettings {
        check("threads", threads, 0, 64);
        check("batch", batch, 1, 10_000);
        check("patuh.audit.lease", lease, Duration.ofSeconds(5), Duration.ofHours(1));
        check("patuh.audit.poll", poll, Duration.ofMillis(10), Duration.ofMinutes(1));
    }

    private static void check(String name, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw new IllegalArgumentException(
                    "patuh.audit." + name + " is " + value + "; set it to " + least + " to " + most);
        }
    }

    static void check(String name, @Nullable Duration value, Duration least, Duration most) {
        if (value != null && (value.compareTo(least) < 0 || value.compareTo(most) > 0)) {
            throw new IllegalArgumentException(name + " is " + value + "; set it to " + least + " to " + most);
        }
    }

    int threadsOrDefault() {
        return threads == null ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : threads;
    }

    int batchOrDefault() {
        return batch == null ? 512 : batch;
    }

    Duration leaseOrDefault() {
        return lease == null ? Duration.ofMinutes(1) : lease;
    }

    Duration pollOrDefault() {
        return poll == null ? Duration.ofMillis(250) : poll;
    }
}
