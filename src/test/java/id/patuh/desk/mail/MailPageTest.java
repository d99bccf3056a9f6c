package id.patuh.desk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.desk.VisitedDesk;
import id.patuh.mail.OutgoingMails;
import id.patuh.mail.OutgoingMessage;
import id.patuh.reception.Arrival;
import id.patuh.reception.Content;
import id.patuh.reception.Reception;
import id.patuh.reception.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MailPageTest extends VisitedDesk {

    @Autowired
    OutgoingMails outgoing;

    @Autowired
    Reception reception;

    /** A mail in that state, to be tried a day from now. */
    private long written(String identity, String state) {
        outgoing.add(new OutgoingMessage(
                identity,
                "notice",
                identity + "@kominfo.example",
                "<script>alert('" + identity + "')</script>",
                "text of " + identity,
                "<p>page of " + identity + "</p><script>alert(1)</script>",
                null,
                null));
        return database.sql("update outgoing_mail set state = ?, attempts = 2, next_attempt = now() + interval '1 day'"
                        + " where identity = ? returning id")
                .params(state, identity)
                .query(Long.class)
                .single();
    }

    private String state(long id) {
        return outgoing.find(id).orElseThrow().state();
    }

    @Test
    void theOutboxShowsWhatWentAndWhatDidNot() {
        long id = written("shown", "unknown");
        assertThat(read(inspector(), "/mail?state=unknown"))
                .contains("/mail/out/" + id, "shown@kominfo.example", "unknown whether it arrived")
                .doesNotContain("<script>alert('shown')");
        assertThat(read(inspector(), "/mail/out/" + id))
                .contains("text of shown", "sandbox=\"\"", "same Message-ID")
                .doesNotContain("<script>alert", "/retry\"");
        Page html = look(inspector(), "/mail/out/" + id + "/html");
        assertThat(html.text()).contains("page of shown");
        assertThat(html.response().getHeader("Content-Security-Policy"))
                .startsWith("sandbox;")
                .contains("default-src 'none'");
        assertThat(look(staff("teknis"), "/mail").status()).isEqualTo(403);
        assertThat(look(leader(), "/mail/out/" + id).status()).isEqualTo(403);
        assertThat(look(inspector(), "/mail?state=lost").status()).isEqualTo(400);
        assertThat(look(inspector(), "/mail/out/999999").status()).isEqualTo(404);
    }

    @Test
    void administratorsHaveAMailTriedAgainUnderTheSameMessageId() {
        long failed = written("again", "failed");
        String messageId = outgoing.find(failed).orElseThrow().messageId();
        assertThat(submit(inspector(), "/mail/out/" + failed + "/retry").status())
                .isEqualTo(403);
        assertThat(state(failed)).isEqualTo("failed");
        submit(admin(), "/mail/out/" + failed + "/retry");
        assertThat(state(failed)).isEqualTo("retry");
        assertThat(outgoing.find(failed).orElseThrow().messageId()).isEqualTo(messageId);
        assertThat(outgoing.find(failed).orElseThrow().reason()).contains("admin");

        long unknown = written("maybe", "unknown");
        submit(admin(), "/mail/out/" + unknown + "/retry");
        assertThat(state(unknown)).isEqualTo("unknown");
        long sent = written("gone", "sent");
        submit(admin(), "/mail/out/" + sent + "/retry");
        assertThat(state(sent)).isEqualTo("sent");
    }

    @Test
    void whatIsGivenUpIsNotSentAnyMore() {
        long retry = written("enough", "retry");
        submit(admin(), "/mail/out/" + retry + "/give-up");
        assertThat(state(retry)).isEqualTo("failed");
        long sending = written("underway", "sending");
        submit(admin(), "/mail/out/" + sending + "/give-up");
        assertThat(state(sending)).isEqualTo("sending");
        assertThat(submit(inspector(), "/mail/out/" + sending + "/give-up").status())
                .isEqualTo(403);
    }

    @Test
    void mailsThatCameAreShownWithWhatBecameOfThem() throws IOException {
        String message =
                "From: stranger@nowhere.example\r\nSubject: <b>help</b>\r\nMessage-ID: <x@nowhere>\r\n\r\nhello\r\n";
        long id = reception
                .receive(new Arrival(
                        Source.MAIL,
                        "box/INBOX/1/7",
                        null,
                        "mail-7.eml",
                        "message/rfc822",
                        "stranger@nowhere.example",
                        null,
                        Content.of(message.getBytes(StandardCharsets.UTF_8))))
                .input()
                .id();
        settled(id);
        assertThat(read(inspector(), "/mail/in"))
                .contains("stranger@nowhere.example", "&lt;b&gt;help&lt;/b&gt;", "not answered")
                .doesNotContain("<b>help");
        assertThat(read(inspector(), "/mail/in/" + id)).contains("rejected", "box/INBOX/1/7");
        assertThat(look(inspector(), "/imports/" + id + "/raw").text()).isEqualTo(message);
        assertThat(look(inspector(), "/mail/in/999999").status()).isEqualTo(404);
    }

    @Test
    void noticesArePreviewedAndHeldOnesReleased() {
        String csv = "case,step,at,role\nP-1,1,2026-10-05 08:00,kadis\n";
        settled(number(
                upload(inspector(), "/imports", file("files", "p.csv", csv)).to()));
        until(
                "a notice is decided on",
                () -> database.sql(
                                "select count(*) > 0 from notice n join sop_case c on c.id = n.case_no where c.case_id = 'P-1'")
                        .query(Boolean.class)
                        .single());
        String list = read(inspector(), "/mail/notices?case=P-1");
        assertThat(list).contains("P-1", "/mail/notices/");
        long id = database.sql(
                        "select max(n.id) from notice n join sop_case c on c.id = n.case_no where c.case_id = 'P-1'"
                                + " and n.kind = 'finding'")
                .query(Long.class)
                .single();
        assertThat(read(inspector(), "/mail/notices/" + id)).contains("P-1");
        assertThat(look(inspector(), "/mail/notices/" + id + "/html").response().getHeader("Content-Security-Policy"))
                .startsWith("sandbox");
        assertThat(read(admin(), "/mail")).contains("notices are held back");
        assertThat(submit(inspector(), "/mail/held/release", "reason", "history")
                        .status())
                .isEqualTo(403);
        assertThat(submit(admin(), "/mail/held/release", "reason", "history").to())
                .isEqualTo("/mail");
        assertThat(submit(admin(), "/mail/breaker/release").to()).isEqualTo("/mail");

        database.sql("update notice set state = 'unreachable', why_id = 'tak seorang pun', why_en = 'nobody at all'"
                        + " where id = :id")
                .param("id", id)
                .update();
        assertThat(look(inspector(), "/mail/notices?case=P-1&lang=id").text()).contains("tak seorang pun");
        assertThat(read(inspector(), "/mail/notices?case=P-1")).contains("nobody at all");
    }
}
