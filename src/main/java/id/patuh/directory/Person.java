package id.patuh.directory;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.sop.Language;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be written to.
 *
 * @param key under which roles and absences of the file name the person
 * @param name as mails address the person
 * @param email one address
 * @param calendar the hours in which mail is welcome
 */
public record Person(
        String key, String name, String email, Language language, WorkingCalendar calendar, List<Absence> absences) {

    public Person {
        absences = List.copyOf(absences);
    }

    /** The absence on that day; null: at work. */
    @Nullable
    Absence absence(LocalDate day) {
        for (Absence absence : absences) {
            if (absence.covers(day)) {
                return absence;
            }
        }
        return null;
    }
}
