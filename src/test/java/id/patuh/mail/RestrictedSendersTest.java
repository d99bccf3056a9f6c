package id.patuh.mail;

import static id.patuh.entrance.Office.until;
import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.entrance.Office;
import id.patuh.reception.Input;
import id.patuh.reception.InputState;
import id.patuh.reception.RejectedRows;
import id.patuh.sop.Language;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What senders may report who may not report everything, through a real mailbox. */
@Timeout(120)
class RestrictedSendersTest {

    @TempDir
    Path data;

    private Path register;
    private PostOffice post;
    private Office office;

    @BeforeEach
    void open() {
        register = data.resolve("senders.yaml");
        Office.write(register, "senders:\n- {address: " + PostOffice.KASIE + ", roles: [kasie]}\n");
        post = new PostOffice();
        Map<String, Object> settings = new HashMap<>(post.settings());
        settings.put("patuh.mail.senders", register);
        office = Office.open(data, settings);
    }

    @AfterEach
    void close() {
        office.close();
        post.close();
    }

    private static byte[] table(String rows) {
        return Letters.bytes("From: " + PostOffice.KASIE + "\nTo: " + PostOffice.INTAKE
                + "\nSubject: tabel\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: text/csv\nContent-Disposition: attachment; filename=\"t.csv\"\n\ncase,step,at,role\n"
                + rows
                + "\n--b--\n");
    }

    private static byte[] lines(String caseId) {
        return Letters.bytes("From: " + PostOffice.KASIE + "\nSubject: x\n\nkasus: " + caseId
                + "\nlangkah: 12\nwaktu: 2026-10-05 08:00\njabatan: Kasie e-Gov\n");
    }

    @Test
    void ofATableOnlyTheRowsAreTakenThatTheSenderMayReport() {
        post.append(table("""
                T-1,12,2026-10-05 08:00,Kasie e-Gov
                T-2,2,2026-10-05 08:00,Kadis Kominfo
                T-3,12,2026-10-05 09:00,
                """));
        post.untilProcessed(1);
        office.untilRead(2);

        Input file = office.inputs().get(1);
        assertThat(file.accepted()).isEqualTo(2);
        assertThat(file.rejected()).isEqualTo(1);
        assertThat(office.part(RejectedRows.class).find(file.id(), file.shownName(), 10))
                .singleElement()
                .satisfies(row -> assertThat(row.message(Language.EN)).contains("may not report for role"));
        until("the answer is there", () -> post.count(PostOffice.KASIE, "INBOX") == 1);
        MimeMessage answer = post.mails(PostOffice.KASIE, "INBOX").get(0);
        assertThat(PostOffice.text(answer)).contains("t.csv baris 3", "t.csv line 3", "hanya untuk kasie");
        assertThat(PostOffice.attached(answer)).contains("T-2").doesNotContain("T-1", "T-3");
    }

    @Test
    void aChangedRegisterCountsFromTheNextMailOnAndAFaultyOneChangesNothing() throws Exception {
        post.append(lines("R-1"));
        post.untilProcessed(1);
        Office.write(register, "senders:\n- {address: somebody@else.example}\n");
        until("the sender is a stranger", () -> rejects("R-2"));

        Files.writeString(register, "senders: {");
        until("still a stranger", () -> rejects("R-3"));
        Office.write(register, "senders:\n- {address: " + PostOffice.KASIE + "}\n");
        until("the sender is known again", () -> !rejects("R-4"));
    }

    private int sent;

    /** Sends a mail and tells whether it was rejected. */
    private boolean rejects(String caseId) {
        int before = office.inputs().size();
        post.append(lines(caseId + "-" + ++sent));
        office.untilRead(before + 1);
        List<Input> inputs = office.inputs();
        return inputs.get(inputs.size() - 1).state() == InputState.REJECTED;
    }
}
