package id.patuh.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Mail that goes out: the table {@code outgoing_mail}. A mail is written in the transaction that decides on it and sent
 * after that has committed. Its states: pending, sending (committed before connecting), then sent, retry, unknown (whether
 * it arrived) or failed. Safe for use by several threads and services. Source: RELIABILITY.md 7–9.
 */
public final class OutgoingMails {

    /** Whoever sends a mail and does not come back within this time has lost it. */
    static final Duration LONGEST_SENDING = Duration.ofMinutes(10);

    private final JdbcClient database;
    private final Clock clock;
    private final Duration longestSending;

    OutgoingMails(JdbcClient database, Clock clock) {
        this(database, clock, LONGEST_SENDING);
    }

    OutgoingMails(JdbcClient database, Clock clock, Duration longestSending) {
        this.database = database;
        this.clock = clock;
        this.longestSending = longestSending;
    }

    /**
     * A mail that is being sent.
     *
     * @param attempts how often it was tried, this time included
     */
    record Due(long id, OutgoingMessage message, String messageId, int attempts, Instant created) {}

    /**
     * Writes a mail down, within the caller's transaction if there is one.
     *
     * @return whether it is new; of one identity there is one mail
     */
    public boolean add(OutgoingMessage message) {
        OutgoingMessage.File file = message.file();
        Timestamp now = Timestamp.from(clock.instant());
        return database.sql("""
                                insert into outgoing_mail (identity, kind, message_id, recipient, subject, body, html,
                                    in_reply_to, file_name, file, created, next_attempt)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (identity) do nothing
                                """)
                        .params(Arrays.asList(
                                message.identity(),
                                message.kind(),
                                message.messageId(),
                                message.recipient(),
                                message.subject(),
                                message.body().replace('\0', ' '),
                                message.html(),
                                message.inReplyTo(),
                                file == null ? null : file.name(),
                                file == null ? null : file.content(),
                                now,
                                now))
                        .update()
                == 1;
    }

    /** How many of a kind were written to a recipient since then. */
    int count(String kind, String recipient, Instant since) {
        return database.sql("select count(*) from outgoing_mail where recipient = ? and kind = ? and created > ?")
                .params(recipient, kind, Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** The next mail to be sent, from now on in state sending; committed at once. */
    Optional<Due> take() {
        return database.sql("""
                        update outgoing_mail set state = 'sending', attempts = attempts + 1, next_attempt = ?
                        where id = (select id from outgoing_mail
                            where state in ('pending', 'retry', 'unknown') and next_attempt <= ?
                            order by next_attempt, id limit 1 for update skip locked)
                        returning id, identity, kind, message_id, recipient, subject, body, html, in_reply_to, file_name, file,
                            attempts, created
                        """)
                .params(Timestamp.from(clock.instant().plus(longestSending)), Timestamp.from(clock.instant()))
                .query(OutgoingMails::due)
                .optional();
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        String name = row.getString("file_name");
        OutgoingMessage.File file = name == null ? null : new OutgoingMessage.File(name, row.getBytes("file"));
        OutgoingMessage message = new OutgoingMessage(
                row.getString("identity"),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("html"),
                row.getString("in_reply_to"),
                file);
        return new Due(
                row.getLong("id"),
                message,
                row.getString("message_id"),
                row.getInt("attempts"),
                row.getTimestamp("created").toInstant());
    }

    /**
     * Says what became of an attempt; of no effect where the mail is not being sent any more.
     *
     * @param next when it is tried again; null: never
     */
    void settle(Due due, String state, @Nullable Instant next, @Nullable String reason) {
        Instant now = clock.instant();
        database.sql("""
                        update outgoing_mail set state = ?, doubted = doubted + ?, next_attempt = ?, sent = ?, reason = ?
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

    /** Mails whose sending was cut off, by a kill say: it is unknown whether they arrived. They are sent once more. */
    int giveUpLost() {
        Timestamp now = Timestamp.from(clock.instant());
        return database.sql("""
                        update outgoing_mail set state = 'unknown', doubted = doubted + 1, next_attempt = ?,
                            reason = 'the service stopped while it was sent'
                        where state = 'sending' and next_attempt <= ?
                        """).params(now, now).update();
    }

    /**
     * Says of a mail that it did not arrive after all; it is not sent again.
     *
     * @param messageIds of mails that a delivery report is about, ours or not; a mail of ours has one recipient
     * @return how many of ours it was about; 0 also where they had been reported before
     */
    int bounced(Collection<String> messageIds, String reason) {
        return database.sql("""
                        update outgoing_mail set state = 'failed', bounced = :now, next_attempt = :now, reason = :reason
                        where message_id = any(:ids) and bounced is null and state <> 'failed'
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("reason", reason)
                .param("ids", messageIds.toArray(String[]::new))
                .update();
    }

    /**
     * Notes that the recipient of a mail replied to it.
     *
     * @param input the reply
     * @param messageIds that the reply names; ours or not
     * @param from who wrote the reply, in small letters
     * @return whether it is a reply to a mail of ours that is no answer itself
     */
    boolean replied(long input, Collection<String> messageIds, String from) {
        return database.sql("""
                                insert into mail_reply (input, outgoing, received)
                                select :input, id, :now from outgoing_mail
                                 where message_id = any(:ids) and lower(recipient) = :from and kind <> 'answer'
                                 order by id desc limit 1
                                on conflict (input) do update set received = mail_reply.received
                                """)
                        .param("input", input)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("ids", messageIds.toArray(String[]::new))
                        .param("from", from)
                        .update()
                > 0;
    }

    /** A reply nobody has acted on; {@code identity} is that of the mail that was replied to. */
    public record Reply(long input, String identity) {}

    /** Takes a reply out, within the caller's transaction: it comes back where that is rolled back. */
    public Optional<Reply> takeReply() {
        return database.sql("""
                        delete from mail_reply r using outgoing_mail m
                         where m.id = r.outgoing and r.input = (select input from mail_reply order by input limit 1
                            for update skip locked)
                        returning r.input, m.identity
                        """)
                .query((row, number) -> new Reply(row.getLong(1), row.getString(2)))
                .optional();
    }

    /**
     * An address that the last mail did not reach.
     *
     * @param since when that was found
     * @param reason what the mail server or the delivery report said
     */
    public record Unreached(String address, Instant since, String reason) {}

    /** The addresses that did not get their last mail, by address; one that gets a later mail is reached again. */
    public List<Unreached> unreached() {
        return database.sql("""
                        select recipient, coalesce(bounced, next_attempt), coalesce(reason, '') from (
                            select distinct on (recipient) recipient, state, bounced, next_attempt, reason
                              from outgoing_mail where state in ('sent', 'failed') order by recipient, id desc) as last
                         where state = 'failed' order by recipient
                        """)
                .query((row, number) ->
                        new Unreached(row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3)))
                .list();
    }

    /**
     * A mail as it is on the books, without its attachment.
     *
     * @param doubted how many attempts ended without anybody knowing whether the mail arrived
     * @param next when it is tried again; of no meaning once it is sent or failed
     * @param bounced when a delivery report said that it did not arrive; null: none did
     * @param fileName of its attachment; null: it has none
     */
    public record Written(
            long id,
            String identity,
            String kind,
            String messageId,
            String recipient,
            String subject,
            String state,
            int attempts,
            int doubted,
            Instant created,
            Instant next,
            @Nullable Instant sent,
            @Nullable Instant bounced,
            @Nullable String reason,
            @Nullable String fileName) {

        /** Whether it may be tried again at once, by a person's decision. */
        public boolean canRetry() {
            return state.equals("retry") || state.equals("unknown") || state.equals("failed");
        }

        /** Whether somebody may decide that it is not tried again. */
        public boolean canGiveUp() {
            return state.equals("pending") || state.equals("retry") || state.equals("unknown");
        }
    }

    private static final String COLUMNS = """
            select id, identity, kind, message_id, recipient, subject, state, attempts, doubted, created, next_attempt, sent,
                   bounced, reason, file_name from outgoing_mail
            """;

    /**
     * Mails, the newest first.
     *
     * @param state null: any
     * @param kind null: any
     * @param recipient exactly; null: any
     * @param before only numbers below
     */
    public List<Written> list(
            @Nullable String state, @Nullable String kind, @Nullable String recipient, long before, int most) {
        return database.sql(COLUMNS + " where id < :before"
                        + (state == null ? "" : " and state = :state")
                        + (kind == null ? "" : " and kind = :kind")
                        + (recipient == null ? "" : " and recipient = :recipient")
                        + " order by id desc limit :most")
                .param("before", before)
                .param("state", state)
                .param("kind", kind)
                .param("recipient", recipient)
                .param("most", most)
                .query(OutgoingMails::written)
                .list();
    }

    public Optional<Written> find(long id) {
        return database.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(OutgoingMails::written)
                .optional();
    }

    /** The mail of that identity, as an answer's to what it answers. */
    public Optional<Written> find(String identity) {
        return database.sql(COLUMNS + " where identity = ?")
                .param(identity)
                .query(OutgoingMails::written)
                .optional();
    }

    private static Written written(ResultSet row, int number) throws SQLException {
        Timestamp sent = row.getTimestamp("sent");
        Timestamp bounced = row.getTimestamp("bounced");
        return new Written(
                row.getLong("id"),
                row.getString("identity"),
                row.getString("kind"),
                row.getString("message_id"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getInt("doubted"),
                row.getTimestamp("created").toInstant(),
                row.getTimestamp("next_attempt").toInstant(),
                sent == null ? null : sent.toInstant(),
                bounced == null ? null : bounced.toInstant(),
                row.getString("reason"),
                row.getString("file_name"));
    }

    /**
     * What a mail says.
     *
     * @param html null: it is plain text only
     */
    public record Said(String text, @Nullable String html) {}

    public Optional<Said> said(long id) {
        return database.sql("select body, html from outgoing_mail where id = ?")
                .param(id)
                .query((row, number) -> new Said(row.getString(1), row.getString(2)))
                .optional();
    }

    /**
     * Has a mail tried again now, under the same Message-ID; where it is unknown whether it arrived it may arrive twice. Of
     * no effect on one that waits anyway, is being sent, or was sent.
     *
     * @param by who decided so
     * @return whether it will be
     */
    public boolean retry(long id, String by) {
        return database.sql("""
                                update outgoing_mail set next_attempt = :now, bounced = null,
                                    state = case when state = 'failed' then 'retry' else state end,
                                    reason = concat_ws('; ', reason, 'tried again by ' || :by)
                                 where id = :id and state in ('retry', 'unknown', 'failed')
                                """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("by", by)
                        .param("id", id)
                        .update()
                > 0;
    }

    /**
     * Has a mail not tried again. Of no effect on one that is being sent, was sent or has failed.
     *
     * @param by who decided so
     * @return whether it was given up
     */
    public boolean giveUp(long id, String by) {
        return database.sql("""
                                update outgoing_mail set state = 'failed', next_attempt = :now,
                                    reason = concat_ws('; ', reason, 'given up by ' || :by
                                        || case when state = 'unknown' then '; it may have arrived' else '' end)
                                 where id = :id and state in ('pending', 'retry', 'unknown')
                                """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("by", by)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** How many mails there are in each state, {@code pending} and so on; states without any are left out. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        database.sql("select state, count(*) from outgoing_mail group by state").query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }
}
