package id.patuh.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.SettableClock;
import id.patuh.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class SessionsTest {

    private static final Sessions.Origin HERE = new Sessions.Origin("10.0.0.1", null);

    private final HikariDataSource source = TestDatabase.fresh();
    private final JdbcClient database = JdbcClient.create(source);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-02T00:00:00Z"));
    private final Sessions sessions = service();
    private final long account =
            TestAccounts.add(database, "budi", DeskRole.STAFF).account();

    /** Another service on the same database. */
    private Sessions service() {
        return new Sessions(
                database,
                new AccountSettings(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(15), 5, null),
                clock);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void aSessionEndsThirtyMinutesAfterItWasUsedLast() {
        String secret = sessions.open(account, false, HERE).secret();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(29));
            assertThat(sessions.find(secret, true)).isPresent();
        }
        clock.advance(Duration.ofMinutes(29));
        assertThat(sessions.find(secret, false)).isPresent();
        clock.advance(Duration.ofMinutes(2));
        assertThat(sessions.find(secret, true)).isEmpty();
        assertThat(sessions.of(account)).isEmpty();
    }

    @Test
    void aSessionEndsAfterTwelveHoursInAnyCase() {
        String secret = sessions.open(account, false, HERE).secret();
        for (int i = 0; i < 36; i++) {
            clock.advance(Duration.ofMinutes(20));
            assertThat(sessions.find(secret, true)).as("round " + i).isPresent();
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(sessions.find(secret, true)).isEmpty();
    }

    @Test
    void halfASessionLastsTenMinutes() {
        String secret = sessions.open(account, true, HERE).secret();
        clock.advance(Duration.ofMinutes(10));
        assertThat(sessions.find(secret, true)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(sessions.find(secret, true)).isEmpty();
    }

    @Test
    void whatEndsInOneServiceEndsInTheOther() {
        Sessions.Opened kept = sessions.open(account, false, HERE);
        Sessions.Opened ended = service().open(account, false, HERE);
        assertThat(sessions.find(ended.secret(), true)).isPresent();
        assertThat(sessions.end(account + 1, ended.id())).isFalse();
        assertThat(sessions.end(account, ended.id())).isTrue();
        assertThat(service().find(ended.secret(), true)).isEmpty();
        assertThat(service().find(kept.secret(), true)).isPresent();
        service().endAll(account, null);
        assertThat(sessions.find(kept.secret(), true)).isEmpty();
    }

    @Test
    void theSecretIsNotKept() {
        String secret = sessions.open(account, false, HERE).secret();
        assertThat(database.sql("select s::text from account_session s")
                        .query(String.class)
                        .single())
                .doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0|Edge, Windows",
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Mobile Safari/537.36|Chrome, Android",
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0|Firefox, Linux",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1|Safari, iPhone",
                "curl/8.5.0|curl/8.5.0"
            })
    void browsersAreNamedInWords(String agent, String words) {
        assertThat(Browser.words(agent)).isEqualTo(words);
    }
}
