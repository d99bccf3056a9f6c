package id.patuh.mail;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails taken in whose senders wait for an answer: the table {@code mail_waiting}. */
final class WaitingMails {

    private final JdbcClient database;

    WaitingMails(JdbcClient database) {
        this.database = database;
    }

    void add(long input) {
        database.sql("insert into mail_waiting (input) values (?) on conflict do nothing")
                .param(input)
                .update();
    }

    /** One that has been read to its end with all that came with it; nobody else gets it until the transaction ends. */
    Optional<Long> takeRead() {
        return database.sql("""
                        select w.input from mail_waiting w join input i on i.id = w.input
                        where i.state not in ('received', 'reading')
                          and not exists (select from input c where c.parent = i.id and c.state in ('received', 'reading'))
                        order by w.input limit 1 for update of w skip locked
                        """).query(Long.class).optional();
    }

    void remove(long input) {
        database.sql("delete from mail_waiting where input = ?").param(input).update();
    }
}
