package id.patuh.accounts;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Signing in: the password, then the one-time code where the account has them. Unknown logins take as long as wrong passwords
 * and are told the same. The log names accounts by their numbers only. Safe for use by several threads.
 */
@Component
public final class SignIns {

    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);
    private static final int LONGEST_LOGIN = 200;

    private final Accounts accounts;
    private final AccountChanges changes;
    private final Passwords passwords;
    private final Codes codes;
    private final Sessions sessions;
    private final Attempts attempts;

    SignIns(
            Accounts accounts,
            AccountChanges changes,
            Passwords passwords,
            Codes codes,
            Sessions sessions,
            Attempts attempts) {
        this.accounts = accounts;
        this.changes = changes;
        this.passwords = passwords;
        this.codes = codes;
        this.sessions = sessions;
        this.attempts = attempts;
    }

    /** What an attempt led to. */
    public sealed interface Answer {

        /** @param secret for the cookie */
        record Welcome(String secret, boolean mustChange) implements Answer {}

        /** @param secret for the cookie, of a session that opens nothing yet */
        record CodeWanted(String secret) implements Answer {}

        /** Unknown login, wrong password or code, or a disabled account: it is not said which. */
        record Wrong() implements Answer {}

        /** @param pause before it may be tried again */
        record TooMany(Duration pause) implements Answer {}
    }

    public Answer byPassword(String typed, String password, Sessions.Origin from) {
        String login = Accounts.login(typed);
        if (login.length() > LONGEST_LOGIN || password.length() > PasswordRules.LONGEST * 2) {
            return new Answer.Wrong();
        }
        Optional<Duration> wait = attempts.take(login, from.address());
        if (wait.isPresent()) {
            LOG.warn("sign-in refused: too many attempts");
            return new Answer.TooMany(wait.get());
        }
        Account account = accounts.byLogin(login).orElse(null);
        String hash = account == null ? null : accounts.hash(account.id());
        if (!passwords.matches(password, hash) || account == null || hash == null || account.disabled() != null) {
            return wrong(account);
        }
        if (passwords.isOld(hash)) {
            accounts.setHash(account.id(), passwords.hash(password), account.mustChange());
        }
        attempts.giveBack(login, from.address());
        return account.hasCodes()
                ? new Answer.CodeWanted(sessions.open(account.id(), true, from).secret())
                : welcome(account, from);
    }

    private static Answer wrong(@Nullable Account account) {
        if (account == null) {
            LOG.info("sign-in refused: unknown login");
        } else {
            LOG.info(
                    "sign-in refused: {}, account {}",
                    account.disabled() == null ? "wrong password or code" : "disabled",
                    account.id());
        }
        return new Answer.Wrong();
    }

    /**
     * The second half.
     *
     * @param half the session of the first half
     * @param code of the app, or a recovery code
     */
    public Answer byCode(Sessions.Session half, String code, Sessions.Origin from) {
        Visitor visitor = half.visitor();
        String key = visitor.login() + " code";
        Optional<Duration> wait = attempts.take(key, from.address());
        if (wait.isPresent()) {
            LOG.warn("sign-in refused: too many codes, account {}", visitor.account());
            return new Answer.TooMany(wait.get());
        }
        Account account = accounts.byId(visitor.account()).orElse(null);
        if (account == null || code.length() > 100 || !use(account, code)) {
            return wrong(account);
        }
        attempts.giveBack(key, from.address());
        sessions.end(account.id(), half.id());
        return welcome(account, from);
    }

    private boolean use(Account account, String code) {
        if (codes.use(account.id(), code)) {
            return true;
        }
        boolean recovered = codes.useRecovery(account.id(), code);
        if (recovered) {
            changes.add(account.id(), account.id(), "recovery-used");
        }
        return recovered;
    }

    private Answer.Welcome welcome(Account account, Sessions.Origin from) {
        accounts.signedIn(account.id());
        LOG.info("signed in: account {}", account.id());
        return new Answer.Welcome(sessions.open(account.id(), false, from).secret(), account.mustChange());
    }

    /** Whom the identity provider let in; empty: no account is linked to them, or it is disabled. */
    Optional<Answer.Welcome> byIdentity(Account account, Sessions.Origin from) {
        if (account.disabled() != null) {
            LOG.info("sign-in refused: disabled, account {}", account.id());
            return Optional.empty();
        }
        accounts.signedIn(account.id());
        LOG.info("signed in by the identity provider: account {}", account.id());
        return Optional.of(
                new Answer.Welcome(sessions.openVouched(account.id(), from).secret(), false));
    }

    public void signOut(Sessions.Session session) {
        sessions.end(session.visitor().account(), session.id());
        LOG.info("signed out: account {}", session.visitor().account());
    }
}
