package id.patuh.findings;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseView;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.sop.Language;
import id.patuh.sop.Sop;

/** Times, lengths and remedies as people read them, the same on pages, in mails and in certificates. */
public final class InWords {

    private InWords() {}

    /**
     * A point in time with its zone.
     *
     * @param at epoch milliseconds; {@link CaseFile#NEVER} gives an empty text
     */
    public static String time(long at, Sop sop, Language language) {
        return at == CaseFile.NEVER ? "" : new Prose(language, sop).time(at).toString();
    }

    /**
     * A length of time; in days only where the calendar is always open.
     *
     * @param millis 0 or more
     */
    public static String length(long millis, WorkingCalendar calendar, Sop sop, Language language) {
        return new Prose(language, sop).length(millis, calendar).toString();
    }

    /** What would have complied, or still can; empty where the verdict is compliant. */
    public static String remedy(CaseFile file, CaseVerdict verdict, Language language) {
        CaseView view = CaseView.of(file);
        return Remedy.of(view, verdict, Ledger.of(view, verdict), language);
    }
}
