package id.patuh.desk.sops;

import id.patuh.calendar.CalendarMonth;
import id.patuh.calendar.DatedHours;
import id.patuh.calendar.Hours;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.standing.RulesShelf;
import id.patuh.web.Only;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A calendar month by month: open hours of each day, what replaces the normal week, why, and by which decree. */
@Controller
class CalendarPage {

    private final RulesShelf shelf;
    private final Clock clock;

    CalendarPage(RulesShelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /** A day as it is shown. */
    record Shown(CalendarMonth.Day day, List<String> hours) {}

    /** @param month {@code 2026-03}; absent: this one */
    @GetMapping("/calendars/{name}")
    @Only.Visitors
    String month(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String month,
            Locale locale,
            Model model) {
        WorkingCalendar calendar = shelf.sops().calendars().get(name);
        if (calendar == null) {
            throw SopPage.missing();
        }
        YearMonth asked = month == null ? YearMonth.now(clock.withZone(calendar.zone())) : month(month);
        CalendarMonth shown = CalendarMonth.of(calendar, asked);
        model.addAttribute("calendar", calendar);
        model.addAttribute("month", shown);
        model.addAttribute(
                "monthName", DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(asked));
        model.addAttribute("weeks", weeks(shown));
        model.addAttribute(
                "weekdays",
                Arrays.stream(DayOfWeek.values())
                        .map(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList());
        model.addAttribute("replacements", replacements(shown));
        model.addAttribute("hours", shown.seconds() / 3600.0);
        model.addAttribute("before", asked.minusMonths(1));
        model.addAttribute("after", asked.plusMonths(1));
        model.addAttribute("asked", asked);
        return "desk/sops/calendar";
    }

    private static YearMonth month(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() >= WorkingCalendar.FIRST_YEAR && month.getYear() <= WorkingCalendar.LAST_YEAR) {
                return month;
            }
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "sops.month.wrong", e);
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "sops.month.wrong");
    }

    private static List<List<@Nullable Shown>> weeks(CalendarMonth month) {
        List<List<@Nullable Shown>> weeks = new ArrayList<>();
        for (List<CalendarMonth.@Nullable Day> week : month.weeks()) {
            List<@Nullable Shown> days = new ArrayList<>();
            for (CalendarMonth.Day day : week) {
                days.add(day == null ? null : new Shown(day, hours(day)));
            }
            weeks.add(days);
        }
        return weeks;
    }

    private static List<String> hours(CalendarMonth.Day day) {
        return day.hours().stream()
                .map(hours -> clock(hours.from()) + "–" + clock(hours.to()))
                .toList();
    }

    /** {@code 07:30}; {@link Hours} end at 24:00 at the latest. */
    private static String clock(int second) {
        return String.format(Locale.ROOT, "%02d:%02d", second / 3600, second / 60 % 60);
    }

    private static Set<DatedHours> replacements(CalendarMonth month) {
        Set<DatedHours> replacements = new LinkedHashSet<>();
        for (List<CalendarMonth.@Nullable Day> week : month.weeks()) {
            for (CalendarMonth.Day day : week) {
                if (day != null && day.replaced() != null) {
                    replacements.add(day.replaced());
                }
            }
        }
        return replacements;
    }
}
