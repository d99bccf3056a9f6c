package id.patuh.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Calls that go out: the table {@code webhook_call}. A call is written in the transaction that decides on it and made after
 * that has committed. States as of mails: pending, sending (committed before connecting), then sent, retry, unknown
 * (whether it was taken) or failed; besides dropped: what it told of was settled before anybody was told. Safe for use by
 * several threads and services.
 */
public final class WebhookCalls {

    /** Whoever makes a call and does not come back within this time has lost it. */
    static final Duration LONGEST_SENDING = Duration.ofMinutes(5);

    private final JdbcClient database;
    private final Clock clock;
    private final WebhookSettings settings;

    public WebhookCalls(JdbcClient database, Clock clock, WebhookSettings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    /** A call that is being made; {@code attempts} counts this one. */
    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    record Due(long id, String event, String target, byte[] body, int attempts, Instant created) {}

    /** Whether anybody is to be told of anything. */
    public boolean isWanted() {
        return !settings.targets().isEmpty();
    }

    /**
     * Writes events down for every target, within the caller's transaction; one that is known already changes nothing.
     *
     * @param from not to be sent before
     */
    public void add(List<WebhookEvent> events, Instant from) {
        if (!events.isEmpty()) {
            settings.targets().forEach(target -> add(events, target.name(), from));
        }
    }

    private void add(List<WebhookEvent> events, String target, Instant from) {
        database.sql("""
                        insert into webhook_call (event, target, body, created, next_attempt)
                        select event, ?, body, ?, ? from unnest(?::text[], ?::bytea[]) as all_of (event, body)
                        on conflict (event, target) do nothing
                        """)
                .params(Arrays.asList(
                        target,
                        Timestamp.from(clock.instant()),
                        Timestamp.from(from),
                        events.stream().map(WebhookEvent::identity).toArray(String[]::new),
                        events.stream()
                                .map(event -> event.body(settings.source()))
                                .toArray(byte[][]::new)))
                .update();
    }

    /**
     * What an event told of is settled: whoever has not been told yet is not told any more, everybody else is told of the
     * withdrawal.
     *
     * @param event the identity of what was told
     */
    public void withdraw(String event, WebhookEvent withdrawal) {
        database.sql("""
                        update webhook_call set state = 'dropped', reason = 'settled before it was told'
                        where event = ? and state = 'pending' and attempts = 0
                        """).param(event).update();
        List<String> told = database.sql("select target from webhook_call where event = ? and state <> 'dropped'")
                .param(event)
                .query(String.class)
                .list();
        told.forEach(target -> add(List.of(withdrawal), target, clock.instant()));
    }

    /** The next call to be made, from now on in state sending; committed at once. */
    Optional<Due> take() {
        Timestamp now = Timestamp.from(clock.instant());
        return database.sql("""
                        update webhook_call set state = 'sending', attempts = attempts + 1, next_attempt = ?
                        where id = (select id from webhook_call
                            where state in ('pending', 'retry', 'unknown') and next_attempt <= ? and target = any(?)
                            order by next_attempt, id limit 1 for update skip locked)
                        returning id, event, target, body, attempts, created
                        """)
                .params(
                        Timestamp.from(clock.instant().plus(LONGEST_SENDING)),
                        now,
                        settings.targets().stream()
                                .map(WebhookSettings.Target::name)
                                .toArray(String[]::new))
                .query((row, number) -> new Due(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBytes(4),
                        row.getInt(5),
                        row.getTimestamp(6).toInstant()))
                .optional();
    }

    /**
     * Says what became of an attempt; of no effect where the call is not being made any more.
     *
     * @param next when it is made again; null: never
     */
    void settle(Due due, String state, @Nullable Instant next, @Nullable String reason) {
        Instant now = clock.instant();
        database.sql("""
                        update webhook_call set state = ?, doubted = doubted + ?, next_attempt = ?, sent = ?, reason = ?
                        where id = ? and state = 'sending' and attempts = ?
                        """)
                .params(Arrays.asList(
                        state,
                        state.equals("unknown") ? 1 : 0,
                        Timestamp.from(next == null ? now : next),
                        state.equals("sent") ? Timestamp.from(now) : null,
                        reason,
                        due.id(),
                        due.attempts()))
                .update();
    }

    /** A target does not answer: nothing of what waits for it is tried before then. */
    void pause(String target, Instant until) {
        database.sql("""
                        update webhook_call set next_attempt = ?
                        where target = ? and state in ('pending', 'retry', 'unknown') and next_attempt < ?
                        """)
                .params(Timestamp.from(until), target, Timestamp.from(until))
                .update();
    }

    /** Calls that were cut off, by a kill say: it is unknown whether they were taken. They are made once more. */
    int giveUpLost() {
        Timestamp now = Timestamp.from(clock.instant());
        return database.sql("""
                        update webhook_call set state = 'unknown', doubted = doubted + 1, next_attempt = ?,
                            reason = 'the service stopped while it was sent'
                        where state = 'sending' and next_attempt <= ?
                        """).params(now, now).update();
    }

    /** How many calls there are to a target in each state. */
    public record Count(
            String target,
            Map<String, Long> states,
            @Nullable String lastReason) {}

    /** By target, also of those that are no longer set. */
    public List<Count> counts() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        settings.targets().forEach(target -> counts.put(target.name(), new TreeMap<>()));
        database.sql("select target, state, count(*) from webhook_call group by target, state")
                .query(row -> {
                    counts.computeIfAbsent(row.getString(1), any -> new TreeMap<>())
                            .put(row.getString(2), row.getLong(3));
                });
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue(), lastReason(entry.getKey())))
                .toList();
    }

    private @Nullable String lastReason(String target) {
        return database.sql("""
                        select reason from webhook_call where target = ? and state in ('retry', 'unknown', 'failed')
                        order by id desc limit 1
                        """).param(target).query(String.class).optional().orElse(null);
    }
}
