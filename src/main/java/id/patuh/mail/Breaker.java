package id.patuh.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds all notices back once there are more of them than any office can mean, or once most of them are refused: the
 * table {@code mail_breaker}. What was written before goes out; nothing new is written until a person releases it. Of
 * several services on one database the first that notices trips it for all. Safe for use by several threads. Source:
 * RELIABILITY.md 11.
 */
public final class Breaker {

    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final int FEWEST_REFUSED = 50;

    private final JdbcClient database;
    private final Clock clock;
    private final BreakerSettings settings;

    public Breaker(JdbcClient database, Clock clock, BreakerSettings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    /** Since when notices are held back, and why. */
    public record Tripped(Instant since, String reason) {}

    /** Null: nothing is held back. */
    public @Nullable Tripped tripped() {
        return find().orElse(null);
    }

    private Optional<Tripped> find() {
        return database.sql("select tripped, reason from mail_breaker where released is null")
                .query((row, number) -> new Tripped(row.getTimestamp(1).toInstant(), row.getString(2)))
                .optional();
    }

    private record Lately(int written, int failed, int settled) {}

    /** How many more notices may be written now; 0: all are held back. Trips where the last one allowed was written. */
    public int allowance() {
        if (find().isPresent()) {
            return 0;
        }
        Lately lately = lately();
        Duration window = settings.window();
        if (lately.written() >= settings.most()) {
            trip(lately.written() + " notices were written within " + window + "; " + settings.most() + " are allowed");
            return 0;
        }
        if (lately.failed() >= FEWEST_REFUSED && lately.failed() * 2 > lately.settled()) {
            trip(lately.failed() + " of " + lately.settled() + " notices of the last " + window + " were refused");
            return 0;
        }
        return settings.most() - lately.written();
    }

    private Lately lately() {
        return database.sql("""
                        select count(*), count(*) filter (where state = 'failed'),
                               count(*) filter (where state in ('failed', 'sent'))
                          from outgoing_mail where kind = 'notice'
                           and created > greatest(?, (select max(released) from mail_breaker))
                        """)
                .param(Timestamp.from(clock.instant().minus(settings.window())))
                .query((row, number) -> new Lately(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    private void trip(String reason) {
        int rows = database.sql("insert into mail_breaker (tripped, reason) values (?, ?) on conflict do nothing")
                .params(Timestamp.from(clock.instant()), reason)
                .update();
        if (rows == 1) {
            LOG.error("notices are held back until somebody releases them: {}", reason);
        }
    }

    /**
     * Lets notices go again; they count anew from now on.
     *
     * @return whether they were held back
     */
    public boolean release() {
        return database.sql("update mail_breaker set released = ? where released is null")
                        .param(Timestamp.from(clock.instant()))
                        .update()
                > 0;
    }
}
