package id.patuh.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Working-time cases with results that others worked out: the test suites of Znuny and of business_time, as facts. */
class OutsideCasesTest {

    private static final Path FOLDER = Path.of("../shared/data/working-time");

    @Test
    void openTimeEqualsZnunys() throws Exception {
        JsonNode data = data("znuny_working_time.json");
        int checked = 0;
        for (JsonNode span : data.get("working_time")) {
            WorkingCalendar calendar = znuny(data, span);
            assertThat(calendar.open(at(span, "start", calendar), at(span, "stop", calendar)))
                    .as(span.toString())
                    .isEqualTo(span.get("expected_seconds").asLong() * 1000);
            checked++;
        }
        assertThat(checked).isPositive();
    }

    @Test
    void deadlinesEqualZnunys() throws Exception {
        JsonNode data = data("znuny_working_time.json");
        int checked = 0;
        for (JsonNode span : data.get("destination_time")) {
            WorkingCalendar calendar = znuny(data, span);
            OptionalLong due = calendar.reached(
                    at(span, "start", calendar), span.get("add_seconds").asLong() * 1000, Spans.NONE);
            assertThat(due).as(span.toString()).hasValue(at(span, "expected", calendar));
            checked++;
        }
        assertThat(checked).isPositive();
    }

    /** Spans that run backwards are negative there and empty here. */
    @Test
    void openTimeEqualsBusinessTimes() throws Exception {
        for (JsonNode span : data("business_time.json").get("business_time_between")) {
            WorkingCalendar calendar = business(span);
            long from = at(span, "start", calendar);
            long to = at(span, "end", calendar);
            long expected = span.get("expected_seconds").asLong() * 1000;
            assertThat(expected < 0 ? -calendar.open(to, from) : calendar.open(from, to))
                    .as(span.toString())
                    .isEqualTo(expected);
        }
    }

    /** Counting backwards from a time, and the next opening after nothing was added, are not questions of an audit. */
    @Test
    void deadlinesEqualBusinessTimes() throws Exception {
        int checked = 0;
        for (JsonNode span : data("business_time.json").get("add_business_hours")) {
            double hours = span.get("hours_to_add").asDouble();
            if (hours > 0) {
                WorkingCalendar calendar = business(span);
                long from = at(span, "start", calendar);
                long expected = at(span, "expected", calendar);
                long due = calendar.reached(from, (long) (hours * 3_600_000), Spans.NONE)
                        .orElseThrow();
                // there the end of a day is the beginning of the next one; the open time up to both is the same
                assertThat(calendar.open(from, expected))
                        .as(span.toString())
                        .isEqualTo(calendar.open(from, due))
                        .isEqualTo((long) (hours * 3_600_000));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(5);
    }

    private static JsonNode data(String file) throws Exception {
        assumeTrue(Files.exists(FOLDER), "outside data is not here: " + FOLDER);
        return JsonMapper.shared().readTree(Files.readString(FOLDER.resolve(file)));
    }

    private static WorkingCalendar znuny(JsonNode data, JsonNode span) {
        JsonNode described = data.get("calendars").get(span.get("calendar").asString());
        List<Hours> hours = new ArrayList<>();
        for (JsonNode pair : described.get("hours")) {
            hours.add(new Hours(pair.get(0).asInt() * 3600, pair.get(1).asInt() * 3600));
        }
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (described.get("days").asString().equals("mon-sun") || day.getValue() < 6) {
                week.put(day, hours);
            }
        }
        List<DatedHours> dates = new ArrayList<>();
        if (span.get("use_holidays").asBoolean()) {
            for (JsonNode holiday : data.get("holidays_mmdd")) {
                MonthDay day = MonthDay.parse("--" + holiday.asString());
                for (int year = 2010; year < 2022; year++) {
                    dates.add(closed(day.atYear(year)));
                }
            }
        }
        return new WorkingCalendar("znuny", ZoneId.of(span.get("tz").asString()), week, dates);
    }

    private static WorkingCalendar business(JsonNode span) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        span.get("hours").properties().forEach(entry -> {
            int to = seconds(entry.getValue().get(1).asString());
            week.put(
                    weekday(entry.getKey()),
                    List.of(new Hours(seconds(entry.getValue().get(0).asString()), to)));
        });
        List<DatedHours> dates = new ArrayList<>();
        span.get("holidays").forEach(day -> dates.add(closed(LocalDate.parse(day.asString()))));
        return new WorkingCalendar("business", ZoneId.of("UTC"), week, dates);
    }

    private static DatedHours closed(LocalDate day) {
        return new DatedHours(day, day, Map.of(day.getDayOfWeek(), List.of()), "", "");
    }

    private static DayOfWeek weekday(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(java.util.Locale.ROOT).startsWith(name)) {
                return day;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static int seconds(String time) {
        return time.equals("24:00") ? 86_400 : LocalTime.parse(time).toSecondOfDay();
    }

    private static long at(JsonNode span, String field, WorkingCalendar calendar) {
        JsonNode own = span.get(field + "_tz");
        ZoneId zone = own == null ? calendar.zone() : ZoneId.of(own.asString());
        String text = span.get(field).asString().replace(' ', 'T');
        return LocalDateTime.parse(text).atZone(zone).toInstant().toEpochMilli();
    }
}
