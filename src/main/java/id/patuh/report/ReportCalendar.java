package id.patuh.report;

import id.patuh.calendar.Spans;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.directory.Directory;
import id.patuh.directory.Office;
import id.patuh.reception.CurrentSops;
import id.patuh.sop.Language;
import id.patuh.sop.Sop;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Asks for the report of each month, of each SOP, when the first working day of the next month begins by the office's
 * calendar. What was missed while the service was down is asked for when it looks again. A database tells it once since when
 * it looks: months that were over before are not reported unasked.
 */
final class ReportCalendar {

    private static final int FURTHEST = 12;

    private final Reports reports;
    private final CurrentSops sops;
    private final Supplier<Directory> directory;
    private final Language language;
    private final Clock clock;

    ReportCalendar(Reports reports, CurrentSops sops, Supplier<Directory> directory, Language language, Clock clock) {
        this.reports = reports;
        this.sops = sops;
        this.directory = directory;
        this.language = language;
        this.clock = clock;
    }

    /** Asks for all reports that are due and were not asked for before. */
    void look() {
        Instant now = clock.instant();
        Instant since = reports.calendarSince();
        for (String id : sops.get().versions().keySet()) {
            Sop sop = sops.get().latest(id);
            WorkingCalendar calendar = calendar(sop, directory.get());
            YearMonth current = Period.month(now.toEpochMilli(), sop.zone());
            YearMonth first = Period.month(since.toEpochMilli(), sop.zone());
            YearMonth month = first.isBefore(current.minusMonths(FURTHEST)) ? current.minusMonths(FURTHEST) : first;
            for (; !month.isAfter(current); month = month.plusMonths(1)) {
                Instant due = firstWorkingMoment(month, calendar, sop.zone());
                Period before = Period.of(month.minusMonths(1));
                if (!due.isAfter(now) && !due.isBefore(since) && !reports.isScheduled(id, before)) {
                    reports.schedule(id, before, language, Instant.ofEpochMilli(before.end(sop.zone()) - 1));
                }
            }
        }
    }

    /** The office's; else the SOP's, unless that is open day and night; else the usual one. */
    private static WorkingCalendar calendar(Sop sop, Directory directory) {
        Office office = directory.office(sop);
        if (office != null) {
            return office.calendar();
        }
        return sop.calendar().isAlways() ? directory.otherwise().calendar() : sop.calendar();
    }

    /** When the month's first working day begins; its first instant where the calendar never opens. */
    static Instant firstWorkingMoment(YearMonth month, WorkingCalendar calendar, ZoneId zone) {
        long start = Period.of(month).start(zone);
        OptionalLong first = calendar.reached(start, 1, Spans.NONE);
        return Instant.ofEpochMilli(first.isPresent() ? first.getAsLong() - 1 : start);
    }
}
