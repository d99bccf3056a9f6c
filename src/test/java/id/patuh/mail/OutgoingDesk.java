package id.patuh.mail;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox of a test. */
public final class OutgoingDesk {

    private OutgoingDesk() {}

    public static OutgoingMails of(JdbcClient database, Clock clock) {
        return new OutgoingMails(database, clock);
    }
}
