package id.patuh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Transition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XesReaderTest {

    private static final String TIME = "<date key='time:timestamp' value='2026-10-05T08:00:00.000+08:00'/>";

    @TempDir
    Path folder;

    @Test
    void anEventSaysWhatItsKeysAndItsTraceSay() {
        CaseEvent event = Desk.in(folder)
                .read(
                        "a.xes",
                        "<?xml version='1.0' encoding='UTF-8'?>",
                        "<!-- contoh -->",
                        "<log xes.version='1849.2016' xmlns='http://www.xes-standard.org/'>",
                        "  <extension name='Concept' prefix='concept' uri='http://www.xes-standard.org/concept.xesext'/>",
                        "  <global scope='event'><string key='concept:name' value='__'/></global>",
                        "  <classifier name='x' keys='concept:name'/>",
                        "  <string key='concept:name' value='log'/>",
                        "  <trace>",
                        "    <string key='concept:name' value=' GJ-1 '/>",
                        "    <string key='opd' value='Dinas A'><string key='meta' value='x'/></string>",
                        "    <int key='nilai' value='3'/>",
                        "    <string key='sop' value='gangguan'/>",
                        "    <event>",
                        "      <string key='concept:name' value='1'/>",
                        "      <string key='lifecycle:transition' value='START'/>",
                        "      " + TIME,
                        "      <string key='org:resource' value='Ani'/><string key='org:role' value='OPD'/>",
                        "      <list key='inputs'><values><string key='i' value='Memo'/><string key='i' value='Surat'/></values></list>",
                        "      <list key='outputs'/>",
                        "      <id key='identity:id' value='e-1'/>",
                        "      <float key='nilai' value='4.50'/><boolean key='darurat' value='true'/>",
                        "      <container key='alat'><string key='a' value='tang'/><string key='b' value='obeng'/></container>",
                        "    </event>",
                        "  </trace>",
                        "</log>")
                .event();

        assertThat(event)
                .isEqualTo(new CaseEvent(
                        "gangguan",
                        "GJ-1",
                        new Particulars(
                                "1",
                                Transition.START,
                                "OPD",
                                List.of("Memo", "Surat"),
                                List.of(),
                                List.of(
                                        new Attribute("alat", "tang; obeng"),
                                        new Attribute("darurat", "true"),
                                        new Attribute("nilai", "4.50"),
                                        new Attribute("opd", "Dinas A"))),
                        Instant.parse("2026-10-05T00:00:00Z").toEpochMilli(),
                        "Ani",
                        null,
                        "e-1",
                        13));
    }

    @ParameterizedTest
    @CsvSource({
        "Complete, COMPLETE", "start, START", "SUSPEND, SUSPEND", "resume, RESUME", "withdraw, WITHDRAW",
        "schedule, RECORD", "assign, RECORD", "ate_abort, RECORD", "pi_abort, RECORD", "'', COMPLETE"
    })
    void transitionsThatMeanNothingHereAreRecords(String word, Transition transition) {
        assertThat(event("<string key='lifecycle:transition' value='" + word + "'/>" + TIME)
                        .event()
                        .particulars()
                        .transition())
                .isEqualTo(transition);
    }

    @Test
    void documentsComeInSeveralForms() {
        assertThat(event(TIME + "<string key='inputs' value='Memo; Surat'/><string key='outputs' value='-'/>")
                        .event()
                        .particulars())
                .isEqualTo(new Particulars(
                        null, Transition.COMPLETE, null, List.of("Memo", "Surat"), List.of(), List.of()));
        assertThat(event(
                                TIME
                                        + "<list key='inputs'><string key='x' value='A;B'/></list><string key='outputs' value=''/>")
                        .event()
                        .particulars())
                .isEqualTo(new Particulars(null, Transition.COMPLETE, null, List.of("A;B"), null, List.of()));
    }

    @Test
    void anEventThatCannotBeReadIsRejectedAndTheOthersGoOn() {
        Desk desk = Desk.in(folder)
                .read(
                        "a.xes",
                        "<log><trace><string key='concept:name' value='A'/>",
                        "<event><date key='time:timestamp' value='besok'/><string key='lifecycle:transition' value='assign'/>",
                        "<list key='inputs'><values><string key='i' value='Memo'/></values></list></event>",
                        "<event/>",
                        "<event>" + TIME + "<string key='x' value='1'/><string key='x' value='2'/></event>",
                        "<event>" + TIME + "</event>",
                        "<string key='terlambat' value='x'/></trace>",
                        "<event>" + TIME + "</event></log>");

        assertThat(desk.complaints())
                .containsExactly(
                        "a.xes line 2 (time:timestamp): 'besok' is not a time; write it like"
                                + " 2026-10-05T08:00:00+08:00",
                        "a.xes line 4 (time:timestamp): there is no at; write one",
                        "a.xes line 5 (x): 'x' stands here twice; keep one",
                        "a.xes line 7: the trace's attribute 'terlambat' stands after its events, which need it; move it"
                                + " before them",
                        "a.xes line 8 (concept:name): there is no case; write one");
        Rejected first = desk.rejects().all().get(0);
        assertThat(first.cells()).containsExactly("A", "", "record", "besok", "", "", "Memo", "", "", "", "");
        assertThat(desk.event().line()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE log [<!ENTITY xxe SYSTEM 'file:///etc/passwd'>]>",
                "<!DOCTYPE log SYSTEM 'http://127.0.0.1:9/x.dtd'>",
                "<!DOCTYPE log [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY xxe '&b;&b;&b;&b;'>]>"
            })
    void filesWithADtdAreNotRead(String doctype) {
        Desk desk = Desk.in(folder)
                .read(
                        "a.xes",
                        "<?xml version='1.0'?>",
                        doctype,
                        "<log><trace><string key='concept:name' value='&xxe;'/><event>" + TIME
                                + "</event></trace></log>");

        assertThat(desk.complaints())
                .singleElement()
                .asString()
                .startsWith("a.xes line 2: the XML has a document type definition");
        assertThat(desk.events()).isEmpty();
    }

    @Test
    void anUndeclaredEntityIsNoXml() {
        assertThat(event(TIME + "<string key='x' value='&xxe;'/>").complaints())
                .singleElement()
                .asString()
                .contains("not XML from here on");
    }

    @Test
    void whereTheXmlBreaksWhatCameBeforeStays() {
        Desk desk = Desk.in(folder)
                .read(
                        "a.xes",
                        "<log><trace><string key='concept:name' value='A'/>",
                        "<event>" + TIME + "</event>",
                        "<event>" + TIME + "<oops></event>",
                        "<event>" + TIME + "</event></trace></log>");

        assertThat(desk.complaints()).singleElement().asString().startsWith("a.xes line 3: not XML from here on: ");
        assertThat(desk.events()).hasSize(1);
    }

    @Test
    void otherXmlAndNoXmlAreNamed() {
        assertThat(Desk.in(folder).read("a.xes", "<html/>").complaints())
                .containsExactly("a.xes line 1: the XML is no XES: it begins with <html>, not with <log>");
        assertThat(Desk.in(folder).read("a.xes", "case,at").complaints())
                .singleElement()
                .asString()
                .startsWith("a.xes line 1: not XML from here on: ");
    }

    @Test
    void depthIsBounded() {
        String deep = "<string key='x' value='1'>".repeat(200_000);

        assertThat(event(deep).complaints()).singleElement().asString().contains("nested deeper");
        assertThat(Desk.in(folder)
                        .read("a.xes", "<log><extension>" + "<x>".repeat(200_000))
                        .complaints())
                .singleElement()
                .asString()
                .contains("nested deeper");
    }

    @Test
    void anElementOfAnyLengthIsOneReject() {
        assertThat(event("<string key='x' value='" + "y".repeat(20_000_000) + "'/>")
                        .complaints())
                .singleElement()
                .asString()
                .contains("one element is larger than 16 MB");
    }

    @Test
    void otherEncodingsThatXmlDeclaresAreRead() {
        String xml =
                "<?xml version='1.0' encoding='%s'?><log><trace><string key='concept:name' value='caf\u00e9'/><event>"
                        + TIME + "</event></trace></log>";
        assertThat(Desk.in(folder)
                        .read("a.xes", String.format(xml, "ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1))
                        .event()
                        .caseId())
                .isEqualTo("caf\u00e9");
        assertThat(Desk.in(folder)
                        .read("a.xes", String.format(xml, "UTF-16").getBytes(StandardCharsets.UTF_16))
                        .event()
                        .caseId())
                .isEqualTo("caf\u00e9");
        assertThat(Desk.in(folder)
                        .read("a.xes", String.format(xml, "UTF-8").getBytes(StandardCharsets.ISO_8859_1))
                        .complaints())
                .singleElement()
                .asString()
                .contains("not UTF-8");
        assertThat(Desk.in(folder)
                        .read("a.xes", String.format(xml, "klingon").getBytes(StandardCharsets.UTF_8))
                        .complaints())
                .containsExactly(
                        "a.xes line 1: the XML says that its encoding is 'klingon', which is not known; save it"
                                + " as UTF-8");
    }

    private Desk event(String attributes) {
        return Desk.in(folder)
                .read(
                        "a.xes",
                        "<log><trace><string key='concept:name' value='A'/><event>" + attributes
                                + "</event></trace></log>");
    }
}
