package id.patuh.followup;

import static id.patuh.followup.FollowUpDesk.COLLEAGUE;
import static id.patuh.followup.FollowUpDesk.INSPECTOR;
import static id.patuh.followup.FollowUpDesk.LEADERSHIP;
import static id.patuh.followup.FollowUpDesk.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.patuh.notice.NoticeDesk;
import id.patuh.standing.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What is written about findings, over a real database, in simulated time. */
class FollowUpsTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 10, 9);

    private final FollowUpDesk desk = new FollowUpDesk();

    /** Step 5 was handed over at 08:10 and had an hour; nobody has done it. */
    private Finding overdue(String caseId) {
        desk.handedOver(caseId);
        desk.live("2026-10-05T01:20:00Z");
        return desk.finding(caseId, "5", "time");
    }

    private FollowUp written(Finding finding, Writing writing, Author author) {
        Outcome outcome = desk.followUps.write(
                finding, writing, author, desk.followUps.of(finding).last());
        assertThat(outcome).isInstanceOf(Outcome.Written.class);
        return ((Outcome.Written) outcome).followUp();
    }

    private Outcome tried(Finding finding, Writing writing, Author author) {
        return desk.followUps.write(finding, writing, author, FollowUps.WHATEVER_WAS);
    }

    @Test
    void aFindingIsFollowedUpFromTheFirstQuestionToTheSignOff() {
        Finding finding = overdue("K-1");
        assertThat(desk.followUps.of(finding)).isEqualTo(FollowUp.NONE);
        written(finding, new Writing.Comment("Periksa jadwal tim."), INSPECTOR);
        FollowUpState asked = written(finding, new Writing.Question("Mengapa terlambat?", FRIDAY), INSPECTOR)
                .state();
        assertThat(asked.isAsked()).isTrue();
        assertThat(asked.answerDue()).isEqualTo(FRIDAY);
        assertThat(asked.isOverdue(FRIDAY)).isFalse();
        assertThat(asked.isOverdue(FRIDAY.plusDays(1))).isTrue();
        FollowUpState answered = written(finding, new Writing.Answer("Suku cadang belum ada."), STAFF)
                .state();
        assertThat(answered.isAsked()).isFalse();
        assertThat(answered.answered()).isEqualTo(desk.now());
        written(
                finding,
                new Writing.Recommendation("Sediakan cadangan.", "Tidak ada stok", "Layanan padam"),
                INSPECTOR);
        written(finding, new Writing.Assignment(2L, "Inspektur Dua"), INSPECTOR);
        written(finding, new Writing.Status(FollowUpStatus.NOT_YET_AS_RECOMMENDED, "Baru sebagian", FRIDAY), COLLEAGUE);
        written(finding, new Writing.Status(FollowUpStatus.AS_RECOMMENDED, "", null), COLLEAGUE);
        FollowUp closed = written(finding, new Writing.SignOff("Selesai."), COLLEAGUE);
        assertThat(closed.entries()).hasSize(8);
        FollowUpState end = closed.state();
        assertThat(end.isSignedOff()).isTrue();
        assertThat(end.signedOffBy()).isEqualTo("Inspektur Dua");
        assertThat(end.status()).isEqualTo(FollowUpStatus.AS_RECOMMENDED);
        assertThat(end.recommendation()).isEqualTo("Sediakan cadangan.");
        assertThat(end.cause()).isEqualTo("Tidak ada stok");
        assertThat(end.assignee()).isEqualTo(2L);
        assertThat(desk.followUps.of(finding)).isEqualTo(closed);
        assertThat(closed.entries().get(6).changes())
                .containsExactly(
                        new Entry.Change("status", "not-yet-as-recommended", "as-recommended"),
                        new Entry.Change("reason", "Baru sebagian", ""),
                        new Entry.Change("due", "2026-10-09", ""));
    }

    @Test
    void aQuestionGoesToThoseWhoCarryTheStepOut() {
        Finding finding = overdue("K-1");
        int before = desk.notices.mails().size();
        Outcome outcome = tried(finding, new Writing.Question("Mengapa terlambat?", FRIDAY), INSPECTOR);
        assertThat(((Outcome.Written) outcome).told()).containsExactly("tim-teknis@kominfo.example");
        List<NoticeDesk.Mail> mails = desk.notices.mails();
        NoticeDesk.Mail letter = mails.get(mails.size() - 1);
        assertThat(mails).hasSize(before + 1);
        assertThat(letter.subject()).isEqualTo("Permintaan tanggapan: kasus K-1");
        assertThat(letter.body())
                .contains("Mengapa terlambat?", "2026-10-09", "http://127.0.0.1:8080/findings/" + finding.id());
    }

    @Test
    void manyFindingsAreAskedAboutInOneLetter() {
        desk.handedOver("K-1");
        Finding two = overdue("K-2");
        Finding one = desk.finding("K-1", "5", "time");
        int before = desk.notices.mails().size();
        FollowUps.ManyWritten many =
                desk.followUps.writeAll(List.of(one, two), new Writing.Question("Mengapa?", FRIDAY), INSPECTOR);
        assertThat(many.written()).isEqualTo(2);
        assertThat(desk.notices.mails()).hasSize(before + 1);
        assertThat(desk.notices.mails().get(before).body()).contains("K-1", "K-2");
    }

    @Test
    void whoWritesOnWhatHasChangedSeesTheChangeInstead() {
        Finding finding = overdue("K-1");
        long seen = written(finding, new Writing.Comment("Satu"), INSPECTOR).last();
        written(finding, new Writing.Comment("Dua"), COLLEAGUE);
        Outcome late = desk.followUps.write(
                finding, new Writing.Status(FollowUpStatus.AS_RECOMMENDED, "", null), INSPECTOR, seen);
        assertThat(late).isInstanceOf(Outcome.Stale.class);
        assertThat(((Outcome.Stale) late).now().entries()).hasSize(2);
        assertThat(desk.followUps.of(finding).entries()).hasSize(2);
    }

    @Test
    void ofManyWhoWriteAtOnceOneIsFirst() throws Exception {
        Finding finding = overdue("K-1");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Outcome>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Writing writing = new Writing.Comment("Komentar " + i);
                writers.add(() -> desk.followUps.write(finding, writing, INSPECTOR, 0));
            }
            int written = 0;
            for (Future<Outcome> outcome : threads.invokeAll(writers)) {
                written += outcome.get() instanceof Outcome.Written ? 1 : 0;
            }
            assertThat(written).isEqualTo(1);
            assertThat(desk.followUps.of(finding).entries()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theLogIsNeitherEditedNorDeleted() {
        written(overdue("K-1"), new Writing.Comment("Satu"), INSPECTOR);
        assertThatThrownBy(() -> desk.database
                        .sql("update followup_entry set words = 'lain'")
                        .update())
                .hasMessageContaining("neither edited nor deleted");
        assertThatThrownBy(() -> desk.database.sql("delete from followup_entry").update())
                .hasMessageContaining("neither edited nor deleted");
    }

    @Test
    void aFurtherEntryTakesAnEarlierOneBack() {
        Finding finding = overdue("K-1");
        long status = written(finding, new Writing.Status(FollowUpStatus.AS_RECOMMENDED, "", null), INSPECTOR)
                .last();
        FollowUp undone = written(finding, new Writing.Undo(status, "Salah temuan"), COLLEAGUE);
        assertThat(undone.entries()).hasSize(2);
        assertThat(undone.state().status()).isEqualTo(FollowUpStatus.NOT_FOLLOWED_UP);
        assertThat(undone.isUndone(undone.entries().get(0))).isTrue();
        assertThat(tried(finding, new Writing.Undo(status, ""), INSPECTOR)).isInstanceOf(Outcome.Refused.class);
        assertThat(tried(finding, new Writing.Undo(undone.last(), ""), INSPECTOR))
                .isInstanceOf(Outcome.Refused.class);
        long answer = written(finding, new Writing.Answer("Sudah"), STAFF).last();
        assertThat(tried(finding, new Writing.Undo(answer, ""), INSPECTOR)).isInstanceOf(Outcome.Denied.class);
        assertThat(tried(finding, new Writing.Undo(answer, ""), STAFF)).isInstanceOf(Outcome.Written.class);
    }

    @Test
    void everybodyWritesOnlyWhatIsTheirs() {
        Finding finding = overdue("K-1");
        List<Writing> inspectors = List.of(
                new Writing.Comment("x"),
                new Writing.Question("x", FRIDAY),
                new Writing.Recommendation("x", "", ""),
                new Writing.Status(FollowUpStatus.AS_RECOMMENDED, "", null),
                new Writing.Assignment(1L, "x"),
                new Writing.SignOff(""));
        for (Writing writing : inspectors) {
            assertThat(tried(finding, writing, STAFF)).as(writing.kind().word()).isInstanceOf(Outcome.Denied.class);
            assertThat(tried(finding, writing, LEADERSHIP))
                    .as(writing.kind().word())
                    .isInstanceOf(Outcome.Denied.class);
        }
        assertThat(tried(finding, new Writing.Answer("x"), INSPECTOR)).isInstanceOf(Outcome.Denied.class);
        assertThat(tried(finding, new Writing.Answer("x"), LEADERSHIP)).isInstanceOf(Outcome.Denied.class);
        assertThat(desk.followUps.of(finding).entries()).isEmpty();
    }

    @Test
    void whatIsIncompleteIsRefusedWithTheFieldAndTheRemedy() {
        Finding finding = overdue("K-1");
        assertThat(refused(finding, new Writing.Comment(" "))).isEqualTo("words");
        assertThat(refused(finding, new Writing.Comment("x".repeat(10_001)))).isEqualTo("words");
        assertThat(refused(finding, new Writing.Question("Mengapa?", null))).isEqualTo("due");
        assertThat(refused(finding, new Writing.Question("Mengapa?", LocalDate.of(2026, 10, 4))))
                .isEqualTo("due");
        assertThat(refused(finding, new Writing.Status(FollowUpStatus.CANNOT_BE_FOLLOWED_UP, "", null)))
                .isEqualTo("words");
        assertThat(refused(finding, new Writing.SignOff(""))).isEqualTo("kind");
        written(finding, new Writing.Status(FollowUpStatus.CANNOT_BE_FOLLOWED_UP, "Gedung dibongkar", null), INSPECTOR);
        long signOff = written(finding, new Writing.SignOff(""), INSPECTOR).last();
        assertThat(refused(finding, new Writing.Status(FollowUpStatus.AS_RECOMMENDED, "", null)))
                .isEqualTo("kind");
        written(finding, new Writing.Comment("Catatan"), INSPECTOR);
        assertThat(written(finding, new Writing.Undo(signOff, ""), COLLEAGUE)
                        .state()
                        .isSignedOff())
                .isFalse();
    }

    private String refused(Finding finding, Writing writing) {
        Outcome outcome = tried(finding, writing, INSPECTOR);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).why().id()).isNotBlank();
        return ((Outcome.Refused) outcome).field();
    }

    @Test
    void theFollowUpStaysWhenTheFindingIsSupersededAndWithdrawn() {
        Finding first = overdue("K-1");
        written(first, new Writing.Comment("Tentang yang pertama"), INSPECTOR);
        desk.done("K-1", "5", "2026-10-05T01:18:00Z");
        desk.live("2026-10-05T01:25:00Z");
        Finding second = desk.finding("K-1", "5", "time");
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(desk.followUps.of(second).entries()).hasSize(1);
        written(second, new Writing.Comment("Tentang yang kedua"), INSPECTOR);
        desk.done("K-1", "5", "2026-10-05T01:05:00Z");
        desk.live("2026-10-05T01:30:00Z");
        assertThat(desk.findings())
                .noneMatch(one -> one.found().key().equals(first.found().key()));
        Finding ended = desk.notices.office.history().find(second.id());
        assertThat(ended.how()).isEqualTo("withdrawn");
        assertThat(desk.followUps.of(ended).entries())
                .extracting(Entry::finding)
                .containsExactly(first.id(), second.id());
        assertThat(tried(ended, new Writing.SignOff("Temuan dicabut."), INSPECTOR))
                .isInstanceOf(Outcome.Written.class);
        assertThat(desk.worklist.page(
                        new Wanted(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                true,
                                null,
                                Wanted.Which.WITHDRAWN,
                                Wanted.Order.NEWEST,
                                null),
                        id.patuh.accounts.Scope.all(),
                        10))
                .extracting(Worklist.Row::id)
                .containsExactly(second.id());
    }
}
