package id.patuh.accounts;

import id.patuh.reception.Hash;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One-time codes: the secrets in {@code account}, sealed by {@link CodeSecrets}, and the recovery codes in {@code account_recovery}, of which only hashes are
 * kept. Every code opens once. Safe for use by several threads.
 */
@Component
final class Codes {

    private static final int RECOVERY_CODES = 10;

    private final JdbcClient database;
    private final CodeSecrets secrets;
    private final Clock clock;

    Codes(JdbcClient database, CodeSecrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    private record Kept(byte[] secret, long used) {}

    /** Secrets from before there was a key are sealed, too. */
    @EventListener(ApplicationReadyEvent.class)
    void seal() {
        for (String column : List.of("totp", "totp_pending")) {
            database.sql("select id, " + column + " from account where octet_length(" + column + ") = ?")
                    .param(Totp.SECRET_BYTES)
                    .query((row, number) -> new Plain(row.getLong(1), row.getBytes(2)))
                    .list()
                    .forEach(plain -> database.sql(
                                    "update account set " + column + " = ? where id = ? and " + column + " = ?")
                            .params(secrets.sealed(plain.secret()), plain.account(), plain.secret())
                            .update());
        }
    }

    private record Plain(long account, byte[] secret) {}

    /** The secret that is being set up; made where there is none yet, or none that can be opened. */
    byte[] pending(long account) {
        byte[] kept = database.sql("update account set totp_pending = coalesce(totp_pending, ?) where id = ?"
                        + " returning totp_pending")
                .params(secrets.sealed(secrets.make()), account)
                .query((row, number) -> row.getBytes("totp_pending"))
                .single();
        return secrets.opened(account, kept).orElseGet(() -> renewed(account));
    }

    private byte[] renewed(long account) {
        byte[] secret = secrets.make();
        database.sql("update account set totp_pending = ? where id = ?")
                .params(secrets.sealed(secret), account)
                .update();
        return secret;
    }

    /** The pending secret is the one from now on, where the code is of it. */
    boolean confirm(long account, String code) {
        OptionalLong step = Totp.step(pending(account), code, clock.instant(), 0);
        return step.isPresent()
                && database.sql("update account set totp = totp_pending, totp_pending = null, totp_used = ?"
                                        + " where id = ? and totp_pending is not null")
                                .params(step.getAsLong(), account)
                                .update()
                        > 0;
    }

    /** No codes are asked for any more. */
    void clear(long account) {
        database.sql("update account set totp = null, totp_pending = null, totp_used = null where id = ?")
                .param(account)
                .update();
        database.sql("delete from account_recovery where account = ?")
                .param(account)
                .update();
    }

    /** Whether the code is right and was not used; it is used then. */
    boolean use(long account, String code) {
        Optional<Kept> kept = kept(account);
        if (kept.isEmpty()) {
            return false;
        }
        OptionalLong step =
                Totp.step(kept.get().secret(), code, clock.instant(), kept.get().used());
        return step.isPresent()
                && database.sql("update account set totp_used = ? where id = ? and coalesce(totp_used, 0) < ?")
                                .params(step.getAsLong(), account, step.getAsLong())
                                .update()
                        > 0;
    }

    private Optional<Kept> kept(long account) {
        return database.sql(
                        "select totp, coalesce(totp_used, 0) as used from account where id = ? and totp is not null")
                .param(account)
                .query((row, number) -> new Kept(row.getBytes("totp"), row.getLong("used")))
                .optional()
                .flatMap(kept -> secrets.opened(account, kept.secret()).map(secret -> new Kept(secret, kept.used())));
    }

    /** The secret whose codes are asked for, for those who test; empty: none are, or it cannot be opened. */
    Optional<byte[]> secret(long account) {
        return kept(account).map(Kept::secret);
    }

    /** New recovery codes in place of those there were; known here only. */
    List<String> recovery(long account) {
        database.sql("delete from account_recovery where account = ?")
                .param(account)
                .update();
        List<String> codes =
                Stream.generate(Secrets::typed).limit(RECOVERY_CODES).toList();
        codes.forEach(code -> database.sql("insert into account_recovery (account, sha256) values (?, ?)")
                .params(account, Hash.of(code.replace("-", "")))
                .update());
        return codes;
    }

    /** Whether it is a recovery code that was not used; it is used then. */
    boolean useRecovery(long account, String code) {
        String plain = code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return database.sql("update account_recovery set used = ? where account = ? and sha256 = ? and used is null")
                        .params(Timestamp.from(clock.instant()), account, Hash.of(plain))
                        .update()
                > 0;
    }

    int recoveryLeft(long account) {
        return database.sql("select count(*) from account_recovery where account = ? and used is null")
                .param(account)
                .query(Integer.class)
                .single();
    }
}
