package id.patuh.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks at what is waiting in the database, at most once in five seconds however often it is asked. Safe for use by
 * several threads.
 */
@Component
public class OperatingFigures {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final String WAITING = """
            select (select min(received) from input where state in ('received', 'reading')) as unread,
                   (select min(created) from outgoing_mail where state in ('pending', 'sending', 'retry')) as unsent,
                   (select min(created) from webhook_call where state in ('pending', 'sending', 'retry')) as uncalled,
                   (select count(*) from outgoing_mail where state = 'unknown')
                       + (select count(*) from webhook_call where state = 'unknown') as unknown,
                   (select count(*) from outgoing_mail where state = 'failed')
                       + (select count(*) from webhook_call where state = 'failed') as failed,
                   (select count(distinct role) from notice where state = 'unreachable') as unreachable,
                   (select reason from mail_breaker where released is null) as held,
                   (select coalesce(sum(rows_read - accepted - duplicate - rejected), 0) from input) as difference,
                   (select min(due) from sop_case where due <= :now) as unaudited
            """;

    private final JdbcClient database;
    private final Clock clock;
    private @Nullable Figures last;

    /**
     * @param at when this was looked at
     * @param unread how long the oldest input has waited to be read; zero: none waits
     * @param unsent how long the oldest mail or webhook call has waited to be sent; zero: none waits
     * @param unknown mails and calls of which nobody can tell whether they arrived
     * @param failed mails and calls that were refused for good
     * @param unreachable roles that somebody was to be told for and that lead to nobody
     * @param held why all notices are held back; null: they are not
     * @param difference rows received less rows accepted, duplicate and rejected; anything but 0 is a fault
     * @param unaudited how long the most overdue case has waited for its audit; zero: none waits
     */
    public record Figures(
            Instant at,
            Duration unread,
            Duration unsent,
            long unknown,
            long failed,
            long unreachable,
            @Nullable String held,
            long difference,
            Duration unaudited) {}

    OperatingFigures(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Errors: {@link org.springframework.dao.DataAccessException} where the database does not answer. */
    public synchronized Figures now() {
        Instant now = clock.instant();
        Figures known = last;
        if (known == null || Duration.between(known.at(), now).abs().compareTo(FRESH) >= 0) {
            known = look(now);
            last = known;
        }
        return known;
    }

    private Figures look(Instant now) {
        return database.sql(WAITING)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Figures(
                        now,
                        since(row.getObject("unread", OffsetDateTime.class), now),
                        longer(
                                since(row.getObject("unsent", OffsetDateTime.class), now),
                                since(row.getObject("uncalled", OffsetDateTime.class), now)),
                        row.getLong("unknown"),
                        row.getLong("failed"),
                        row.getLong("unreachable"),
                        row.getString("held"),
                        row.getLong("difference"),
                        since(row.getObject("unaudited", OffsetDateTime.class), now)))
                .single();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration since(@Nullable OffsetDateTime then, Instant now) {
        return then == null || then.toInstant().isAfter(now) ? Duration.ZERO : Duration.between(then.toInstant(), now);
    }
}
