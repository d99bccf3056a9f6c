package id.patuh.sop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.patuh.calendar.Hours;
import id.patuh.calendar.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTextTest {

    /** Three days of 8 hours and one of 5:30: a working day is 29.5 h ÷ 4 = 7:22:30. */
    private static final WorkingCalendar OFFICE = new WorkingCalendar(
            "office",
            ZoneOffset.UTC,
            Map.of(
                    DayOfWeek.MONDAY, List.of(new Hours(28_800, 57_600)),
                    DayOfWeek.TUESDAY, List.of(new Hours(28_800, 57_600)),
                    DayOfWeek.WEDNESDAY, List.of(new Hours(28_800, 43_200), new Hours(46_800, 61_200)),
                    DayOfWeek.FRIDAY, List.of(new Hours(28_800, 48_600)),
                    DayOfWeek.SUNDAY, List.of()),
            List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30 menit            | 1800    | 1800
            30menit             | 1800    | 1800
            30 MENIT            | 1800    | 1800
            1 minute            | 60      | 60
            2 minutes           | 120     | 120
            15 min              | 900     | 900
            15m                 | 900     | 900
            1 jam               | 3600    | 3600
            1 hour              | 3600    | 3600
            2 hours             | 7200    | 7200
            2h                  | 7200    | 7200
            13 jam              | 46800   | 46800
            93.65 jam           | 337140  | 337140
            93,65 jam           | 337140  | 337140
            1 jam 30 menit      | 5400    | 5400
            1h30m               | 5400    | 5400
            1 jam 30 menit 5 detik | 5405 | 5405
            45 detik            | 45      | 45
            1 second            | 1       | 1
            90 s                | 90      | 90
            0.5 detik           | 1       | 1
            0.4 detik           | 0       | 0
            0 menit             | 0       | 0
            0.1 menit           | 6       | 6
            1 hari              | 86400   | 26550
            2 days              | 172800  | 53100
            1 day               | 86400   | 26550
            0,5 hari            | 43200   | 13275
            0.1 hari            | 8640    | 2655
            0.01 hari           | 864     | 266
            1 hari 2 jam        | 93600   | 33750
            PT30M               | 1800    | 1800
            pt30m               | 1800    | 1800
            PT1H30M             | 5400    | 5400
            PT1H30M15S          | 5415    | 5415
            PT0.5H              | 1800    | 1800
            PT0,5H              | 1800    | 1800
            PT36H               | 129600  | 129600
            P1D                 | 86400   | 26550
            P1DT2H              | 93600   | 33750
            PT0S                | 0       | 0
            """)
    void aLimitIsReadAsPeopleWriteIt(String text, long always, long office) {
        assertThat(LimitText.of(text).secondsOn(WorkingCalendar.ALWAYS)).isEqualTo(always);
        assertThat(LimitText.of(text).secondsOn(OFFICE)).isEqualTo(office);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 minggu",
                "2 weeks",
                "1 bulan",
                "3 months",
                "1 tahun",
                "1 year",
                "P1W",
                "P1M",
                "P1Y",
                "P1Y2M3D",
                "p2w",
                "1 pekan 2 hari",
                "P1MT2H"
            })
    void weeksMonthsAndYearsAreRefused(String text) {
        assertThatThrownBy(() -> LimitText.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weeks, months and years have no fixed working time")
                .hasMessageContaining("write days");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-30 menit", "-PT30M", "−1 jam"})
    void aNegativeLimitIsRefused(String text) {
        assertThatThrownBy(() -> LimitText.of(text)).hasMessageContaining("negative limit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "menit",
                "30 30 menit",
                "jam 1",
                "1 jam dan",
                "1..5 jam",
                "1.5.2 jam",
                "PT",
                "P",
                "P1DT",
                "PT1M1H",
                "P1H",
                "1 jam; 2 jam",
                "1e3 menit",
                "99999999999999 jam",
                "a week",
                "PT-1H",
                "1/2 jam"
            })
    void whatIsNoLimitIsRefused(String text) {
        assertThatThrownBy(() -> LimitText.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLimitWithoutUnitIsToldSo() {
        assertThatThrownBy(() -> LimitText.of("30"))
                .hasMessage(
                        "no limit: '30' has no unit; write for example 30 menit, " + "1 jam 30 menit, 2 hari or PT30M");
    }

    @Test
    void moreThanAHundredYearsAreRefused() {
        assertThatThrownBy(() -> LimitText.of("999999999999 jam")).hasMessageContaining("longer than 100 years");
    }

    @Test
    void aThirdOfADayIsRoundedOnceAtTheEnd() {
        WorkingCalendar uneven = new WorkingCalendar(
                "uneven",
                ZoneOffset.UTC,
                Map.of(
                        DayOfWeek.MONDAY, List.of(new Hours(0, 1)),
                        DayOfWeek.TUESDAY, List.of(new Hours(0, 2)),
                        DayOfWeek.FRIDAY, List.of(new Hours(0, 2))),
                List.of());
        assertThat(LimitText.of("1 hari").secondsOn(uneven)).isEqualTo(2);
        assertThat(LimitText.of("3 hari").secondsOn(uneven)).isEqualTo(5);
        assertThat(LimitText.of("1.5 hari").secondsOn(uneven)).isEqualTo(3);
        assertThat(LimitText.of("0.2 hari").secondsOn(uneven)).isEqualTo(0);
    }

    @Test
    void daysOnAWeekThatNeverOpensAreRefused() {
        WorkingCalendar closed = new WorkingCalendar("tutup", ZoneOffset.UTC, Map.of(), List.of());
        assertThat(LimitText.of("1 jam").secondsOn(closed)).isEqualTo(3600);
        assertThatThrownBy(() -> LimitText.of("1 hari").secondsOn(closed))
                .hasMessageContaining("calendar 'tutup' has no open weekday");
    }
}
