package id.patuh.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One row of a log: an event with what only the file shows of it.
 *
 * @param id names this row and no other; the same row may stand in a log more than once
 * @param startedAt the row is also a start; such rows carry neither documents nor attributes
 */
record LogRow(String id, Optional<Instant> startedAt, String actor, String note, PlainEvent event) {

    /** The one or two events of the row. */
    Stream<PlainEvent> events() {
        return Stream.concat(startedAt.stream().map(this::start), Stream.of(event));
    }

    private PlainEvent start(Instant at) {
        return new PlainEvent(
                event.sop(),
                event.caseId(),
                event.step(),
                "start",
                at,
                event.role(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    static List<PlainEvent> events(List<LogRow> rows) {
        return rows.stream().flatMap(LogRow::events).toList();
    }
}
