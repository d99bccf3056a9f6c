package id.patuh.accounts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Whom the identity provider's people are here: the account that an administrator linked, by its subject or its e-mail. An
 * account is never made by itself. Safe for use by several threads.
 */
@Component
public final class Identities {

    private final Accounts accounts;
    private final AccountChanges changes;
    private final SignIns signIns;

    Identities(Accounts accounts, AccountChanges changes, SignIns signIns) {
        this.accounts = accounts;
        this.changes = changes;
        this.signIns = signIns;
    }

    /**
     * Signs in whom the provider vouches for. The first time by e-mail, the subject is kept and counts from then on.
     *
     * @param email only one that the provider verified; null: none
     * @return empty: no account is linked, or it is disabled
     */
    public Optional<SignIns.Answer.Welcome> signIn(String subject, @Nullable String email, Sessions.Origin from) {
        Optional<Account> linked = accounts.bySubject(subject);
        if (linked.isEmpty() && email != null) {
            linked = accounts.byEmail(email).filter(account -> account.subject() == null);
            linked.ifPresent(account -> link(account, subject));
        }
        return linked.flatMap(account -> signIns.byIdentity(account, from));
    }

    private void link(Account account, String subject) {
        try {
            accounts.setSubject(account.id(), subject);
            changes.add(account.id(), null, "subject", "", subject);
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("another account was linked to this identity meanwhile", e);
        }
    }
}
