package id.patuh.accounts;

import id.patuh.sop.Language;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What everybody may change of their own account. What makes it less safe asks for the password again. Safe for use by several
 * threads.
 */
@Component
public final class OwnAccount {

    private final Accounts accounts;
    private final AccountChanges changes;
    private final Passwords passwords;
    private final Codes codes;
    private final Sessions sessions;
    private final FirstAdministrator first;
    private final Attempts attempts;
    private final TransactionTemplate transactions;

    OwnAccount(
            Accounts accounts,
            AccountChanges changes,
            Passwords passwords,
            Codes codes,
            Sessions sessions,
            FirstAdministrator first,
            Attempts attempts,
            PlatformTransactionManager manager) {
        this.accounts = accounts;
        this.changes = changes;
        this.passwords = passwords;
        this.codes = codes;
        this.sessions = sessions;
        this.first = first;
        this.attempts = attempts;
        this.transactions = new TransactionTemplate(manager);
    }

    /** What became of a change. */
    public sealed interface Outcome {

        /**
         * @param secret for the cookie of the session in place of the one that was; the others ended
         */
        record Changed(String secret) implements Outcome {}

        /** @param why key of a text: {@code accounts.refused.…} */
        record Refused(String why) implements Outcome {}
    }

    /** What to put into the app. */
    public record Enrolment(String secret, String image) {}

    /** A new password. All sessions end; one is opened in place of the one it was changed in. */
    public Outcome changePassword(Visitor visitor, String current, String next, String again, Sessions.Origin from) {
        Optional<Outcome> refused = confirm(visitor, current, from);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<PasswordRules.Weakness> weakness = PasswordRules.weakness(next, visitor.login());
        if (weakness.isPresent()) {
            return new Outcome.Refused("accounts.weak." + weakness.get().word());
        }
        if (!next.equals(again)) {
            return new Outcome.Refused("accounts.refused.different");
        }
        if (next.equals(current)) {
            return new Outcome.Refused("accounts.refused.same");
        }
        String hash = passwords.hash(next);
        Outcome changed = renewed(visitor, from, () -> {
            accounts.setHash(visitor.account(), hash, false);
            changes.add(visitor.account(), visitor.account(), "password");
        });
        first.passwordChanged(visitor.login());
        return changed;
    }

    /** Counted like signing in, so that a session left open is no way to try passwords. */
    private Optional<Outcome> confirm(Visitor visitor, String password, Sessions.Origin from) {
        if (password.length() > PasswordRules.LONGEST * 2) {
            return Optional.of(new Outcome.Refused("accounts.refused.current"));
        }
        if (attempts.take(visitor.login(), from.address()).isPresent()) {
            return Optional.of(new Outcome.Refused("accounts.refused.many"));
        }
        if (!passwords.matches(password, accounts.hash(visitor.account()))) {
            return Optional.of(new Outcome.Refused("accounts.refused.current"));
        }
        attempts.giveBack(visitor.login(), from.address());
        return Optional.empty();
    }

    private Outcome renewed(Visitor visitor, Sessions.Origin from, Runnable change) {
        return new Outcome.Changed(Objects.requireNonNull(transactions.execute(status -> {
            change.run();
            sessions.endAll(visitor.account(), null);
            return sessions.open(visitor.account(), false, from).secret();
        })));
    }

    public void setLanguage(Visitor visitor, Language language) {
        if (visitor.language() == language) {
            return;
        }
        transactions.executeWithoutResult(status -> {
            accounts.setLanguage(visitor.account(), language);
            changes.add(visitor.account(), visitor.account(), "language", word(visitor.language()), word(language));
        });
    }

    private static String word(Language language) {
        return language.name().toLowerCase(Locale.ROOT);
    }

    /** The secret that is being set up; the same until it is confirmed. */
    public Enrolment enrolment(Visitor visitor) {
        byte[] secret = codes.pending(visitor.account());
        return new Enrolment(
                Totp.base32(secret).replaceAll("(.{4})(?=.)", "$1 "),
                QrImage.of(Totp.address(visitor.login(), secret)));
    }

    /**
     * From now on codes are asked for, if this one is right. Other sessions end.
     *
     * @param session the one that goes on
     * @return recovery codes, known here only; empty: the code is wrong
     */
    public List<String> enrol(Visitor visitor, String code, long session) {
        return Objects.requireNonNull(transactions.execute(status -> {
            if (!codes.confirm(visitor.account(), code)) {
                return List.<String>of();
            }
            changes.add(visitor.account(), visitor.account(), "codes-on");
            sessions.endAll(visitor.account(), session);
            return codes.recovery(visitor.account());
        }));
    }

    /** No codes are asked for any more. */
    public Outcome stopCodes(Visitor visitor, String password, Sessions.Origin from) {
        return confirm(visitor, password, from)
                .orElseGet(() -> renewed(visitor, from, () -> {
                    codes.clear(visitor.account());
                    changes.add(visitor.account(), visitor.account(), "codes-off");
                }));
    }

    public int recoveryLeft(Visitor visitor) {
        return codes.recoveryLeft(visitor.account());
    }

    /** @return whether there was one */
    public boolean endSession(Visitor visitor, long session) {
        boolean ended = sessions.end(visitor.account(), session);
        if (ended) {
            changes.add(visitor.account(), visitor.account(), "session-ended");
        }
        return ended;
    }

    /** @param session the one that goes on */
    public void endOtherSessions(Visitor visitor, long session) {
        sessions.endAll(visitor.account(), session);
        changes.add(visitor.account(), visitor.account(), "sessions-ended");
    }
}
