package id.patuh.audit;

import id.patuh.eventlog.Particulars;
import id.patuh.sop.Name;
import id.patuh.sop.Sop;
import org.jspecify.annotations.Nullable;

/**
 * What an event means under an SOP version, apart from how it is spelt: two events of one case and one time say the same
 * where their particulars, actor and note mean the same. Source: AUDIT.md, "What an event says".
 */
public final class EventMeaning {

    private EventMeaning() {}

    /** Names resolved through ids, titles and aliases; letter case and blanks that do not count left out. */
    public static String of(Particulars particulars, Sop sop) {
        return Said.meaning(particulars, sop);
    }

    /** An actor or a note in the form in which they are compared; empty where there is none. */
    public static String of(@Nullable String text) {
        return text == null ? "" : Name.folded(text);
    }
}
