package id.patuh.directory;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.sop.Language;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told something.
 *
 * @param address one e-mail address, as it was written
 * @param name as mails address the recipient: a person's name or a role's title
 * @param calendar the hours in which mail is welcome
 * @param role the id of the role that the recipient is told for
 * @param standsInFor the name of the person who is absent; null: nobody
 */
public record Recipient(
        String address,
        String name,
        Language language,
        WorkingCalendar calendar,
        String role,
        @Nullable String standsInFor) {

    /** What two spellings of one address share. */
    public String key() {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
