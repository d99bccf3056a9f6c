package id.patuh.intake;

import id.patuh.eventlog.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Reads object-centric event logs (OCEL 2.0 as JSON) as the table that {@link OcelTable} makes of them. An event that has
 * to do with several cases is an event of each. Source: FORMATS.md, "Events as CSV".
 */
final class OcelReader {

    private OcelReader() {}

    static void read(InputStream content, Incoming in) throws IOException, Unreadable {
        OcelLog log = OcelLog.read(content, in.name(), times(in), in::reject);
        if (log.events().isEmpty()) {
            throw new Unreadable(0, Reasons.noOcelEvents());
        }
        OcelTable table = OcelTable.of(log, in.mapping());
        Heading heading = Heading.of(table.names(), 0, in.mapping());
        Segment segment = in.segment();
        RowReader events = new RowReader(in, heading, segment);
        for (OcelLog.Happening event : log.events()) {
            for (OcelTable.Line line : table.lines(event)) {
                if (line.fault() == null) {
                    events.read(line.cells(), event.line(), event.pointer());
                } else {
                    in.reject(new Rejected(
                            in.name(),
                            event.line(),
                            0,
                            event.pointer(),
                            line.value(),
                            line.fault(),
                            heading.names(),
                            Arrays.asList(line.cells())));
                }
            }
        }
        RowReader changes = new RowReader(in, heading.recording(table.atColumn()), segment);
        for (OcelTable.Changed changed : table.changes()) {
            changes.read(
                    changed.cells(), changed.value().line(), changed.value().pointer());
        }
    }

    /** Times without an offset are of the zone of the SOP, as far as it is known before a row is read. */
    private static Times times(Incoming in) {
        ZoneId zone = in.defaultSop() == null
                ? ZoneOffset.UTC
                : in.sops().latest(in.defaultSop()).zone();
        return in.mapping() == null ? new Times(zone) : in.mapping().times(zone);
    }
}
