package id.patuh.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One version of an SOP as the oracle holds it. Absent settings are empty; the defaults are worked out in the methods.
 *
 * @param caseLimit empty: the SOP has no case limit
 */
record PlainSop(
        String id,
        String version,
        LocalDate from,
        ZoneId zone,
        Optional<String> calendar,
        List<Role> roles,
        List<Document> documents,
        Optional<List<String>> closes,
        List<Limit> caseLimit,
        Optional<Clock> clock,
        List<Step> steps) {

    static final String ALWAYS = "always";

    /** Where a time limit starts to run. */
    enum Clock {
        HAND_OVER,
        START
    }

    /** Someone who carries steps out. */
    record Role(String id, String title, List<String> aliases) {}

    /** An input or output that has further names. */
    record Document(String name, List<String> aliases) {}

    /** {@code attribute} is (or, with {@code not}, is not) one of {@code values}. */
    record Clause(String attribute, boolean not, List<String> values) {}

    /** What a limit is measured in. */
    enum Unit {
        SECOND(1),
        MINUTE(60),
        HOUR(3_600),
        DAY(86_400);

        final long seconds;

        Unit(long seconds) {
            this.seconds = seconds;
        }
    }

    /** A length of time and how the file spells it. */
    record Amount(String text, BigDecimal count, Unit unit) {

        /** In whole seconds; a day is a working day of {@code calendar}, or 24 h where there is none. */
        long seconds(Optional<PlainCalendar> calendar) {
            if (unit == Unit.DAY && calendar.isPresent()) {
                return calendar.get().workingDays(count);
            }
            return count.multiply(BigDecimal.valueOf(unit.seconds))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }

    /** One entry of a limit. A limit without conditions is a list of one entry. */
    record Limit(List<Clause> when, Amount is, Optional<String> calendar) {}

    /** One row of the SOP's table. */
    record Step(
            String id,
            String textId,
            String textEn,
            List<String> aliases,
            List<String> roles,
            List<String> inputs,
            List<String> outputs,
            Optional<List<String>> after,
            List<Clause> when,
            boolean optional,
            boolean repeatable,
            Optional<Clock> clock,
            Optional<String> calendar,
            List<Limit> limit,
            Map<String, String> severity) {

        /** Every name under which a log may call the step. */
        List<String> names() {
            return Stream.concat(Stream.of(id, textId, textEn), aliases.stream())
                    .toList();
        }
    }

    Step step(String step) {
        return steps.stream().filter(s -> s.id().equals(step)).findFirst().orElseThrow();
    }

    /** The steps that a step comes after: by default the one above. */
    List<String> after(Step step) {
        int row = steps.indexOf(step);
        return step.after()
                .orElseGet(
                        () -> row == 0 ? List.of() : List.of(steps.get(row - 1).id()));
    }

    /** The steps that close the case: by default every one that no other step comes after. */
    List<String> closing() {
        return closes.orElseGet(() -> steps.stream()
                .map(Step::id)
                .filter(id -> steps.stream().noneMatch(other -> after(other).contains(id)))
                .toList());
    }

    Clock clockOf(Step step) {
        return step.clock().or(() -> clock).orElse(Clock.HAND_OVER);
    }

    /** The calendar of a limit: its entry's own, else the step's, else the SOP's, else always. */
    String calendarOf(Limit limit, Optional<Step> step) {
        return limit.calendar()
                .or(() -> step.flatMap(Step::calendar))
                .or(() -> calendar)
                .orElse(ALWAYS);
    }
}
