package id.patuh.oracle;

import id.patuh.oracle.PlainCalendar.Hours;
import id.patuh.oracle.PlainCalendar.Replacement;
import id.patuh.oracle.PlainCalendar.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Invents calendars: lunch breaks, weekends, nights, holidays, joint leave and months of other hours. */
final class RandomCalendar {

    private static final List<List<Span>> DAYS = List.of(
            List.of(span("07:30", "12:00"), span("13:00", "16:00")),
            List.of(span("08:00", "16:00")),
            List.of(span("08:00", "12:15")),
            List.of(span("07:30", "11:30"), span("13:00", "16:30")),
            List.of(span("09:10", "09:55"), span("13:07", "20:37"), span("21:00", "21:01")));
    private static final List<List<Span>> NIGHTS = List.of(
            List.of(span("00:00", "24:00")),
            List.of(span("00:00", "06:00"), span("21:30", "24:00")),
            List.of(span("00:00", "08:00")));

    private final Dice dice;
    private final LocalDate base;

    RandomCalendar(Dice dice, LocalDate base) {
        this.dice = dice;
        this.base = base;
    }

    PlainCalendar calendar(String name, ZoneId zone) {
        List<Replacement> dates = new ArrayList<>();
        for (int left = dice.between(0, 6); left > 0; left--) {
            dates.add(replacement());
        }
        return new PlainCalendar(name, zone, week(), List.copyOf(dates));
    }

    private static Span span(String from, String to) {
        return new Span(minute(from), minute(to));
    }

    private static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    private List<Hours> week() {
        return switch (dice.between(0, 5)) {
            case 0 -> List.of(hours(1, 4, DAYS.get(0)), hours(5, 5, DAYS.get(3)));
            case 1 -> List.of(hours(1, 5, DAYS.get(1)), hours(6, 6, DAYS.get(2)));
            case 2 -> List.of(hours(1, 7, dice.pick(NIGHTS)));
            case 3 -> List.of(hours(2, 2, DAYS.get(4)), hours(4, 4, DAYS.get(2)), hours(7, 7, DAYS.get(4)));
            case 4 -> List.of(hours(1, 5, dice.pick(DAYS)), hours(6, 7, List.of()));
            default -> List.of(hours(1, 3, dice.pick(DAYS)), hours(4, 6, dice.pick(DAYS)), hours(7, 7, anyDay()));
        };
    }

    private static Hours hours(int from, int to, List<Span> open) {
        List<DayOfWeek> days = new ArrayList<>();
        for (int day = from; day <= to; day++) {
            days.add(DayOfWeek.of(day));
        }
        return new Hours(List.copyOf(days), open);
    }

    private List<Span> anyDay() {
        return dice.pick(dice.chance(0.5) ? DAYS : NIGHTS);
    }

    private Replacement replacement() {
        LocalDate from = base.plusDays(dice.between(-10, 80));
        return switch (dice.between(0, 4)) {
            case 0, 1 -> new Replacement(from, from, Optional.of(List.of()), List.of());
            case 2 -> new Replacement(from, from, Optional.of(anyDay()), List.of());
            case 3 -> new Replacement(from, from.plusDays(dice.between(1, 4)), Optional.of(List.of()), List.of());
            default -> new Replacement(from, from.plusDays(dice.between(5, 29)), Optional.empty(), otherHours());
        };
    }

    private List<Hours> otherHours() {
        Hours start = hours(1, 4, List.of(span("08:00", "12:00"), span("12:30", "15:00")));
        Hours friday = hours(5, 5, List.of(span("08:00", "12:00"), span("13:00", "15:30")));
        return dice.pick(
                List.of(start, friday),
                List.of(start),
                List.of(start, hours(5, 5, List.of())),
                List.of(friday, hours(6, 7, dice.pick(DAYS))));
    }
}
