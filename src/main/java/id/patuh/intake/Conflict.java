package id.patuh.intake;

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

    /** The event given back. */
    public static Rejected rejected(EventLog log, String caseId, String sop, int row, int kept) {
        List<String> heading = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        Particulars said = log.particulars(log.what(row));
        put(heading, cells, Field.CASE.word(), caseId);
        put(heading, cells, Field.SOP.word(), sop);
        put(heading, cells, Field.STEP.word(), said.step());
        put(heading, cells, Field.TRANSITION.word(), said.transition().word());
        put(heading, cells, Field.AT.word(), Instant.ofEpochMilli(log.at(row)).toString());
        put(heading, cells, Field.ACTOR.word(), log.actor(row));
        put(heading, cells, Field.ROLE.word(), said.role());
        put(heading, cells, Field.INPUTS.word(), names(said.inputs()));
        put(heading, cells, Field.OUTPUTS.word(), names(said.outputs()));
        said.attributes().forEach(attribute -> put(heading, cells, "attr:" + attribute.name(), attribute.value()));
        put(heading, cells, Field.NOTE.word(), log.note(row));
        put(heading, cells, Field.EVENT_ID.word(), log.id(row));
        String other = log.file(kept);
        return new Rejected(
                log.file(row),
                log.line(row),
                0,
                Field.EVENT_ID.word(),
                log.id(row),
                new Text(
                        "event_id '" + log.id(row) + "' sudah dipakai kejadian lain dari kasus ini (" + other
                                + " baris " + log.line(kept)
                                + ") yang isinya berbeda; beri kejadian ini event_id sendiri",
                        "event_id '" + log.id(row) + "' is carried by another event of this case (" + other + " line "
                                + log.line(kept) + ") that says something else; give this one an event_id of its own"),
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
