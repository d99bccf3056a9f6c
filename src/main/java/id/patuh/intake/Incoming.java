package id.patuh.intake;

import id.patuh.eventlog.EventLogBuilder;
import id.patuh.eventlog.Segment;
import id.patuh.sop.Sops;
import id.patuh.sop.Text;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being read, and where what is read of it goes.
 *
 * @param name as the user gave it
 * @param number of the file in the log
 * @param defaultSop the SOP of rows that name none; null: they must
 * @param mapping what the columns of its table mean; null: what their names say
 * @param rows counts every row, element and unreadable file
 */
record Incoming(
        String name,
        int number,
        Sops sops,
        @Nullable String defaultSop,
        @Nullable Mapping mapping,
        EventLogBuilder log,
        Rejects rejects,
        LongAdder rows) {

    Segment segment() {
        return log.segment(number);
    }

    void reject(Rejected row) {
        rows.increment();
        rejects.add(row);
    }

    /** The file cannot be read from that line on. */
    void reject(Unreadable broken) {
        reject(Rejected.file(name, broken.line(), broken.reason()));
    }

    void remark(Text text) {
        rejects.remark(name, text);
    }
}
