package id.patuh.notice;

import id.patuh.directory.Directory;
import id.patuh.reception.CurrentSops;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells what could not be told before, because a role led to nobody or the mail could not be delivered, as soon as the role
 * leads to somebody, or to another address.
 */
final class UnreachableRound {

    private static final int BATCH = 500;
    private static final Duration LATELY = Duration.ofDays(30);

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final CurrentSops sops;
    private final DirectoryInForce directory;
    private final Notices notices;

    UnreachableRound(
            JdbcClient database,
            TransactionTemplate transactions,
            CurrentSops sops,
            DirectoryInForce directory,
            Notices notices) {
        this.database = database;
        this.transactions = transactions;
        this.sops = sops;
        this.directory = directory;
        this.notices = notices;
    }

    void round(Instant now) {
        transactions.executeWithoutResult(status -> {
            Directory people = directory.directory();
            List<Notices.Notice> unreachable = database.sql(Notices.COLUMNS
                            + " where n.state = 'unreachable' order by n.id limit ? for update of n skip locked")
                    .param(BATCH)
                    .query(Notices::notice)
                    .list();
            unreachable.forEach(notice -> tryAgain(notice, people, now));
            undelivered(now).forEach(notice -> tryElsewhere(notice, people, now));
        });
    }

    /** What was refused or came back lately, while nobody looks at it. */
    private List<Notices.Notice> undelivered(Instant now) {
        return database.sql(Notices.COLUMNS + """
                         where n.state = 'mailed' and n.reason is null and n.decided > ?
                           and n.mail in (select identity from outgoing_mail where state = 'failed' and kind = 'notice'
                                             and created > ?)
                         order by n.id limit ? for update of n skip locked""")
                .params(Timestamp.from(now.minus(LATELY)), Timestamp.from(now.minus(LATELY)), BATCH)
                .query(Notices::notice)
                .list();
    }

    /** The address is still the one that did not work: there is nothing to do. */
    private void tryElsewhere(Notices.Notice notice, Directory people, Instant now) {
        Sops inForce = sops.get();
        if (!inForce.knows(notice.sop())) {
            return;
        }
        boolean unchanged =
                people.audience(inForce.latest(notice.sop()), List.of(notice.role()), now).recipients().stream()
                        .anyMatch(one -> one.key().equals(notice.recipient()));
        if (!unchanged && tryAgain(notice, people, now)) {
            notices.toldElsewhere(notice);
        }
    }

    /** @return whether there was anybody to tell */
    private boolean tryAgain(Notices.Notice notice, Directory people, Instant now) {
        Sops inForce = sops.get();
        if (!inForce.knows(notice.sop())) {
            return false;
        }
        Sop sop = inForce.latest(notice.sop());
        if (people.audience(sop, List.of(notice.role()), now).recipients().isEmpty()) {
            return false;
        }
        Notices.Matter matter = new Notices.Matter(
                notice.kind(),
                told(notice),
                notice.caseNumber(),
                notice.sop(),
                notice.caseId(),
                notice.subject(),
                notice.episode(),
                notice.percent(),
                notice.step(),
                notice.severity(),
                notice.sentence(),
                now);
        NoticeBatch batch = notices.batch();
        batch.tell(matter, sop, List.of(notice.role()), people, null);
        batch.write(now);
        notices.settle(List.of(notice), "passed", "told since the role leads to somebody else", null, now);
        return true;
    }

    private String told(Notices.Notice notice) {
        return database.sql("select told from notice where id = ?")
                .param(notice.id())
                .query(String.class)
                .single();
    }
}
