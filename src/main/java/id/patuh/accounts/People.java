package id.patuh.accounts;

import id.patuh.reception.CurrentSops;
import id.patuh.sop.Name;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import id.patuh.sop.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an administrator may do with accounts. Who loses a right loses their sessions with it; there is always an administrator
 * left; nobody takes their own rights away. Safe for use by several threads.
 */
@Component
public final class People {

    private static final String LOGIN = "[a-z0-9][a-z0-9._@-]{1,63}";
    private static final String EMAIL = "[^\\s@<>,;]{1,64}@[^\\s@<>,;]{1,255}";
    private static final int LONGEST_NAME = 100;
    private static final int MOST_ENTRIES = 50;

    private final Accounts accounts;
    private final AccountChanges changes;
    private final Passwords passwords;
    private final Codes codes;
    private final Sessions sessions;
    private final CurrentSops sops;
    private final TransactionTemplate transactions;

    People(
            Accounts accounts,
            AccountChanges changes,
            Passwords passwords,
            Codes codes,
            Sessions sessions,
            CurrentSops sops,
            PlatformTransactionManager manager) {
        this.accounts = accounts;
        this.changes = changes;
        this.passwords = passwords;
        this.codes = codes;
        this.sessions = sessions;
        this.sops = sops;
        this.transactions = new TransactionTemplate(manager);
    }

    /** What became of a change. */
    public sealed interface Outcome {

        /** @param password shown once; null: none was made */
        record Done(Account account, @Nullable String password) implements Outcome {}

        /** @param problems what is wrong, field by field */
        record Refused(List<Problem> problems) implements Outcome {}
    }

    /**
     * What is wrong with a field.
     *
     * @param field empty: with the whole
     * @param why key of a text
     */
    public record Problem(String field, String why) {}

    /** A role that an account can be given. */
    public record SopRole(String id, Text title, String sop) {}

    /** Roles of the rules in force, each id once. */
    public List<SopRole> sopRoles() {
        TreeMap<String, SopRole> roles = new TreeMap<>();
        for (List<Sop> versions : sops.get().versions().values()) {
            for (Sop sop : versions) {
                for (Role role : sop.roles()) {
                    roles.put(role.id(), new SopRole(role.id(), role.title(), sop.id()));
                }
            }
        }
        return List.copyOf(roles.values());
    }

    /** Reporting units to choose from: the owners of SOPs in force, and what accounts have. */
    public SortedSet<String> offices() {
        SortedSet<String> offices = new TreeSet<>(accounts.offices());
        sops.get().versions().values().forEach(versions -> versions.forEach(sop -> offices.add(sop.owner())));
        return offices;
    }

    /** A new account with a password that has to be changed at first. */
    public Outcome create(String login, Particulars about, Visitor by) {
        String folded = Accounts.login(login);
        Particulars tidy = tidy(about);
        List<Problem> problems = problems(tidy);
        if (!folded.matches(LOGIN)) {
            problems.add(0, new Problem("login", "accounts.refused.login"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        String password = Secrets.typed();
        String hash = passwords.hash(password);
        return unlessTaken(folded, () -> {
            Account account = accounts.add(folded, tidy, hash);
            changes.add(account.id(), by.account(), "created", "", folded);
            changes.add(account.id(), by.account(), "role", "", tidy.role().word());
            return new Outcome.Done(account, password);
        });
    }

    /** Other particulars. Sessions end where rights changed. */
    public Outcome change(long id, Particulars about, Visitor by) {
        Particulars tidy = tidy(about);
        List<Problem> problems = problems(tidy);
        if (id == by.account() && tidy.role() != DeskRole.ADMIN) {
            problems.add(new Problem("role", "accounts.refused.own-role"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        return unlessTaken(
                "",
                () -> with(id, account -> {
                    Particulars before = Particulars.of(account);
                    accounts.set(id, tidy);
                    if (leavesNoAdministrator()) {
                        return refused("role", "accounts.refused.last");
                    }
                    changes.addAll(id, by.account(), before.words(), tidy.words());
                    if (before.role() != tidy.role()) {
                        sessions.endAll(id, null);
                    }
                    return done(id, null);
                }));
    }

    public Outcome setDisabled(long id, boolean disabled, Visitor by) {
        if (disabled && id == by.account()) {
            return refused("", "accounts.refused.own-disable");
        }
        return changed(() -> with(id, account -> {
            if ((account.disabled() != null) == disabled) {
                return done(id, null);
            }
            accounts.setDisabled(id, disabled);
            if (leavesNoAdministrator()) {
                return refused("", "accounts.refused.last");
            }
            changes.add(id, by.account(), disabled ? "disabled" : "enabled");
            sessions.endAll(id, null);
            return done(id, null);
        }));
    }

    /** A new password, shown once, to be changed at first. */
    public Outcome resetPassword(long id, Visitor by) {
        String password = Secrets.typed();
        String hash = passwords.hash(password);
        return changed(() -> with(id, account -> {
            accounts.setHash(id, hash, true);
            changes.add(id, by.account(), "password-reset");
            sessions.endAll(id, null);
            return done(id, password);
        }));
    }

    /** For whoever lost telephone and recovery codes. */
    public Outcome resetCodes(long id, Visitor by) {
        return changed(() -> with(id, account -> {
            codes.clear(id);
            changes.add(id, by.account(), "codes-off");
            sessions.endAll(id, null);
            return done(id, null);
        }));
    }

    /** @param subject who it is at the identity provider; empty: not linked any more */
    public Outcome link(long id, String subject, Visitor by) {
        String tidy = subject.strip();
        if (tidy.length() > 255) {
            return refused("subject", "accounts.refused.subject");
        }
        try {
            return changed(() -> with(id, account -> {
                accounts.setSubject(id, tidy.isEmpty() ? null : tidy);
                String before = account.subject() == null ? "" : account.subject();
                if (!before.equals(tidy)) {
                    changes.add(id, by.account(), "subject", before, tidy);
                    sessions.endAll(id, null);
                }
                return done(id, null);
            }));
        } catch (DuplicateKeyException e) {
            return refused("subject", "accounts.refused.subject-taken");
        }
    }

    /** @param session null: all of them */
    public Outcome endSessions(long id, @Nullable Long session, Visitor by) {
        return changed(() -> with(id, account -> {
            if (session == null) {
                sessions.endAll(id, null);
                changes.add(id, by.account(), "sessions-ended");
            } else if (sessions.end(id, session)) {
                changes.add(id, by.account(), "session-ended");
            }
            return done(id, null);
        }));
    }

    private boolean leavesNoAdministrator() {
        return accounts.administrators() == 0;
    }

    private Outcome done(long id, @Nullable String password) {
        return new Outcome.Done(accounts.byId(id).orElseThrow(), password);
    }

    private static Outcome refused(String field, String why) {
        return new Outcome.Refused(List.of(new Problem(field, why)));
    }

    private Outcome with(long id, Function<Account, Outcome> change) {
        accounts.lock();
        Optional<Account> account = accounts.byId(id);
        return account.isEmpty() ? refused("", "accounts.refused.missing") : change.apply(account.get());
    }

    /** A refusal undoes what was tried. */
    private Outcome changed(Supplier<Outcome> change) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Outcome outcome = change.get();
            if (outcome instanceof Outcome.Refused) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private Outcome unlessTaken(String login, Supplier<Outcome> change) {
        try {
            return changed(change);
        } catch (DuplicateKeyException e) {
            boolean isLogin = accounts.byLogin(login).isPresent();
            return isLogin
                    ? refused("login", "accounts.refused.login-taken")
                    : refused("email", "accounts.refused.email-taken");
        }
    }

    private static Particulars tidy(Particulars about) {
        return new Particulars(
                Name.trimmed(about.name()),
                about.role(),
                entries(about.offices()),
                entries(about.sopRoles()),
                about.language(),
                about.email().strip());
    }

    private static List<String> entries(List<String> entries) {
        return entries.stream()
                .map(Name::trimmed)
                .filter(entry -> !entry.isEmpty())
                .distinct()
                .toList();
    }

    private static List<Problem> problems(Particulars about) {
        List<Problem> problems = new ArrayList<>();
        if (about.name().isEmpty() || about.name().length() > LONGEST_NAME || hasControls(about.name())) {
            problems.add(new Problem("name", "accounts.refused.name"));
        }
        if (!about.email().isEmpty() && !about.email().matches(EMAIL)) {
            problems.add(new Problem("email", "accounts.refused.email"));
        }
        if (about.offices().size() > MOST_ENTRIES || about.offices().stream().anyMatch(one -> one.length() > 200)) {
            problems.add(new Problem("offices", "accounts.refused.offices"));
        }
        return problems;
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
