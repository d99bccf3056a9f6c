package id.patuh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Transition;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReaderTest {

    @TempDir
    Path folder;

    @Test
    void anObjectSaysAllThatAnEventCanSay() {
        CaseEvent event = read(
                        "{\"id\": \"e-1\", \"sop\": \"gangguan\", \"case\": 17, \"step\": 5, \"transition\": \"Complete\",",
                        " \"at\": \"2026-10-05T08:00:00+08:00\", \"actor\": \"Ani\", \"role\": \"OPD\", \"inputs\": [\" Memo \", \"\"],",
                        " \"outputs\": [], \"attributes\": {\"suhu\": 39.50, \"mendesak\": true, \"kosong\": null, \"hampa\": \" \"},",
                        " \"prioritas\": 1e2, \"note\": \"cepat\"}")
                .event();

        assertThat(event)
                .isEqualTo(new CaseEvent(
                        "gangguan",
                        "17",
                        new Particulars(
                                "5",
                                Transition.COMPLETE,
                                "OPD",
                                List.of("Memo"),
                                List.of(),
                                List.of(
                                        new Attribute("mendesak", "true"),
                                        new Attribute("prioritas", "1e2"),
                                        new Attribute("suhu", "39.50"))),
                        Instant.parse("2026-10-05T00:00:00Z").toEpochMilli(),
                        "Ani",
                        "cepat",
                        "e-1",
                        1));
    }

    @Test
    void namesAreIndonesianToo() {
        CaseEvent event =
                read("{\"kasus\": \"A\", \"langkah\": \"Lapor\", \"peristiwa\": \"mulai\", \"waktu\": \"2026-10-05\","
                                + "\"kelengkapan\": \"Memo; Surat\", \"keluaran\": \"-\", \"atribut\": {\"opd\": \"x\"}}")
                        .event();

        assertThat(event.particulars())
                .isEqualTo(new Particulars(
                        "Lapor",
                        Transition.START,
                        null,
                        List.of("Memo", "Surat"),
                        List.of(),
                        List.of(new Attribute("opd", "x"))));
    }

    @Test
    void nullIsNotRecorded() {
        CaseEvent event =
                read("{\"case\": \"A\", \"at\": \"2026-10-05\", \"inputs\": null, \"step\": null, \"actor\": null,"
                                + " \"transition\": null}")
                        .event();

        assertThat(event.particulars())
                .isEqualTo(new Particulars(null, Transition.COMPLETE, null, null, null, List.of()));
    }

    @Test
    void inAnArrayEachElementStandsForItself() {
        Desk desk = read(
                "[",
                "{\"case\": \"A\", \"at\": \"2026-10-05\"},",
                "{\"case\": \"B\",",
                "  \"at\": \"besok\"}, 5,",
                "[[1]],",
                "{\"case\": \"C\", \"at\": \"2026-10-05\", \"peta\": {\"x\": 1}},",
                "{\"case\": \"D\", \"at\": \"2026-10-05\", \"case\": \"E\"},",
                "{\"case\": \"F\", \"at\": \"2026-10-05\", \"inputs\": [\"a\", [1]]},",
                "{\"case\": \"G\", \"at\": \"2026-10-05\", \"attributes\": {\"a/b\": {}}},",
                "{\"case\": \"H\", \"at\": \"2026-10-05\", \"kasus\": \"I\"},",
                "{\"case\": \"I\", \"at\": \"2026-10-05\", \"attributes\": {\"x\": 1}, \"x\": 2},",
                "{\"at\": \"2026-10-05\"},",
                "{\"case\": \"J\", \"at\": \"2026-10-05\", \"attributes\": {\"\": 1}},",
                "{\"case\": \"Z\", \"at\": \"2026-10-05\"}",
                "]");

        assertThat(desk.complaints())
                .containsExactly(
                        "a.json line 3 (/1/at): 'besok' is not a time; write it like 2026-10-05T08:00:00+08:00",
                        "a.json line 4 (/2): '5' stands where an event should; write an object {\"case\": …, \"at\": …}",
                        "a.json line 5 (/3): […] stands where an event should; write an object {\"case\": …, \"at\": …}",
                        "a.json line 6 (/4/peta): a list or object cannot be the value here; write a text, a number or"
                                + " true/false",
                        "a.json line 7 (/5/case): 'case' stands here twice; keep one",
                        "a.json line 8 (/6/inputs/1): the name of a document is a text; write [\"Memo\", …]",
                        "a.json line 9 (/7/attributes/a~1b): a list or object cannot be the value here; write a text, a"
                                + " number or true/false",
                        "a.json line 10 (/8/kasus): 'kasus' stands here twice; keep one",
                        "a.json line 11 (/9/x): 'x' stands here twice; keep one",
                        "a.json line 12 (/10/case): there is no case; write one",
                        "a.json line 13 (/11/attributes/): the attribute has no name; give it one");
        assertThat(desk.events()).extracting(CaseEvent::line).containsExactly(2L, 14L);
    }

    @Test
    void linesStandForThemselves() {
        Desk desk = Desk.in(folder)
                .read(
                        "a.ndjson",
                        "\uFEFF{\"case\": \"A\", \"at\": \"2026-10-05\"}",
                        "",
                        "{\"case\": \"B\", \"at\": ",
                        "{\"case\": \"C\", \"at\": \"besok\"}",
                        "{\"case\": \"D\", \"at\": \"2026-10-05\"} {}",
                        "nonsense",
                        "[".repeat(100_000),
                        "{\"case\": \"E\", \"at\": \"2026-10-05\", \"x\": " + "[".repeat(50) + "]".repeat(50) + "}",
                        "{\"case\": \"F\", \"at\": \"2026-10-05\", \"note\": \"" + "x".repeat(40_000) + "\"}",
                        "{\"case\": \"G\", \"at\": \"2026-10-05\"}");

        assertThat(desk.complaints()).hasSize(7);
        assertThat(desk.complaints().get(0)).startsWith("a.ndjson line 3: the line is not JSON: ");
        assertThat(desk.complaints().get(1)).startsWith("a.ndjson line 4 (/at): 'besok' is not a time;");
        assertThat(desk.complaints().get(2))
                .isEqualTo("a.ndjson line 5: more stands on the line after the object; write one object a line");
        assertThat(desk.complaints().get(3)).startsWith("a.ndjson line 6: the line is not JSON: ");
        assertThat(desk.complaints().get(4))
                .startsWith("a.ndjson line 7: the line is not JSON: ")
                .contains("depth");
        assertThat(desk.complaints().get(5))
                .startsWith("a.ndjson line 8 (/x/0/0")
                .contains("nested too deep");
        assertThat(desk.complaints().get(6))
                .isEqualTo("a.ndjson line 9 (/note): the cell is longer than 32 KB; shorten it");
        assertThat(desk.events()).extracting(CaseEvent::line).containsExactly(1L, 10L);
    }

    @Test
    void aLineOfAnyLengthIsOneReject() {
        Desk desk =
                Desk.in(folder).read("a.jsonl", "x".repeat(40_000_000), "{\"case\": \"G\", \"at\": \"2026-10-05\"}");

        assertThat(desk.complaints())
                .containsExactly("a.jsonl line 1: the line is longer than 16 MB; a line break is missing, or this is no"
                        + " table");
        assertThat(desk.event().line()).isEqualTo(2);
    }

    @Test
    void oneObjectALineUnderTheNameOfJsonIsReadLineByLine() {
        Desk desk = read(
                "{\"case\": \"A\", \"at\": \"2026-10-05\"}", "{broken", "{\"case\": \"B\", \"at\": \"2026-10-05\"}");

        assertThat(desk.events()).extracting(CaseEvent::caseId).containsExactly("A", "B");
        assertThat(desk.complaints()).hasSize(1);
    }

    @Test
    void whereTheTextEndsTooEarlyWhatCameBeforeStays() {
        Desk desk = read("[{\"case\": \"A\", \"at\": \"2026-10-05\"},", "{\"case\": \"B\", \"at\": \"2026-");

        assertThat(desk.complaints()).singleElement().asString().startsWith("a.json line 2: not JSON from here on: ");
        assertThat(desk.event().caseId()).isEqualTo("A");
    }

    @Test
    void whatFollowsAnArrayIsSaid() {
        Desk desk = read("[{\"case\": \"A\", \"at\": \"2026-10-05\"}]", "5");

        assertThat(desk.complaints()).singleElement().asString().startsWith("a.json line 2: more stands after the end");
        assertThat(desk.events()).hasSize(1);
    }

    @Test
    void aTextOfBracketsOnlyIsOneReject() {
        Desk desk = read("[".repeat(5_000_000));

        assertThat(desk.rejects().count()).isEqualTo(1);
        assertThat(desk.complaints()).singleElement().asString().contains("depth");
    }

    @Test
    void anElementOfTooManyValuesIsOneReject() {
        Desk desk = read("[{\"case\": \"A\", \"at\": \"2026-10-05\", \"x\": [" + "1,".repeat(200_000) + "1]},"
                + "{\"case\": \"B\", \"at\": \"2026-10-05\"}]");

        assertThat(desk.complaints()).singleElement().asString().contains("has too many members");
        assertThat(desk.event().caseId()).isEqualTo("B");
    }

    @Test
    void aCloudEventSaysWhatItsDataSays() {
        CaseEvent event = read("{\"specversion\": \"1.0\", \"id\": \"ce-1\", \"type\": \"x\", \"source\": \"/y\","
                        + "\"data\": {\"case\": \"A\", \"at\": \"2026-10-05\"}}")
                .event();
        assertThat(event.id()).isEqualTo("ce-1");
        assertThat(event.particulars().attributes()).isEmpty();

        assertThat(
                        read("{\"specversion\": \"1.0\", \"id\": \"ce-1\", \"data\": {\"case\": \"A\", \"at\": \"2026-10-05\","
                                        + " \"id\": \"e-1\"}, \"datacontenttype\": \"application/json\"}")
                                .event()
                                .id())
                .isEqualTo("e-1");
        assertThat(read("{\"specversion\": \"1.0\", \"data\": {\"case\": \"A\", \"at\": \"x\"}}")
                        .complaints())
                .singleElement()
                .asString()
                .startsWith("a.json line 1 (/data/at): 'x' is not a time");
        assertThat(read("{\"specversion\": \"1.0\", \"data_base64\": \"AAAA\"}").complaints())
                .singleElement()
                .asString()
                .startsWith("a.json line 1 (/data): a CloudEvent carries its event as an object in data");
    }

    @Test
    void anEmptyArrayIsFine() {
        Desk desk = read("[ ]");

        assertThat(desk.complaints()).isEmpty();
        assertThat(desk.rows()).isZero();
    }

    private Desk read(String... lines) {
        return Desk.in(folder).read("a.json", lines);
    }

    @Test
    void theParserSOwnSettingsAreNotSpokenOf() {
        for (String content : List.of("[NaN]", "[".repeat(2000), "{\"case\": {")) {
            for (String name : List.of("a.json", "a.ndjson")) {
                assertThat(Desk.in(folder).read(name, content).complaints())
                        .singleElement()
                        .asString()
                        .contains("JSON")
                        .doesNotContain("Stream", "JsonReadFeature", "Source", "marker;");
            }
        }
    }
}
