package id.patuh.desk.register;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.accounts.Visitor;
import id.patuh.desk.VisitedDesk;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RegisterPageTest extends VisitedDesk {

    private String key(Visitor visitor) {
        Matcher key = Pattern.compile("name=\"key\" value=\"([^\"]+)\"")
                .matcher(read(visitor, "/register?sop=" + SOP + "&step=2"));
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    private long events(String caseId) {
        return database.sql("select count(*) from event e join sop_case c on c.id = e.case_no where c.case_id = ?")
                .param(caseId)
                .query(Long.class)
                .single();
    }

    private Page record(Visitor visitor, String key, String caseId, String... further) {
        String[] form = {
            "key", key, "sop", SOP, "case", caseId, "step", "2", "transition", "complete", "at", "2026-10-05T08:20:00"
        };
        String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(form), java.util.Arrays.stream(further))
                .toArray(String[]::new);
        return submit(visitor, "/register", all);
    }

    @Test
    void theFormAsksWhatTheStepDemands() {
        String form = read(inspector(), "/register?sop=" + SOP + "&step=2");
        assertThat(form)
                .contains("value=\"Laporan\"", "value=\"Disposisi\"", "lokasi-gangguan", "Asia/Makassar")
                .doesNotContain("value=\"Memo\"");
        assertThat(look(leader(), "/register").status()).isEqualTo(403);
        assertThat(look(inspector(), "/register?sop=nothing").status()).isEqualTo(404);
    }

    @Test
    void aRecordedStepIsOnTheBooksAndTheAuditSpeaksAtOnce() {
        Page sent = record(inspector(), key(inspector()), "H-1", "role", "teknis", "outputs", "Disposisi");
        assertThat(sent.to()).matches("/register/\\d+");
        String receipt = read(inspector(), sent.to());
        assertThat(receipt)
                .contains(
                        "Accepted and stored",
                        "H-1",
                        "Disposisi",
                        "2026-10-05T08:20:00+08:00",
                        "violated",
                        "The case is");
        assertThat(events("H-1")).isEqualTo(1);
        until(
                "the finding stands",
                () -> database.sql("select count(*) from finding f join sop_case c on c.id = f.case_no"
                                        + " where c.case_id = 'H-1' and f.check_name = 'role'")
                                .query(Long.class)
                                .single()
                        == 1);
        assertThat(look(staff("teknis"), sent.to()).status()).isEqualTo(404);
    }

    @Test
    void theSameFormSentTwiceCountsOnceAndWithOtherContentsIsRefused() {
        String key = key(inspector());
        Page first = record(inspector(), key, "H-2");
        Page second = record(inspector(), key, "H-2");
        assertThat(second.to()).isEqualTo(first.to());
        assertThat(events("H-2")).isEqualTo(1);
        Page changed = record(inspector(), key, "H-2", "note", "something else");
        assertThat(changed.status()).isEqualTo(422);
        assertThat(changed.text()).contains("sent before with other contents", "something else");
        assertThat(events("H-2")).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndTheRestIsKept() {
        String tomorrow = LocalDateTime.now(ZoneId.of("Asia/Makassar"))
                .plusDays(1)
                .withNano(0)
                .toString();
        Page refused = submit(
                inspector(),
                "/register",
                "key",
                key(inspector()),
                "sop",
                SOP,
                "case",
                "",
                "step",
                "2",
                "transition",
                "fly",
                "at",
                tomorrow,
                "note",
                "<img src=x onerror=alert(1)>");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains(
                        "Give the number of the case",
                        "yet to come",
                        "Choose what happened",
                        "&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img src=x");
    }

    @Test
    void staffRecordOnlyForTheirSopsAndInTheirOwnRoles() {
        Visitor technician = staff("teknis");
        Page refused = record(technician, key(technician), "H-4", "role", "kadis");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("only record in a role of your own");
        assertThat(record(technician, key(technician), "H-4", "role", "teknis").to())
                .matches("/register/\\d+");
        assertThat(read(staff(), "/register")).contains("no SOP that you may record for");
        assertThat(record(staff(), "11111111-1111", "H-5").status()).isEqualTo(404);
    }

    @Test
    void attachmentsAreKeptAsEvidenceAndNamedAsOutputs() {
        Page sent = upload(
                inspector(),
                "/register",
                file("files", "Disposisi H-6 <b>.pdf", "%PDF"),
                "key",
                key(inspector()),
                "sop",
                SOP,
                "case",
                "H-6",
                "step",
                "2",
                "transition",
                "complete",
                "at",
                "2026-10-05T08:20:00");
        String receipt = read(inspector(), sent.to());
        assertThat(receipt).contains("<dd>Disposisi</dd>", "Disposisi H-6 _b_.pdf");
        long file = database.sql("select evidence from evidence where input = ?")
                .param(number(sent.to()))
                .query(Long.class)
                .single();
        settled(file);
        assertThat(look(inspector(), "/imports/" + file + "/raw").text()).isEqualTo("%PDF");
        assertThat(read(inspector(), "/imports")).doesNotContain("Disposisi H-6");
    }
}
