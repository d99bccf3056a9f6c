package id.patuh.accounts;

import id.patuh.reception.Hash;
import id.patuh.sop.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is signed in: the table {@code account_session}, which every request asks, so that what ends here ends at once in every
 * service on the database. Only hashes of the cookies' secrets are kept. Safe for use by several threads. Source: ASVS 7.
 */
@Component
@EnableConfigurationProperties(AccountSettings.class)
public final class Sessions {

    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);
    private static final Duration HALF_LASTS = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient database;
    private final AccountSettings settings;
    private final Clock clock;

    public Sessions(JdbcClient database, AccountSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A session that opens something.
     *
     * @param half the one-time code is still asked for: it opens nothing else
     * @param mustChange the password has to be changed before anything else
     */
    public record Session(long id, boolean half, boolean mustChange, Visitor visitor) {}

    /** A session as its owner sees it. */
    public record Seen(long id, Instant created, Instant seen, String address, String browser) {}

    /** Where somebody signs in from. */
    public record Origin(String address, @Nullable String agent) {}

    /** A new session. The secret is known here only. */
    record Opened(long id, String secret) {}

    /** @param half whether the one-time code is still asked for */
    Opened open(long account, boolean half, Origin from) {
        return open(account, half, false, from);
    }

    /** The identity provider vouches for whoever it is: the password here does not matter. */
    Opened openVouched(long account, Origin from) {
        return open(account, false, true, from);
    }

    private Opened open(long account, boolean half, boolean vouched, Origin from) {
        Timestamp now = now();
        database.sql("delete from account_session where created < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
        String secret = Secrets.cookie();
        long id = database.sql(
                        "insert into account_session (account, sha256, half, vouched, created, seen, address, browser)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?) returning id")
                .params(account, Hash.of(secret), half, vouched, now, now, from.address(), Browser.words(from.agent()))
                .query(Long.class)
                .single();
        return new Opened(id, secret);
    }

    /**
     * The session of that secret; empty where it is unknown, over, or its account disabled.
     *
     * @param counts whether somebody did something: a page that looks for news by itself keeps no session alive
     */
    public Optional<Session> find(String secret, boolean counts) {
        Instant now = clock.instant();
        Optional<Looked> found = database.sql(
                        "select s.id, s.half, s.seen, s.created, a.must_change and not s.vouched as must_change, a.id as account,"
                                + " a.login, a.name, a.role, a.offices, a.sop_roles, a.language"
                                + " from account_session s join account a on a.id = s.account"
                                + " where s.sha256 = ? and s.ended is null and a.disabled is null")
                .param(Hash.of(secret))
                .query(Sessions::looked)
                .optional()
                .filter(one -> !isOver(one, now));
        found.filter(one -> counts && one.seen().isBefore(now.minus(TOUCHED_EVERY)))
                .ifPresent(one -> database.sql("update account_session set seen = ? where id = ? and seen < ?")
                        .params(Timestamp.from(now), one.session().id(), Timestamp.from(now))
                        .update());
        return found.map(Looked::session);
    }

    private record Looked(Session session, Instant created, Instant seen) {}

    private boolean isOver(Looked one, Instant now) {
        return one.seen().isBefore(now.minus(settings.idle()))
                || one.created().isBefore(now.minus(settings.longest()))
                || one.session().half() && one.created().isBefore(now.minus(HALF_LASTS));
    }

    /** Those that are open, the latest first. */
    public List<Seen> of(long account) {
        Instant now = clock.instant();
        return database.sql("select id, created, seen, address, browser from account_session"
                        + " where account = ? and ended is null and not half and seen >= ? and created >= ?"
                        + " order by seen desc, id desc limit 100")
                .params(
                        account,
                        Timestamp.from(now.minus(settings.idle())),
                        Timestamp.from(now.minus(settings.longest())))
                .query((row, number) -> new Seen(
                        row.getLong("id"),
                        row.getTimestamp("created").toInstant(),
                        row.getTimestamp("seen").toInstant(),
                        row.getString("address"),
                        row.getString("browser")))
                .list();
    }

    /** @return whether that account had it open */
    public boolean end(long account, long session) {
        return database.sql("update account_session set ended = ? where id = ? and account = ? and ended is null")
                        .params(now(), session, account)
                        .update()
                > 0;
    }

    /** @param but the one that goes on; null: none does */
    public void endAll(long account, @Nullable Long but) {
        database.sql("update account_session set ended = ? where account = ? and ended is null and id <> ?")
                .params(now(), account, but == null ? 0L : but)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Looked looked(ResultSet row, int number) throws SQLException {
        Visitor visitor = new Visitor(
                row.getLong("account"),
                row.getString("login"),
                row.getString("name"),
                DeskRole.of(row.getString("role")),
                List.of((String[]) row.getArray("offices").getArray()),
                List.of((String[]) row.getArray("sop_roles").getArray()),
                Language.valueOf(row.getString("language").toUpperCase(Locale.ROOT)));
        return new Looked(
                new Session(row.getLong("id"), row.getBoolean("half"), row.getBoolean("must_change"), visitor),
                row.getTimestamp("created").toInstant(),
                row.getTimestamp("seen").toInstant());
    }
}
