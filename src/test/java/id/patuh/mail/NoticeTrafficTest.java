package id.patuh.mail;

import static id.patuh.entrance.Office.until;
import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.entrance.Office;
import id.patuh.reception.InputState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes back to the intake mailbox after notices went out, over real IMAP and SMTP. */
@Timeout(120)
class NoticeTrafficTest {

    private static final String OTHER = "patuh@dinas.example";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    static Path data;

    private static PostOffice post;
    private static Office office;

    @BeforeAll
    static void open() {
        post = new PostOffice();
        post.add(OTHER);
        office = Office.open(data.resolve("one"), post.settings());
    }

    @AfterAll
    static void close() {
        office.close();
        post.close();
    }

    /** The Message-ID of a notice that has been sent. */
    private static String told(String recipient) {
        String identity = "notice " + NUMBER.incrementAndGet();
        OutgoingMails outgoing = office.part(OutgoingMails.class);
        outgoing.add(
                new OutgoingMessage(identity, "notice", recipient, "[K-1] Pengingat", "Langkah 5 …", null, null, null));
        until("the notice is sent", () -> state(identity).equals("sent"));
        return office.database()
                .sql("select message_id from outgoing_mail where identity = ?")
                .param(identity)
                .query(String.class)
                .single();
    }

    private static String state(String identity) {
        return office.database()
                .sql("select state from outgoing_mail where identity = ?")
                .param(identity)
                .query(String.class)
                .single();
    }

    private static void came(String mail) {
        int before = office.inputs().size();
        post.append(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        office.untilRead(before + 1);
        until("nothing waits for an answer", () -> office.count("mail_waiting") == 0);
    }

    private static long answers() {
        return office.count("outgoing_mail where kind = 'answer'");
    }

    private static List<String> replies() {
        return office.database()
                .sql("select m.message_id from mail_reply r join outgoing_mail m on m.id = r.outgoing")
                .query(String.class)
                .list();
    }

    private static String reply(String from, String to, String more) {
        return "From: " + from + "\nMessage-ID: <" + NUMBER.incrementAndGet()
                + "@kominfo.example>\nSubject: Re: [K-1] Pengingat\nIn-Reply-To: " + to + "\n" + more;
    }

    @Test
    void aMailThatComesBackFailsAndIsShownAgainstItsRecipientUntilOneArrives() {
        String id = told("pindah@kominfo.example");
        OutgoingMails outgoing = office.part(OutgoingMails.class);
        assertThat(outgoing.unreached())
                .extracting(OutgoingMails.Unreached::address)
                .isEmpty();

        came(DeliveryReports.failed(id, "pindah@kominfo.example"));
        came(DeliveryReports.failed(id, "pindah@kominfo.example"));

        assertThat(outgoing.unreached()).singleElement().satisfies(one -> {
            assertThat(one.address()).isEqualTo("pindah@kominfo.example");
            assertThat(one.reason()).contains("5.1.1", "nobody of that name");
        });
        assertThat(outgoing.counts().get("failed")).isEqualTo(1);
        assertThat(answers()).isZero();
        told("pindah@kominfo.example");
        assertThat(outgoing.unreached()).isEmpty();
    }

    @Test
    void aDelayChangesNothing() {
        String id = told("lambat@kominfo.example");
        came(DeliveryReports.delayed(id, "lambat@kominfo.example"));
        assertThat(office.part(OutgoingMails.class).unreached())
                .extracting(OutgoingMails.Unreached::address)
                .doesNotContain("lambat@kominfo.example");
    }

    @Test
    void aReplyIsNotedOnceAndNotAnswered() {
        String id = told(PostOffice.KASIE);
        long answered = answers();
        came(reply(PostOffice.KASIE, id, "\nBaik, saya tangani.\n\n> kasus: K-1\n> langkah: 5\n"));
        assertThat(replies()).containsOnlyOnce(id);
        assertThat(answers()).isEqualTo(answered);
        assertThat(office.inputs().get(office.inputs().size() - 1).state()).isEqualTo(InputState.READ);
    }

    @Test
    void aReplyMayBringEventsWhichAreAnswered() {
        String id = told(PostOffice.KASIE);
        long answered = answers();
        came(reply(
                PostOffice.KASIE,
                id,
                "\nkasus: BALAS-1\nsop: maintenance-gangguan-jaringan\nlangkah: 12\nwaktu: 2026-10-05 08:00\n"));
        assertThat(replies()).containsOnlyOnce(id);
        until("the events are answered", () -> answers() == answered + 1);
    }

    @Test
    void nobodyElseAndNoProgramTakesNote() {
        String id = told(PostOffice.KASIE);
        came(reply("lain@elsewhere.example", id, "\nSaya tangani.\n"));
        came(reply(PostOffice.KASIE, id, "Auto-Submitted: auto-replied\n\nSaya sedang cuti.\n"));
        came(reply(PostOffice.KASIE, id, "Precedence: bulk\n\nx\n"));
        assertThat(replies()).doesNotContain(id);
    }

    @Test
    void twoServicesThatWriteToEachOtherStopAfterOneMail() {
        Map<String, Object> settings = new HashMap<>(post.settings());
        settings.put("patuh.mail.imap.user", OTHER);
        settings.put("patuh.mail.smtp.from", OTHER);
        try (Office other = Office.open(data.resolve("two"), settings)) {
            long answered = answers();
            told(OTHER);
            other.untilRead(1);
            int before = office.inputs().size();
            other.part(OutgoingMails.class)
                    .add(new OutgoingMessage(
                            "notice 1",
                            "notice",
                            PostOffice.INTAKE,
                            "[K-2] Pengingat",
                            "Langkah 5 …",
                            null,
                            null,
                            null));
            office.untilRead(before + 1);
            until(
                    "both are quiet",
                    () -> office.count("mail_waiting") == 0
                            && other.count("mail_waiting") == 0
                            && other.count("outgoing_mail where state <> 'sent'") == 0);
            assertThat(answers()).isEqualTo(answered);
            assertThat(other.count("outgoing_mail")).isEqualTo(1);
            assertThat(other.inputs()).hasSize(1);
            assertThat(office.inputs()).hasSize(before + 1);
        }
    }
}
