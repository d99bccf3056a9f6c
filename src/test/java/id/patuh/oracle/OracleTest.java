package id.patuh.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.oracle.PlainCalendar.Hours;
import id.patuh.oracle.PlainCalendar.Replacement;
import id.patuh.oracle.PlainCalendar.Span;
import id.patuh.oracle.PlainSop.Amount;
import id.patuh.oracle.PlainSop.Clause;
import id.patuh.oracle.PlainSop.Limit;
import id.patuh.oracle.PlainSop.Step;
import id.patuh.oracle.PlainSop.Unit;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Small cases worked out by hand from AUDIT.md. Times are of 5 October 2026, a Monday, in Makassar (UTC+8). */
class OracleTest {

    private static final ZoneId MAKASSAR = ZoneId.of("Asia/Makassar");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);
    private static final List<Step> TWO_STEPS = List.of(step("1"), step("2"));

    @Test
    void stepDoneBeforeItsPrerequisiteIsAViolation() {
        List<String> rows = audit(sop(TWO_STEPS), at("12:00"), done("2", "08:00"), done("1", "09:00"));

        assertThat(rows).contains("2 order 1 violated critical");
    }

    @Test
    void stepDoneAtTheVeryTimeOfItsPrerequisiteIsCompliant() {
        List<String> rows = audit(sop(TWO_STEPS), at("12:00"), done("2", "08:00"), done("1", "08:00"));

        assertThat(rows).contains("2 order 1 compliant ");
    }

    @Test
    void prerequisiteThatDoesNotApplyPassesOnToThoseBeforeIt() {
        // 3 comes after 2, which does not apply and is not done, so 3 comes after 1
        Step conditional = when(step("2"), new Clause("lokasi", false, List.of("server")));
        PlainSop sop = sop(List.of(step("1"), conditional, step("3")));

        List<String> rows = audit(sop, at("12:00"), fact("lokasi", "jaringan", "07:00"), done("3", "08:00"));

        assertThat(rows)
                .contains("1 presence  violated critical", "3 order 1 violated critical", "3 presence  compliant ");
        assertThat(rows).noneMatch(row -> row.startsWith("2 ") || row.startsWith("3 order 2"));
    }

    @Test
    void conditionOnAnAttributeWithoutValueIsUnknown() {
        // 2 closes the case, undone 1 cannot be told; 1 is undone and unknown, so it is no prerequisite of 2
        Step conditional = when(step("1"), new Clause("lokasi", true, List.of("server")));

        List<String> rows = audit(sop(List.of(conditional, step("2"))), at("12:00"), done("2", "08:00"));

        assertThat(rows).containsExactly("1 presence  unproven ", "2 presence  compliant ", "2 once  compliant ");
    }

    @Test
    void greatestOfTheLatestValuesIsTheAttributes() {
        // at 07:00 b, at 08:00 both "a" and "B": 'a' (U+0061) is greater than 'B' (U+0042)
        Step conditional = when(step("1"), new Clause("x", false, List.of("A")));

        List<String> rows = audit(
                sop(List.of(conditional)),
                at("12:00"),
                fact("x", "b", "07:00"),
                fact("x", " a ", "08:00"),
                fact("x", "B", "08:00"),
                fact("x", " ", "09:00"));

        assertThat(rows).containsExactly("1 presence  pending ");
    }

    @Test
    void suspensionsOfStepAndCaseAreUnited() {
        // 08:00 to 12:00 are 240 min; step 09:00-10:00 and case 09:30-10:30 are together 90 min; 150 min remain
        PlainSop sop = sop(List.of(limited("1", "150 menit")));

        List<String> rows = audit(
                sop,
                at("18:00"),
                event("1", "start", "08:00"),
                event("1", "suspend", "09:00"),
                event("", "suspend", "09:30"),
                event("1", "resume", "10:00"),
                event("", "resume", "10:30"),
                done("1", "12:00"));

        assertThat(rows).contains("1 time  compliant  9000 9000 08:00:00 12:00:00 -");
    }

    @Test
    void suspendAndResumeAtTheSameTimeChangeNothing() {
        // suspended from 09:00; at 10:00 both, still suspended; a second suspend at 10:30 is ignored; resumed at 11:00
        PlainSop sop = sop(List.of(limited("1", "90 menit")));

        List<String> rows = audit(
                sop,
                at("18:00"),
                event("1", "start", "08:00"),
                event("1", "suspend", "09:00"),
                event("1", "resume", "10:00"),
                event("1", "suspend", "10:00"),
                event("1", "suspend", "10:30"),
                event("1", "resume", "11:00"),
                done("1", "12:00"));

        // 08:00-09:00 and 11:00-12:00 are 120 min, 30 min over 90: a third, so major
        assertThat(rows).contains("1 time  violated major 5400 7200 08:00:00 12:00:00 -");
    }

    @Test
    void aQuarterOverTheLimitIsStillMinor() {
        // 100 min allowed; 125 min are 25 % over, one second more is beyond
        PlainSop sop = sop(List.of(limited("1", "100 menit")));

        assertThat(audit(sop, at("18:00"), event("1", "start", "08:00"), done("1", "10:05")))
                .contains("1 time  violated minor 6000 7500 08:00:00 10:05:00 -");
        assertThat(audit(sop, at("18:00"), event("1", "start", "08:00"), done("1", "10:05:01")))
                .contains("1 time  violated major 6000 7501 08:00:00 10:05:01 -");
    }

    @Test
    void openStepIsDueWhenTheWorkingTimeReachesTheLimit() {
        // Monday 15:00 to 16:00 is 60 min; 30 min remain: Tuesday 07:30 to 08:00
        PlainSop sop = onOffice(sop(List.of(limited("1", "90 menit"))));

        List<String> rows = audit(sop, at("15:30"), event("1", "start", "15:00"));

        assertThat(rows).contains("1 time  pending  5400 1800 15:00:00 15:30:00 2026-10-06T08:00:00+08:00");
    }

    @Test
    void openStepPastItsLimitIsOverdue() {
        // the clock of a first step without start is the opening, 08:00; 4 h until 12:00 against 1 h: 300 % over
        PlainSop sop = sop(List.of(limited("1", "1 jam")));

        List<String> rows = audit(sop, at("12:00"), event("", "record", "08:00"));

        assertThat(rows).contains("1 time  violated critical 3600 14400 08:00:00 12:00:00 -");
    }

    @Test
    void limitThatIsNotKnownYetIsUnprovenOnceTheStepIsDone() {
        Limit ifHigh = new Limit(
                List.of(new Clause("prioritas", false, List.of("tinggi"))), amount("1 jam"), Optional.empty());
        PlainSop sop = sop(List.of(limited(step("1"), List.of(ifHigh))));

        assertThat(audit(sop, at("12:00"), done("1", "09:00"))).contains("1 time  unproven ");
        assertThat(audit(sop, at("12:00"), event("1", "start", "09:00"))).noneMatch(row -> row.startsWith("1 time"));
        assertThat(audit(sop, at("12:00"), fact("prioritas", "rendah", "08:00"), done("1", "09:00")))
                .noneMatch(row -> row.startsWith("1 time"));
    }

    @Test
    void withoutClockOnlyTheLimitIsTold() {
        // 2 waits for 1, which is not done, and 2 has no start
        PlainSop sop = sop(List.of(step("1"), limited("2", "1 jam")));

        assertThat(audit(sop, at("12:00"), done("2", "09:00"))).contains("2 time  unproven  3600 - - - -");
    }

    @Test
    void hariIsAWorkingDayOfTheCalendarAndTwentyFourHoursWithoutOne() {
        // the office: five days of 7.5 h, so 27000 s; Monday 08:00-12:00 and 13:00-16:00 are 7 h, half an hour remains
        PlainSop sop = sop(List.of(limited("1", "1 hari")));

        assertThat(audit(onOffice(sop), at("09:00"), event("1", "start", "08:00")))
                .contains("1 time  pending  27000 3600 08:00:00 09:00:00 2026-10-06T08:00:00+08:00");
        assertThat(audit(sop, at("09:00"), event("1", "start", "08:00")))
                .contains("1 time  pending  86400 3600 08:00:00 09:00:00 2026-10-06T08:00:00+08:00");
    }

    @Test
    void laterReplacementHoldsOnTheDaysThatItNames() {
        List<Span> forenoon = List.of(span(8, 0, 12, 0));
        Replacement holiday = new Replacement(MONDAY, MONDAY, Optional.of(List.of()), List.of());
        Replacement month = new Replacement(
                MONDAY.minusDays(3),
                MONDAY.plusDays(10),
                Optional.empty(),
                List.of(new Hours(List.of(DayOfWeek.TUESDAY), forenoon)));
        Replacement again = new Replacement(MONDAY.plusDays(1), MONDAY.plusDays(1), Optional.of(List.of()), List.of());
        PlainCalendar calendar = office(List.of(holiday, month, again));

        assertThat(calendar.hours(MONDAY)).isEmpty();
        assertThat(calendar.hours(MONDAY.plusDays(1))).isEmpty();
        assertThat(calendar.hours(MONDAY.plusDays(8))).isEqualTo(forenoon);
        assertThat(calendar.hours(MONDAY.plusDays(2))).hasSize(2);
    }

    @Test
    void nightOfTheChangeToWinterTimeIsAnHourLonger() {
        // Berlin, 25 October 2026: 02:00-03:00 comes twice. 29 March 2026: it does not come at all.
        PlainCalendar nights = new PlainCalendar(
                "nights",
                BERLIN,
                List.of(new Hours(List.of(DayOfWeek.values()), List.of(span(0, 0, 6, 0)))),
                List.of());
        WorkingTime time = new WorkingTime(new WorkingTime.OpenMinutes(Optional.of(nights)), List.of());

        assertThat(time.between(berlin(2026, 10, 25), berlin(2026, 10, 26))).isEqualTo(7 * 3_600_000L);
        assertThat(time.between(berlin(2026, 3, 29), berlin(2026, 3, 30))).isEqualTo(5 * 3_600_000L);
        assertThat(time.between(berlin(2026, 3, 30), berlin(2026, 3, 31))).isEqualTo(6 * 3_600_000L);
    }

    @Test
    void versionInForceIsTheLatestBegunOnTheDayOfOpeningInTheZoneOfTheSop() {
        PlainRules rules = new PlainRules(
                List.of(from("b", MONDAY), from("a", MONDAY.minusDays(9)), from("c", MONDAY.plusDays(1))), Map.of());

        // 16:00 UTC on Sunday is midnight of Monday in Makassar
        assertThat(rules.inForce("s", Instant.parse("2026-10-04T15:59:59.999Z")).version())
                .isEqualTo("a");
        assertThat(rules.inForce("s", Instant.parse("2026-10-04T16:00:00Z")).version())
                .isEqualTo("b");
        assertThat(rules.inForce("s", Instant.parse("2020-01-01T00:00:00Z")).version())
                .isEqualTo("a");
    }

    @Test
    void documentThatIsNotAmongThoseRecordedIsAViolationAndWithoutRecordUnproven() {
        Step one = documents(step("1"), List.of(), List.of("Laporan"));
        Step two = documents(step("2"), List.of("Laporan", "Memo"), List.of());
        PlainSop sop = sop(List.of(one, two));

        List<String> proven = audit(
                sop,
                at("12:00"),
                with(done("1", "08:00"), Optional.empty(), Optional.of(List.of(" laporan "))),
                with(done("2", "09:00"), Optional.of(List.of()), Optional.empty()));
        List<String> bare = audit(sop, at("12:00"), done("1", "08:00"), done("2", "09:00"));

        assertThat(proven)
                .contains("1 output Laporan compliant ", "2 input Laporan compliant ", "2 input Memo violated major");
        assertThat(bare).contains("1 output Laporan unproven ", "2 input Laporan unproven ", "2 input Memo unproven ");
    }

    @Test
    void severalCompletesAreWrongUnlessAtOneTime() {
        PlainSop sop = sop(List.of(step("1")));

        assertThat(audit(sop, at("12:00"), done("1", "08:00"), done("1", "08:00")))
                .contains("1 once  compliant ");
        assertThat(audit(sop, at("12:00"), done("1", "08:00"), done("1", "08:01")))
                .contains("1 once  violated minor");
        assertThat(audit(sop, at("12:00"), done("1", "08:00"), done("1", "13:00")))
                .contains("1 once  compliant ");
    }

    @Test
    void unknownStepIsToldOncePerNameAsFirstSpelt() {
        List<String> rows = audit(
                sop(List.of(step("1"))), at("12:00"), done("Foo", "09:00"), done("foo", "08:00"), done("FOO", "08:00"));

        assertThat(rows).contains(" known-step FOO violated major").hasSize(2);
    }

    @Test
    void closingWinsOverWithdrawalAndWithdrawalEndsTheQuestions() {
        PlainSop sop = caseLimit(sop(TWO_STEPS), "2 jam");

        assertThat(audit(sop, at("12:00"), done("1", "08:00"), event("", "withdraw", "09:00")))
                .containsExactly("1 presence  compliant ", "1 once  compliant ");
        // closed by the last step three hours after opening: one hour over two, 50 %
        assertThat(audit(sop, at("12:00"), done("1", "08:00"), event("", "withdraw", "09:00"), done("2", "11:00")))
                .contains(" case-time  violated major 7200 10800 08:00:00 11:00:00 -");
    }

    // What the tests are built of

    private static Step step(String id) {
        return new Step(
                id,
                "langkah ke-" + id,
                "step no. " + id,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of());
    }

    private static Step changed(
            Step step, List<String> inputs, List<String> outputs, List<Clause> when, List<Limit> limit) {
        return new Step(
                step.id(),
                step.textId(),
                step.textEn(),
                step.aliases(),
                step.roles(),
                inputs,
                outputs,
                step.after(),
                when,
                false,
                false,
                step.clock(),
                step.calendar(),
                limit,
                step.severity());
    }

    private static Step when(Step step, Clause clause) {
        return changed(step, step.inputs(), step.outputs(), List.of(clause), step.limit());
    }

    private static Step documents(Step step, List<String> inputs, List<String> outputs) {
        return changed(step, inputs, outputs, step.when(), step.limit());
    }

    private static Step limited(Step step, List<Limit> limit) {
        return changed(step, step.inputs(), step.outputs(), step.when(), limit);
    }

    private static Step limited(String id, String limit) {
        return limited(step(id), List.of(new Limit(List.of(), amount(limit), Optional.empty())));
    }

    private static Amount amount(String text) {
        String[] parts = text.split(" ", 2);
        Unit unit =
                Map.of("menit", Unit.MINUTE, "jam", Unit.HOUR, "hari", Unit.DAY).get(parts[1]);
        return new Amount(text, new BigDecimal(parts[0]), unit);
    }

    private static PlainSop sop(
            String version, LocalDate from, Optional<String> calendar, List<Limit> caseLimit, List<Step> steps) {
        return new PlainSop(
                "s",
                version,
                from,
                MAKASSAR,
                calendar,
                List.of(),
                List.of(),
                Optional.empty(),
                caseLimit,
                Optional.empty(),
                steps);
    }

    private static PlainSop sop(List<Step> steps) {
        return sop("1", MONDAY, Optional.empty(), List.of(), steps);
    }

    private static PlainSop from(String version, LocalDate from) {
        return sop(version, from, Optional.empty(), List.of(), TWO_STEPS);
    }

    private static PlainSop onOffice(PlainSop sop) {
        return sop("1", MONDAY, Optional.of("office"), List.of(), sop.steps());
    }

    private static PlainSop caseLimit(PlainSop sop, String limit) {
        List<Limit> limits = List.of(new Limit(List.of(), amount(limit), Optional.empty()));
        return sop("1", MONDAY, Optional.empty(), limits, sop.steps());
    }

    /** Monday to Thursday 07:30-12:00 and 13:00-16:00, Friday 07:30-11:30 and 13:00-16:30. */
    private static PlainCalendar office(List<Replacement> dates) {
        List<DayOfWeek> start = List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);
        Hours hours = new Hours(start, List.of(span(7, 30, 12, 0), span(13, 0, 16, 0)));
        Hours friday = new Hours(List.of(DayOfWeek.FRIDAY), List.of(span(7, 30, 11, 30), span(13, 0, 16, 30)));
        return new PlainCalendar("office", MAKASSAR, List.of(hours, friday), dates);
    }

    private static Span span(int hour, int minute, int toHour, int toMinute) {
        return new Span(hour * 60 + minute, toHour * 60 + toMinute);
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse("2026-10-05T" + time + "+08:00").toInstant();
    }

    private static Instant berlin(int year, int month, int day) {
        return LocalDate.of(year, month, day).atStartOfDay(BERLIN).toInstant();
    }

    private static PlainEvent event(String step, String transition, String time) {
        return new PlainEvent("s", "K-1", step, transition, at(time), "", Optional.empty(), Optional.empty(), Map.of());
    }

    private static PlainEvent done(String step, String time) {
        return event(step, "complete", time);
    }

    private static PlainEvent fact(String name, String value, String time) {
        return new PlainEvent(
                "s", "K-1", "", "record", at(time), "", Optional.empty(), Optional.empty(), Map.of(name, value));
    }

    private static PlainEvent with(PlainEvent event, Optional<List<String>> inputs, Optional<List<String>> outputs) {
        return new PlainEvent("s", "K-1", event.step(), event.transition(), event.at(), "", inputs, outputs, Map.of());
    }

    /** Rows as step, check, subject, verdict, severity, and where anything was measured the five figures. */
    private static List<String> audit(PlainSop sop, Instant asOf, PlainEvent... events) {
        PlainRules rules = new PlainRules(List.of(sop), Map.of("office", office(List.of())));
        return new Oracle(rules)
                .audit(Arrays.asList(events), asOf).stream()
                        .map(OracleTest::text)
                        .toList();
    }

    private static String text(ExpectedRow row) {
        String asked = String.join(" ", row.step(), row.check(), row.subject(), row.verdict(), row.severity());
        if (row.limit().isEmpty()) {
            return asked;
        }
        return String.join(
                " ",
                asked,
                row.limit(),
                dash(row.elapsed()),
                clock(row.clockStart()),
                clock(row.clockEnd()),
                dash(row.due()));
    }

    private static String dash(String cell) {
        return cell.isEmpty() ? "-" : cell;
    }

    private static String clock(String time) {
        return time.isEmpty() ? "-" : time.substring(11, 19);
    }
}
