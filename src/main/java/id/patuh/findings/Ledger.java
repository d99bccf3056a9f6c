package id.patuh.findings;

import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseView;
import id.patuh.calendar.Spans;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.sop.Language;
import id.patuh.sop.Limit;
import id.patuh.sop.Sop;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How the working time of a verdict was counted.
 *
 * @param limit the limit it is held against; its calendar says what is open
 * @param from where counting began, epoch milliseconds
 * @param to where it ended
 * @param counted the open intervals, suspensions taken off
 * @param suspended the suspensions between {@code from} and {@code to}
 * @param total the length of {@code counted} in milliseconds
 * @param allSuspended every suspension, also after {@code to}
 */
record Ledger(Limit limit, long from, long to, Spans counted, Spans suspended, long total, Spans allSuspended) {

    /** The ledger of a measured verdict; null where nothing was measured. */
    static @Nullable Ledger of(CaseView view, CaseVerdict verdict) {
        Limit limit = verdict.limit();
        if (limit == null || verdict.elapsed() < 0) {
            return null;
        }
        Spans suspended = verdict.step() == null
                ? view.caseSuspended()
                : view.suspended(verdict.step().index());
        long from = verdict.clockStart();
        long to = verdict.clockEnd();
        Spans counted = limit.calendar().openSpans(from, to, suspended);
        return new Ledger(limit, from, to, counted, within(suspended, from, to), length(counted), suspended);
    }

    private static Spans within(Spans spans, long from, long to) {
        long[] edges = new long[spans.count() * 2];
        for (int i = 0; i < spans.count(); i++) {
            edges[2 * i] = Math.min(Math.max(spans.start(i), from), to);
            edges[2 * i + 1] = Math.min(Math.max(spans.end(i), from), to);
        }
        return Spans.of(edges);
    }

    private static long length(Spans spans) {
        long length = 0;
        for (int i = 0; i < spans.count(); i++) {
            length += spans.end(i) - spans.start(i);
        }
        return length;
    }

    WorkingCalendar calendar() {
        return limit.calendar();
    }

    /** Open time that the suspension of that place took off. */
    long taken(int suspension) {
        return calendar().open(suspended.start(suspension), suspended.end(suspension));
    }

    long taken() {
        long taken = 0;
        for (int i = 0; i < suspended.count(); i++) {
            taken += taken(i);
        }
        return taken;
    }

    /** When the limit is, or would have been, reached. */
    OptionalLong due() {
        return calendar().reached(from, limit.millis(), allSuspended);
    }

    /** {@code 4 hours open − 1 hour suspended = 3 hours counted; 3 hours counted − 30 minutes limit = 2 hours … over}. */
    String arithmetic(Language language, Sop sop) {
        Prose prose = new Prose(language, sop);
        long taken = taken();
        if (taken > 0) {
            prose.length(total + taken, calendar())
                    .say(" terbuka − ", " open − ")
                    .length(taken, calendar());
            prose.say(" ditunda = ", " suspended = ").length(total, calendar()).say(" dihitung; ", " counted; ");
        }
        long over = total - limit.millis();
        if (over > 0) {
            prose.length(total, calendar()).say(" dihitung − ", " counted − ").length(limit.millis(), calendar());
            prose.say(" batas = ", " limit = ").length(over, calendar()).say(" terlampaui", " over");
        } else {
            prose.length(limit.millis(), calendar())
                    .say(" batas − ", " limit − ")
                    .length(total, calendar());
            prose.say(" dihitung = ", " counted = ").length(-over, calendar()).say(" tersisa", " left");
        }
        return prose.toString();
    }
}
