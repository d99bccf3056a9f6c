package id.patuh.intake;

import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.Particulars;
import id.patuh.sop.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event that was read but cannot count, as another one carries its identity and says something else. */
public final class Conflict {

    private Conflict() {}

    /**
     * The event given back.
     *
     * @param begin the first event of the row of the file that it came from: where that is its start, the two are given back
     *     as the one row they were
     */
    public static Rejected rejected(EventLog log, String caseId, String sop, int row, int begin, int kept) {
        CaseEvent event = new CaseEvent(
                sop,
                caseId,
                log.particulars(log.what(row)),
                log.at(row),
                log.actor(row),
                log.note(row),
                log.id(row),
                log.line(row));
        String id = event.id();
        boolean started = id != null && EventWriter.startOf(id).equals(log.id(begin));
        return rejected(event, started ? log.at(begin) : null, log.file(row), log.file(kept), log.line(kept));
    }

    /**
     * The event given back.
     *
     * @param file that it came in
     * @param otherFile where the event is that had its identity before
     * @param otherLine 0: the file has no lines
     */
    public static Rejected rejected(CaseEvent event, String file, String otherFile, long otherLine) {
        return rejected(event, null, file, otherFile, otherLine);
    }

    /** @param started when it began, where its row says that, too; null: it does not */
    private static Rejected rejected(
            CaseEvent event, @Nullable Long started, String file, String otherFile, long otherLine) {
        List<String> heading = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        Particulars said = event.particulars();
        put(heading, cells, Field.CASE.word(), event.caseId());
        put(heading, cells, Field.SOP.word(), event.sop());
        put(heading, cells, Field.STEP.word(), said.step());
        put(heading, cells, Field.TRANSITION.word(), said.transition().word());
        put(heading, cells, Field.AT.word(), Instant.ofEpochMilli(event.at()).toString());
        if (started != null) {
            put(
                    heading,
                    cells,
                    Field.START.word(),
                    Instant.ofEpochMilli(started).toString());
        }
        put(heading, cells, Field.ACTOR.word(), event.actor());
        put(heading, cells, Field.ROLE.word(), said.role());
        put(heading, cells, Field.INPUTS.word(), names(said.inputs()));
        put(heading, cells, Field.OUTPUTS.word(), names(said.outputs()));
        said.attributes().forEach(attribute -> put(heading, cells, "attr:" + attribute.name(), attribute.value()));
        put(heading, cells, Field.NOTE.word(), event.note());
        put(heading, cells, Field.EVENT_ID.word(), event.id());
        String id = event.id();
        String inIndonesian = otherFile + (otherLine == 0 ? "" : " baris " + otherLine);
        String inEnglish = otherFile + (otherLine == 0 ? "" : " line " + otherLine);
        return new Rejected(
                file,
                event.line(),
                0,
                Field.EVENT_ID.word(),
                id,
                new Text(
                        "event_id '" + id + "' sudah dipakai kejadian lain dari kasus ini (" + inIndonesian
                                + ") yang isinya berbeda; beri kejadian ini event_id sendiri",
                        "event_id '" + id + "' is carried by another event of this case (" + inEnglish
                                + ") that says something else; give this one an event_id of its own"),
                heading,
                cells);
    }

    private static void put(List<String> heading, List<String> cells, String column, @Nullable String cell) {
        heading.add(column);
        cells.add(cell == null ? "" : cell);
    }

    private static @Nullable String names(@Nullable List<String> names) {
        return names == null ? null : names.isEmpty() ? "-" : String.join("; ", names);
    }
}
