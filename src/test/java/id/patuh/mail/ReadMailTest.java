package id.patuh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadMailTest {

    private static final String HEAD = "From: kasie-egov@kominfo.example\nSubject: [GJ-9] lapor\nMIME-Version: 1.0\n";

    private static byte[] mixed(String... parts) {
        return Letters.bytes(HEAD + "Content-Type: multipart/mixed; boundary=\"b\"\n\npreamble\n--b\n"
                + String.join("\n--b\n", parts) + "\n--b--\nepilogue");
    }

    @Test
    void aPlainTextIsReadAndTheSubjectNamesTheCase() {
        ReadMail.Letter letter = Letters.letter(Letters.bytes(HEAD + "\nlangkah: 1\nwaktu: 2026-10-05"));

        assertThat(letter.caseId()).isEqualTo("GJ-9");
        assertThat(letter.lines()).extracting(line -> line.key()).containsExactly("langkah", "waktu");
    }

    @Test
    void htmlAloneIsReadAsText() {
        assertThat(Letters.said(Letters.bytes(
                        HEAD + "Content-Type: text/html; charset=utf-8\n\n<p>kasus: A</p><p>langkah:&nbsp;1</p>")))
                .containsExactly("kasus=A", "langkah=1");
    }

    @Test
    void ofTwoFormsThePlainOneIsRead() {
        byte[] mail =
                Letters.bytes(HEAD + "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nkasus: plain\n--b\n"
                        + "Content-Type: text/html\n\nkasus: html\n--b--");

        assertThat(Letters.said(mail)).containsExactly("kasus=plain");
    }

    @Test
    void anEmptyPlainFormIsNoForm() {
        byte[] mail = Letters.bytes(HEAD + "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n \n--b\n"
                + "Content-Type: text/html\n\nkasus: html\n--b--");

        assertThat(Letters.said(mail)).containsExactly("kasus=html");
    }

    @Test
    void tablesAreTakenForEventsAndTheRestForEvidence() {
        ReadMail.Letter letter = Letters.letter(mixed(
                "\nlangkah: 1",
                "Content-Type: text/csv\nContent-Disposition: attachment; filename=\"events.csv\"\n\ncase,at\nA,2026-10-05",
                "Content-Type: application/pdf; name=\"Laporan GJ.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERi0=",
                "Content-Type: application/gzip\nContent-Disposition: attachment; filename=log.xes.gz\n\nx"));

        assertThat(letter.tables()).extracting(Attachment::name).containsExactly("events.csv", "log.xes.gz");
        assertThat(letter.tables().get(0).content()).asString().isEqualTo("case,at\r\nA,2026-10-05");
        assertThat(letter.evidence()).extracting(Attachment::name).containsExactly("Laporan GJ.pdf");
        assertThat(letter.evidence().get(0).content()).asString().isEqualTo("%PDF-");
    }

    @Test
    void fileNamesAreDecodedAndLoseTheirFolders() {
        ReadMail.Letter letter = Letters.letter(mixed(
                "Content-Disposition: attachment; filename*=utf-8''lap%6Fran%20%C3%A9.csv\n\nx",
                "Content-Disposition: attachment; filename=\"../../etc/passwd.csv\"\n\nx",
                "Content-Disposition: attachment; filename=\"=?utf-8?q?lap=6Fran.csv?=\"\n\nx",
                "Content-Disposition: attachment; filename=\"C:\\\\x\\\\a\u202Evsc.csv\"\n\nx"));

        assertThat(letter.tables())
                .extracting(Attachment::name)
                .containsExactly("laporan é.csv", "passwd.csv", "laporan.csv", "a_vsc.csv".replace("_", " "));
    }

    @Test
    void textsInOtherCharsetsAreRead() {
        String text = "keterangan: café";
        byte[] latin =
                join(HEAD + "Content-Type: text/plain; charset=iso-8859-1\n\n", text, StandardCharsets.ISO_8859_1);
        byte[] unnamed = join(HEAD + "\n", text, Charset.forName("windows-1252"));
        byte[] unknown = join(HEAD + "Content-Type: text/plain; charset=x-nobody\n\n", text, StandardCharsets.UTF_8);
        byte[] wide = join(HEAD + "Content-Type: text/plain; charset=utf-16le\n\n", text, StandardCharsets.UTF_16LE);

        for (byte[] mail : new byte[][] {latin, unnamed, unknown, wide}) {
            assertThat(Letters.said(mail)).containsExactly("keterangan=café");
        }
    }

    private static byte[] join(String head, String body, Charset charset) {
        byte[] first = Letters.bytes(head);
        byte[] second = body.getBytes(charset);
        byte[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    @Test
    void transferEncodingsAreUndone() {
        String base64 = Base64.getMimeEncoder().encodeToString(Letters.EVENT.getBytes(StandardCharsets.UTF_8));

        assertThat(Letters.said(Letters.bytes(HEAD + "Content-Transfer-Encoding: base64\n\n" + base64)))
                .hasSize(3);
        assertThat(Letters.said(Letters.bytes(
                        HEAD + "Content-Transfer-Encoding: Quoted-Printable\n\nkasus=3A=20GJ=\n-1\nlangkah: =5")))
                .contains("kasus=GJ-1");
    }

    @Test
    void winmailIsKnown() {
        ReadMail.Letter letter = Letters.letter(mixed("Content-Type: application/ms-tnef; name=winmail.dat\n\nx"));

        assertThat(letter.evidence()).singleElement().matches(Attachment::isWinmail);
    }

    @Test
    void aForwardedMailIsEvidence() {
        ReadMail.Letter letter =
                Letters.letter(mixed("\nlihat", "Content-Type: message/rfc822\n\nFrom: a@b.example\n\nkasus: X"));

        assertThat(letter.lines()).isEmpty();
        assertThat(letter.evidence()).extracting(Attachment::name).containsExactly("attachment-1.eml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/mixed; boundary=b\n\nkasus: A\nlangkah: 1",
                "Content-Type: multipart/mixed\n\nkasus: A\nlangkah: 1",
                "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nkasus: A\nlangkah: 1",
                "Content-Type: multipart/mixed; boundary=\"b\n\n--b\n\nkasus: A\nlangkah: 1",
                "Content-Type: text/plain; charset=\n\nkasus: A\nlangkah: 1",
                "Content-Type: ;;;\n\nkasus: A\nlangkah: 1",
                "Content-Type\n\nkasus: A\nlangkah: 1",
                "Date: yesterday\n\nkasus: A\nlangkah: 1",
                "Content-Transfer-Encoding: 7-bit\n\nkasus: A\nlangkah: 1",
                "no header at all\n\nkasus: A\nlangkah: 1"
            })
    void brokenStructureCostsNoText(String rest) {
        assertThat(Letters.said(Letters.bytes("From: a@b.example\n" + rest))).contains("kasus=A", "langkah=1");
    }

    @Test
    void nothingAtAllIsALetterThatSaysNothing() {
        assertThat(Letters.letter(new byte[0]).lines()).isEmpty();
        assertThat(Letters.letter(new byte[] {0, 1, 2, (byte) 0xff}).lines()).isEmpty();
    }

    @Test
    void moreThanAThousandPartsAreRefused() {
        String many = "--b\n\nx\n".repeat(1_001);

        assertThat(reason(Letters.bytes(HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + many)))
                .startsWith("the mail has more than 1000 parts");
    }

    @Test
    void partsTwentyDeepAreReadAndDeeperOnesRefused() {
        assertThat(Letters.read(nested(20))).isInstanceOf(ReadMail.Letter.class);
        assertThat(reason(nested(21))).startsWith("parts of the mail lie more than 20 deep");
    }

    private static byte[] nested(int depth) {
        StringBuilder mail = new StringBuilder(HEAD);
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        return Letters.bytes(mail + "\nkasus: A");
    }

    @Test
    void headersOfMoreThan64KbAreRefused() {
        assertThat(reason(Letters.bytes(
                        "From: a@b.example\n" + ("X-Filler: " + "x".repeat(990) + "\n").repeat(70) + "\nkasus: A")))
                .startsWith("the headers of the mail are longer than 64 KB");
    }

    @Test
    void aMailOfMoreThan25MbIsRefusedAndItsSenderKnown() {
        byte[] large = java.util.Arrays.copyOf(Letters.plain("kasus: A"), MimeParser.MOST_BYTES + 1);

        assertThat(reason(large)).startsWith("the mail has 26 MB, more than 25");
        assertThat(Letters.read(large).head().from()).isEqualTo("kasie-egov@kominfo.example");
    }

    private static String reason(byte[] mail) {
        return ((ReadMail.Illegible) Letters.read(mail)).reason().en();
    }
}
