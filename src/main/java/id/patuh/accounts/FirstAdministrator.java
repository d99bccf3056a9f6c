package id.patuh.accounts;

import id.patuh.database.DataSettings;
import id.patuh.database.PrivateFile;
import id.patuh.sop.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first account: where there is none at the start, {@code admin} is made with a random password, which is shown once on
 * the console and written to {@code admin-password} in the data folder. It has to be changed when it is used first; the file
 * goes then. The log does not hold it.
 */
@Component
final class FirstAdministrator implements SmartLifecycle {

    static final String LOGIN = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final AccountChanges changes;
    private final Passwords passwords;
    private final TransactionTemplate transactions;
    private final Path folder;
    private volatile boolean running;

    FirstAdministrator(
            Accounts accounts,
            AccountChanges changes,
            Passwords passwords,
            PlatformTransactionManager manager,
            DataSettings data) {
        this.accounts = accounts;
        this.changes = changes;
        this.passwords = passwords;
        this.transactions = new TransactionTemplate(manager);
        this.folder = data.folder();
    }

    @Override
    public void start() {
        running = true;
        if (accounts.isEmpty()) {
            transactions.executeWithoutResult(status -> make());
        }
    }

    /** The file first, so that no account exists that nobody can open. */
    private void make() {
        accounts.lock();
        if (!accounts.isEmpty()) {
            return;
        }
        String password = Secrets.typed();
        try {
            Files.createDirectories(folder);
            PrivateFile.write(file(), password + "\n");
        } catch (IOException e) {
            throw new IllegalStateException(file() + " cannot be written: " + e.getMessage(), e);
        }
        Account account = accounts.add(
                LOGIN,
                new Particulars("Administrator", DeskRole.ADMIN, List.of(), List.of(), Language.ID, ""),
                passwords.hash(password));
        changes.add(account.id(), null, "created", "", LOGIN);
        LOG.info("the first administrator's password is in {}", file());
        show(password);
    }

    /** Past the log, which is kept. */
    private void show(String password) {
        System.out.println();
        System.out.println("  Masuk pertama kali | Sign in for the first time:  " + LOGIN + "  " + password);
        System.out.println();
        System.out.flush();
    }

    /** The password was changed: what the file says opens nothing any more. */
    void passwordChanged(String login) {
        if (!login.equals(LOGIN)) {
            return;
        }
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted; its password opens nothing any more: {}", file(), e.getMessage());
        }
    }

    private Path file() {
        return folder.resolve("admin-password");
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, so that whoever finds it listening finds the file too. */
    @Override
    public int getPhase() {
        return 0;
    }
}
