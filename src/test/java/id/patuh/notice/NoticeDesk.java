package id.patuh.notice;

import id.patuh.database.TestDatabase;
import id.patuh.mail.Breaker;
import id.patuh.mail.BreakerSettings;
import id.patuh.mail.OutgoingDesk;
import id.patuh.mail.OutgoingMails;
import id.patuh.sop.Language;
import id.patuh.standing.AuditedOffice;
import id.patuh.standing.WaiversInForce;
import id.patuh.webhook.WebhookCalls;
import id.patuh.webhook.WebhookSettings;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An office with notices over a real database, its time set by hand; mails stop in the outbox. */
public final class NoticeDesk {

    public final AuditedOffice office;
    public final JdbcClient database;
    public final Notices notices;
    final Acknowledgements acknowledgements;
    public final DirectoryInForce directory;
    final NoticeWorkers workers;
    final Composer composer;
    final WebhookCalls calls;
    final Breaker breaker;
    public final OutgoingMails outgoing;
    private final DataSource source;
    private static final AtomicInteger TOKENS = new AtomicInteger();

    public NoticeDesk(Instant now, Path rules) {
        this(TestDatabase.fresh(), null, now, rules, new BreakerSettings(1000, Duration.ofHours(1)));
    }

    NoticeDesk(DataSource source, Instant now, Path rules) {
        this(source, null, now, rules, new BreakerSettings(1_000_000, Duration.ofHours(1)));
    }

    private NoticeDesk(
            DataSource source, @Nullable AuditedOffice office, Instant now, Path rules, BreakerSettings most) {
        this.source = source;
        this.office = office == null ? new AuditedOffice(source, now, rules) : office;
        this.database = JdbcClient.create(source);
        NoticeSettings settings = settings();
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        calls = new WebhookCalls(
                database,
                this.office.clock(),
                new WebhookSettings(
                        List.of(new WebhookSettings.Target(
                                "register", URI.create("http://127.0.0.1:1/patuh"), "rahasia-rahasia-")),
                        Duration.ofSeconds(1),
                        "http://127.0.0.1:8080"));
        notices = new Notices(database, calls);
        breaker = new Breaker(database, this.office.clock(), most);
        acknowledgements = new Acknowledgements(database, this.office.clock(), settings);
        directory = new DirectoryInForce(database, this.office.clock(), this.office.sops(), settings);
        composer = new Composer(database, this.office.inquiry(), this.office.sops(), settings.link());
        outgoing = OutgoingDesk.of(database, this.office.clock());
        CaseRound cases = new CaseRound(
                database,
                transactions,
                this.office.inquiry(),
                directory,
                settings,
                notices,
                new WaiversInForce(database));
        workers = new NoticeWorkers(
                new ReplyRound(transactions, outgoing, acknowledgements),
                cases,
                new FiringRound(database, transactions, this.office.sops(), directory, settings, notices, cases),
                new MailRound(
                        database,
                        transactions,
                        this.office.sops(),
                        settings,
                        outgoing,
                        composer,
                        () -> "token-" + TOKENS.incrementAndGet(),
                        notices,
                        breaker),
                new UnreachableRound(database, transactions, this.office.sops(), directory, notices),
                new Watch(database),
                this.office.clock(),
                settings.poll());
    }

    public DataSource source() {
        return source;
    }

    /** Another service on the same database. */
    NoticeDesk another() {
        return new NoticeDesk(
                source,
                office.another(),
                office.clock().instant(),
                Path.of("rules"),
                new BreakerSettings(1000, Duration.ofHours(1)));
    }

    /** The same service, holding notices back after so many. */
    NoticeDesk after(int most) {
        return new NoticeDesk(
                source,
                office,
                office.clock().instant(),
                Path.of("rules"),
                new BreakerSettings(most, Duration.ofHours(1)));
    }

    static NoticeSettings settings() {
        return new NoticeSettings(
                true,
                null,
                "jam-kerja-asn",
                Language.ID,
                Duration.ofMinutes(2),
                6,
                Duration.ofHours(1),
                Duration.ofHours(4),
                List.of(Duration.ofHours(8)),
                Duration.ofDays(2),
                List.of(),
                "http://127.0.0.1:8080/",
                Duration.ofSeconds(1));
    }

    /** A mail as it stands in the outbox. */
    public record Mail(
            Instant created,
            String recipient,
            String subject,
            String body,
            String html,
            @Nullable String file) {}

    public List<Mail> mails() {
        return database.sql(
                        "select created, recipient, subject, body, html, convert_from(file, 'UTF8') from outgoing_mail order by id")
                .query((row, number) -> new Mail(
                        row.getTimestamp(1).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }

    /** The mail server takes everything there is. */
    void deliver() {
        database.sql("update outgoing_mail set state = 'sent', sent = ? where state = 'pending'")
                .param(Timestamp.from(office.clock().instant()))
                .update();
    }

    public void work() {
        office.settle();
        workers.work();
    }

    /** Lives through the time up to then, step by step. */
    public void until(Instant end, Duration step) {
        for (Instant now = office.clock().instant(); now.isBefore(end); now = now.plus(step)) {
            office.set(now);
            work();
            deliver();
        }
        office.set(end);
        work();
        deliver();
    }
}
