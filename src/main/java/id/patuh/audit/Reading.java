package id.patuh.audit;

import id.patuh.eventlog.EventLog;
import org.jspecify.annotations.Nullable;

/** A log read under one SOP version. Safe for use by several threads: what two of them work out at once is equal. */
final class Reading {

    final Demands demands;
    private final EventLog log;
    private final @Nullable Said[] said;
    private final @Nullable String[] meanings;
    private final @Nullable String[] actors;

    Reading(EventLog log, Demands demands) {
        this.log = log;
        this.demands = demands;
        this.said = new Said[log.kinds()];
        this.meanings = new String[log.kinds()];
        this.actors = new String[log.people()];
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

    /** The row's actor in the form in which actors are compared; empty where it names none. */
    String actor(int row) {
        int number = log.actorNumber(row);
        if (number < 0) {
            return "";
        }
        String known = actors[number];
        if (known == null) {
            known = EventMeaning.of(log.actor(row));
            actors[number] = known;
        }
        return known;
    }
}
