package id.patuh.accounts;

import id.patuh.reception.Hash;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often somebody tried to sign in: the table {@code sign_in_attempt}, one for all services on the database. An attempt is
 * counted before it is made, so that many at once are not more than one after the other, and given back where it succeeds.
 * Safe for use by several threads. Source: ASVS 6.3.
 */
@Component
final class Attempts {

    private static final int LOGIN_TIMES = 4;
    private static final int ADDRESS_TIMES = 10;

    private final JdbcClient database;
    private final AccountSettings settings;
    private final Clock clock;

    Attempts(JdbcClient database, AccountSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    private record Counter(String key, int most) {}

    private record Count(int taken, Instant since) {}

    /** Counts one; how long to wait where there were too many, and it must not be made. */
    Optional<Duration> take(String login, String address) {
        return counters(login, address).stream()
                .map(this::take)
                .filter(pause -> pause.toMillis() > 0)
                .findFirst();
    }

    /** It succeeded: what was counted against this login is forgotten, what was against the address less one. */
    void giveBack(String login, String address) {
        List<Counter> counters = counters(login, address);
        database.sql("delete from sign_in_attempt where key in (?, ?)")
                .params(counters.get(0).key(), counters.get(1).key())
                .update();
        database.sql("update sign_in_attempt set taken = taken - 1 where key = ? and taken > 0")
                .param(counters.get(2).key())
                .update();
    }

    /** The narrowest first: who is stopped by it does not use up the others. */
    private List<Counter> counters(String login, String address) {
        String from = network(address);
        return List.of(
                new Counter(Hash.hex("both " + login + " " + from), settings.attempts()),
                new Counter(Hash.hex("login " + login), settings.attempts() * LOGIN_TIMES),
                new Counter(Hash.hex("address " + from), settings.attempts() * ADDRESS_TIMES));
    }

    private Duration take(Counter counter) {
        Instant now = clock.instant();
        Timestamp old = Timestamp.from(now.minus(settings.window()));
        Count count = database.sql("insert into sign_in_attempt as a (key, since, taken) values (:key, :now, 1)"
                        + " on conflict (key) do update set"
                        + " since = case when a.since <= :old then :now else a.since end,"
                        + " taken = case when a.since <= :old then 1 else least(a.taken + 1, 1000000) end"
                        + " returning taken, since")
                .param("key", counter.key())
                .param("now", Timestamp.from(now))
                .param("old", old)
                .query((row, number) ->
                        new Count(row.getInt("taken"), row.getTimestamp("since").toInstant()))
                .single();
        if (count.taken() == 1) {
            database.sql("delete from sign_in_attempt where since < ?")
                    .param(old)
                    .update();
        }
        return count.taken() <= counter.most()
                ? Duration.ZERO
                : Duration.between(now, count.since().plus(settings.window()));
    }

    /** Of an IPv6 address the first half: who has one, has them all. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
