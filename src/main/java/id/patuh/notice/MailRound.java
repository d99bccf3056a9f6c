package id.patuh.notice;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.directory.Recipient;
import id.patuh.mail.Breaker;
import id.patuh.mail.OutgoingMails;
import id.patuh.reception.CurrentSops;
import id.patuh.sop.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the mails that are due into the outbox, one recipient a transaction, in which the notices in it become mailed.
 * The row of the recipient is held meanwhile, so two services never write to one recipient at a time.
 */
final class MailRound {

    private static final int BATCH = 200;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final CurrentSops sops;
    private final NoticeSettings settings;
    private final OutgoingMails outgoing;
    private final Composer composer;
    private final Supplier<String> tokens;
    private final Notices notices;
    private final Watch watch;
    private final Breaker breaker;

    /** @param tokens keys that nobody can guess */
    MailRound(
            JdbcClient database,
            TransactionTemplate transactions,
            CurrentSops sops,
            NoticeSettings settings,
            OutgoingMails outgoing,
            Composer composer,
            Supplier<String> tokens,
            Notices notices,
            Breaker breaker) {
        this.database = database;
        this.transactions = transactions;
        this.sops = sops;
        this.settings = settings;
        this.outgoing = outgoing;
        this.composer = composer;
        this.tokens = tokens;
        this.notices = notices;
        this.breaker = breaker;
        this.watch = new Watch(database);
    }

    /** @return how many recipients were looked at; 0: nothing was to be done */
    int round(Instant now) {
        List<String> due = database.sql(
                        "select recipient from notice_box where next <= ? order by next, recipient limit ?")
                .params(Timestamp.from(now), BATCH)
                .query(String.class)
                .list();
        due = due.subList(0, due.isEmpty() ? 0 : Math.min(due.size(), breaker.allowance()));
        Restraint.Outage last = watch.last();
        due.forEach(recipient -> transactions.executeWithoutResult(status -> look(recipient, now, last)));
        return due.size();
    }

    private void look(String recipient, Instant now, Restraint.Outage last) {
        List<Recipient> held = database.sql(
                        "select address, name, language, calendar, role, stands_in from notice_box where recipient = ?"
                                + " and next <= ? for update skip locked")
                .params(recipient, Timestamp.from(now))
                .query(this::recipient)
                .list();
        if (held.isEmpty()) {
            return;
        }
        Recipient to = held.get(0);
        if (isUnderWay(to)) {
            lookAgain(recipient, now.plus(LATER));
            return;
        }
        List<Notices.Notice> waiting = highest(notices.waiting(recipient, now), now);
        Map<String, Notices.Notice> byIdentity = new HashMap<>();
        List<Waiting> things = new ArrayList<>();
        for (Notices.Notice notice : waiting) {
            String key = String.valueOf(notice.id());
            byIdentity.put(key, notice);
            things.add(new Waiting(
                    key, String.valueOf(notice.caseNumber()), notice.since().toEpochMilli(), notice.isCritical()));
        }
        Restraint.Plan plan = settings.restraint()
                .plan(now.toEpochMilli(), new Restraint.Box(to.calendar(), things, mailed(to, now)), last);
        if (!plan.contents().isEmpty()) {
            write(
                    to,
                    plan.contents().stream()
                            .map(one -> byIdentity.get(one.identity()))
                            .toList(),
                    plan.form(),
                    now);
        }
        boolean more = notices.count(recipient) > waiting.size();
        Instant next = plan.next() == Restraint.NEVER ? now.plus(LATER) : Instant.ofEpochMilli(plan.next());
        if (more || !plan.contents().isEmpty()) {
            next = earlier(next, now.plus(SOON));
        }
        if (things.isEmpty() && !more) {
            next = Instant.parse("9999-01-01T00:00:00Z");
        }
        lookAgain(recipient, next);
    }

    private void lookAgain(String recipient, Instant next) {
        database.sql("update notice_box set next = ? where recipient = ?")
                .params(Timestamp.from(next), recipient)
                .update();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Recipient recipient(ResultSet row, int number) throws SQLException {
        return new Recipient(
                row.getString(1),
                row.getString(2),
                Language.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                sops.get().calendars().getOrDefault(row.getString(4), WorkingCalendar.ALWAYS),
                row.getString(5),
                row.getString(6));
    }

    /** Of several rungs of one limit the highest is told in place of the others. */
    private List<Notices.Notice> highest(List<Notices.Notice> waiting, Instant now) {
        Map<String, Notices.Notice> highest = new HashMap<>();
        waiting.forEach(notice -> highest.merge(
                notice.kind() + " " + notice.subject(),
                notice,
                (one, other) -> other.percent() >= one.percent() ? other : one));
        Set<Long> kept = highest.values().stream().map(Notices.Notice::id).collect(Collectors.toSet());
        Map<Boolean, List<Notices.Notice>> parted =
                waiting.stream().collect(Collectors.partitioningBy(notice -> kept.contains(notice.id())));
        notices.settle(
                parted.getOrDefault(false, List.of()), "passed", "a higher rung is told in its place", null, now);
        return parted.getOrDefault(true, List.of());
    }

    private List<Long> mailed(Recipient to, Instant now) {
        return database.sql("select created from outgoing_mail where recipient = ? and kind = 'notice' and created > ?")
                .params(to.address(), Timestamp.from(now.minus(settings.window())))
                .query((row, number) -> row.getTimestamp(1).getTime())
                .list();
    }

    private boolean isUnderWay(Recipient to) {
        return database.sql("""
                        select exists (select from outgoing_mail where recipient = ? and kind = 'notice'
                            and state in ('pending', 'sending', 'retry'))
                        """).param(to.address()).query(Boolean.class).single();
    }

    private void write(Recipient to, List<Notices.Notice> contents, Restraint.Form form, Instant now) {
        String identity = Identity.of(contents.stream()
                .map(notice -> String.valueOf(notice.id()))
                .sorted()
                .toArray(String[]::new));
        String token = tokens.get();
        Composer.Composed mail = composer.compose(to, contents, form, token, now);
        notices.settle(mail.cleared(), "dropped", "settled before it was told", null, now);
        if (mail.told().isEmpty()) {
            return;
        }
        outgoing.add(mail.message("notice " + identity, to.address()));
        database.sql("insert into notice_mail (mail, token, recipient, created) values (?, ?, ?, ?)")
                .params("notice " + identity, token, to.key(), Timestamp.from(now))
                .update();
        notices.settle(mail.told(), "mailed", null, "notice " + identity, now);
    }
}
