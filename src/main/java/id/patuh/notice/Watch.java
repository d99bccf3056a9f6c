package id.patuh.notice;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code notice_watch}: since when somebody has been looking after notices without a gap. */
final class Watch {

    /** Two looks that far apart mean that nobody could look in between. */
    static final Duration GAP = Duration.ofMinutes(10);

    private static final Duration CATCHING_UP = Duration.ofHours(1);

    private final JdbcClient database;

    Watch(JdbcClient database) {
        this.database = database;
    }

    /** Says that somebody looks now; a clock that was set back starts no outage. */
    void look(Instant now) {
        Timestamp at = Timestamp.from(now);
        database.sql("""
                        insert into notice_watch (seen) values (?) on conflict (single) do update set seen = ?,
                            outage_from = case when notice_watch.seen < ? then notice_watch.seen
                                else notice_watch.outage_from end,
                            outage_to = case when notice_watch.seen < ? then ? else notice_watch.outage_to end
                        """)
                .params(at, at, Timestamp.from(now.minus(GAP)), Timestamp.from(now.minus(GAP)), at)
                .update();
    }

    /** The last outage; {@link Restraint.Outage#NONE}: there was none. */
    Restraint.Outage last() {
        return database.sql("select outage_from, outage_to from notice_watch where outage_from is not null")
                .query((row, number) -> new Restraint.Outage(
                        row.getTimestamp(1).getTime(), row.getTimestamp(2).getTime()))
                .optional()
                .orElse(Restraint.Outage.NONE);
    }

    /**
     * Whether nobody else looks after notices at this moment; from now until the transaction ends nobody else does. Of
     * several services one works and the others need not wait for it; what is told is told once either way.
     */
    boolean isMyTurn() {
        return Boolean.TRUE.equals(database.sql("select pg_try_advisory_xact_lock(hashtext('patuh notices'))")
                .query(Boolean.class)
                .single());
    }

    /** What happened before then was known of, or should have been; what happened in an outage was not. */
    Instant knownSince(Instant now) {
        Restraint.Outage outage = last();
        return outage.to() > now.minus(CATCHING_UP).toEpochMilli() ? Instant.ofEpochMilli(outage.from()) : now;
    }
}
