package id.patuh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingTest {

    @ParameterizedTest
    @CsvSource({
        "case, CASE",
        "case_id, CASE",
        "case:concept:name, CASE",
        "kasus, CASE",
        "no_kasus, CASE",
        "step, STEP",
        "activity, STEP",
        "concept:name, STEP",
        "langkah, STEP",
        "kegiatan, STEP",
        "transition, TRANSITION",
        "lifecycle:transition, TRANSITION",
        "peristiwa, TRANSITION",
        "at, AT",
        "time, AT",
        "timestamp, AT",
        "time:timestamp, AT",
        "waktu, AT",
        "start_timestamp, START",
        "mulai_pada, START",
        "sop, SOP",
        "event_id, EVENT_ID",
        "id, EVENT_ID",
        "actor, ACTOR",
        "org:resource, ACTOR",
        "pelaksana, ACTOR",
        "role, ROLE",
        "org:role, ROLE",
        "jabatan, ROLE",
        "inputs, INPUTS",
        "kelengkapan, INPUTS",
        "outputs, OUTPUTS",
        "keluaran, OUTPUTS",
        "note, NOTE",
        "keterangan, NOTE",
        "ket, NOTE",
        "Case, CASE",
        "WAKTU, AT",
        "' Langkah ', STEP"
    })
    void everyNameOfTheTableIsKnown(String name, Field field) throws Unreadable {
        List<String> names = new ArrayList<>(List.of("x", name));
        if (field != Field.CASE) {
            names.add("case");
        }
        if (field != Field.AT) {
            names.add("at");
        }

        assertThat(only(names).column(field)).isEqualTo(1);
    }

    @Test
    void everyOtherColumnIsAnAttribute() throws Unreadable {
        Layout layout = only(List.of("kasus", "waktu", "attr:opd", "CASE:Lokasi ", " Prioritas", "case:kelas:a"));

        assertThat(layout.attributes())
                .extracting(Layout.Named::name)
                .containsExactly("opd", "Lokasi", "Prioritas", "kelas:a");
    }

    @Test
    void twoColumnsOfOneMeaningAreNotGuessedAbout() {
        assertThatThrownBy(() -> only(List.of("case", "waktu", "at")))
                .hasMessage("columns 2 (waktu) and 3 (at) both mean at; rename or delete one of them, or say in"
                        + " a mapping which column is meant");
        assertThatThrownBy(() -> only(List.of("case", "at", "opd", "attr:opd")))
                .hasMessageContaining("both mean attr:opd");
    }

    @Test
    void aMissingColumnIsNamedWithAllThatWasFoundAndIsKnown() {
        assertThatThrownBy(() -> only(List.of("Nomor", "waktu")))
                .hasMessageStartingWith("no column means case. Found: Nomor, waktu. Known: case (case_id,"
                        + " case:concept:name, kasus, no_kasus), step (activity,")
                .hasMessageEndingWith("Rename the column, or say in a mapping which one is meant");
        assertThatThrownBy(() -> only(List.of("case", "tanggal"))).hasMessageStartingWith("no column means at.");
    }

    @Test
    void anAttributeNeedsAName() {
        assertThatThrownBy(() -> only(List.of("case", "at", "attr: ")))
                .hasMessage("column 3 (attr:) names no attribute; write attr:NAME");
    }

    @Test
    void moreThan500ColumnsAreRefused() {
        List<String> many = new ArrayList<>(List.of("case", "at"));
        many.addAll(Collections.nCopies(499, ""));

        assertThatThrownBy(() -> only(many))
                .hasMessage("501 columns are more than the 500 that are read; is the" + " separator the right one?");
    }

    @Test
    void theTwoLastColumnsOfWhatWasGivenBackDoNotCount() throws Unreadable {
        Heading heading = Heading.of(Arrays.asList("case", "at", "rejected_from", "Reason"), 1, null);

        assertThat(heading.names()).containsExactly("case", "at");
        assertThat(heading.width()).isEqualTo(4);
        assertThat(heading.layouts().get(0).attributes()).isEmpty();
    }

    @Test
    void elsewhereThoseTwoAreAttributes() throws Unreadable {
        assertThat(only(List.of("case", "at", "reason", "rejected_from")).attributes())
                .hasSize(2);
        assertThat(only(List.of("case", "at", "reason")).attributes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"case,at!,", "case;at!;", "case\tat!TAB", "case;at;\"a,b,c,d\"!;", "case,at;x,y!,", "case!,"})
    void theSeparatorIsFoundFromTheHeading(String line, String separator) {
        assertThat(String.valueOf(Heading.delimiter(line))).isEqualTo(separator.replace("TAB", "\t"));
    }

    private static Layout only(List<String> names) throws Unreadable {
        return Heading.of(names, 1, null).layouts().get(0);
    }
}
