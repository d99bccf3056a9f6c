package id.patuh.accounts;

import id.patuh.sop.Language;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts for tests, all with one password that need not be changed. */
public final class TestAccounts {

    public static final String PASSWORD = "empat kata yang acak";

    private static final AccountSettings SETTINGS =
            new AccountSettings(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(15), 5, null);
    private static final String HASH = new Passwords().hash(PASSWORD);

    private TestAccounts() {}

    /** An account that is called like its login. */
    public static Visitor add(JdbcClient database, String login, DeskRole role) {
        return add(database, login, role, List.of(), List.of());
    }

    public static Visitor add(
            JdbcClient database, String login, DeskRole role, List<String> offices, List<String> sopRoles) {
        Accounts accounts = new Accounts(database, Clock.systemUTC());
        Account account = accounts.add(login, new Particulars(login, role, offices, sopRoles, Language.ID, ""), HASH);
        accounts.setHash(account.id(), HASH, false);
        return account.visitor();
    }

    /** The cookie of a new session. */
    public static String session(JdbcClient database, Visitor visitor) {
        return session(database, visitor.account());
    }

    public static String session(JdbcClient database, long account) {
        return new Sessions(database, SETTINGS, Clock.systemUTC())
                .open(account, false, new Sessions.Origin("127.0.0.1", null))
                .secret();
    }
}
