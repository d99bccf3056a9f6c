package id.patuh.reception;

import id.patuh.eventlog.CaseEvent;
import id.patuh.intake.Rejected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table, element of JSON or message, read: it became events, or it was rejected.
 *
 * @param events one or more; empty where it was rejected
 * @param rejected why, and what to give back; null: it became events
 * @param idPlace where its identity stands, as a JSON pointer; null: in the column of that name
 */
public record Row(
        List<CaseEvent> events,
        @Nullable Rejected rejected,
        @Nullable String idPlace) {

    public Row {
        if (events.isEmpty() == (rejected == null)) {
            throw new IllegalArgumentException("a row becomes events or is rejected");
        }
    }

    public static Row of(CaseEvent event) {
        return new Row(List.of(event), null, null);
    }

    public static Row of(List<CaseEvent> events) {
        return new Row(events, null, null);
    }

    public static Row of(Rejected rejected) {
        return new Row(List.of(), rejected, null);
    }
}
