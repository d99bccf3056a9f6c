package id.patuh.notice;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.directory.Recipient;
import id.patuh.reception.CurrentSops;
import id.patuh.sop.Language;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails as they would be sent, without being sent. */
public final class Preview {

    private final JdbcClient database;
    private final Composer composer;
    private final CurrentSops sops;
    private final Clock clock;

    Preview(JdbcClient database, Composer composer, CurrentSops sops, Clock clock) {
        this.database = database;
        this.composer = composer;
        this.sops = sops;
        this.clock = clock;
    }

    /** The mail of one notice, whatever its state; null: there is no such notice, or it has nothing to tell any more. */
    public @Nullable ShownMail notice(long id) {
        return database.sql(Notices.COLUMNS + " where n.id = ?")
                .param(id)
                .query(Notices::notice)
                .optional()
                .map(this::shown)
                .orElse(null);
    }

    private @Nullable ShownMail shown(Notices.Notice notice) {
        Recipient to = recipient(notice);
        Composer.Composed mail = composer.compose(to, List.of(notice), Restraint.Form.NOTE, "", clock.instant());
        byte[] certificates = mail.certificates();
        return mail.told().isEmpty()
                ? null
                : new ShownMail(
                        to.address().isEmpty() ? List.of() : List.of(to.address()),
                        mail.subject(),
                        mail.text(),
                        mail.html(),
                        certificates == null ? null : new String(certificates, StandardCharsets.UTF_8));
    }

    private Recipient recipient(Notices.Notice notice) {
        return database.sql("select address, name, language, stands_in from notice_box where recipient = ?")
                .param(notice.recipient())
                .query((row, number) -> new Recipient(
                        row.getString(1),
                        row.getString(2),
                        Language.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                        WorkingCalendar.ALWAYS,
                        notice.role(),
                        row.getString(4)))
                .optional()
                .orElseGet(() -> nobody(notice));
    }

    private Recipient nobody(Notices.Notice notice) {
        Sop sop = sops.get().knows(notice.sop()) ? sops.get().latest(notice.sop()) : null;
        Role role = sop == null ? null : sop.role(notice.role());
        String name = role == null ? notice.role() : role.title().id();
        return new Recipient("", name, Language.ID, WorkingCalendar.ALWAYS, notice.role(), null);
    }
}
