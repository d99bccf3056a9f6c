package id.patuh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Transition;
import id.patuh.sop.Language;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {

    @TempDir
    Path folder;

    @Test
    void aRowSaysAllThatAnEventCanSay() {
        CaseEvent event = Desk.in(folder)
                .read(
                        "kasus.csv",
                        "case,step,transition,at,actor,role,inputs,outputs,attr:opd,lokasi,note,event_id,sop",
                        " GJ-1 , 1 ,Selesai,2026-10-05 08:00, Ani ,OPD,Memo; Surat|Foto,-,Dinas A, ,\u00a0cepat ,e-1,gangguan")
                .event();

        assertThat(event)
                .isEqualTo(new CaseEvent(
                        "gangguan",
                        "GJ-1",
                        new Particulars(
                                "1",
                                Transition.COMPLETE,
                                "OPD",
                                List.of("Memo", "Surat", "Foto"),
                                List.of(),
                                List.of(new Attribute("opd", "Dinas A"))),
                        Instant.parse("2026-10-05T00:00:00Z").toEpochMilli(),
                        "Ani",
                        "cepat",
                        "e-1",
                        2));
    }

    @Test
    void blankCellsSayNothing() {
        CaseEvent event = Desk.in(folder)
                .read(
                        "kasus.csv",
                        "kasus;langkah;peristiwa;waktu;pelaksana;jabatan;kelengkapan;opd;ket",
                        "A;;;2026-10-05;;;;;")
                .event();

        assertThat(event.particulars())
                .isEqualTo(new Particulars(null, Transition.COMPLETE, null, null, null, List.of()));
        assertThat(event.actor()).isNull();
        assertThat(event.note()).isNull();
        assertThat(event.id()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "mulai, START",
        "START, START",
        "selesai, COMPLETE",
        "Tunda, SUSPEND",
        "resume, RESUME",
        "lanjut, RESUME",
        "batal, WITHDRAW",
        "Catat, RECORD",
        "record, RECORD"
    })
    void transitionsInBothLanguages(String word, Transition transition) {
        assertThat(Desk.in(folder)
                        .read("kasus.csv", "case,transition,at", "A," + word + ",2026-10-05")
                        .event()
                        .particulars()
                        .transition())
                .isEqualTo(transition);
    }

    @Test
    void aRowWithAStartTimestampIsAStartToo() {
        List<CaseEvent> events = Desk.in(folder)
                .read(
                        "kasus.csv",
                        "case,step,start_timestamp,at,actor,role,inputs,opd,note,id",
                        "A,1,2026-10-05 07:30,2026-10-05 08:00,Ani,OPD,Memo,Dinas A,cepat,e-1",
                        "A,2,,2026-10-05 09:00,,,,,,")
                .events();

        assertThat(events).hasSize(3);
        assertThat(events.get(0))
                .isEqualTo(new CaseEvent(
                        "gangguan",
                        "A",
                        new Particulars("1", Transition.START, "OPD", null, null, List.of()),
                        Instant.parse("2026-10-04T23:30:00Z").toEpochMilli(),
                        "Ani",
                        null,
                        "e-1#start",
                        2));
        assertThat(events.get(1).id()).isEqualTo("e-1");
        assertThat(events.get(1).particulars().transition()).isEqualTo(Transition.COMPLETE);
    }

    @Test
    void aRowCountsWholeOrNotAtAll() {
        Desk desk = Desk.in(folder)
                .read("kasus.csv", "case,step,start_timestamp,at", "A,1,2026-10-05 07:30,besok", "B,1,tadi,2026-10-05");

        assertThat(desk.complaints())
                .containsExactly(
                        "kasus.csv line 2 column 4 (at): 'besok' is not a time; write it like 2026-10-05T08:00:00+08:00",
                        "kasus.csv line 3 column 3 (start_timestamp): 'tadi' is not a time; write it like"
                                + " 2026-10-05T08:00:00+08:00");
        assertThat(desk.events()).isEmpty();
    }

    @Test
    void messagesNameThePlaceTheValueAndTheRemedy() {
        Desk desk = Desk.in(folder)
                .read(
                        "kasus.csv",
                        "case,step,transition,at,sop,",
                        "A,1,,31/02/2026 08:00,,",
                        ",1,,2026-10-05,,",
                        "A,1,dikerjakan,2026-10-05,,",
                        "A,1,,2026-10-05,lain,",
                        "A,1,,2026-10-05",
                        "A,1,,2026-10-05,,,,",
                        "A,1,,2026-10-05,,x",
                        "A,1,,,,",
                        "A,b\u0000c,,2026-10-05,,",
                        "A,caf\uFFFD,,2026-10-05,,",
                        "A," + "x".repeat(33_000) + ",,2026-10-05,,",
                        ",,,,,",
                        "B,1,,2026-10-05,,");

        assertThat(desk.complaints())
                .containsExactly(
                        "kasus.csv line 2 column 4 (at): '31/02/2026 08:00' is not a time; write it like"
                                + " 2026-02-28T08:00:00+08:00",
                        "kasus.csv line 3 column 1 (case): there is no case; write one",
                        "kasus.csv line 4 column 3 (transition): unknown transition 'dikerjakan'; write one of start,"
                                + " complete, suspend, resume, withdraw, record or mulai, selesai, tunda, lanjut, batal,"
                                + " catat",
                        "kasus.csv line 5 column 5 (sop): unknown SOP 'lain'. Known: gangguan",
                        "kasus.csv line 6: 4 cells, but the heading has 6 columns; add what is missing",
                        "kasus.csv line 7: 8 cells, but the heading has only 6 columns; put a cell that contains the"
                                + " separator in quotation marks, or delete what is too much",
                        "kasus.csv line 8 column 6: 'x' stands under no heading; give the column a name or empty the"
                                + " cell",
                        "kasus.csv line 9 column 4 (at): there is no at; write one",
                        "kasus.csv line 10 column 2 (step): the cell holds NUL characters, as binary data does; write"
                                + " text",
                        "kasus.csv line 11 column 2 (step): 'caf\uFFFD' holds bytes that are not UTF-8 (shown as \uFFFD);"
                                + " save the file as UTF-8 and mend the cell",
                        "kasus.csv line 12 column 2 (step): the cell is longer than 32 KB; shorten it");
        assertThat(desk.rows()).isEqualTo(12);
        assertThat(desk.events()).hasSize(1);
    }

    @Test
    void messagesAreInIndonesianToo() {
        Desk desk = Desk.in(folder).read("kasus.csv", "case,at", "A,besok");

        assertThat(desk.rejects().all().get(0).message(Language.ID))
                .endsWith(
                        "kasus.csv baris 2 kolom 2 (at): 'besok' bukan waktu; tulis seperti 2026-10-05T08:00:00+08:00");
    }

    @Test
    void bytesOfAnotherEncodingRejectTheirRowOnly() {
        byte[] latin = "case,at,note\nA,2026-10-05,caf\u00e9\nB,2026-10-05,the\n"
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        Desk desk = Desk.in(folder).read("kasus.csv", latin);

        assertThat(desk.complaints()).singleElement().asString().contains("line 2 column 3 (note)", "not UTF-8");
        assertThat(desk.event().caseId()).isEqualTo("B");
    }

    @Test
    void aCellOf10MegabytesRejectsItsRowAndIsNotKeptWhole() {
        Desk desk = Desk.in(folder)
                .read(
                        "kasus.csv",
                        "case,at,note",
                        "A,2026-10-05,\"" + "\u00e9".repeat(5_000_000) + "\"",
                        "B,2026-10-05,x");

        assertThat(desk.complaints())
                .containsExactly("kasus.csv line 2 column 3 (note): the cell is longer than 32 KB; shorten it");
        assertThat(desk.rejects().all().get(0).cells().get(2).length()).isBetween(8_000, 16_384);
        assertThat(desk.event().caseId()).isEqualTo("B");
    }

    @Test
    void namesOfCasesAndStepsAreAsLongAsTheDatabaseFindsThem() {
        Desk desk = Desk.in(folder)
                .read(
                        "kasus.csv",
                        "case,step,at",
                        "\u00e9".repeat(501) + ",1,2026-10-05",
                        "A," + "s".repeat(1001) + ",2026-10-05",
                        "\u00e9".repeat(500) + "," + "s".repeat(1000) + ",2026-10-05");

        assertThat(desk.complaints())
                .containsExactly(
                        "kasus.csv line 2 column 1 (case): the name is longer than 1000 bytes; shorten it",
                        "kasus.csv line 3 column 2 (step): the name is longer than 1000 bytes; shorten it");
        assertThat(desk.event().caseId()).hasSize(500);
    }

    @Test
    void timesWithoutAnOffsetAreOfTheSopsZone() {
        List<String> seen = Desk.withTwoSops(folder, null)
                .read("kasus.csv", "case,at,sop", "A,2026-10-05 08:00,gangguan", "B,2026-10-05 08:00,surat")
                .seen();

        assertThat(seen)
                .containsExactly("2 A null complete 2026-10-05T00:00:00Z", "3 B null complete 2026-10-05T01:00:00Z");
    }

    @Test
    void whereSeveralSopsAreKnownTheFileOrTheUserSaysWhich() {
        Desk nobody = Desk.withTwoSops(folder, null).read("kasus.csv", "case,at", "A,2026-10-05");
        Desk user = Desk.withTwoSops(folder, "surat").read("kasus.csv", "case,at", "A,2026-10-05");
        Desk some =
                Desk.withTwoSops(folder, null).read("kasus.csv", "case,at,sop", "A,2026-10-05,", "B,2026-10-05,surat");

        assertThat(nobody.complaints())
                .containsExactly(
                        "kasus.csv: which SOP is it? Several are known (gangguan, surat); name it in a column or"
                                + " member sop, or for the whole file (command line: --sop SOP)");
        assertThat(user.event().sop()).isEqualTo("surat");
        assertThat(some.complaints())
                .singleElement()
                .asString()
                .startsWith("kasus.csv line 2 column 3 (sop): which SOP");
        assertThat(some.event().caseId()).isEqualTo("B");
    }

    @Test
    void equalParticularsShareOneNumber() {
        List<String> lines = new ArrayList<>(List.of("case,step,at"));
        lines.addAll(Collections.nCopies(500, "A,1,2026-10-05"));
        Desk desk = Desk.in(folder).read("kasus.csv", lines.toArray(String[]::new));

        assertThat(desk.events())
                .hasSize(500)
                .extracting(CaseEvent::particulars)
                .containsOnly(new Particulars("1", Transition.COMPLETE, null, null, null, List.of()));
    }

    @Test
    void documentsAreSplit() {
        assertThat(EventWriter.documents("")).isNull();
        assertThat(EventWriter.documents(" ; | ")).isNull();
        assertThat(EventWriter.documents("-")).isEmpty();
        assertThat(EventWriter.documents("Memo")).containsExactly("Memo");
        assertThat(EventWriter.documents(" Memo ;; Surat | Foto;")).containsExactly("Memo", "Surat", "Foto");
    }

    @Test
    void anExampleOfATimeIsNoOtherSpellingOfTheWrongOne() {
        List<String> complaints = Desk.in(folder)
                .read(
                        "kasus.csv",
                        "case,at",
                        "K,2016-12-31T23:59:60Z",
                        "K,2026-10-04T24:00",
                        "K,2026-10-05T08:00:00+19:00",
                        "K,9999-12-31T23:59:59Z",
                        "K,31/02/2026 08:30")
                .complaints();

        assertThat(complaints.subList(0, 3)).allMatch(said -> said.endsWith("write it like 2026-10-05T08:00:00+08:00"));
        assertThat(complaints.get(3))
                .endsWith("the year of '9999-12-31T23:59:59Z' is not within 1900 to 2200; correct it");
        assertThat(complaints.get(4)).endsWith("write it like 2026-02-28T08:30:00+08:00");
    }
}
