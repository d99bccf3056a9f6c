package id.patuh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Transition;
import id.patuh.lint.BothLanguages;
import id.patuh.lint.Complaint;
import id.patuh.lint.UnreadableRules;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {

    private static final String TICKETS = """
            null: ['?', N/A]
            times: {patterns: [d/M/yyyy HH:mm, d MMM yyyy], zone: UTC}
            columns:
              case: number
              sop: {value: gangguan}
              role: {column: group, values: {'Group 1': teknis, group 9: }}
              attr:prioritas: {column: priority, values: {'1 - High': tinggi}}
            ignore: [secret]
            events:
              - {step: {value: opened}, at: opened_at, attributes: none}
              - {step: {value: closed}, at: closed_at, when: [closed_at, {state: [Closed, Done]}], attributes: [state]}
              - {step: state, transition: {value: record}, at: updated_at, actor: by}
            """;

    @TempDir
    Path folder;

    @Test
    void aRowYieldsTheEventsThatTheMappingNames() {
        Desk desk = Desk.in(folder, TICKETS)
                .read(
                        "tickets.csv",
                        "number,state,opened_at,closed_at,updated_at,by,group,priority,secret,category",
                        "INC1,New,29/2/2016 01:16,5/3/2016 12:00,29/2/2016 01:23,Ani,group  1,1 - High,x,?",
                        "INC1,closed,29/2/2016 01:16,5/3/2016 12:00,6 Mar 2016,?,Group 9,2 - Low,x,Kabel",
                        "INC2,Done,29/2/2016 01:16,?,1/3/2016 01:23,,Group 7,N/A,x,");
        List<CaseEvent> events = desk.events();

        assertThat(desk.complaints()).isEmpty();
        assertThat(desk.rows()).isEqualTo(3);
        assertThat(events).extracting(CaseEvent::line).containsExactly(2L, 2L, 3L, 3L, 3L, 4L, 4L);
        assertThat(events.get(0).particulars())
                .isEqualTo(new Particulars("opened", Transition.COMPLETE, "teknis", null, null, List.of()));
        assertThat(events.get(0).at())
                .isEqualTo(Instant.parse("2016-02-29T01:16:00Z").toEpochMilli());
        assertThat(events.get(1).particulars())
                .isEqualTo(new Particulars(
                        "New", Transition.RECORD, "teknis", null, null, List.of(new Attribute("prioritas", "tinggi"))));
        assertThat(events.get(1).actor()).isEqualTo("Ani");
        assertThat(events.get(3).particulars())
                .isEqualTo(new Particulars(
                        "closed", Transition.COMPLETE, null, null, null, List.of(new Attribute("state", "closed"))));
        assertThat(events.get(4).particulars().attributes())
                .containsExactly(new Attribute("category", "Kabel"), new Attribute("prioritas", "2 - Low"));
        assertThat(events.get(4).actor()).isNull();
        assertThat(events.get(4).at())
                .isEqualTo(Instant.parse("2016-03-06T00:00:00Z").toEpochMilli());
        assertThat(events.get(6).particulars().role()).isEqualTo("Group 7");
        assertThat(events.get(6).particulars().attributes()).isEmpty();
    }

    @Test
    void theColumnOfTheEventThatCannotBeReadIsNamed() {
        String mapping = "columns: {case: n}\nevents:\n  - {step: {value: '1'}, at: buka, when: buka}\n"
                + "  - {step: {value: '2'}, at: tutup, when: tutup}\n";
        assertThat(Desk.in(folder, mapping)
                        .read("a.csv", "n,buka,tutup", "K,besok,2026-10-05", "K,2026-10-05,lusa")
                        .complaints())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("a.csv line 2 column 2 (buka): 'besok'"),
                        second -> assertThat(second).startsWith("a.csv line 3 column 3 (tutup): 'lusa'"));
    }

    @Test
    void eventsOfOneRowThatShareTheColumnOfTheirIdentityAreToldApart() {
        String mapping = "columns: {case: n, event_id: nomor}\nevents:\n  - {step: {value: '1'}, at: buka}\n"
                + "  - {step: {value: '2'}, at: tutup}\n  - {step: {value: '3'}, at: tutup, event_id: n}\n";
        assertThat(Desk.in(folder, mapping)
                        .read("a.csv", "n,nomor,buka,tutup", "K,7,2026-10-05,2026-10-06")
                        .events())
                .extracting(CaseEvent::id)
                .containsExactlyInAnyOrder("7", "7#2", "K");
    }

    @Test
    void whatTheHeadingSaysByItselfNeedNotBeMapped() {
        CaseEvent event = Desk.in(folder, "columns: {case: id}\n")
                .read("a.csv", "id,langkah,waktu,ket,opd", "A,1,2026-10-05 08:00,x,y")
                .event();

        assertThat(event.caseId()).isEqualTo("A");
        assertThat(event.id()).isNull();
        assertThat(event.particulars().step()).isEqualTo("1");
        assertThat(event.note()).isEqualTo("x");
        assertThat(event.particulars().attributes()).containsExactly(new Attribute("opd", "y"));
        assertThat(event.at()).isEqualTo(Instant.parse("2026-10-05T00:00:00Z").toEpochMilli());
    }

    @Test
    void onlyTheColumnsToKeepAreAttributes() {
        CaseEvent event = Desk.in(folder, "columns: {case: nomor}\nkeep: [opd, nomor]\n")
                .read("a.csv", "nomor,waktu,opd,lain", "A,2026-10-05,y,z")
                .event();

        assertThat(event.particulars().attributes())
                .containsExactly(new Attribute("nomor", "A"), new Attribute("opd", "y"));
    }

    @Test
    void badTimesAreRejectedWithAnExampleOfThePattern() {
        Desk desk = Desk.in(folder, "times: {patterns: [M/d/yyyy HH:mm]}\n")
                .read(
                        "a.csv",
                        "case,at",
                        "A,2/30/2026 08:00",
                        "B,31/12/2026 08:00",
                        "C,2026-10-05 08:00",
                        "D,2/1/2026 08:00");

        assertThat(desk.complaints())
                .hasSize(3)
                .first()
                .isEqualTo(
                        "a.csv line 2 column 2 (at): '2/30/2026 08:00' is not a time; write it like 10/5/2026 08:00");
        assertThat(desk.event().at())
                .isEqualTo(Instant.parse("2026-02-01T00:00:00Z").toEpochMilli());
    }

    @Test
    void aRowWithoutAnyEventIsRejected() {
        Desk desk = Desk.in(folder, "events: [{at: a, when: a}, {at: b, when: b}]\n")
                .read("a.csv", "case,a,b", "A,2026-10-05,2026-10-06", "B,,2026-10-06", "C,,");

        assertThat(desk.complaints())
                .singleElement()
                .asString()
                .startsWith("a.csv line 4: none of the mapping's events");
        assertThat(desk.events()).hasSize(3);
    }

    @Test
    void aMissingColumnRejectsTheFile() {
        Desk desk = Desk.in(folder, TICKETS).read("tickets.csv", "number,state,opened_at", "INC1,New,29/2/2016 01:16");

        assertThat(desk.complaints())
                .containsExactly(
                        "tickets.csv line 1: no column 'group', which mapping.yaml line 6 asks for. Found: number,"
                                + " state, opened_at. Correct the mapping or the heading");
    }

    @Test
    void columnsThatCannotBeToldApartRejectTheFile() {
        assertThat(Desk.in(folder, "columns: {case: a}\n")
                        .read("a.csv", "a,A,at", "1,2,2026-10-05")
                        .complaints())
                .containsExactly("a.csv line 1: two columns are called 'a', so that the mapping cannot tell them apart;"
                        + " rename one");
        assertThat(Desk.in(folder, "columns: {case: a}\n")
                        .read("a.csv", "a,at,waktu", "1,2026-10-05,2026-10-05")
                        .complaints())
                .singleElement()
                .asString()
                .contains("columns 2 (at) and 3 (waktu) both mean at");
    }

    @Test
    void whatIsMendedIsReadWithTheSameMapping() {
        Desk desk = Desk.in(folder, "columns: {case: nomor, at: jam}\n").read("a.csv", "nomor,jam,opd", "A,besok,=x");
        Path given = folder.resolve("rejected.csv");
        desk.rejects().write(given, id.patuh.sop.Language.EN);

        assertThat(given).content().startsWith("nomor,jam,opd,rejected_from,reason\r\nA,besok,'=x,");
    }

    @Test
    void mappingsAreForTablesOnly() {
        CaseEvent event = Desk.in(folder, "times: {patterns: [d/M/yyyy], zone: UTC}\ncolumns: {case: nomor}\n")
                .read("a.json", "{\"case\": \"A\", \"at\": \"2026-10-05 08:00\"}")
                .event();

        assertThat(event.at()).isEqualTo(Instant.parse("2026-10-05T00:00:00Z").toEpochMilli());
    }

    @Test
    void everythingWrongWithAMappingIsSaidAtOnce() {
        String faulty = """
                nul: ['?']
                times: {patterns: [d/M/yyyy bb, 'HH:mm'], zone: Asia/Makasar}
                columns:
                  kase: number
                  at: {column: a, value: b}
                  role: {column: group, values: [a]}
                keep: [a]
                ignore: [b]
                events:
                  - {when: a}
                  - {at: b, when: {c: []}}
                  - x
                """;

        assertThatThrownBy(() -> Mapping.of("mapping.yaml", faulty.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableRules.class)
                .hasMessageContaining("mapping.yaml:1:1: unknown key 'nul'; did you mean 'null'?")
                .hasMessageContaining("mapping.yaml:2:20: 'd/M/yyyy bb' is no pattern of a time")
                .hasMessageContaining("mapping.yaml:2:49: unknown time zone 'Asia/Makasar'")
                .hasMessageContaining("mapping.yaml:4:3: unknown key 'kase'; did you mean 'case'?")
                .hasMessageContaining("mapping.yaml:5:7: 'at' needs either 'column' or 'value'")
                .hasMessageContaining("mapping.yaml:6:33: 'values' is a list")
                .hasMessageContaining("mapping.yaml:8:10: 'keep' and 'ignore' exclude each other")
                .hasMessageContaining("mapping.yaml:10:5: an event says nothing of its own")
                .hasMessageContaining("mapping.yaml:11:23: no value is given for column 'c'")
                .hasMessageContaining("mapping.yaml:12:5: an event is a text")
                .isInstanceOfSatisfying(
                        UnreadableRules.class,
                        refused -> assertThat(refused.complaints())
                                .allSatisfy(BothLanguages::areSaidBy)
                                .extracting(Complaint::inIndonesian)
                                .contains(
                                        "mapping.yaml:10:5: kejadian tanpa keterangan sendiri; beri sedikitnya 'at' atau"
                                                + " 'step'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "times: {language: xyzzy} | 1:19 | unknown language 'xyzzy'; write one such as id or en",
                "times: {language: Bahasa Indonesia} | 1:19 | unknown language 'Bahasa Indonesia'",
                "times: {patterns: 'HH:mm'} | 1:19 | 'HH:mm' tells no date; write day, month and year, too",
                "times: {patterns: [d/M HH:mm, d/M/yyyy]} | 1:20 | 'd/M HH:mm' tells no date",
                "times: {patterns: [HH:mm d MMM], language: id} | 1:20 | 'HH:mm d MMM' tells no date",
                "columns: [a] | 1:10 | columns is a list",
                "`---\ncolumns: {case: a}\n---\ncolumns: {case: b}\n` | 3:1 | one file holds one mapping: give each a file",
                "`` | 0:0 | the file is empty; write the mapping into it or delete the file"
            })
    void aFaultOfAMappingSpeaksOfTheMapping(String yaml, String place, String part) {
        assertThatThrownBy(() -> Mapping.of("m.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        UnreadableMapping.class,
                        refused -> assertThat(refused.complaints())
                                .singleElement()
                                .satisfies(BothLanguages::areSaidBy)
                                .satisfies(fault -> {
                                    assertThat(fault.line() + ":" + fault.column())
                                            .isEqualTo(place);
                                    assertThat(fault.en()).contains(part).doesNotContain("SOP");
                                    assertThat(fault.id()).doesNotContain("SOP");
                                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d/M/yyyy HH:mm",
                "MM/dd/yy hh:mm a",
                "d MMM yyyy",
                "EEEE, d MMMM yyyy",
                "d/M/yyyy hh:mm",
                "yyyyMMddHHmmssSSS",
                "yyyy-MM-dd'T'HH:mm:ssXXX",
                "yyyy-MM-dd HH:mm z",
                "YYYY-'W'ww-e",
                "yyyy-DDD",
                "d/M/yyyy[ HH:mm]"
            })
    void anyPatternWithADateIsTaken(String pattern) {
        for (String language : List.of("id", "en", "id-ID", "en-GB", "de")) {
            String yaml = "times: {patterns: [\"" + pattern + "\"], language: " + language + "}";
            assertThat(Mapping.of("m.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                    .isNotNull();
        }
    }

    @Test
    void aMappingThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> Mapping.read(folder.resolve("m.yaml")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith("m.yaml is not there; check the name");
    }

    @Test
    void theMappingOfTheIncidentLogReadsItsRows() {
        Mapping mapping = Mapping.read(Path.of("benchmarks/servicenow/mapping.yaml"));

        assertThat(mapping.meansNothing("?")).isTrue();
    }
}
