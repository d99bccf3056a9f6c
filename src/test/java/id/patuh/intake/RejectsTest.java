package id.patuh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.eventlog.CaseEvent;
import id.patuh.sop.Language;
import id.patuh.sop.Text;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectsTest {

    @TempDir
    Path folder;

    @Test
    void rejectedRowsComeOutUnderTheColumnsOfAllFiles() throws IOException {
        Rejects rejects = new Rejects();
        rejects.add(row("b.csv", 9, List.of("kasus", "waktu", "opd"), List.of("B", "besok", "=1+1")));
        rejects.add(row("a.csv", 7, List.of("case", "at", "note"), List.of("A", "kemarin", "x,\"y\"")));
        rejects.add(row("b.csv", 3, List.of("kasus", "waktu", "opd"), List.of("C")));

        assertThat(written(rejects))
                .isEqualTo("kasus,waktu,opd,note,rejected_from,reason\r\n"
                        + "C,,,,b.csv:3,mend it\r\n"
                        + "B,besok,'=1+1,,b.csv:9,mend it\r\n"
                        + "A,kemarin,,\"x,\"\"y\"\"\",a.csv:7,mend it\r\n");
    }

    @Test
    void cellsBeyondTheHeadingStandUnderColumnsThatHadNoName() throws IOException {
        Rejects rejects = new Rejects();
        rejects.add(row("a.csv", 2, List.of("case", "at"), List.of("A", "2026-10-05", "x", "y")));

        assertThat(written(rejects))
                .isEqualTo("case,at,?1,?2,rejected_from,reason\r\nA,2026-10-05,x,y,a.csv:2,mend it\r\n");
    }

    @Test
    void aFileThatCannotBeReadIsARowToo() throws IOException {
        Rejects rejects = new Rejects();
        rejects.add(Rejected.file("a.xes", 0, new Text("kosong", "empty")));

        assertThat(written(rejects)).isEqualTo("case,step,transition,at,rejected_from,reason\r\n,,,,a.xes,empty\r\n");
        assertThat(rejects.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+62 812", "-", "@x", "\tx", "\rx", "'=1", "''-", "'x", "x", "", "'", "a=b"})
    void neutralisedCellsComeBackAsTheyWere(String cell) {
        String neutral = Rejects.neutral(cell);

        assertThat(neutral).doesNotMatch("(?s)[=+\\-@\\t\\r].*");
        assertThat(Rejects.plain(neutral)).isEqualTo(cell);
    }

    @Test
    void whatIsMendedAndDroppedInAgainIsRead() {
        Desk desk = Desk.in(folder)
                .read(
                        "kasus.csv",
                        "kasus;langkah;peristiwa;waktu;kelengkapan;attr:opd;ket;id",
                        "A;1;;2026-02-31;-;=Dinas A;'cepat;e-1",
                        "A;1;dikerjakan;2026-10-05;Memo|Surat;Dinas \"B\";x;e-2",
                        "A;2;;\"2026-10-05",
                        "A;2;;2026-10-05;;;;e-4")
                .read(
                        "surat.json",
                        "[{\"case\": \"J\", \"at\": \"besok\", \"outputs\": [], \"inputs\": [\"Memo\", \"Foto\"],"
                                + "\"attributes\": {\"opd\": \"Dinas J\", \"suhu\": 39.5}, \"id\": \"e-5\"}]");
        assertThat(desk.rejects().count()).isEqualTo(4);

        Desk mended = desk.mended(
                "2026-02-31", "2026-02-28",
                "dikerjakan", "selesai",
                "\"\"\"2026-10-05\"", "2026-10-05 09:00",
                ",?,", ",,",
                "besok", "2026-10-06");

        assertThat(mended.complaints()).isEmpty();
        List<CaseEvent> events = mended.events();
        assertThat(events).extracting(CaseEvent::id).containsExactly("e-1", "e-2", null, "e-5");
        assertThat(events.get(0).particulars().inputs()).isEmpty();
        assertThat(events.get(0).particulars().attributes()).extracting("value").containsExactly("=Dinas A");
        assertThat(events.get(0).note()).isEqualTo("'cepat");
        assertThat(events.get(1).particulars().inputs()).containsExactly("Memo", "Surat");
        assertThat(events.get(3).particulars().inputs()).containsExactly("Memo", "Foto");
        assertThat(events.get(3).particulars().outputs()).isEmpty();
        assertThat(events.get(3).particulars().attributes()).extracting("name").containsExactly("opd", "suhu");
    }

    @Test
    void whatIsNotMendedIsRejectedAgainWithoutItsOldReason() throws IOException {
        Desk desk = Desk.in(folder).read("kasus.csv", "case,at,note", "A,besok,x", "B,2026-10-05,y,z");
        Desk again = desk.mended();

        assertThat(again.complaints())
                .containsExactly(
                        "mended.csv line 2 column 2 (at): 'besok' is not a time; write it like 2026-10-05T08:00:00+08:00",
                        "mended.csv line 3 column 4: 'z' stands under no heading; give the column a name or empty the"
                                + " cell");
        assertThat(written(again.rejects()).lines().findFirst()).hasValue("case,at,note,?1,rejected_from,reason");
    }

    /** The cells of such a row would be taken as they are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A,1,2026-10-05",
                "A,1,2026-10-05,\"x\"y",
                "{\"case\": \"A\", \"at\": \"2026-10-05\", \"note\": {\"a\": [\"x\"]}}",
                "{\"case\": \"A\", \"at\": \"2026-10-05\", \"opd\": [1]}",
                "{\"case\": \"A\", \"at\": \"2026-10-05\", \"attributes\": \"x\"}",
                "{\"case\": \"A\", \"at\": \"2026-10-05\", \"inputs\": [[\"x\"]]}",
                "{\"case\": \"A\", \"at\": \"2026-10-05\", \"at\": \"2026-10-06\"}",
                "{\"case\": \"A\", \"at\": \"2026-10-05\", \"waktu\": \"2026-10-06\"}",
                "{\"case\": \"A\", \"at\": \"2026-10-05\", \"opd\": \"x\", \"attributes\": {\"opd\": \"y\"}}",
                "{\"case\": \"A\", \"at\": \"2026-10-05\", \"attr:\\ufffd\": \"x\"}",
                "{\"case\": \"A\", \"at\": \"2026-10-05\", \"\": \"x\"}",
                "{\"case\": \"A\", \"at\": \"2026-10-05\"",
                "{\"case\": \"A\", \"at\": \"2026-10-05\"} {}",
                "[\"A\"]",
                "A",
            })
    void aRowWhoseFaultStandsInNoCellIsNotTakenForMended(String line) {
        Desk desk = line.startsWith("A,")
                ? Desk.in(folder).read("kasus.csv", "case,step,at,note", line)
                : Desk.in(folder).read("kasus.ndjson", line);
        assertThat(desk.rejects().count()).isEqualTo(1);

        Desk again = desk.mended();
        assertThat(again.complaints()).singleElement().asString().containsPattern("stands under no heading|not UTF-8");
        assertThat(again.mended().complaints()).hasSize(1);
    }

    @Test
    void aLineThatIsNoJsonComesBackAsItStands() throws IOException {
        Desk desk = Desk.in(folder).read("kasus.ndjson", "{\"case\": \"A\", at}");

        assertThat(written(desk.rejects())).contains(",\"{\"\"case\"\": \"\"A\"\", at}\",", "kasus.ndjson:1");
    }

    @Test
    void ofTwoValuesOfOneAttributeNoneIsLost() throws IOException {
        Desk desk = Desk.in(folder)
                .read(
                        "a.json",
                        "{\"case\": \"A\", \"at\": \"2026-10-05\", \"opd\": \"x\", \"attributes\": {\"opd\": \"y\"}}");

        assertThat(written(desk.rejects())).contains(",x,").contains(",y,", "(/attributes/opd): 'opd' stands");
    }

    @Test
    void theMarkOfAnUnreadableFileIsPassedOver() {
        Desk again = Desk.in(folder).read("kosong.csv", new byte[0]).mended();

        assertThat(again.complaints()).isEmpty();
        assertThat(again.rows()).isZero();
    }

    @Test
    void reasonsAreInTheLanguageAskedFor() throws IOException {
        Desk desk = Desk.in(folder).read("kasus.csv", "case,at", "A,besok");
        Path file = folder.resolve("rejected.csv");
        desk.rejects().write(file, Language.ID);

        assertThat(Files.readString(file)).contains("kolom 2 (at): 'besok' bukan waktu");
    }

    private static Rejected row(String file, long line, List<String> heading, List<String> cells) {
        return new Rejected(file, line, 0, null, null, new Text("perbaiki", "mend it"), heading, cells);
    }

    private static String written(Rejects rejects) throws IOException {
        StringWriter out = new StringWriter();
        rejects.write(out, Language.EN);
        return out.toString();
    }
}
