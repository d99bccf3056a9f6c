package id.patuh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailHeadTest {

    private static MailHead head(String... headers) {
        return Letters.read(Letters.bytes(String.join("\n", headers) + "\n\nx")).head();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kasie@kominfo.example|kasie@kominfo.example",
                "Kasie <KaSie@Kominfo.Example>|kasie@kominfo.example",
                "\"kadis@kominfo.example\" <lain@elsewhere.example>|lain@elsewhere.example",
                "kadis@kominfo.example <lain@elsewhere.example>|lain@elsewhere.example",
                "=?utf-8?q?kadis=40kominfo.example_=3C?= <lain@elsewhere.example>|lain@elsewhere.example",
                "(kadis@kominfo.example) lain@elsewhere.example|lain@elsewhere.example",
                "kasie@bücher.example|kasie@xn--bcher-kva.example"
            })
    void theAddressCountsAndNotTheNameBesideIt(String from, String address) {
        assertThat(head("From: " + from).from()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: x",
                "From: ",
                "From: Kasie",
                "From: a@x.example, b@x.example",
                "From: a@x.example\nFrom: b@x.example",
                "From: undisclosed-recipients:;",
                "From: <>",
                "From: a b@x.example",
                "From: <@>"
            })
    void withoutOneAddressThereIsNoSender(String headers) {
        assertThat(head(headers).from()).isNull();
    }

    @Test
    void lettersThatLookAlikeAreOthers() {
        assertThat(head("From: kаsie@kominfo.example").from()).isNotEqualTo("kasie@kominfo.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Return-Path: <>",
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: Auto-Replied (vacation)",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=x",
                "X-Autoreply: yes",
                "X-Failed-Recipients: a@b.example",
                "Subject: Out of Office: Kasie",
                "Subject: Automatic reply: lapor",
                "Subject: Balasan otomatis",
                "Subject: Undelivered Mail Returned to Sender"
            })
    void repliesOfProgramsAreNeitherReadNorAnswered(String header) {
        assertThat(head("From: kasie@kominfo.example", header).origin()).isEqualTo(Origin.AUTOMATIC_REPLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-generated",
                "Precedence: bulk",
                "Precedence: JUNK",
                "Precedence: list",
                "List-Id: <warga.example>",
                "list-unsubscribe: <mailto:x@y.example>",
                "List-Anything: x",
                "X-Auto-Response-Suppress: All"
            })
    void whatProgramsWriteIsReadButNotAnswered(String header) {
        assertThat(head("From: kasie@kominfo.example", header).origin()).isEqualTo(Origin.PROGRAM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"MAILER-DAEMON@x.example", "no-reply@x.example", "noreply@x.example", "warga-bounces@x.example"})
    void robotsAreNotAnswered(String from) {
        assertThat(head("From: " + from).origin()).isEqualTo(Origin.PROGRAM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Auto-Submitted: no", "Precedence: first-class", "Return-Path: <a@b.example>", "Subject: Auto"})
    void peopleAreAnswered(String header) {
        assertThat(head("From: kasie@kominfo.example", header).origin()).isEqualTo(Origin.PERSON);
    }

    @Test
    void ownMailIsKnownByItsMarkOrItsAddress() {
        assertThat(head("From: a@b.example", "X-Patuh: 1").origin()).isEqualTo(Origin.OURSELVES);
        assertThat(head("From: Patuh <PATUH@kominfo.example>").origin()).isEqualTo(Origin.OURSELVES);
    }

    @Test
    void aSubjectIsDecodedAndOnOneLine() {
        assertThat(head("Subject: =?utf-8?q?[GJ-1]_lapor=0D=0ABcc:_x?=").subject())
                .isEqualTo("[GJ-1] lapor Bcc: x");
        assertThat(head("Subject: satu\n dua").subject()).isEqualTo("satu dua");
    }

    @Test
    void aMessageIdThatIsNoneIsAbsent() {
        assertThat(head("Message-ID: <a@b>").messageId()).isEqualTo("<a@b>");
        assertThat(head("Message-ID: a b").messageId()).isEmpty();
    }
}
