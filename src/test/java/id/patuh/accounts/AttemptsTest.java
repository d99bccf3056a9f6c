package id.patuh.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.SettableClock;
import id.patuh.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AttemptsTest {

    private final HikariDataSource source = TestDatabase.fresh();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-02T00:00:00Z"));
    private final Attempts attempts = service();

    /** Another service on the same database. */
    private Attempts service() {
        return new Attempts(
                JdbcClient.create(source),
                new AccountSettings(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(15), 5, null),
                clock);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private void fail(String login, String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(attempts.take(login, address)).isEmpty();
        }
    }

    @Test
    void theSixthAttemptWaitsForTheEndOfTheWindow() {
        fail("budi", "10.0.0.1", 5);
        clock.advance(Duration.ofMinutes(5));
        assertThat(attempts.take("budi", "10.0.0.1")).contains(Duration.ofMinutes(10));
        assertThat(service().take("budi", "10.0.0.1")).contains(Duration.ofMinutes(10));
        fail("ani", "10.0.0.1", 5);
        fail("budi", "10.0.0.2", 5);
        clock.advance(Duration.ofMinutes(10));
        fail("budi", "10.0.0.1", 5);
    }

    @Test
    void oneLoginIsTriedTwentyTimesFromEverywhere() {
        IntStream.range(0, 20).forEach(i -> fail("budi", "10.0.1." + i, 1));
        assertThat(attempts.take("budi", "10.0.2.1")).isPresent();
        assertThat(attempts.take("ani", "10.0.2.1")).isEmpty();
    }

    @Test
    void oneAddressTriesFiftyTimes() {
        IntStream.range(0, 50).forEach(i -> fail("orang-" + i, "10.0.0.1", 1));
        assertThat(attempts.take("lagi", "10.0.0.1")).isPresent();
        assertThat(attempts.take("lagi", "10.0.0.9")).isEmpty();
    }

    @Test
    void whoSucceedsStartsAnew() {
        fail("budi", "10.0.0.1", 4);
        fail("budi", "10.0.0.1", 1);
        attempts.giveBack("budi", "10.0.0.1");
        fail("budi", "10.0.0.1", 5);
    }

    @Test
    void manyAtOnceAreNoMoreThanOneAfterTheOther() {
        AtomicInteger made = new AtomicInteger();
        IntStream.range(0, 40).parallel().forEach(i -> {
            if (attempts.take("budi", "10.0.0.1").isEmpty()) {
                made.incrementAndGet();
            }
        });
        assertThat(made).hasValue(5);
    }

    @Test
    void neighboursOfIpv6AreOne() {
        assertThat(Attempts.network("2001:db8:1:2:3:4:5:6")).isEqualTo(Attempts.network("2001:db8:1:2::9"));
        assertThat(Attempts.network("2001:db8:1:3::9")).isNotEqualTo(Attempts.network("2001:db8:1:2::9"));
        assertThat(Attempts.network("10.0.0.1")).isEqualTo("10.0.0.1");
    }
}
