package id.patuh.mail;

import static id.patuh.entrance.Office.until;
import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.entrance.Office;
import id.patuh.reception.Input;
import id.patuh.reception.InputState;
import id.patuh.reception.Inputs;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real conversations by IMAP and SMTP, from the mail of a person to the answer in the inbox. */
@Timeout(90)
class MailConversationTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    static Path data;

    private static PostOffice post;
    private static Office office;

    private int inputs;
    private int processed;
    private int answers;

    @BeforeAll
    static void open() {
        post = new PostOffice();
        office = Office.open(data, post.settings());
    }

    @AfterAll
    static void close() {
        office.close();
        post.close();
    }

    @BeforeEach
    void count() {
        untilQuiet();
        inputs = office.inputs().size();
        processed = post.count(PostOffice.INTAKE, "Processed");
        answers = post.count(PostOffice.KASIE, "INBOX");
    }

    private static String caseId() {
        return "GJ-" + NUMBER.incrementAndGet();
    }

    private static byte[] mail(String headers, String text) {
        return Letters.bytes("From: Kasie <" + PostOffice.KASIE + ">\nTo: " + PostOffice.INTAKE + "\nMessage-ID: <"
                + NUMBER.incrementAndGet() + "@kominfo.example>\n" + headers + "\n" + text);
    }

    private static String lines(String caseId) {
        return "kasus: " + caseId + "\nlangkah: 12\nwaktu: 2026-10-05 08:00\njabatan: Kasie e-Gov\n";
    }

    private static String mixed(String... parts) {
        return "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + String.join("\n--b\n", parts)
                + "\n--b--\n";
    }

    private static String csv(String name, String rows) {
        return "Content-Type: text/csv\nContent-Disposition: attachment; filename=\"" + name
                + "\"\n\ncase,step,at,role\n" + rows;
    }

    /** The inputs that this test brought, once they are read and their mails are moved. */
    private List<Input> taken(int mails, int all) {
        post.untilProcessed(processed + mails);
        office.untilRead(inputs + all);
        assertThat(post.count(PostOffice.INTAKE, "INBOX")).isZero();
        return office.inputs().subList(inputs, inputs + all);
    }

    private void untilAnswered(int mails) {
        untilQuiet();
        assertThat(post.count(PostOffice.KASIE, "INBOX")).isEqualTo(answers + mails);
    }

    private static void untilQuiet() {
        until(
                "all mails are answered",
                () -> office.count("mail_waiting") == 0
                        && office.database()
                                        .sql("select count(*) from outgoing_mail where state <> 'sent'")
                                        .query(Long.class)
                                        .single()
                                == 0);
    }

    private MimeMessage answer() {
        untilAnswered(1);
        return post.mails(PostOffice.KASIE, "INBOX").get(answers);
    }

    @Test
    void anEventIsTakenFromTheTextAndAnswered() {
        post.send(mail("Subject: lapor\n", lines(caseId())));

        Input mail = taken(1, 1).get(0);
        assertThat(mail.state()).isEqualTo(InputState.READ);
        assertThat(mail.accepted()).isEqualTo(1);
        assertThat(mail.sender()).isEqualTo(PostOffice.KASIE);
        MimeMessage answer = answer();
        assertThat(PostOffice.header(answer, "Auto-Submitted")).isEqualTo("auto-replied");
        assertThat(PostOffice.header(answer, "In-Reply-To")).matches("<[0-9]+@kominfo.example>");
        assertThat(MimePart.decoded(PostOffice.header(answer, "Subject"))).isEqualTo("Re: lapor – diterima / accepted");
        assertThat(PostOffice.text(answer))
                .contains("Diterima: 1. Sudah pernah diterima: 0. Ditolak: 0.", "Accepted: 1.", "langkah: 12");
    }

    @Test
    void theSubjectNamesTheCase() {
        String caseId = caseId();
        post.send(mail("Subject: [" + caseId + "] lapor\n", "langkah: 12\nwaktu: 2026-10-05 08:00"));

        assertThat(taken(1, 1).get(0).accepted()).isEqualTo(1);
        assertThat(office.database()
                        .sql("select count(*) from sop_case where case_id = ?")
                        .param(caseId)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void attachedTablesAreInputsOfTheirOwnAndRejectedRowsComeBack() {
        String caseId = caseId();
        post.send(mail(
                "Subject: lapor\n"
                        + mixed(
                                "\nterlampir",
                                csv("a.csv", caseId + ",1,2026-10-05 08:00,OPD\n" + caseId + ",2,besok,Kadis\n"),
                                csv("b.csv", caseId + ",3,2026-10-05 09:00,Kabid\n")),
                ""));

        List<Input> all = taken(1, 3);
        assertThat(all.get(1).parent()).isEqualTo(all.get(0).id());
        assertThat(all).extracting(Input::accepted).containsExactly(0L, 1L, 1L);
        MimeMessage answer = answer();
        assertThat(PostOffice.text(answer))
                .contains("Accepted: 2. Received before: 0. Rejected: 1.", "a.csv line 3", "'besok' is not a time");
        assertThat(PostOffice.attached(answer)).contains("besok", "rejected_from,reason", "a.csv:3");
    }

    @Test
    void otherAttachmentsAreEvidenceAndNamedAmongTheOutputs() throws IOException {
        String caseId = caseId();
        post.send(mail(
                "Subject: lapor\n"
                        + mixed(
                                "\n" + lines(caseId),
                                "Content-Type: application/pdf; name=\"Berita acara GJ.pdf\"\n\n%PDF-",
                                "Content-Type: image/png; name=logo.png\n\nx"),
                ""));

        List<Input> all = taken(1, 3);
        assertThat(all).allMatch(input -> input.state() == InputState.READ);
        assertThat(office.part(Inputs.class).open(all.get(1).id())).hasContent("%PDF-");
        assertThat(office.database()
                        .sql(
                                "select array_to_string(p.outputs, '|') from event e join particulars p on p.id = e.particulars"
                                        + " join sop_case c on c.id = e.case_no where c.case_id = ?")
                        .param(caseId)
                        .query(String.class)
                        .single())
                .isEqualTo("Dokumen Berita Acara");
        assertThat(PostOffice.text(answer())).contains("Kept as evidence: Berita acara GJ.pdf, logo.png.");
    }

    @Test
    void whatIsWrongIsAnsweredWithWhatToMend() {
        post.send(mail("Subject: lapor\n", "kasus: " + caseId() + "\nlangkah: 12\nwaktu: kemarin\nlangkha: 5"));

        assertThat(taken(1, 1).get(0).rejected()).isEqualTo(1);
        MimeMessage answer = answer();
        assertThat(PostOffice.text(answer)).contains("'kemarin' bukan waktu", "'kemarin' is not a time", "langkha: 5");
        assertThat(PostOffice.attached(answer)).contains("kemarin");
        assertThat(MimePart.decoded(PostOffice.header(answer, "Subject"))).contains("ditolak / rejected");
    }

    @Test
    void aMailThatIsTooLargeIsRejectedAnsweredAndLeftWhereItsBytesAreKept() throws IOException {
        int left = post.count(PostOffice.INTAKE, "Rejected");
        post.append(mail(
                "Subject: besar\n",
                lines(caseId()) + "x".repeat(76).concat("\n").repeat(26_000_000 / 77)));

        office.untilRead(inputs + 1);
        until("it is moved", () -> post.count(PostOffice.INTAKE, "Rejected") == left + 1);
        Input mail = office.inputs().get(inputs);
        assertThat(mail.state()).isEqualTo(InputState.REJECTED);
        assertThat(java.util.Objects.requireNonNull(mail.reason()).en()).contains(" MB", "Rejected");
        assertThat(office.part(Inputs.class).open(mail.id()).readAllBytes())
                .asString()
                .contains("Subject: besar")
                .doesNotContain("langkah");
        assertThat(PostOffice.text(answer())).contains("lies in the mailbox's folder Rejected");
        assertThat(post.count(PostOffice.INTAKE, "INBOX")).isZero();
    }

    @Test
    void aMailWithoutEventsIsRejectedAndAnswered() {
        post.send(mail("Subject: apa kabar\n", "Apa kabar?"));

        assertThat(taken(1, 1).get(0).state()).isEqualTo(InputState.REJECTED);
        assertThat(PostOffice.text(answer())).contains("no event is in the mail", "tidak ada peristiwa");
    }

    @Test
    void anUnknownSenderIsRejectedAndTheBytesAreKept() throws IOException {
        String strange = "strange-" + NUMBER.incrementAndGet() + "@elsewhere.example";
        post.append(Letters.bytes(
                "From: \"" + PostOffice.KASIE + "\" <" + strange + ">\nSubject: x\n\n" + lines(caseId())));

        Input mail = taken(1, 1).get(0);
        assertThat(mail.state()).isEqualTo(InputState.REJECTED);
        assertThat(java.util.Objects.requireNonNull(mail.reason()).en())
                .startsWith("the sender is not in the register");
        assertThat(office.part(Inputs.class).open(mail.id()).readAllBytes())
                .asString()
                .contains("langkah: 12");
        untilAnswered(0);
        assertThat(office.database()
                        .sql("select body from outgoing_mail where recipient = ?")
                        .param(strange)
                        .query(String.class)
                        .single())
                .contains("the sender is not in the register")
                .doesNotContain("langkah");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated",
                "Precedence: bulk",
                "List-Id: <warga.example>",
                "Return-Path: <>",
                "X-Patuh: answer",
                "Subject: Out of office: cuti",
                "Date: Thu, 05 Oct 2006 08:00:00 +0000"
            })
    void automaticAndOldMailIsNotAnswered(String header) {
        post.append(mail(header + "\n", lines(caseId())));

        taken(1, 1);
        untilAnswered(0);
    }

    @Test
    void oneBrokenMailDoesNotHoldUpTheOthers() {
        byte[] noise = new byte[5_000];
        new java.util.Random(3).nextBytes(noise);
        post.append(
                mail("Subject: a\n", lines(caseId())),
                noise,
                new byte[] {'\r', '\n'},
                mail("Subject: b\n", lines(caseId())));

        List<Input> all = taken(4, 4);
        assertThat(all)
                .extracting(Input::state)
                .containsExactly(InputState.READ, InputState.REJECTED, InputState.REJECTED, InputState.READ);
    }

    @Test
    void theSameEventAgainIsADuplicate() {
        String caseId = caseId();
        post.append(mail("Subject: a\n", lines(caseId)));
        taken(1, 1);
        post.append(mail("Subject: b\n", lines(caseId)));

        assertThat(taken(2, 2)).extracting(Input::duplicate).containsExactly(0L, 1L);
        untilAnswered(2);
        assertThat(PostOffice.text(post.mails(PostOffice.KASIE, "INBOX").get(answers + 1)))
                .contains("Received before: 1");
    }

    @Test
    void theSameMessageIdWithOtherBytesIsAnotherMail() {
        String head = "From: " + PostOffice.KASIE + "\nMessage-ID: <same@kominfo.example>\nSubject: x\n\n";
        post.append(Letters.bytes(head + lines(caseId())), Letters.bytes(head + lines(caseId())));

        assertThat(taken(2, 2)).extracting(Input::accepted).containsExactly(1L, 1L);
        untilAnswered(2);
    }

    @Test
    void theSameBytesTwiceAreAnsweredOnce() {
        byte[] mail = mail("Subject: x\n", lines(caseId()));
        post.append(mail, mail);

        taken(2, 2);
        untilAnswered(1);
    }

    @Test
    void senderMayAnswerTheAnswerWithTheMendedRows() {
        String caseId = caseId();
        post.append(mail("Subject: lapor\n" + mixed("\n", csv("a.csv", caseId + ",2,besok,Kadis\n")), ""));
        taken(1, 2);
        MimeMessage answer = answer();
        String mended = PostOffice.attached(answer).replace("besok", "2026-10-06 08:00");
        post.append(mail(
                "Subject: Re: lapor\n"
                        + mixed(
                                "\n> kasus: X\n> langkah: 1",
                                "Content-Type: text/csv; name=rejected.csv\n\n" + mended.replace("\r\n", "\n")),
                ""));

        assertThat(taken(2, 4).get(3).accepted()).isEqualTo(1);
    }

    @Test
    void whatIsStoredIsWhatTheServerHad() throws IOException {
        byte[] mail = mail("Subject: =?utf-8?q?caf=C3=A9?=\nX-Odd:\t a\n", "kasus: \u00e9\n\n\n.\n..titik\n");
        post.append(mail);

        Input input = taken(1, 1).get(0);
        assertThat(office.part(Inputs.class).open(input.id()).readAllBytes()).isEqualTo(mail);
    }

    @Test
    void placesNameAccountFolderValidityAndNumber() {
        post.append(mail("Subject: x\n", lines(caseId())));

        assertThat(taken(1, 1).get(0).place()).matches("patuh@kominfo\\.example@127\\.0\\.0\\.1/INBOX/[0-9]+/[0-9]+");
    }

    @Test
    void faultyMailsAreCountedNowhereTwice() {
        Map<InputState, Long> states = office.part(Inputs.class).counts().inputs();

        assertThat(states.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(office.inputs().size());
        assertThat(office.part(Inputs.class).counts().difference()).isZero();
    }
}
