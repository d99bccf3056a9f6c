package id.patuh.mail;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after an attempt that came to nothing: each time twice as long, a fifth more or less so that not all
 * try at once.
 *
 * @param first after the first attempt
 * @param longest no pause is planned longer than this
 */
public record Pauses(Duration first, Duration longest) {

    private static final int MOST_DOUBLED = 20;

    /** @param attempts how many there were */
    public Duration after(int attempts, RandomGenerator random) {
        int doubled = Math.min(MOST_DOUBLED, Math.max(0, attempts - 1));
        long whole = Math.min(longest.toMillis(), first.toMillis() << doubled);
        return Duration.ofMillis((long) (whole * (0.8 + 0.4 * random.nextDouble())));
    }
}
