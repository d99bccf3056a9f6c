package id.patuh.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.database.TestDatabase;
import id.patuh.directory.Directory;
import id.patuh.eventlog.Transition;
import id.patuh.mail.OutgoingDesk;
import id.patuh.sop.Language;
import id.patuh.standing.AuditedOffice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reports out of the database: points of knowledge, editions, the calendar, the outbox. The clock is set by hand. */
class ReportsTest {

    private static final String SOP = FileReport.SOP;
    private static final ZoneId ZONE = ZoneId.of("Asia/Makassar");
    private static final Period OCTOBER = java.util.Objects.requireNonNull(Period.of("2026-10"));

    @TempDir
    private Path temp;

    private HikariDataSource source;
    private JdbcClient database;
    private AuditedOffice office;
    private Reports reports;
    private ReportWorkers workers;
    private List<String> recipients = List.of();

    @BeforeEach
    void open() throws Exception {
        Path rules = temp.resolve("rules");
        AuditedOffice.copy(Path.of("rules"), rules);
        source = TestDatabase.fresh();
        database = JdbcClient.create(source);
        office = new AuditedOffice(source, Instant.parse("2026-10-01T00:00:00Z"), rules);
        service(List.of());
    }

    @AfterEach
    void close() {
        source.close();
    }

    private void service(List<String> named) {
        recipients = named;
        reports = new Reports(database, office.clock(), () -> {});
        workers = workers(office);
    }

    private ReportWorkers workers(AuditedOffice one) {
        ReportSettings settings = new ReportSettings(
                true, recipients, List.of(), Language.ID, "", "", "", "", null, Duration.ofSeconds(1));
        WorkingCalendar hours =
                java.util.Objects.requireNonNull(one.sops().get().calendars().get("jam-kerja-asn"));
        Directory directory = Directory.empty(new Directory.Defaults(Language.ID, hours));
        Making making = new Making(
                reports,
                one.inquiry(),
                one.sops(),
                (cases, knownBy, zone) -> Followups.NONE,
                new Sending(OutgoingDesk.of(database, one.clock()), () -> directory, reports, settings, one.clock()),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                settings);
        return new ReportWorkers(
                reports,
                making,
                new ReportCalendar(reports, one.sops(), () -> directory, Language.ID, one.clock()),
                Duration.ofSeconds(1));
    }

    private void event(String caseId, String step, String at) {
        office.event(SOP, caseId, step, Transition.COMPLETE, Instant.parse(at));
    }

    private void reportedOn(String caseId, String day) {
        event(caseId, "1", day + "T00:00:00Z");
        event(caseId, "2", day + "T00:10:00Z");
        event(caseId, "3", day + "T02:00:00Z");
    }

    private KeptReport ask(Instant knownBy) {
        return reports.ask(new Reports.Wanted(SOP, "", OCTOBER, Language.ID, null, knownBy), ZONE, "token:test");
    }

    private KeptReport made(KeptReport asked) {
        workers.work();
        return reports.find(asked.id()).orElseThrow();
    }

    private Map<String, String> hashes(KeptReport report) {
        return reports.documents(report).stream()
                .collect(Collectors.toMap(Reports.Document::path, Reports.Document::sha256));
    }

    @Test
    void ofOnePointOfKnowledgeThereIsOneReportAndLaterEvidenceGivesANewEdition() {
        reportedOn("K-1", "2026-10-05");
        office.settle();
        office.set(Instant.parse("2026-11-10T00:00:00Z"));
        KeptReport first = made(ask(null));
        assertThat(first.reason()).isEmpty();
        assertThat(first.state()).isEqualTo(KeptReport.State.MADE);
        assertThat(first.edition()).isEqualTo(1);
        assertThat(first.asOf()).isEqualTo("2026-10-31T15:59:59.999Z");
        assertThat(first.versions()).anyMatch(version -> version.startsWith(SOP + " 2021-01 "));
        assertThat(reports.documents(first)).hasSize(9);

        assertThat(ask(first.knownBy()).id()).isEqualTo(first.id());

        office.set(Instant.parse("2026-11-11T00:00:00Z"));
        KeptReport nothingNew = made(ask(null));
        assertThat(nothingNew.edition()).isEqualTo(1);
        assertThat(nothingNew.sameAs()).isEqualTo(first.id());
        assertThat(hashes(nothingNew)).isEqualTo(hashes(first));

        office.set(Instant.parse("2026-11-12T00:00:00Z"));
        reportedOn("K-2", "2026-10-06");
        office.settle();
        KeptReport second = made(ask(null));
        assertThat(second.edition()).isEqualTo(2);
        assertThat(second.changes())
                .contains("1 kasus baru diketahui: K-2")
                .anyMatch(change -> change.startsWith("Kasus: 1 menjadi 2"));
        assertThat(new String(
                        reports.document(second, "page.html").orElseThrow().content(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains("1 kasus baru diketahui: K-2");

        Map<String, String> before = hashes(first);
        database.sql("delete from report_file").update();
        database.sql("delete from report").update();
        KeptReport again = made(ask(first.knownBy()));
        assertThat(again.edition()).isEqualTo(1);
        assertThat(hashes(again)).isEqualTo(before);
    }

    @Test
    void lookingBackTakesNoEditionSPlace() {
        reportedOn("K-1", "2026-10-05");
        office.settle();
        office.set(Instant.parse("2026-11-10T00:00:00Z"));
        event("K-2", "1", "2026-10-06T00:00:00Z");
        office.settle();
        KeptReport first = made(ask(null));
        KeptReport back = made(ask(Instant.parse("2026-10-31T12:00:00Z")));
        assertThat(back.edition()).isEqualTo(2);
        assertThat(back.changes()).isEmpty();
        assertThat(reports.latest(SOP, OCTOBER.toString(), Language.ID)
                        .orElseThrow()
                        .id())
                .isEqualTo(first.id());

        office.set(Instant.parse("2026-11-12T00:00:00Z"));
        event("K-2", "2", "2026-10-06T02:00:00Z");
        office.settle();
        KeptReport third = made(ask(null));
        assertThat(third.edition()).isEqualTo(3);
        assertThat(third.changes())
                .anyMatch(change -> change.contains("kali terlambat, sendiri"))
                .noneMatch(change -> change.contains("StepDelay"))
                .noneMatch(change -> change.startsWith("Kasus: 1"));
        assertThat(reports.latest(SOP, OCTOBER.toString(), Language.ID)
                        .orElseThrow()
                        .id())
                .isEqualTo(third.id());
    }

    @Test
    void whatHasNotBegunCannotBeReported() {
        assertThatThrownBy(() -> reports.ask(
                        new Reports.Wanted(
                                SOP,
                                "",
                                java.util.Objects.requireNonNull(Period.of("2026-12")),
                                Language.ID,
                                null,
                                null),
                        ZONE,
                        "token:test"))
                .hasMessageContaining("has not begun");
        assertThatThrownBy(() -> ask(Instant.parse("2027-01-01T00:00:00Z"))).hasMessageContaining("nobody knows yet");
    }

    @Test
    void onTheFirstWorkingDayTheReportIsMadeAndSentOnce() {
        service(List.of("kepala@kantor.example", "sekretaris@kantor.example"));
        workers.work();
        assertThat(scheduled()).isEmpty();
        reportedOn("K-1", "2026-10-05");
        office.settle();

        // 1 November 2026 is a Sunday; the office opens on Monday at 07:30
        office.set(Instant.parse("2026-11-01T23:29:00Z"));
        workers.work();
        assertThat(scheduled()).isEmpty();
        office.set(Instant.parse("2026-11-01T23:30:00Z"));
        workers.work();
        workers.work();
        workers(office.another()).work();
        assertThat(scheduled()).containsExactly("2026-10 made");
        List<Map<String, Object>> mails = mails();
        assertThat(mails)
                .extracting(mail -> mail.get("recipient"))
                .containsExactly("kepala@kantor.example", "sekretaris@kantor.example");
        Map<String, Object> mail = mails.get(0);
        assertThat((String) mail.get("subject")).contains("Oktober 2026");
        assertThat((String) mail.get("body")).contains("Kepatuhan: ", "ekomendasi", "ang paling merugikan");
        assertThat((String) mail.get("html")).contains("ekomendasi").doesNotContain("<svg");
        assertThat((String) mail.get("file_name")).endsWith("-2026-10.pdf");
        assertThat(new String((byte[]) mail.get("file"), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");

        office.set(Instant.parse("2026-11-20T00:00:00Z"));
        workers.work();
        assertThat(mails()).hasSize(2);
    }

    @Test
    void whatWasMissedWhileDownIsMadeAtTheNextStartOnce() {
        service(List.of("kepala@kantor.example"));
        workers.work();
        reportedOn("K-1", "2026-10-05");
        office.settle();
        office.set(Instant.parse("2027-01-20T00:00:00Z"));
        AuditedOffice other = office.another();
        List<Thread> both = new ArrayList<>();
        for (ReportWorkers one : List.of(workers(office), workers(other))) {
            both.add(new Thread(one::work));
        }
        both.forEach(Thread::start);
        both.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        workers.work();
        assertThat(scheduled()).containsExactly("2026-10 made", "2026-11 made", "2026-12 made");
        assertThat(mails()).hasSize(3);
    }

    @Test
    void aNewServiceReportsNoMonthThatWasOverBefore() {
        office.set(Instant.parse("2026-12-20T00:00:00Z"));
        workers.work();
        assertThat(scheduled()).isEmpty();
    }

    @Test
    void whereNobodyIsNamedTheReportSaysSo() throws Exception {
        service(List.of());
        database.sql("select 1").query(Integer.class).single();
        Path rules = temp.resolve("rules/maintenance-gangguan-jaringan/sop-2021-01.yaml");
        java.nio.file.Files.writeString(
                rules, java.nio.file.Files.readString(rules).replaceAll("(?m)^    email: .*\n", ""));
        office.lookAtRules();
        workers.work();
        office.set(Instant.parse("2026-11-03T00:00:00Z"));
        workers.work();
        assertThat(scheduled()).containsExactly("2026-10 made");
        assertThat(mails()).isEmpty();
        assertThat(reports.list(null, null, null, 10).get(0).reason()).contains("Tidak ada yang ditunjuk");
    }

    @Test
    void aReportThatCannotBeMadeIsTriedAFewTimesAndThenSaysWhy() {
        KeptReport asked =
                reports.ask(new Reports.Wanted(SOP, "", OCTOBER, Language.ID, null, null), ZONE, "token:test");
        database.sql("update report set period = 'nothing' where id = ?")
                .param(asked.id())
                .update();
        workers.work();
        KeptReport failed = reports.find(asked.id()).orElseThrow();
        assertThat(failed.state()).isEqualTo(KeptReport.State.FAILED);
        assertThat(failed.attempts()).isEqualTo(Reports.MOST_ATTEMPTS);
        assertThat(failed.reason()).contains("about no period");
    }

    private List<String> scheduled() {
        return database.sql("select period || ' ' || state from report where scheduled order by period")
                .query(String.class)
                .list();
    }

    private List<Map<String, Object>> mails() {
        return database.sql("select * from outgoing_mail where kind = 'report' order by recipient, subject")
                .query()
                .listOfRows();
    }
}
