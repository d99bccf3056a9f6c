package id.patuh.accounts;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The app on somebody's telephone, for tests. */
public final class TestCodes {

    private TestCodes() {}

    /** The code of the secret that is being set up. */
    public static String pending(JdbcClient database, long account, Instant at) {
        return code(database, "totp_pending", account, at);
    }

    public static String current(JdbcClient database, long account, Instant at) {
        return code(database, "totp", account, at);
    }

    /** Codes are asked for from now on. */
    public static void set(JdbcClient database, long account) {
        database.sql("update account set totp = ? where id = ?")
                .params(Secrets.bytes(Totp.SECRET_BYTES), account)
                .update();
    }

    private static String code(JdbcClient database, String column, long account, Instant at) {
        return Totp.code(
                database.sql("select " + column + " from account where id = ?")
                        .param(account)
                        .query((row, number) -> row.getBytes(1))
                        .single(),
                at);
    }
}
