package id.patuh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextTest {

    private static List<String> said(String text) {
        return lines(text).lines().stream()
                .map(line -> line.line() + " " + line.key() + "=" + line.value())
                .toList();
    }

    private static MailText.Lines lines(String text) {
        return MailText.read(text, Letters.KEYS);
    }

    @Test
    void keysAreReadInBothLanguages() {
        assertThat(said("kasus: GJ-1\nstep: 5\nWAKTU: 2026-10-05 08:00"))
                .containsExactly("1 kasus=GJ-1", "2 step=5", "3 WAKTU=2026-10-05 08:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kasus: GJ-1",
                "  kasus: GJ-1",
                "- kasus: GJ-1",
                "* Kasus : GJ-1",
                "*Kasus:* GJ-1",
                "**kasus**: GJ-1",
                "kasus:GJ-1",
                "kasus：GJ-1",
                "kasus\tGJ-1",
                "kasus:\tGJ-1",
                "• kasus: GJ-1"
            })
    void aKeyMayBeDressedUp(String line) {
        assertThat(lines(line).lines()).singleElement().satisfies(said -> {
            assertThat(said.key()).isEqualToIgnoringCase("kasus");
            assertThat(said.value()).isEqualTo("GJ-1");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "time:timestamp: 2026-10-05T08:00:00, time:timestamp, 2026-10-05T08:00:00",
        "case:concept:name: A, case:concept:name, A",
        "attr:lokasi-gangguan: server, attr:lokasi-gangguan, server",
        "lokasi-gangguan: server, lokasi-gangguan, server",
        "org:role: Kasie, org:role, Kasie",
        "at: 08:00: x, at, 08:00: x",
    })
    void keysWithColonsAreReadWhole(String line, String key, String value) {
        assertThat(lines(line).lines()).singleElement().satisfies(said -> {
            assertThat(said.key()).isEqualTo(key);
            assertThat(said.value()).isEqualTo(value);
        });
    }

    @Test
    void chatterIsPassedOver() {
        assertThat(
                        said(
                                "Yth. Bapak,\n\nberikut laporan kami:\nkasus: GJ-1\nlangkah: 1\n\nTerima kasih: semuanya lancar\nhttp://x.example/at:1"))
                .containsExactly("4 kasus=GJ-1", "5 langkah=1");
    }

    @Test
    void linesWithUnknownKeysAreNamedForTheAnswer() {
        assertThat(lines("kasus: A\nlangkha: 5\nwaktu: 2026-10-05").passedOver())
                .containsExactly("langkha: 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> kasus: X",
                " > kasus: X",
                "-- \nkasus: X",
                "--\nJabatan: Kasie",
                "-----Original Message-----\nkasus: X",
                "---------- Forwarded message ---------\nkasus: X",
                "----- Pesan asli -----\nkasus: X",
                "From: Kasie\nSent: Monday\nkasus: X",
                "*Dari:* Kasie\n*Dikirim:* Senin\nkasus: X"
            })
    void whatOthersWroteIsPassedOver(String rest) {
        assertThat(said("kasus: A\n" + rest)).containsExactly("1 kasus=A");
    }

    @Test
    void aValueGoesOnInAnIndentedLine() {
        assertThat(said("note: satu\n  dua\n\ttiga\n\nempat")).containsExactly("1 note=satu dua tiga");
    }

    @Test
    void aValueGoesOnWhereTheMailProgramBrokeTheLine() {
        String filled = "note: " + "panjang ".repeat(8).strip();

        assertThat(said(filled + "\nsekali\nkasus: A"))
                .containsExactly("1 " + filled.replaceFirst(": ", "=") + " sekali", "3 kasus=A");
    }

    @Test
    void flowedLinesAreJoined() {
        assertThat(MailText.unflowed("note: satu \ndua\n-- \nKasie", false)).isEqualTo("note: satu dua\n-- \nKasie\n");
        assertThat(MailText.unflowed("note: sa \ntu", true)).isEqualTo("note: satu\n");
    }

    @ParameterizedTest
    @CsvSource({
        "[GJ-1] lapor, GJ-1",
        "Re: [GJ-1] lapor, GJ-1",
        "[SPAM] [ GJ-1 ] lapor, GJ-1",
        "lapor, ''",
        "[lapor, ''",
        "[] lapor, ''",
    })
    void theSubjectNamesTheCase(String subject, String caseId) {
        assertThat(MailText.caseOf(subject)).isEqualTo(caseId);
    }
}
