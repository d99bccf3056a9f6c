package id.patuh.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.patuh.SettableClock;
import id.patuh.database.TestDatabase;
import id.patuh.eventlog.Transition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class StandingAuditTest {

    private static final Instant MORNING = Instant.parse("2026-10-05T00:00:00Z");

    private static final String SOP = """
            sop: permohonan
            version: 2026-01
            title: {id: Permohonan, en: Application}
            owner: Dinas Contoh
            effective-from: 2026-01-01
            zone: Asia/Makassar
            calendar: jam-kerja
            steps:
              - step: 1
                activity: {id: Berkas diterima, en: The papers are received}
                limit: 30 menit
              - step: 2
                activity: {id: Berkas diperiksa, en: The papers are examined}
                limit: 1 jam
              - step: 3
                activity: {id: Izin terbit, en: The permit is issued}
            """;

    private static final String HOURS = """
            calendar: jam-kerja
            zone: Asia/Makassar
            week:
              mon-fri: [08:00-12:00, 13:00-16:00]
            """;

    @TempDir
    private Path temp;

    private Path rules = Path.of("");
    private SettableClock clock = new SettableClock(MORNING);
    private Office office;

    @BeforeEach
    void open() throws IOException {
        rules = temp.resolve("rules");
        write("permohonan/sop.yaml", SOP);
        write("calendars/jam-kerja.yaml", HOURS);
        office = new Office(TestDatabase.fresh(), clock, rules, false);
    }

    private void write(String file, String text) throws IOException {
        write(rules, file, text);
    }

    private static void write(Path folder, String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    private void at(String instant) {
        clock.set(Instant.parse(instant));
    }

    @Test
    void aFindingAppearsTheMillisecondAfterItsLimitHasPassedAndOnceOnly() {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        office.settle();
        assertThat(office.findings()).isEmpty();
        at("2026-10-05T00:30:00Z");
        office.settle();
        assertThat(office.findings()).isEmpty();
        at("2026-10-05T00:30:00.001Z");
        office.settle();
        assertThat(office.said()).containsExactly("K-1 1 time violated");
        assertThat(office.findings().get(0).raised()).isEqualTo(clock.instant());
        clock.advance(Duration.ofSeconds(5));
        office.settle();
        assertThat(history()).isEqualTo(1);
    }

    @Test
    void aLimitThatIsUsedUpAtTheEndOfADayPassesWhenTheOfficeOpensAgain() {
        at("2026-10-05T07:30:00Z");
        office.event("K-1", "1", Transition.START, "2026-10-05T07:30:00Z");
        office.settle();
        at("2026-10-05T23:59:59Z");
        office.settle();
        assertThat(office.findings()).isEmpty();
        at("2026-10-06T00:00:00.001Z");
        office.settle();
        assertThat(office.said()).containsExactly("K-1 1 time violated");
    }

    @Test
    void aDeadlineThatPassedWhileTheServiceWasDownIsSeenAtTheStart() {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        office.settle();
        at("2026-10-05T03:00:00Z");
        Office restarted = office.another();
        restarted.settle();
        assertThat(restarted.said()).containsExactly("K-1 1 time violated");
    }

    @Test
    void twoServicesOnOneDatabaseStoreAFindingOnce() throws InterruptedException {
        Office other = office.another();
        for (int i = 0; i < 300; i++) {
            office.event("K-" + i, "1", Transition.START, "2026-10-05T00:00:00Z");
        }
        at("2026-10-05T00:30:00.001Z");
        Thread beside = new Thread(other::settle);
        beside.start();
        office.settle();
        beside.join();
        assertThat(office.findings()).hasSize(300);
        assertThat(history()).isEqualTo(300);
    }

    @Test
    void anAuditThatComesSecondIsDropped() {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        at("2026-10-05T01:00:00Z");
        List<ClaimedCase> claimed = office.tables.cases().claimDue(clock.instant(), Office.LEASE, 10);
        clock.advance(Office.LEASE);
        office.another().settle();
        assertThat(office.tables
                        .transactions()
                        .<Integer>execute(
                                status -> office.tables.cases().hold(claimed).size()))
                .isZero();
        assertThat(history()).isEqualTo(1);
    }

    @Test
    void theCasesOfAKilledWorkerComeBackWhenItsClaimRunsOut() {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        at("2026-10-05T01:00:00Z");
        office.tables.cases().claimDue(clock.instant(), Office.LEASE, 10);
        office.settle();
        assertThat(office.findings()).isEmpty();
        clock.advance(Office.LEASE);
        office.settle();
        assertThat(office.said()).containsExactly("K-1 1 time violated");
    }

    @Test
    void aServiceThatWasKilledTakesItsOwnClaimsUpAtOnceAndLeavesThoseOfOthers() {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        at("2026-10-05T01:00:00Z");
        office.tables.cases().claimDue(clock.instant(), Office.LEASE, 10);
        assertThat(office.another().tables.cases().releaseOwn()).isZero();
        assertThat(office.tables.cases().releaseOwn()).isEqualTo(1);
        office.settle();
        assertThat(office.said()).containsExactly("K-1 1 time violated");
    }

    @Test
    void aLateEventWithdrawsAFinding() {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        at("2026-10-05T01:00:00Z");
        office.settle();
        Instant before = clock.instant();
        at("2026-10-05T02:00:00Z");
        office.event("K-1", "1", Transition.COMPLETE, "2026-10-05T00:20:00Z");
        office.settle();
        assertThat(office.said()).containsExactly("K-1 2 time violated");
        assertThat(office.findingsKnownBy(before).stream().map(Office::said)).containsExactly("K-1 1 time violated");
        Finding gone = office.findingsKnownBy(before).get(0);
        assertThat(gone.how()).isEqualTo("withdrawn");
        assertThat(gone.ended()).isEqualTo(clock.instant());
    }

    @Test
    void aCorrectionSupersedesAFinding() {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        at("2026-10-05T00:50:00Z");
        office.settle();
        Finding overdue = office.findings().get(0);
        assertThat(overdue.found().running()).isTrue();
        office.event("K-1", "1", Transition.COMPLETE, "2026-10-05T00:45:00Z");
        office.settle();
        Finding late = office.findings().get(0);
        assertThat(late.found().running()).isFalse();
        assertThat(late.found().elapsed()).isEqualTo(Duration.ofMinutes(45).toMillis());
        List<Finding> chain = office.tables.findings().chain(late);
        assertThat(chain).extracting(Finding::id).containsExactly(overdue.id(), late.id());
        assertThat(chain.get(0).how()).isEqualTo("superseded");
        assertThat(chain.get(0).supersededBy()).isEqualTo(late.id());
    }

    @Test
    void aRunningFindingIsSupersededAsItsSeverityGrowsAndNotBefore() {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        for (int minute = 0; minute <= 90; minute++) {
            office.settle();
            clock.advance(Duration.ofMinutes(1));
        }
        Finding last = office.findings().get(0);
        List<Finding> chain = office.tables.findings().chain(last);
        assertThat(chain)
                .extracting(finding -> finding.found().severity())
                .containsExactly("minor", "major", "critical");
        assertThat(chain.get(1).raised()).isEqualTo("2026-10-05T00:38:00Z");
        assertThat(chain.get(2).raised()).isEqualTo("2026-10-05T01:01:00Z");
    }

    @Test
    void aSuspendedCaseWaitsForNoDeadline() {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        office.event("K-1", "1", Transition.SUSPEND, "2026-10-05T00:10:00Z");
        at("2026-10-05T00:20:00Z");
        office.settle();
        assertThat(due("K-1")).isNull();
        office.event("K-1", "1", Transition.RESUME, "2026-10-05T00:20:00Z");
        office.settle();
        assertThat(due("K-1")).isEqualTo("2026-10-05T00:20:00.001Z");
        clock.advance(Duration.ofMillis(1));
        office.settle();
        assertThat(due("K-1")).isEqualTo("2026-10-05T00:40:00.001Z");
    }

    @Test
    void anEventOfTheFutureCountsFromItsMomentOn() {
        office.event("K-1", "2", Transition.COMPLETE, "2026-10-05T01:00:00Z");
        office.settle();
        assertThat(office.findings()).isEmpty();
        assertThat(due("K-1")).isEqualTo("2026-10-05T01:00:00Z");
        at("2026-10-05T01:00:00Z");
        office.settle();
        assertThat(office.said()).containsExactly("K-1 2 order violated", "K-1 2 time unproven");
    }

    @Test
    void historyIsNeitherEditedNorDeleted() {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        at("2026-10-05T01:00:00Z");
        office.settle();
        JdbcTemplate jdbc = new JdbcTemplate(office.database);
        assertThatThrownBy(() -> jdbc.update("update finding set verdict = 'unproven'"))
                .hasMessageContaining("history");
        assertThatThrownBy(() -> jdbc.update("delete from finding")).hasMessageContaining("history");
        assertThatThrownBy(() -> jdbc.update("delete from case_audit")).hasMessageContaining("history");
    }

    @Test
    void whatWasKnownOnBothAxesStaysAnswerable() {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        at("2026-10-05T01:00:00Z");
        office.settle();
        Instant known = clock.instant();
        at("2026-10-05T05:00:00Z");
        office.event("K-1", "1", Transition.COMPLETE, "2026-10-05T00:20:00Z");
        office.settle();
        assertThat(verdict(null, known)).isEqualTo("violated");
        assertThat(verdict(Instant.parse("2026-10-05T00:10:00Z"), null)).isEqualTo("pending");
        assertThat(verdict(Instant.parse("2026-10-05T01:00:00Z"), null)).isEqualTo("compliant");
        assertThat(verdict(Instant.parse("2026-10-05T01:00:00Z"), known)).isEqualTo("violated");
    }

    private String verdict(Instant asOf, Instant knownBy) {
        return office.inquiry.ask("permohonan", "K-1", asOf, knownBy).verdicts().stream()
                .filter(verdict -> verdict.check().name().equals("time")
                        && verdict.step().id().equals("1"))
                .findFirst()
                .orElseThrow()
                .verdict()
                .word();
    }

    @Test
    void aPastFindingHasTheCertificateItHadUnderTheRulesAndEventsOfThen() throws IOException {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        at("2026-10-05T01:00:00Z");
        office.settle();
        Finding finding = office.findings().get(0);
        byte[] certificate = office.inquiry.certificate(finding);
        assertThat(new String(certificate, java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"kasus.csv\"", "\"elapsed_s\" : 3600", "rules/permohonan/sop.yaml");
        at("2026-10-05T05:00:00Z");
        office.event("K-1", "1", Transition.COMPLETE, "2026-10-05T00:20:00Z");
        write("permohonan/sop.yaml", SOP.replace("30 menit", "10 menit"));
        office.lookAtRules();
        office.settle();
        Office restarted = office.another();
        assertThat(restarted.inquiry.certificate(finding)).isEqualTo(certificate);
    }

    @Test
    void aFindingKeepsItsCertificateWhenANewVersionGovernsItsCaseAndWhenThatGoesAgain() throws IOException {
        String later = SOP.replace("version: 2026-01", "version: 2026-07")
                .replace("effective-from: 2026-01-01", "effective-from: 2026-07-01");
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        at("2026-10-05T01:00:00Z");
        office.settle();
        Finding first = office.findings().get(0);
        byte[] certificate = office.inquiry.certificate(first);
        assertThat(certificate).isNotNull();

        write("permohonan/sop-2026-07.yaml", later.replace("30 menit", "15 menit"));
        office.lookAtRules();
        at("2026-10-05T01:10:00Z");
        office.settle();
        Finding second = office.findings().get(0);
        byte[] another = office.inquiry.certificate(second);
        assertThat(second.found().version()).isEqualTo("2026-07");
        assertThat(another).isNotNull();
        assertThat(office.inquiry.certificate(first)).isEqualTo(certificate);

        Files.delete(rules.resolve("permohonan/sop-2026-07.yaml"));
        office.lookAtRules();
        at("2026-10-05T01:20:00Z");
        office.settle();
        Finding third = office.findings().get(0);
        assertThat(third.found().version()).isEqualTo("2026-01");
        Office restarted = office.another();
        assertThat(restarted.inquiry.certificate(third)).isNotNull();
        assertThat(restarted.inquiry.certificate(first)).isEqualTo(certificate);
        assertThat(restarted.inquiry.certificate(second)).isEqualTo(another);
    }

    @Test
    void aNewVersionAuditsAgainOnlyWhatItGoverns() throws IOException {
        office.event("K-old", "1", Transition.START, "2026-06-01T00:00:00Z");
        office.event("K-new", "1", Transition.START, "2026-10-05T00:00:00Z");
        at("2026-10-05T00:20:00Z");
        office.settle();
        write(
                "permohonan/sop-2026-07.yaml",
                SOP.replace("version: 2026-01", "version: 2026-07")
                        .replace("effective-from: 2026-01-01", "effective-from: 2026-07-01")
                        .replace("30 menit", "15 menit"));
        office.lookAtRules();
        Reaudits.Progress begun = office.tables.reaudits().list(1).get(0);
        assertThat(begun.total()).isEqualTo(1);
        assertThat(begun.left()).isEqualTo(1);
        assertThat(begun.finished()).isNull();
        office.settle();
        assertThat(office.said()).contains("K-new 1 time violated");
        assertThat(office.findings().get(0).found().version()).isEqualTo("2026-07");
        Reaudits.Progress done = office.tables.reaudits().list(1).get(0);
        assertThat(done.left()).isZero();
        assertThat(done.finished()).isNotNull();
        assertThat(audits("K-old")).isEqualTo(1);
        assertThat(office.reading.get().versions().get("permohonan")).hasSize(2);
    }

    @Test
    void aChangedCalendarAuditsAgainWhatItGoverns() throws IOException {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        at("2026-10-05T01:00:00Z");
        office.settle();
        assertThat(office.findings()).hasSize(1);
        write("calendars/jam-kerja.yaml", HOURS + "dates:\n  - {on: 2026-10-05, open: [], why: Libur, by: SKB}\n");
        office.lookAtRules();
        office.settle();
        assertThat(office.findings()).isEmpty();
    }

    @Test
    void aFaultyNewVersionChangesNothingAndIsSaid() throws IOException {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        String before = office.rules.state().fingerprint();
        write("permohonan/sop.yaml", SOP.replace("limit: 30 menit", "limit: sebentar"));
        office.lookAtRules();
        assertThat(office.rules.state().fingerprint()).isEqualTo(before);
        assertThat(office.rules.state().refused().complaints().toString())
                .contains("permohonan/sop.yaml:11", "sebentar");
        Office restarted = office.another();
        assertThat(restarted.rules.state().fingerprint()).isEqualTo(before);
        assertThat(restarted.rules.state().refused()).isNotNull();
        write("permohonan/sop.yaml", SOP);
        office.lookAtRules();
        assertThat(office.rules.state().refused()).isNull();
    }

    @Test
    void aFolderThatIsBeingWrittenIsLeftAlone() throws IOException {
        String before = office.rules.state().fingerprint();
        write("permohonan/sop.yaml", SOP.replace("30 menit", "20 menit"));
        office.rules.look();
        assertThat(office.rules.state().fingerprint()).isEqualTo(before);
        write("permohonan/sop.yaml", SOP.replace("30 menit", "10 menit"));
        office.rules.look();
        assertThat(office.rules.state().fingerprint()).isEqualTo(before);
        office.rules.look();
        assertThat(office.rules.state().fingerprint()).isNotEqualTo(before);
    }

    @Test
    void whereItIsSetAChangedFolderWaitsForConfirmation() throws IOException {
        Office careful = new Office(office.database, clock, rules, true);
        write("permohonan/sop.yaml", SOP.replace("30 menit", "10 menit"));
        careful.lookAtRules();
        String before = careful.rules.state().fingerprint();
        assertThat(careful.rules.state().waiting()).isNotNull().isNotEqualTo(before);
        Office restarted = new Office(office.database, clock, rules, true);
        assertThat(restarted.rules.state().fingerprint()).isEqualTo(before);
        assertThat(restarted.rules.confirm()).isTrue();
        assertThat(restarted.rules.state().fingerprint()).isNotEqualTo(before);
        assertThat(restarted.rules.confirm()).isFalse();
    }

    @Test
    void aRehearsalShowsWhatWouldChangeAndChangesNothing() throws IOException {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        office.event("K-2", "1", Transition.START, "2026-10-04T23:00:00Z");
        at("2026-10-05T00:20:00Z");
        office.settle();
        assertThat(office.rehearsals.start(null)).isNull();
        Path next = temp.resolve("rules-next");
        write(next, "permohonan/sop.yaml", SOP.replace("30 menit", "10 menit"));
        write(next, "calendars/jam-kerja.yaml", HOURS);
        long id = office.rehearsals.start(null);
        Rehearsals.Rehearsal done = office.rehearsals.find(id);
        assertThat(done.done()).isEqualTo(2);
        assertThat(done.finished()).isNotNull();
        assertThat(done.failed()).isNull();
        assertThat(office.rehearsals.counts(id).get("time")).containsEntry("raised", 2L);
        Rehearsals.WouldChange change =
                office.rehearsals.changes(id, "raised", "time", 0, 10).get(0);
        assertThat(change.before()).isNull();
        assertThat(change.after().sentenceEn()).contains("10 minutes");
        assertThat(office.findings()).isEmpty();
        assertThat(history()).isZero();
        assertThat(office.rehearsals.find(office.rehearsals.start(1L)).total()).isEqualTo(1);
    }

    @Test
    void aRehearsalOfANewVersionListsOnlyFindingsThatItWouldChange() throws IOException {
        office.event("K-1", "1", Transition.START, "2026-10-05T00:00:00Z");
        at("2026-10-05T01:00:00Z");
        office.settle();
        assertThat(office.findings()).isNotEmpty();
        Path next = temp.resolve("rules-next");
        write(next, "permohonan/sop.yaml", SOP.replace("version: 2026-01", "version: 2026-02"));
        write(next, "calendars/jam-kerja.yaml", HOURS);
        assertThat(office.rehearsals.counts(office.rehearsals.start(null))).isEmpty();
        write(
                next,
                "permohonan/sop.yaml",
                SOP.replace("version: 2026-01", "version: 2026-02").replace("30 menit", "10 menit"));
        assertThat(office.rehearsals
                        .counts(office.rehearsals.start(null))
                        .get("time")
                        .keySet())
                .containsExactly("changed");
    }

    @Test
    void aCaseThatCannotBeAuditedKeepsNobodyFromTheirs() {
        for (String one : List.of("K-1", "K-2", "K-3")) {
            office.event(one, "1", Transition.START, "2026-10-05T00:00:00Z");
        }
        new JdbcTemplate(office.database)
                .update(
                        "update event set particulars = 999 where case_no = (select id from sop_case where case_id = 'K-2')");
        at("2026-10-05T01:00:00Z");
        office.settle();
        assertThat(office.said()).containsExactly("K-1 1 time violated", "K-3 1 time violated");
        assertThat(office.tables.stuck().count()).isEqualTo(1);
    }

    @Test
    void aCaseOfAnUnknownSopWaitsForItsRules() throws IOException {
        office.events.add("lain", "K-1", "1", Transition.START, MORNING, MORNING);
        at("2026-10-05T01:00:00Z");
        office.settle();
        assertThat(office.findings()).isEmpty();
        write("lain/sop.yaml", SOP.replace("sop: permohonan", "sop: lain"));
        office.lookAtRules();
        office.settle();
        assertThat(office.said()).containsExactly("K-1 1 time violated");
    }

    private long history() {
        return number("select count(*) from finding");
    }

    private long audits(String caseId) {
        return number("select audits from sop_case where case_id = '" + caseId + "'");
    }

    private long number(String sql) {
        return new JdbcTemplate(office.database).queryForObject(sql, Long.class);
    }

    private Instant due(String caseId) {
        java.sql.Timestamp due = new JdbcTemplate(office.database)
                .queryForObject("select due from sop_case where case_id = ?", java.sql.Timestamp.class, caseId);
        return due == null ? null : due.toInstant();
    }
}
