package id.patuh.audit;

import id.patuh.calendar.Spans;
import id.patuh.eventlog.EventLog;
import id.patuh.sop.Answer;
import id.patuh.sop.Limit;
import id.patuh.sop.Sop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a case file knows, for those who explain its verdicts: the derived times of AUDIT.md and the events they come
 * from. It is a window, not a copy: good until the next case is opened in the file. Steps go by their index, instants and
 * lengths are milliseconds, {@link CaseFile#NEVER} stands for an instant that does not exist.
 */
public final class CaseView {

    private static final Comparator<CountedEvent> ORDER = Comparator.comparingLong(CountedEvent::at)
            .thenComparing(CountedEvent::identity)
            .thenComparing(CountedEvent::file)
            .thenComparingInt(CountedEvent::line);

    private final CaseFile file;

    private CaseView(CaseFile file) {
        this.file = file;
    }

    public static CaseView of(CaseFile file) {
        return new CaseView(file);
    }

    public Sop sop() {
        return file.sop();
    }

    public String caseId() {
        return file.caseId();
    }

    public CaseState state() {
        return file.state();
    }

    public long asOf() {
        return file.asOf();
    }

    public long opened() {
        return file.opened();
    }

    public long closed() {
        return file.closed();
    }

    public long withdrawn() {
        return file.withdrawn();
    }

    public long done(int step) {
        return file.doneAt(step);
    }

    public long started(int step) {
        return file.startedAt(step);
    }

    public Answer applies(int step) {
        return file.applies(step);
    }

    /** The step's prerequisites in force, in the SOP's order. */
    public List<Integer> prerequisites(int step) {
        List<Integer> inForce = new ArrayList<>();
        for (int p : file.demands().steps[step].prerequisites()) {
            if (file.inForce(step, p)) {
                inForce.add(p);
            }
        }
        return inForce;
    }

    /** The entry that counts; null where the step has no limit, its limit is not known, or its time is not asked for. */
    public @Nullable Limit limit(int step) {
        return file.limit(step);
    }

    /** Where the step's limit began to run; {@link CaseFile#NEVER} where nothing was measured. */
    public long clock(int step) {
        return file.clock(step);
    }

    /** Working time from the clock to the step's completion, else to as-of; 0 where nothing was measured. */
    public long elapsed(int step) {
        return file.elapsed(step);
    }

    /** When the step or its case was suspended, up to as-of. */
    public Spans suspended(int step) {
        return file.suspended(step);
    }

    public @Nullable Limit caseLimit() {
        return file.caseLimit();
    }

    public long caseElapsed() {
        return file.caseElapsed();
    }

    /** Whether the step or its case is suspended at as-of, what happens at that instant included. */
    public boolean rests(int step) {
        return file.rests(step);
    }

    /** Whether the case is suspended at as-of, what happens at that instant included. */
    public boolean caseRests() {
        return file.caseRests();
    }

    /** When the case was suspended, up to as-of. */
    public Spans caseSuspended() {
        return file.caseSuspended();
    }

    /** Every event that counts, by time, then by identity. Repeated ones, which change nothing, are among them. */
    public List<CountedEvent> events() {
        List<CountedEvent> events = new ArrayList<>(file.events());
        EventLog log = file.log();
        for (int i = 0; i < file.events(); i++) {
            int row = file.row(i);
            events.add(new CountedEvent(
                    file.identity(i),
                    log.id(row) != null,
                    log.at(row),
                    file.particulars(i),
                    log.actor(row),
                    log.note(row),
                    log.file(row),
                    log.line(row)));
        }
        events.sort(ORDER);
        return events;
    }
}
