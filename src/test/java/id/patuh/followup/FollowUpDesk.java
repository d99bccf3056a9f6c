package id.patuh.followup;

import id.patuh.eventlog.Transition;
import id.patuh.notice.NoticeDesk;
import id.patuh.sop.Name;
import id.patuh.standing.Finding;
import id.patuh.standing.Findings;
import id.patuh.standing.WaiversInForce;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An office whose findings are followed up, over a real database, its time set by hand; mails stop in the outbox. */
final class FollowUpDesk {

    static final String SOP = "maintenance-gangguan-jaringan";
    /** Monday 08:00 WITA. */
    static final Instant MONDAY = Instant.parse("2026-10-05T00:00:00Z");

    static final Author INSPECTOR = new Author("account:1", 1L, "Inspektur Satu", true, false);
    static final Author COLLEAGUE = new Author("account:2", 2L, "Inspektur Dua", true, false);
    static final Author STAFF = new Author("account:3", 3L, "Pegawai", false, true);
    static final Author LEADERSHIP = new Author("account:4", 4L, "Pimpinan", false, false);

    final NoticeDesk notices = new NoticeDesk(MONDAY, Path.of("rules"));
    final JdbcClient database = notices.database;
    final WaiversInForce inForce = new WaiversInForce(database);
    final FollowUps followUps;
    final Waivers waivers;
    final Worklist worklist;

    FollowUpDesk() {
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(notices.source()));
        followUps = new FollowUps(
                transactions,
                new Entries(database),
                new QuestionLetters(
                        notices.outgoing, notices.directory, notices.office.sops(), "http://127.0.0.1:8080"),
                notices.office.clock());
        waivers = new Waivers(database, transactions, inForce, notices.notices, notices.office.clock());
        worklist = new Worklist(database, transactions, notices.office.sops(), inForce, notices.office.clock());
    }

    Instant now() {
        return notices.office.clock().instant();
    }

    void set(String now) {
        notices.office.set(Instant.parse(now));
    }

    void done(String caseId, String step, String at) {
        notices.office.event(SOP, caseId, step, Transition.COMPLETE, Instant.parse(at));
    }

    /** Steps 1 to 4 are done in time; step 5 is up to the technical team from 08:10 for an hour. */
    void handedOver(String caseId) {
        set("2026-10-05T00:10:00Z");
        done(caseId, "1", "2026-10-05T00:00:00Z");
        done(caseId, "2", "2026-10-05T00:03:00Z");
        done(caseId, "3", "2026-10-05T00:06:00Z");
        done(caseId, "4", "2026-10-05T00:10:00Z");
    }

    void live(String until) {
        notices.until(Instant.parse(until), Duration.ofMinutes(1));
    }

    List<Finding> findings() {
        return notices.office.history().list(new Findings.Wanted(null, null, null, null, null, null, null, 1000));
    }

    Finding finding(String caseId, String step, String check) {
        return findings().stream()
                .filter(one -> one.caseId().equals(caseId)
                        && one.found().key().step().equals(step)
                        && one.found().key().check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    /** The case was reported by that unit. */
    void unit(String caseId, String unit) {
        database.sql("update case_sheet set unit = :unit, unit_folded = :folded where case_id = :case")
                .param("unit", unit)
                .param("folded", Name.folded(unit))
                .param("case", caseId)
                .update();
    }

    List<String> told() {
        return notices.mails().stream()
                .map(mail -> mail.created().toString().substring(11, 16) + " "
                        + mail.recipient().substring(0, mail.recipient().indexOf('@')))
                .toList();
    }
}
