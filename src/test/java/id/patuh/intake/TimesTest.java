package id.patuh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private static final ZoneId MAKASSAR = ZoneId.of("Asia/Makassar");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Times times = new Times(MAKASSAR);

    @ParameterizedTest
    @CsvSource({
        "2026-10-05T08:00:00+08:00, 2026-10-05T00:00:00Z",
        "2026-10-05T08:00:00Z, 2026-10-05T08:00:00Z",
        "2026-10-05t08:00:00z, 2026-10-05T08:00:00Z",
        "2026-10-05T08:00+0800, 2026-10-05T00:00:00Z",
        "2026-10-05 08:00+08, 2026-10-05T00:00:00Z",
        "2026-10-05 08:00:00 +08:00, 2026-10-05T00:00:00Z",
        "2026-10-05T08:00-03:30, 2026-10-05T11:30:00Z",
        "2026-10-05T08:00:00.5Z, 2026-10-05T08:00:00.500Z",
        "2026-10-05T08:00:00.05Z, 2026-10-05T08:00:00.050Z",
        "'2026-10-05T08:00:00,123Z', 2026-10-05T08:00:00.123Z",
        "2026-10-05T08:00:00.123999999Z, 2026-10-05T08:00:00.123Z",
        "2026-10-05T08:00:00+08:00[Asia/Makassar], 2026-10-05T00:00:00Z",
        "2026-10-05T08:00:00+08:00[Europe/Berlin], 2026-10-05T00:00:00Z",
        "2026-10-05T08:00[Europe/Berlin], 2026-10-05T06:00:00Z",
        "2026-10-05, 2026-10-04T16:00:00Z",
        "05/10/2026, 2026-10-04T16:00:00Z",
        "2026-10-05 08:00, 2026-10-05T00:00:00Z",
        "2026-10-05 8:00, 2026-10-05T00:00:00Z",
        "2026-10-05   08:00, 2026-10-05T00:00:00Z",
        "2026-10-05 08:00:01.25, 2026-10-05T00:00:01.250Z",
        "2026-10-05 08.00, 2026-10-05T00:00:00Z",
        "2026-10-05 08.00.59, 2026-10-05T00:00:59Z",
        "05/10/2026 08:00, 2026-10-05T00:00:00Z",
        "05/10/2026 08:00:30, 2026-10-05T00:00:30Z",
        "5/10/2026 8:00, 2026-10-05T00:00:00Z",
        "5/1/2026 8.05, 2026-01-05T00:05:00Z",
        "29/02/2024 00:00, 2024-02-28T16:00:00Z",
        "1900-01-01T00:00:00Z, 1900-01-01T00:00:00Z",
        "2200-12-31T23:59:59Z, 2200-12-31T23:59:59Z",
    })
    void readsTimesAsTheyAreWritten(String written, Instant expected) {
        assertThat(times.at(written)).isEqualTo(expected.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "31/02/2026 08:00",
                "29/02/2026",
                "2026-02-30",
                "2026-13-05 08:25",
                "2026-00-05",
                "2026-10-00",
                "2026-10-05 25:00",
                "2026-10-05 24:00",
                "2026-10-05 08:60",
                "2026-10-05 08:00:60",
                "2026-10-05 08",
                "2026-10-05 08:0",
                "2026-10-05T",
                "2026-10-05T08.00",
                "2026-10-05T08:00:00.",
                "2026-10-05T08:00:00.1234567890Z",
                "2026-10-05T08:00.5",
                "2026-10-05T08:00+19:00",
                "2026-10-05T08:00+18:01",
                "2026-10-05T08:00+08:60",
                "2026-10-05T08:00+8",
                "2026-10-05T08:00+",
                "2026-10-05T08:00Z[",
                "2026-10-05T08:00Z[]",
                "2026-10-05T08:00Z[Nirgendwo/Keine]",
                "2026-10-05T08:00 WITA",
                "2026-10-05T08:00ZZ",
                "2026-10-05T08:00Z ",
                "2026/10/05 08:00",
                "05-10-2026 08:00",
                "5/10/26 08:00",
                "26-10-05",
                "1899-12-31T23:59:59Z",
                "2201-01-01T00:00:00Z",
                "12026-10-05",
                "+2026-10-05",
                "-2026-10-05",
                "1791158400",
                "Oktober",
                "2026-10-0\u0665",
                "２０２６-10-05",
                "2026-1-5",
                "kemarin"
            })
    void refusesWhatIsNoTime(String written) {
        assertThat(times.at(written)).isEqualTo(Times.NONE);
    }

    @Test
    void refusesAnythingLong() {
        assertThat(times.at("2026-10-05" + " ".repeat(100_000) + "08:00")).isEqualTo(Times.NONE);
    }

    @Test
    void agreesWithJavaOnAnyTimeWithAnOffset() {
        Random random = new Random(17);
        for (int i = 0; i < 60_000; i++) {
            LocalDateTime local = anyLocal(random);
            ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(2161) - 1080) * 60);
            String written = local.atOffset(offset).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            assertThat(times.at(written))
                    .as(written)
                    .isEqualTo(OffsetDateTime.parse(written).toInstant().toEpochMilli());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Asia/Makassar", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"})
    void agreesWithJavaOnAnyLocalTime(String zone) {
        Random random = new Random(zone.hashCode());
        ZoneId there = ZoneId.of(zone);
        Times local = new Times(there);
        for (int i = 0; i < 20_000; i++) {
            LocalDateTime at = anyLocal(random);
            assertThat(local.at(at.toString()))
                    .as("%s in %s", at, zone)
                    .isEqualTo(
                            ZonedDateTime.ofLocal(at, there, null).toInstant().toEpochMilli());
        }
    }

    static Stream<ZoneId> zonesThatChangeTheirClocks() {
        return Stream.of("Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Gaza")
                .map(ZoneId::of);
    }

    @ParameterizedTest
    @MethodSource("zonesThatChangeTheirClocks")
    void agreesWithJavaAroundEveryChangeOfClocks(ZoneId zone) {
        Times local = new Times(zone);
        zone.getRules().getTransitions().stream()
                .filter(change -> change.getDateTimeBefore().getYear() >= 1901)
                .forEach(change -> {
                    for (int minutes = -1500; minutes <= 1500; minutes += 15) {
                        LocalDateTime at = change.getDateTimeBefore().plusMinutes(minutes);
                        assertThat(local.at(at.toString()))
                                .as("%s in %s", at, zone)
                                .isEqualTo(ZonedDateTime.ofLocal(at, zone, null)
                                        .toInstant()
                                        .toEpochMilli());
                    }
                });
    }

    @Test
    void agreesWithJavaOnEveryDay() {
        for (LocalDate day = LocalDate.of(1900, 1, 1); day.getYear() <= 2200; day = day.plusDays(1)) {
            long expected = day.atStartOfDay(MAKASSAR).toInstant().toEpochMilli();
            assertThat(times.at(day.toString())).isEqualTo(expected);
            assertThat(times.at(day.format(DateTimeFormatter.ofPattern("d/M/uuuu"))))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aTimeInTheGapMovesOn() {
        assertThat(new Times(BERLIN).at("2026-03-29 02:30"))
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z").toEpochMilli());
    }

    @Test
    void aTimeInTheOverlapIsTheEarlierOne() {
        assertThat(new Times(BERLIN).at("2026-10-25 02:30"))
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z").toEpochMilli());
    }

    @Test
    void noGarbageMakesItFail() {
        Random random = new Random(4);
        String alphabet = "0123456789--//::..TtZz+ []Aa\u00e9,";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text =
                    new StringBuilder(random.nextBoolean() ? "2026-10-05T08:00:00.5+08:00[UTC]" : "5/10/2026 8:00");
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                } else if (text.length() > 1) {
                    text.delete(at, Math.min(text.length(), at + random.nextInt(3)));
                }
            }
            String written = text.toString();
            byte[] within = ("x" + written + "5").getBytes(StandardCharsets.UTF_8);
            assertThat(times.at(within, 1, within.length - 1)).as(written).isEqualTo(times.at(written));
        }
    }

    @Test
    void theExampleOfAMessageIsNearWhatWasMeant() {
        assertThat(times.example("31/02/2026 08:00")).isEqualTo("2026-02-28T08:00:00+08:00");
        assertThat(times.example("2026-13-05 08:25")).isEqualTo("2026-10-05T08:00:00+08:00");
        assertThat(times.example("kemarin")).isEqualTo("2026-10-05T08:00:00+08:00");
        assertThat(times.example("2026-11-06 25:10")).isEqualTo("2026-10-05T08:00:00+08:00");
        assertThat(times.example("99/99/9999 99:99")).isEqualTo("2026-10-05T08:00:00+08:00");
    }

    @Test
    void patternsTakeTheUsualFormsPlace() {
        Times american = new Times(
                ZoneOffset.UTC,
                List.of(DateTimeFormatter.ofPattern("M/d/uuuu HH:mm", Locale.ENGLISH)
                        .withResolverStyle(java.time.format.ResolverStyle.STRICT)));

        assertThat(american.at("2/1/2026 08:00"))
                .isEqualTo(Instant.parse("2026-02-01T08:00:00Z").toEpochMilli());
        assertThat(american.at("31/1/2026 08:00")).isEqualTo(Times.NONE);
        assertThat(american.at("2/31/2026 08:00")).isEqualTo(Times.NONE);
        assertThat(american.at("2026-02-01T08:00:00"))
                .isEqualTo(Instant.parse("2026-02-01T08:00:00Z").toEpochMilli());
        assertThat(american.example("x")).isEqualTo("10/5/2026 08:00");
    }

    private static LocalDateTime anyLocal(Random random) {
        LocalDate day = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(109_938));
        int nanos = random.nextBoolean() ? 0 : random.nextInt(1_000_000_000);
        return day.atTime(
                random.nextInt(24), random.nextInt(60), random.nextInt(3) == 0 ? 0 : random.nextInt(60), nanos);
    }
}
