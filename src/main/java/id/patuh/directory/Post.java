package id.patuh.directory;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.sop.Language;
import java.util.List;

/**
 * A role of an SOP as the office has filled it.
 *
 * @param role the role's id, title or alias
 * @param people keys of those who hold it; empty: nobody is named
 * @param email the role's own mailbox, read where none of its people is there; empty: it has none
 */
public record Post(String role, List<String> people, String email, Language language, WorkingCalendar calendar) {

    public Post {
        people = List.copyOf(people);
    }
}
