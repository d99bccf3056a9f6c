package id.patuh.audit;

import id.patuh.eventlog.EventLog;
import org.jspecify.annotations.Nullable;

/** A log read under one SOP version. Safe for use by several threads: what two of them work out at once is equal. */
final class Reading {

    final Demands demands;
    private final EventLog log;
    private final @Nullable Said[] said;
    private final @Nullable String[] meanings;

    Reading(EventLog log, Demands demands) {
        this.log = log;
        this.demands = demands;
        this.said = new Said[log.kinds()];
        this.meanings = new String[log.kinds()];
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

    /** The particulars of that number, spelt so that two spellings of the same are equal. */
    String meaning(int what) {
        String known = meanings[what];
        if (known == null) {
            known = Said.meaning(log.particulars(what), demands.sop);
            meanings[what] = known;
        }
        return known;
    }
}
