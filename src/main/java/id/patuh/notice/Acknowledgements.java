package id.patuh.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table {@code notice_acknowledgement}: who has taken note of what. It puts off the next rung of the limit or finding
 * for a set time; a second one before that rung changes nothing.
 */
public class Acknowledgements {

    private final JdbcClient database;
    private final Clock clock;
    private final NoticeSettings settings;

    Acknowledgements(JdbcClient database, Clock clock, NoticeSettings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * What a mail's page of acknowledgement is about.
     *
     * @param mail the mail's identity
     * @param acknowledged since when its recipient has taken note of all of it; null: not yet
     */
    public record Page(
            String mail,
            String recipient,
            List<Notices.Notice> notices,
            @Nullable Instant acknowledged) {}

    /** The page of that key; null: there is none. */
    public @Nullable Page page(String token) {
        return find("token", token);
    }

    /** The page of that mail; null: it is no notice. */
    @Nullable
    Page ofMail(String identity) {
        return find("mail", identity);
    }

    private @Nullable Page find(String column, String value) {
        return database.sql("select mail, recipient from notice_mail where " + column + " = ?")
                .param(value)
                .query((row, number) -> page(row.getString(1), row.getString(2)))
                .optional()
                .orElse(null);
    }

    private Page page(String mail, String recipient) {
        Instant since = database.sql("""
                        select min(a.at) from notice_acknowledgement a join notice n on n.subject = a.subject
                         where n.mail = ? and a.recipient = ? and a.at >= n.decided
                        """)
                .params(mail, recipient)
                .query((row, number) -> row.getTimestamp(1) == null
                        ? Instant.MIN
                        : row.getTimestamp(1).toInstant())
                .single();
        return new Page(
                mail,
                recipient,
                database.sql(Notices.COLUMNS + " where n.mail = ? order by n.id")
                        .param(mail)
                        .query(Notices::notice)
                        .list(),
                since.equals(Instant.MIN) ? null : since);
    }

    /**
     * Takes note of everything in a mail.
     *
     * @param how {@code link}, {@code reply} or {@code rest}
     * @return until when the next rungs are put off
     */
    @Transactional
    public Instant acknowledge(Page page, String how) {
        Instant now = clock.instant();
        Instant until = now.plus(settings.acknowledgedFor());
        page.notices().stream()
                .filter(notice -> !notice.kind().equals("withdrawal"))
                .map(Notices.Notice::subject)
                .distinct()
                .forEach(subject -> acknowledge(subject, page.recipient(), how, now, until));
        return until;
    }

    private void acknowledge(String subject, String recipient, String how, Instant now, Instant until) {
        int rows = database.sql("""
                        insert into notice_acknowledgement (subject, rungs, recipient, how, at, until)
                        values (?, (select count(*) from notice_rung where subject = ? and fired is not null), ?, ?, ?, ?)
                        on conflict (subject, rungs) do nothing
                        """)
                .params(subject, subject, recipient, how, Timestamp.from(now), Timestamp.from(until))
                .update();
        if (rows == 1) {
            database.sql("update notice_rung set at = greatest(at, ?) where subject = ? and fired is null")
                    .params(Timestamp.from(until), subject)
                    .update();
        }
    }
}
