package id.patuh.accounts;

import java.time.Instant;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The app on somebody's telephone, for tests. */
public final class TestCodes {

    private TestCodes() {}

    /** The code of the secret that is being set up. */
    public static String pending(ApplicationContext service, long account, Instant at) {
        return Totp.code(service.getBean(Codes.class).pending(account), at);
    }

    public static String current(ApplicationContext service, long account, Instant at) {
        return Totp.code(service.getBean(Codes.class).secret(account).orElseThrow(), at);
    }

    /** Codes are asked for from now on. */
    public static void set(JdbcClient database, long account) {
        database.sql("update account set totp = ? where id = ?")
                .params(Secrets.bytes(Totp.SECRET_BYTES), account)
                .update();
    }
}
