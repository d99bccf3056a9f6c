package id.patuh.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who changed what of an account: the table {@code account_change}. Safe for use by several threads. */
@Component
public final class AccountChanges {

    private final JdbcClient database;
    private final Clock clock;

    AccountChanges(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param by null: the service itself */
    void add(long account, @Nullable Long by, String what, String before, String after) {
        database.sql("insert into account_change (account, at, by, what, before, after) values (?, ?, ?, ?, ?, ?)")
                .params(account, Timestamp.from(clock.instant()))
                .param(by)
                .params(what, before, after)
                .update();
    }

    void add(long account, @Nullable Long by, String what) {
        add(account, by, what, "", "");
    }

    /** What differs. */
    void addAll(long account, @Nullable Long by, Map<String, String> before, Map<String, String> after) {
        after.forEach((what, now) -> {
            String then = before.getOrDefault(what, "");
            if (!then.equals(now)) {
                add(account, by, what, then, now);
            }
        });
    }

    /**
     * The latest first.
     *
     * @param before the last of the page before; null: the first page
     */
    public List<AccountChange> of(long account, @Nullable Long before, int limit) {
        return database.sql("select c.id, c.at, coalesce(b.name, '') as by, c.what, c.before, c.after"
                        + " from account_change c left join account b on b.id = c.by"
                        + " where c.account = ? and c.id < ? order by c.id desc limit ?")
                .params(account, before == null ? Long.MAX_VALUE : before, limit)
                .query((row, number) -> new AccountChange(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by"),
                        row.getString("what"),
                        row.getString("before"),
                        row.getString("after")))
                .list();
    }
}
