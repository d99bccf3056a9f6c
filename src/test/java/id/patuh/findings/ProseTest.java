package id.patuh.findings;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.audit.CaseView;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.sop.Language;
import id.patuh.sop.Sop;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProseTest {

    private static final WorkingCalendar OFFICE =
            new WorkingCalendar("jam-kerja", ZoneId.of("Asia/Makassar"), Map.of(), List.of());

    private static Prose in(Language language) {
        List<Sop> sops = new ArrayList<>();
        Permohonan.audited().forEachCase(file -> sops.add(CaseView.of(file).sop()));
        return new Prose(language, sops.get(0));
    }

    private static String id(long seconds) {
        return in(Language.ID).length(seconds * 1000, WorkingCalendar.ALWAYS).toString();
    }

    private static String en(long seconds) {
        return in(Language.EN).length(seconds * 1000, WorkingCalendar.ALWAYS).toString();
    }

    @Test
    void lengthsAreInPlainWords() {
        assertThat(id(45 * 60)).isEqualTo("45 menit");
        assertThat(id(65 * 60)).isEqualTo("1 jam 5 menit");
        assertThat(id(51 * 3600)).isEqualTo("2 hari 3 jam");
        assertThat(id(0)).isEqualTo("0 detik");
        assertThat(id(3601)).isEqualTo("1 jam 1 detik");
        assertThat(en(60)).isEqualTo("1 minute");
        assertThat(en(86_400 + 7200 + 180 + 4)).isEqualTo("1 day 2 hours 3 minutes 4 seconds");
        assertThat(in(Language.ID).length(1, WorkingCalendar.ALWAYS)).hasToString("0,001 detik");
        assertThat(in(Language.EN).length(60_250, WorkingCalendar.ALWAYS)).hasToString("1 minute 0.25 seconds");
    }

    @Test
    void aDayOfWorkIsNotADayOf24Hours() {
        assertThat(in(Language.ID).length(51 * 3_600_000L, OFFICE)).hasToString("51 jam");
    }

    @Test
    void timesAreThoseOfTheSopsZone() {
        long at = Instant.parse("2026-10-05T00:10:00Z").toEpochMilli();
        assertThat(in(Language.ID).time(at)).hasToString("2026-10-05 08:10 WITA");
        assertThat(in(Language.EN).time(at + 5_050)).hasToString("2026-10-05 08:10:05.05 WITA");
        assertThat(in(Language.ID).times(at, at + 45 * 60_000)).hasToString("2026-10-05 08:10 WITA sampai 08:55");
        assertThat(in(Language.EN).times(at, at + 86_400_000)).hasToString("2026-10-05 08:10 WITA to 2026-10-06 08:10");
    }

    @Test
    void zonesGoByTheNamesPeopleUse() {
        assertThat(Prose.abbreviation(ZoneId.of("Asia/Jakarta"), ZoneOffset.ofHours(7)))
                .isEqualTo("WIB");
        assertThat(Prose.abbreviation(ZoneId.of("Asia/Makassar"), ZoneOffset.ofHours(8)))
                .isEqualTo("WITA");
        assertThat(Prose.abbreviation(ZoneId.of("Asia/Jayapura"), ZoneOffset.ofHours(9)))
                .isEqualTo("WIT");
        assertThat(Prose.abbreviation(ZoneId.of("Europe/Berlin"), ZoneOffset.ofHours(2)))
                .isEqualTo("+02:00");
        assertThat(Prose.abbreviation(ZoneOffset.UTC, ZoneOffset.UTC)).isEqualTo("UTC");
    }

    @Test
    void longNamesAreCutAtAWord() {
        String activity = "Tim Teknis Kominfo memeriksa koneksi jaringan sesuai laporan, menganalisa dan memastikan";
        assertThat(in(Language.ID).name(activity))
                .hasToString("Tim Teknis Kominfo memeriksa koneksi jaringan sesuai …");
        assertThat(in(Language.ID).name("x".repeat(80))).hasToString("x".repeat(60) + " …");
        assertThat(in(Language.ID).name("baris\npertama")).hasToString("baris pertama");
        assertThat(in(Language.ID).name("\uD83D\uDE00".repeat(40)).toString().codePoints())
                .allMatch(c -> c == 0x1F600 || c == ' ' || c == '…');
    }
}
