package id.patuh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Transition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcelReaderTest {

    private static final String TICKET = "{'id': 'T-1', 'type': 'ticket'}";

    @TempDir
    Path folder;

    @Test
    void anEventOfACaseSaysWhatItsAttributesSay() {
        CaseEvent event = read(
                        TICKET,
                        "{'id': 'e1', 'type': 'Lapor', 'time': '2026-10-05T08:00:00+08:00', 'attributes': ["
                                + "{'name': 'lifecycle:transition', 'value': 'start'}, {'name': 'org:resource', 'value': 'Petugas A'},"
                                + "{'name': 'role', 'value': 'teknis'}, {'name': 'inputs', 'value': 'Memo; Surat'},"
                                + "{'name': 'outputs', 'value': '-'}, {'name': 'note', 'value': 'cepat'},"
                                + "{'name': 'suhu', 'value': 39.5}, {'name': 'kosong', 'value': ''}],"
                                + "'relationships': [{'objectId': 'T-1', 'qualifier': 'kasus ini'}]}")
                .event();

        assertThat(event)
                .isEqualTo(new CaseEvent(
                        "gangguan",
                        "T-1",
                        new Particulars(
                                "Lapor",
                                Transition.START,
                                "teknis",
                                List.of("Memo", "Surat"),
                                List.of(),
                                List.of(new Attribute("suhu", "39.5"))),
                        at("2026-10-05T00:00:00Z"),
                        "Petugas A",
                        "cepat",
                        "e1",
                        2));
    }

    @Test
    void anEventOfSeveralCasesIsAnEventOfEach() {
        Desk desk = read(
                TICKET + ", {'id': 'T-2', 'type': 'ticket'}",
                "{'id': 'e1', 'type': 'Lapor', 'time': '2026-10-05T08:00:00Z', 'relationships': ["
                        + "{'objectId': 'T-2', 'qualifier': ''}, {'objectId': 'T-1'}, {'objectId': 'T-1', 'qualifier': 'lagi'}]}");

        assertThat(desk.seen())
                .containsExactlyInAnyOrder(
                        "2 T-1 Lapor complete 2026-10-05T08:00:00Z", "2 T-2 Lapor complete 2026-10-05T08:00:00Z");
        assertThat(desk.rows()).isEqualTo(2);
    }

    @Test
    void aCaseSAttributesStandWithItsFirstEventAndWhatTheyBecomeIsRecordedThen() {
        Desk desk = read(
                "{'id': 'T-1', 'type': 'ticket', 'attributes': ["
                        + "{'name': 'opd', 'time': '1970-01-01T00:00:00Z', 'value': 'Dinas A'},"
                        + "{'name': 'prioritas', 'time': '2026-10-01T00:00:00Z', 'value': 'rendah'},"
                        + "{'name': 'prioritas', 'time': '2026-10-02T00:00:00Z', 'value': 'tinggi'},"
                        + "{'name': 'prioritas', 'time': '2026-10-09T00:00:00Z', 'value': 'rendah'}]}",
                event("e2", "Periksa", "2026-10-06T00:00:00Z"),
                event("e1", "Lapor", "2026-10-05T00:00:00Z"));

        List<CaseEvent> events = desk.events();
        assertThat(events)
                .extracting(CaseEvent::id)
                .containsExactlyInAnyOrder("e1", "e2", "T-1/prioritas/2026-10-09T00:00:00Z");
        assertThat(of(events, "e1").particulars().attributes())
                .containsExactly(new Attribute("opd", "Dinas A"), new Attribute("prioritas", "tinggi"));
        assertThat(of(events, "e2").particulars().attributes()).isEmpty();
        CaseEvent changed = of(events, "T-1/prioritas/2026-10-09T00:00:00Z");
        assertThat(changed.at()).isEqualTo(at("2026-10-09T00:00:00Z"));
        assertThat(changed.particulars())
                .isEqualTo(new Particulars(
                        null, Transition.RECORD, null, null, null, List.of(new Attribute("prioritas", "rendah"))));
    }

    @Test
    void otherObjectsAreAttributesWithWhatTheyAreAtThatTime() {
        CaseEvent event = read(
                        "{'id': 'K', 'type': 'kasus'}, {'id': 'R-1', 'type': 'router', 'attributes': ["
                                + "{'name': 'keadaan', 'time': '1970-01-01T00:00:00Z', 'value': 'baik'},"
                                + "{'name': 'keadaan', 'time': '2026-10-04T00:00:00Z', 'value': 'rusak'},"
                                + "{'name': 'keadaan', 'time': '2026-10-06T00:00:00Z', 'value': 'diganti'}]},"
                                + "{'id': 'R-2', 'type': 'router'}",
                        "{'id': 'e1', 'type': 'Lapor', 'time': '2026-10-05T00:00:00Z', 'relationships': ["
                                + "{'objectId': 'K'}, {'objectId': 'R-1', 'qualifier': 'rusak'}, {'objectId': 'R-2'}]}")
                .event();

        assertThat(event.caseId()).isEqualTo("K");
        assertThat(event.particulars().attributes())
                .containsExactly(new Attribute("router", "R-1; R-2"), new Attribute("router:keadaan", "rusak"));
    }

    @Test
    void relatedDocumentsAndPeopleAreInputsOutputsActorAndRole() {
        CaseEvent event = read(
                        TICKET + ", {'id': 'memo-17', 'type': 'Memo'}, {'id': 'd-1', 'type': 'dokumen', 'attributes':"
                                + " [{'name': 'nama', 'value': 'Berita Acara'}]}, {'id': 'Surat', 'type': 'document'},"
                                + "{'id': 'Petugas B', 'type': 'orang'}, {'id': 'kasie', 'type': 'jabatan kami'}",
                        "{'id': 'e1', 'type': 'Lapor', 'time': '2026-10-05T00:00:00Z', 'relationships': ["
                                + "{'objectId': 'T-1'}, {'objectId': 'memo-17', 'qualifier': 'input'},"
                                + "{'objectId': 'd-1', 'qualifier': 'Outputs'}, {'objectId': 'Surat', 'qualifier': 'output'},"
                                + "{'objectId': 'Petugas B', 'qualifier': 'pelaksana'}, {'objectId': 'kasie', 'qualifier': 'role'}]}")
                .event();

        assertThat(event.caseId()).isEqualTo("T-1");
        assertThat(event.actor()).isEqualTo("Petugas B");
        assertThat(event.particulars())
                .isEqualTo(new Particulars(
                        "Lapor",
                        Transition.COMPLETE,
                        "kasie",
                        List.of("Memo"),
                        List.of("Berita Acara", "Surat"),
                        List.of()));
    }

    @Test
    void eventsMayStandBeforeTheirObjectsAndWhatElseThereIsIsPassedOver() {
        Desk desk = Desk.in(folder)
                .read(
                        "log.jsonocel",
                        json("{'versi': {'a': [1]}, 'events': [" + event("e1", "Lapor", "2026-10-05 08:00")
                                + "], 'objectTypes': [{'name': 'ticket'}], 'objects': [" + TICKET + "]}"));

        assertThat(desk.seen()).containsExactly("1 T-1 Lapor complete 2026-10-05T00:00:00Z");
        assertThat(desk.complaints()).isEmpty();
    }

    @Test
    void itMayBePacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(log(TICKET, event("e1", "Lapor", "2026-10-05T00:00:00Z")).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Desk.in(folder).read("log.json.gz", packed.toByteArray()).seen())
                .containsExactly("2 T-1 Lapor complete 2026-10-05T00:00:00Z");
    }

    @Test
    void whereSeveralTypesCouldBeTheCasesNothingIsReadUntilOneIsNamed() {
        String objects = TICKET + ", {'id': 'R-1', 'type': 'router'}";
        String event = "{'id': 'e1', 'type': 'Lapor', 'time': '2026-10-05T00:00:00Z', 'relationships': ["
                + "{'objectId': 'T-1'}, {'objectId': 'R-1'}]}";

        Desk silent = read(objects, event);
        assertThat(silent.complaints())
                .containsExactly(
                        "log.json: which objects are the cases? There are the types ticket, router; say so by a"
                                + " mapping with columns: {case: TYPE}, or name the type case");
        assertThat(silent.events()).isEmpty();

        assertThat(Desk.in(folder, "columns: {case: Router}")
                        .read("log.json", log(objects, event))
                        .event()
                        .caseId())
                .isEqualTo("R-1");
    }

    @Test
    void aMappingSpeaksOfItAsOfATable() {
        Desk desk = Desk.in(folder, """
                        columns:
                          case: ticket
                          step: {column: activity, values: {Opened: lapor}}
                          attr:prioritas: {column: 'ticket:priority', values: {'1': tinggi}}
                        ignore: [router]
                        """)
                .read(
                        "log.json",
                        log(
                                "{'id': 'T-1', 'type': 'ticket', 'attributes': [{'name': 'priority', 'value': 1},"
                                        + "{'name': 'priority', 'time': '2026-10-07T00:00:00Z', 'value': 2}]}, {'id': 'R-1', 'type': 'router'}",
                                "{'id': 'e1', 'type': 'Opened', 'time': '2026-10-05T00:00:00Z', 'relationships': ["
                                        + "{'objectId': 'T-1'}, {'objectId': 'R-1'}]}"));

        assertThat(desk.complaints()).isEmpty();
        List<CaseEvent> events = desk.events();
        assertThat(of(events, "e1").particulars())
                .isEqualTo(new Particulars(
                        "lapor", Transition.COMPLETE, null, null, null, List.of(new Attribute("prioritas", "tinggi"))));
        assertThat(of(events, "T-1/priority/2026-10-07T00:00:00Z").particulars())
                .isEqualTo(new Particulars(
                        null, Transition.RECORD, null, null, null, List.of(new Attribute("prioritas", "2"))));
    }

    @Test
    void anAttributeOfEventsMayNameTheCase() {
        assertThat(read(
                                "{'id': 'R-1', 'type': 'router'}",
                                "{'id': 'e1', 'type': 'Lapor', 'time': '2026-10-05T00:00:00Z', 'attributes': ["
                                        + "{'name': 'no_kasus', 'value': 'A-7'}], 'relationships': [{'objectId': 'R-1'}]}")
                        .event()
                        .caseId())
                .isEqualTo("A-7");
    }

    @Test
    void attributesThatSoundLikeWhatEveryEventHasAreAttributes() {
        CaseEvent event = read(
                        "{'id': 'T-1', 'type': 'ticket', 'attributes': [{'name': 'concept:name', 'value': 'Tiket satu'}]}",
                        "{'id': 'e1', 'type': 'Lapor', 'time': '2026-10-05T00:00:00Z', 'attributes': ["
                                + "{'name': 'time', 'value': 'pagi'}, {'name': 'id', 'value': 'x'}, {'name': 'step', 'value': '3'}],"
                                + "'relationships': [{'objectId': 'T-1'}]}")
                .event();

        assertThat(event.id()).isEqualTo("e1");
        assertThat(event.particulars().step()).isEqualTo("Lapor");
        assertThat(event.particulars().attributes())
                .containsExactly(
                        new Attribute("case:concept:name", "Tiket satu"),
                        new Attribute("id", "x"),
                        new Attribute("step", "3"),
                        new Attribute("time", "pagi"));
    }

    @Test
    void whatIsWrongWithAnEventIsSaidAndTheOthersGoOn() {
        Desk desk = read(
                TICKET + ", {'id': 'T-1', 'type': 'ticket'}, {'type': 'ticket'}, 7,"
                        + "{'id': 'T-3', 'type': 'ticket', 'attributes': [{'name': 'a', 'time': 'kemarin', 'value': 'b'}]}",
                event("baik", "Lapor", "2026-10-05T00:00:00Z"),
                event("waktu", "Lapor", "31/02/2026 08:00"),
                event("jenis", "", "2026-10-05T00:00:00Z"),
                "{'id': 'sendiri', 'type': 'Lapor', 'time': '2026-10-05T00:00:00Z'}",
                "{'id': 'asing', 'type': 'Lapor', 'time': '2026-10-05T00:00:00Z', 'relationships': [{'objectId': 'T-9'}]}",
                "{'id': 'dua', 'type': 'Lapor', 'time': '2026-10-05T00:00:00Z', 'attributes': [{'name': 'a', 'value': 1},"
                        + " {'name': 'a', 'value': 2}]}",
                "{'id': 'tautan', 'type': 'Lapor', 'time': '2026-10-05T00:00:00Z', 'relationships': {}}",
                "null");

        assertThat(desk.seen()).containsExactly("2 T-1 Lapor complete 2026-10-05T00:00:00Z");
        assertThat(desk.complaints())
                .containsExactly(
                        "log.json line 1 (/objects/1/id): object 'T-1' is there already; the first one counts. Give every"
                                + " object an id of its own",
                        "log.json line 1 (/objects/2/id): there is no 'id'; write one",
                        "log.json line 1 (/objects/3): this is no object; write { … }",
                        "log.json line 1 (/objects/4/attributes/0/time): 'kemarin' is not a time; write it like"
                                + " 2026-10-05T08:00:00+08:00",
                        "log.json line 3 (/events/1): '31/02/2026 08:00' is not a time; write it like 2026-02-28T08:00:00+08:00",
                        "log.json line 4 (/events/2): there is no 'type'; write one",
                        "log.json line 5 (/events/3): the event has to do with no object of type 'ticket', which are the"
                                + " cases; relate it to one, or say by a mapping which objects are the cases",
                        "log.json line 6 (/events/4): the event has to do with object 'T-9', which the log has not; add it"
                                + " under objects",
                        "log.json line 7 (/events/5/attributes/1/name): 'a' stands here twice; keep one",
                        "log.json line 8 (/events/6/relationships): 'relationships' is no list; write [ … ]",
                        "log.json line 9 (/events/7): this is no object; write { … }");
        assertThat(desk.rows()).isEqualTo(12);
    }

    @Test
    void anEventOfTheWholeCaseHasATransitionAndNoType() {
        assertThat(read(
                                TICKET,
                                "{'id': 'e1', 'type': '', 'time': '2026-10-05T00:00:00Z', 'attributes': ["
                                        + "{'name': 'transition', 'value': 'tunda'}], 'relationships': [{'objectId': 'T-1'}]}")
                        .seen())
                .containsExactly("2 T-1 null suspend 2026-10-05T00:00:00Z");
    }

    @Test
    void whatIsGivenBackCanBeMended() {
        Desk mended =
                read(TICKET, event("e1", "Lapor", "31/02/2026 08:00")).mended("31/02/2026 08:00", "28/02/2026 08:00");

        assertThat(mended.seen()).containsExactly("2 T-1 Lapor complete 2026-02-28T00:00:00Z");
    }

    @Test
    void aLogThatBreaksOffIsNotReadAtAll() {
        String whole = log(TICKET, event("e1", "Lapor", "2026-10-05T00:00:00Z"));
        Desk desk = Desk.in(folder).read("log.json", whole.substring(0, whole.length() - 6));

        assertThat(desk.events()).isEmpty();
        assertThat(desk.complaints()).singleElement().asString().contains("nothing of the object-centric log was read");
    }

    @Test
    void otherVersionsAndFormsAreNamed() {
        assertThat(Desk.in(folder)
                        .read("a.json", json("{'ocel:global-log': {}, 'ocel:events': {}}"))
                        .complaints())
                .containsExactly(
                        "a.json line 1: an object-centric log of OCEL 1.0; save it as OCEL 2.0 JSON, with the lists objects"
                                + " and events");
        assertThat(Desk.in(folder).read("b.xml", "<log><object-types/></log>").complaints())
                .containsExactly("b.xml line 1: an object-centric log as XML; save it as OCEL 2.0 JSON");
        assertThat(Desk.in(folder)
                        .read("c.json", json("{'objects': [], 'events': []}"))
                        .complaints())
                .containsExactly("c.json: the object-centric log has no events; add them under events");
        assertThat(Desk.in(folder)
                        .read("d.json", json("{'objects': [], 'events': 7}"))
                        .complaints())
                .containsExactly("d.json line 1: 'events' is no list; write [ … ]");
    }

    @Test
    void itsBeginningIsShownAsATableWithItsTypesAsColumns() throws IOException {
        Path file = folder.resolve("log.json");
        Files.writeString(
                file,
                log(
                        "{'id': 'T-1', 'type': 'ticket', 'attributes': [{'name': 'priority', 'value': 1}]},"
                                + " {'id': 'T-2', 'type': 'ticket'}, {'id': 'R-1', 'type': 'router'}",
                        "{'id': 'e1', 'type': 'Lapor', 'time': '2026-10-05T00:00:00Z', 'relationships': ["
                                + "{'objectId': 'T-1'}, {'objectId': 'T-2'}, {'objectId': 'R-1'}]}"));
        TableSample sample = TableSample.of(file, "log.json", 5);

        assertThat(sample.fault()).isNull();
        assertThat(sample.heading())
                .containsExactly("event_id", "activity", "timestamp", "ticket", "ticket:priority", "router");
        assertThat(sample.rows())
                .containsExactly(List.of("e1", "Lapor", "2026-10-05T00:00:00Z", "T-1; T-2", "1", "R-1"));
        assertThat(sample.preview(
                                "log.json",
                                Mapping.of("mapping.yaml", "columns: {case: ticket}".getBytes(StandardCharsets.UTF_8)),
                                Desk.known(),
                                null)
                        .events())
                .extracting(CaseEvent::caseId)
                .containsExactly("T-1", "T-2");
    }

    @Test
    void jsonThatIsNoLogIsNoTable() throws IOException {
        Path file = folder.resolve("log.json");
        Files.writeString(file, "[{\"case\": \"A\"}]");

        assertThat(TableSample.of(file, "log.json", 5).fault()).isEqualTo(Reasons.notATable());
    }

    private Desk read(String objects, String... events) {
        return Desk.in(folder).read("log.json", log(objects, events));
    }

    /** Each event on a line of its own, from the second on. */
    private static String log(String objects, String... events) {
        return json("{'objectTypes': [], 'eventTypes': [], 'objects': [" + objects + "], 'events': [\n"
                + String.join(",\n", events) + "]}");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static String event(String id, String type, String time) {
        return "{'id': '" + id + "', 'type': '" + type + "', 'time': '" + time
                + "', 'attributes': [], 'relationships': [{'objectId': 'T-1', 'qualifier': 'kasus'}]}";
    }

    private static CaseEvent of(List<CaseEvent> events, String id) {
        return events.stream()
                .filter(event -> id.equals(event.id()))
                .findFirst()
                .orElseThrow();
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
