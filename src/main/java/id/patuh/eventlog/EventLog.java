package id.patuh.eventlog;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All events of an audit, grouped by case, column by column. Cases are numbered from 0; an event is a row in
 * {@link #from}(case) … {@link #to}(case). Within a case the rows stand in no particular order, and one event may stand
 * there more than once. Immutable; safe for use by several threads.
 */
public final class EventLog {

    private final List<String> files;
    private final List<String> sops;
    private final EventLogBuilder.Joined texts;
    private final int[] starts;
    private final EventLogBuilder.Columns columns;

    EventLog(
            List<String> files,
            List<String> sops,
            EventLogBuilder.Joined texts,
            int[] starts,
            EventLogBuilder.Columns columns) {
        this.files = files;
        this.sops = sops;
        this.texts = texts;
        this.starts = starts;
        this.columns = columns;
    }

    public int cases() {
        return starts.length - 1;
    }

    /** All events, repeated ones included. */
    public int size() {
        return columns.at.length;
    }

    public String caseId(int caseNumber) {
        return texts.cases.text(caseNumber);
    }

    public String sop(int caseNumber) {
        return sops.get(texts.cases.tag(caseNumber));
    }

    /** The numbers of the cases, in code-point order of their names, then of their SOPs' names. */
    public int[] casesInOrder() {
        int[] order = IntStream.range(0, cases()).toArray();
        for (int i = 1; i < order.length; i++) {
            if (compare(i - 1, i) > 0) {
                return IntStream.range(0, cases())
                        .boxed()
                        .sorted(this::compare)
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
        return order;
    }

    private int compare(int a, int b) {
        int order = texts.cases.compare(a, b);
        return order != 0 ? order : sop(a).compareTo(sop(b));
    }

    /** The first row of a case. */
    public int from(int caseNumber) {
        return starts[caseNumber];
    }

    /** The row after the last of a case. */
    public int to(int caseNumber) {
        return starts[caseNumber + 1];
    }

    /** Epoch milliseconds. */
    public long at(int row) {
        return columns.at[row];
    }

    /** The number of what the event says; equal numbers say the same. */
    public int what(int row) {
        return columns.what[row];
    }

    public Particulars particulars(int what) {
        return texts.particulars.get(what);
    }

    /** How many different particulars there are. */
    public int kinds() {
        return texts.particulars.size();
    }

    /** The number of the event's actor, −1 where none is recorded. */
    public int actorNumber(int row) {
        return columns.actor[row];
    }

    public @Nullable String actor(int row) {
        return columns.actor[row] < 0 ? null : texts.people.text(columns.actor[row]);
    }

    public String person(int actorNumber) {
        return texts.people.text(actorNumber);
    }

    public int people() {
        return texts.people.size();
    }

    public @Nullable String note(int row) {
        return columns.note == null || columns.note[row] < 0 ? null : texts.notes.text(columns.note[row]);
    }

    /** True where any event carries an identity of its source's. */
    public boolean hasIds() {
        return columns.id != null;
    }

    /** The number of the identity the source gave, −1 where it gave none. */
    public int idNumber(int row) {
        return columns.id == null ? Segment.NONE : columns.id[row];
    }

    public @Nullable String id(int row) {
        return idNumber(row) < 0 ? null : texts.ids.text(idNumber(row));
    }

    public String file(int row) {
        return files.get(columns.file[row]);
    }

    public int line(int row) {
        return columns.line[row];
    }

    /** Whether the event belongs to the row (or element) that the one before it, of the same case, came from. */
    public boolean continuesRow(int row) {
        return row > 0 && place(row) == place(row - 1) && !columns.begins.get(row);
    }

    /** The first event of the row (or element) that an event of the case came from; its others follow it. */
    public int beginOfRow(int caseNumber, int row) {
        int begin = row;
        while (begin > from(caseNumber) && continuesRow(begin)) {
            begin--;
        }
        return begin;
    }

    /** The event on its own. */
    public CaseEvent event(int caseNumber, int row) {
        return new CaseEvent(
                sop(caseNumber),
                caseId(caseNumber),
                particulars(what(row)),
                at(row),
                actor(row),
                note(row),
                id(row),
                line(row));
    }

    /** File and line as one number: equal for the events of one row of a file. */
    public long place(int row) {
        return ((long) columns.file[row] << 32) | columns.line[row];
    }

    /** The latest time of any event, epoch milliseconds; {@code Long.MIN_VALUE} where there is no event. */
    public long latest() {
        long latest = Long.MIN_VALUE;
        for (long at : columns.at) {
            latest = Math.max(latest, at);
        }
        return latest;
    }
}
