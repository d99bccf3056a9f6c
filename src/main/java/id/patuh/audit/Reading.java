package id.patuh.audit;

import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.Particulars;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log read under one SOP version. Safe for use by several threads: what two of them work out at once is equal. */
final class Reading {

    final Demands demands;
    private final EventLog log;
    private final @Nullable Said[] said;
    private final @Nullable String[] meanings;
    private final @Nullable String[] actors;
    private final @Nullable Map<Particulars, Said> before;

    Reading(EventLog log, Demands demands) {
        this(log, demands, null);
    }

    /** @param before what was worked out for earlier logs, by instance, to be added to; null: nothing; then for one thread */
    Reading(EventLog log, Demands demands, @Nullable Map<Particulars, Said> before) {
        this.log = log;
        this.demands = demands;
        this.before = before;
        this.said = new Said[log.kinds()];
        this.meanings = new String[log.kinds()];
        this.actors = new String[log.people()];
    }

    /** What the particulars of that number mean. */
    Said said(int what) {
        Said known = said[what];
        if (known == null) {
            Particulars particulars = log.particulars(what);
            known = before == null
                    ? Said.of(particulars, demands)
                    : before.computeIfAbsent(particulars, one -> Said.of(one, demands));
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
