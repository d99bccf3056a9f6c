package id.patuh.accounts;

import id.patuh.sop.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who has an account: the table {@code account}. It keeps; what may be changed by whom {@link People} and {@link OwnAccount}
 * decide. Safe for use by several threads.
 */
@Component
public final class Accounts {

    private static final String COLUMNS = "id, login, name, role, offices, sop_roles, language, email,"
            + " password is not null as has_password, must_change, subject, totp is not null as has_codes, created,"
            + " disabled, last_sign_in";

    private final JdbcClient database;
    private final Clock clock;

    public Accounts(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** As it is compared and kept: in small letters, without outer blanks. */
    public static String login(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    public Optional<Account> byId(long id) {
        return one("id = ?", id);
    }

    public Optional<Account> byLogin(String login) {
        return one("login = ?", login);
    }

    Optional<Account> bySubject(String subject) {
        return one("subject = ?", subject);
    }

    Optional<Account> byEmail(String email) {
        return email.isEmpty() ? Optional.empty() : one("email <> '' and lower(email) = lower(?)", email);
    }

    private Optional<Account> one(String condition, Object value) {
        return database.sql("select " + COLUMNS + " from account where " + condition)
                .param(value)
                .query(Accounts::account)
                .optional();
    }

    /**
     * By login.
     *
     * @param search part of login, name, office or e-mail; empty: all
     * @param after the last login of the page before; empty: the first page
     */
    public List<Account> list(String search, String after, int limit) {
        return database.sql("select " + COLUMNS + " from account where login > :after and (:search = ''"
                        + " or strpos(login, :search) > 0 or strpos(lower(name), :search) > 0"
                        + " or strpos(lower(email), :search) > 0"
                        + " or strpos(lower(array_to_string(offices, ';')), :search) > 0)"
                        + " order by login limit :limit")
                .params(Map.of("after", after, "search", search.strip().toLowerCase(Locale.ROOT), "limit", limit))
                .query(Accounts::account)
                .list();
    }

    /** Reporting units that accounts have, in order; the first 500. */
    public List<String> offices() {
        return database.sql("select distinct unnest(offices) as office from account order by office limit 500")
                .query(String.class)
                .list();
    }

    boolean isEmpty() {
        return database.sql("select not exists (select from account)")
                .query(Boolean.class)
                .single();
    }

    /** Until the transaction ends, nobody else counts administrators or makes the first one. */
    void lock() {
        database.sql("lock table account in share row exclusive mode").update();
    }

    int administrators() {
        return database.sql("select count(*) from account where role = 'admin' and disabled is null")
                .query(Integer.class)
                .single();
    }

    /**
     * @param hash of the password that was given out; it has to be changed at first; null: none
     * @throws org.springframework.dao.DuplicateKeyException where login or e-mail is taken
     */
    Account add(String login, Particulars about, @Nullable String hash) {
        return database.sql("insert into account (login, name, role, offices, sop_roles, language, email, password,"
                        + " must_change, created) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning " + COLUMNS)
                .params(
                        login,
                        about.name(),
                        about.role().word(),
                        about.offices().toArray(String[]::new),
                        about.sopRoles().toArray(String[]::new),
                        about.language().name().toLowerCase(Locale.ROOT),
                        about.email())
                .param(hash)
                .params(hash != null, now())
                .query(Accounts::account)
                .single();
    }

    /** @throws org.springframework.dao.DuplicateKeyException where the e-mail is taken */
    void set(long id, Particulars about) {
        database.sql("update account set name = ?, role = ?, offices = ?, sop_roles = ?, language = ?, email = ?"
                        + " where id = ?")
                .params(
                        about.name(),
                        about.role().word(),
                        about.offices().toArray(String[]::new),
                        about.sopRoles().toArray(String[]::new),
                        about.language().name().toLowerCase(Locale.ROOT),
                        about.email(),
                        id)
                .update();
    }

    void setLanguage(long id, Language language) {
        database.sql("update account set language = ? where id = ?")
                .params(language.name().toLowerCase(Locale.ROOT), id)
                .update();
    }

    void setDisabled(long id, boolean disabled) {
        database.sql("update account set disabled = ? where id = ?")
                .param(disabled ? now() : null)
                .param(id)
                .update();
    }

    /** @param subject null: not linked any more */
    void setSubject(long id, @Nullable String subject) {
        database.sql("update account set subject = ? where id = ?")
                .param(subject)
                .param(id)
                .update();
    }

    @Nullable
    String hash(long id) {
        return database.sql("select password from account where id = ?")
                .param(id)
                .query((row, number) -> Optional.ofNullable(row.getString("password")))
                .single()
                .orElse(null);
    }

    void setHash(long id, String hash, boolean mustChange) {
        database.sql("update account set password = ?, must_change = ? where id = ?")
                .params(hash, mustChange, id)
                .update();
    }

    void signedIn(long id) {
        database.sql("update account set last_sign_in = ? where id = ?")
                .params(now(), id)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getString("login"),
                row.getString("name"),
                DeskRole.of(row.getString("role")),
                List.of((String[]) row.getArray("offices").getArray()),
                List.of((String[]) row.getArray("sop_roles").getArray()),
                Language.valueOf(row.getString("language").toUpperCase(Locale.ROOT)),
                row.getString("email"),
                row.getBoolean("has_password"),
                row.getBoolean("must_change"),
                row.getString("subject"),
                row.getBoolean("has_codes"),
                row.getTimestamp("created").toInstant(),
                instant(row, "disabled"),
                instant(row, "last_sign_in"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
