package id.patuh.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import id.patuh.lint.BothLanguages;
import id.patuh.lint.Complaint;
import id.patuh.lint.Complaints;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarReaderTest {

    private static final ZoneId WITA = ZoneId.of("Asia/Makassar");
    private static final String OFFICE = """
            calendar: kantor
            week:
              mon-thu: [07:30-12:00, 13:00-16:00]
              jum: [13:00-16:30, 07:30-11:30]
            """;

    private final Complaints complaints = new Complaints("rules/calendars/kantor.yaml");

    @Test
    void lunchBreaksAreClosed() {
        WorkingCalendar office = read(OFFICE);
        assertThat(office.open(at("2026-10-05T07:00"), at("2026-10-05T17:00"))).isEqualTo(minutes(450));
        assertThat(office.open(at("2026-10-05T12:00"), at("2026-10-05T13:00"))).isZero();
        assertThat(office.hoursOn(LocalDate.parse("2026-10-09")))
                .containsExactly(new Hours(27_000, 41_400), new Hours(46_800, 59_400));
        assertThat(office.hoursOn(LocalDate.parse("2026-10-10"))).isEmpty();
        assertThat(office.openDaysOfWeek()).isEqualTo(5);
        assertThat(office.openSecondsOfWeek()).isEqualTo(37 * 3600 + 1800);
    }

    @Test
    void ramadanReplacesTheWeekdaysItNamesFromFirstToLastDay() {
        WorkingCalendar office = read(
                OFFICE
                        + "dates: [{from: 2026-02-18, to: 2026-03-19, mon-thu: [08:00-12:00, 12:30-15:00], why: Ramadan, by: Perpres}]");
        assertThat(office.hoursOn(LocalDate.parse("2026-02-17"))).hasSize(2).contains(new Hours(27_000, 43_200));
        assertThat(office.hoursOn(LocalDate.parse("2026-02-18"))).contains(new Hours(45_000, 54_000));
        assertThat(office.hoursOn(LocalDate.parse("2026-03-19"))).contains(new Hours(45_000, 54_000));
        assertThat(office.hoursOn(LocalDate.parse("2026-02-20"))).contains(new Hours(46_800, 59_400));
        assertThat(office.dates()).singleElement().satisfies(dated -> {
            assertThat(dated.why()).isEqualTo("Ramadan");
            assertThat(dated.by()).isEqualTo("Perpres");
        });
    }

    @Test
    void aLaterDateReplacesAnEarlierOne() {
        WorkingCalendar office = read(OFFICE + """
                dates:
                  - {from: 2026-12-24, to: 2026-12-26, open: []}
                  - {on: 2026-12-24, open: [08:00-10:00]}
                """);
        assertThat(office.hoursOn(LocalDate.parse("2026-12-24"))).containsExactly(new Hours(28_800, 36_000));
        assertThat(office.hoursOn(LocalDate.parse("2026-12-25"))).isEmpty();
    }

    @Test
    void aDayMayEndAtMidnight() {
        WorkingCalendar guard = read("week: {sat-mon: [00:00-06:00, 22:00-24:00]}");
        assertThat(guard.name()).isEqualTo("berkas");
        assertThat(guard.hoursOn(LocalDate.parse("2026-10-04")))
                .containsExactly(new Hours(0, 21_600), new Hours(79_200, 86_400));
        assertThat(guard.week()).containsOnlyKeys(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
    }

    @Test
    void aCalendarWithoutZoneTakesTheOneItIsGiven() {
        assertThat(read(OFFICE).zone()).isEqualTo(WITA);
        assertThat(read("zone: Asia/Jakarta\n" + OFFICE).zone()).isEqualTo(ZoneId.of("Asia/Jakarta"));
    }

    @Test
    void allDayEventsOfAnIcsFileCloseTheirDays() {
        WorkingCalendar office = holidays("""
                BEGIN:VEVENT
                UID:1
                DTSTART;VALUE=DATE:20261224
                DTEND;VALUE=DATE:20261226
                SUMMARY:Natal
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                DTSTART;VALUE=DATE:20261007
                SUMMARY:Satu hari
                END:VEVENT
                BEGIN:VEVENT
                UID:3
                DTSTART;VALUE=DATE:20261012
                DURATION:P2D
                SUMMARY:Dua hari
                END:VEVENT
                BEGIN:VEVENT
                UID:4
                DTSTART:20261014T000000Z
                DTEND:20261015T000000Z
                SUMMARY:Rapat
                END:VEVENT
                BEGIN:VEVENT
                UID:5
                DTSTART;VALUE=DATE:20261015
                STATUS:CANCELLED
                SUMMARY:Batal
                END:VEVENT
                """, "");
        assertThat(closed(office, "2026-12-23", "2026-12-24", "2026-12-25", "2026-12-28"))
                .containsExactly(false, true, true, false);
        assertThat(closed(office, "2026-10-06", "2026-10-07", "2026-10-08")).containsExactly(false, true, false);
        assertThat(closed(office, "2026-10-12", "2026-10-13", "2026-10-14", "2026-10-15"))
                .containsExactly(true, true, false, false);
        assertThat(office.dates().get(0)).satisfies(dated -> {
            assertThat(dated.why()).isEqualTo("Natal");
            assertThat(dated.by()).isEqualTo("rules/calendars/libur.ics");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Makassar", "America/Los_Angeles", "Pacific/Kiritimati"})
    void yearlyEventsAreWrittenOutWhateverTheMachinesZone(String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            WorkingCalendar office = holidays("""
                    BEGIN:VEVENT
                    UID:1
                    DTSTART;VALUE=DATE:19450817
                    RRULE:FREQ=YEARLY
                    SUMMARY:Proklamasi
                    END:VEVENT
                    BEGIN:VEVENT
                    UID:2
                    DTSTART;VALUE=DATE:20240501
                    RRULE:FREQ=YEARLY;UNTIL=20260501
                    EXDATE;VALUE=DATE:20250501
                    SUMMARY:Hari Buruh
                    END:VEVENT
                    """, "");
            assertThat(closed(office, "1990-08-17", "2026-08-17", "2026-08-18", "2100-08-17"))
                    .containsExactly(true, true, false, true);
            assertThat(closed(office, "2024-05-01", "2025-05-01", "2026-05-01", "2028-05-01"))
                    .containsExactly(true, false, true, false);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void aDateOfTheCalendarWinsOverTheIcsFile() {
        WorkingCalendar office = holidays("""
                BEGIN:VEVENT
                UID:1
                DTSTART;VALUE=DATE:20261007
                SUMMARY:Libur
                END:VEVENT
                """, "dates: [{on: 2026-10-07, open: [08:00-10:00]}]\n");
        assertThat(office.hoursOn(LocalDate.parse("2026-10-07"))).containsExactly(new Hours(28_800, 36_000));
    }

    @Test
    void anIcsFileThatIsNoneIsAComplaint() {
        assertThat(complaintsOfIcs("<html>".getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(complaint -> {
                    assertThat(complaint.file()).isEqualTo("rules/calendars/libur.ics");
                    assertThat(complaint.message()).contains("no BEGIN:VCALENDAR");
                });
        assertThat(complaintsOfIcs(new byte[] {'B', (byte) 0xFF}))
                .singleElement()
                .asString()
                .contains("not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SUMMARY:Tanpa tanggal",
                "DTSTART;VALUE=DATE:2026",
                "DTSTART;VALUE=DATE:20260230",
                "DTSTART;VALUE=DATE:20261332",
                "DTSTART;VALUE=DATE:20261007\nDTEND;VALUE=DATE:20261131",
                "DTSTART;VALUE=DATE:20261007\nDTEND;VALUE=DATE:20261005",
                "DTSTART;VALUE=DATE:20261007\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20270230",
                "DTSTART;VALUE=DATE:00010101",
                "DTSTART;VALUE=DATE:20261007\nDURATION:P2000000000D",
                "DTSTART;VALUE=DATE:20261007\nRRULE:FREQ=SECONDLY",
                "DTSTART;VALUE=DATE:20261007\nRRULE:FREQ=YEARLY;BYMONTH=88",
                "DTSTART;VALUE=DATE:20261007\nRRULE:BYMONTH=8"
            })
    void anEventThatCannotBeReadIsAComplaint(String lines) {
        assertThat(complaintsOfIcs(ics("BEGIN:VEVENT\nUID:1\n" + lines + "\nEND:VEVENT\n")))
                .isNotEmpty()
                .allSatisfy(BothLanguages::areSaidBy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART;VALUE=DATE:20260230 | 6 | no readable DTSTART in '20260230'; correct or delete it",
                "DTSTART;VALUE=DATE:20261301 | 6 | no readable DTSTART in '20261301'",
                "DTSTART:20260230T080000Z | 6 | no readable DTSTART in '20260230T080000Z'",
                "SUMMARY:Tanpa tanggal | 4 | event 'Tanpa tanggal' has no readable DTSTART; correct or delete it",
                "DTSTART;VALUE=DATE:20260207\\nDTEND;VALUE=DATE:20260230 | 7 | no readable DTEND in '20260230'",
                "DTSTART;VALUE=DATE:20260207\\nDTEND;VALUE=DATE:besok | 7 | no readable DTEND in 'besok'",
                "DTSTART;VALUE=DATE:20260207\\nDTEND;VALUE=DATE:20260205 | 7 | a DTEND before its DTSTART",
                "DTSTART;VALUE=DATE:20260207\\nDURATION:dua hari | 7 | no readable DURATION in 'dua hari'",
                "DTSTART;VALUE=DATE:20260207\\nRRULE:FREQ=YEARLY;UNTIL=20260230 | 7 | no readable RRULE",
                "DTSTART;VALUE=DATE:20260207\\nEXDATE;VALUE=DATE:20260207,20260231 | 7 | no readable EXDATE",
                "DTSTART;VALUE=DATE:20260207\\nRDATE;VALUE=DATE:20260431 | 7 | no readable RDATE in '20260431'",
                "DTSTART;VALUE=DATE:20260207\\nRRULE:FREQ=YEARLY;BYMONTH=88 | 7 | an RRULE that cannot be followed"
            })
    void anImpossibleDateOfAnEventIsAFaultAtItsLine(String properties, int line, String part) {
        byte[] ics = ics("BEGIN:VEVENT\nUID:1\n" + properties.replace("\\n", "\n") + "\nEND:VEVENT\n");
        assertThat(complaintsOfIcs(ics)).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo("rules/calendars/libur.ics");
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.column()).isEqualTo(1);
            assertThat(fault.message()).contains(part);
            BothLanguages.areSaidBy(fault);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BEGIN:VCALENDAR,BEGIN:VEVENT,DTSTART;VALUE=DATE:20260815,SUMMARY:x | 2 | VEVENT",
                "BEGIN:VCALENDAR,BEGIN:VEVENT,DTSTART;VALUE=DATE:20260815,END:VCALENDAR | 2 | VEVENT",
                "BEGIN:VCALENDAR,BEGIN:VEVENT,DTSTART;VALUE=DATE:20260815,END:VEVENT | 1 | VCALENDAR"
            })
    void anIcsFileThatBreaksOffIsAFault(String lines, int line, String component) {
        assertThat(complaintsOfIcs(utf8(lines.replace(",", "\r\n"))))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.file()).isEqualTo("rules/calendars/libur.ics");
                    assertThat(fault.line()).isEqualTo(line);
                    assertThat(fault.message())
                            .startsWith("BEGIN:" + component + " has no END:" + component + "; export");
                    BothLanguages.areSaidBy(fault);
                });
    }

    @Test
    void timesOfDayAlarmsTimeZonesAndFoldedLinesAreNoFaults() {
        WorkingCalendar office = holidays("""
                BEGIN:VTIMEZONE
                TZID:Asia/Makassar
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0800
                TZOFFSETTO:+0800
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:1
                DTSTART;TZID="Asia/Makassar":20261006T080000
                DTEND;TZID=Asia/Makassar:20261006T080000
                BEGIN:VALARM
                TRIGGER:-PT1H
                DURATION:sebentar
                END:VALARM
                END:VEVENT
                begin:vevent
                uid:2
                dtstart;value=
                 date:202610
                 07
                summary:Libur
                end:vevent
                """, "");
        assertThat(closed(office, "2026-10-06", "2026-10-07", "2026-10-08")).containsExactly(false, true, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
                "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=31",
                "FREQ=YEARLY;INTERVAL=0",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=YEARLY;INTERVAL=-1",
                "FREQ=YEARLY;COUNT=0",
                "FREQ=YEARLY;COUNT=-1",
                "FREQ=YEARLY;BYWEEKNO=54",
                "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1",
                "FREQ=MONTHLY;BYDAY=5FR;BYSETPOS=9",
                "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3"
            })
    void anOddRecurrenceComesToAnEnd(String rule) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> complaintsOfIcs(
                        ics("BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:19000101\nRRULE:" + rule + "\nEND:VEVENT\n")));
    }

    private List<Complaint> complaintsOfIcs(byte[] ics) {
        Complaints own = new Complaints("rules/calendars/kantor.yaml");
        CalendarReader.read("berkas", utf8(OFFICE + "ics: [libur.ics]\n"), name -> ics, own);
        return own.faults();
    }

    private WorkingCalendar holidays(String events, String more) {
        Map<String, byte[]> files = Map.of("libur.ics", ics(events));
        return read(OFFICE + "ics: [libur.ics]\n" + more, files::get);
    }

    private static byte[] ics(String events) {
        return utf8(("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n" + events + "END:VCALENDAR\n").replace("\n", "\r\n"));
    }

    private WorkingCalendar read(String yaml) {
        return read(yaml, name -> null);
    }

    private WorkingCalendar read(String yaml, CalendarReader.Beside beside) {
        CalendarFile file = CalendarReader.read("berkas", utf8(yaml), beside, complaints);
        assertThat(complaints.faults()).isEmpty();
        return Objects.requireNonNull(file).in(WITA);
    }

    private static List<Boolean> closed(WorkingCalendar calendar, String... days) {
        return Arrays.stream(days)
                .map(day -> calendar.hoursOn(LocalDate.parse(day)).isEmpty())
                .toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long at(String local) {
        return LocalDateTime.parse(local).atZone(WITA).toInstant().toEpochMilli();
    }

    private static long minutes(long minutes) {
        return minutes * 60_000;
    }
}
