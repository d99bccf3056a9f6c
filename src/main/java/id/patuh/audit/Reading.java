package id.patuh.audit;

import id.patuh.eventlog.EventLog;
import org.jspecify.annotations.Nullable;

/** A log read under one SOP version. Safe for use by several threads: what two of them work out at once is equal. */
final class Reading {

    final Demands demands;
    private final EventLog log;
    private final @Nullable Said[] said;

    Reading(EventLog log, Demands demands) {
        this.log = log;
        this.demands = demands;
        this.said = new Said[log.kinds()];
    }

    /** What the particulars of that number mean. */
    Said said(int what) {
        Said known = said[what];
        if (known == null) {
            known = Said.of(log.particulars(what), demands);
            said[what] = known;
        }
        return known;
    }
}
