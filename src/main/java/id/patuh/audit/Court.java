package id.patuh.audit;

import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.Particulars;
import id.patuh.sop.Sop;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The judges of one rule book, kept from one log to the next: what a judge has once heard it need not ask the rules again.
 * Only the speed depends on it. For use by one thread at a time; not to be used further once an audit has failed.
 */
public final class Court implements AutoCloseable {

    private static final int MOST_SAID = 100_000;

    private final RuleBook rules;
    private final Map<Sop, Demands> demands = new HashMap<>();
    private final Map<Sop, Map<Particulars, Said>> said = new HashMap<>();
    private final Map<Sop, Judge> judges = new HashMap<>();

    public Court(RuleBook rules) {
        this.rules = rules;
    }

    /** The log under that SOP version. */
    Reading reading(EventLog log, Sop sop) {
        Map<Particulars, Said> known = said.computeIfAbsent(sop, s -> new IdentityHashMap<>());
        if (known.size() > MOST_SAID) {
            known.clear();
        }
        return new Reading(log, demands(sop), known);
    }

    private Demands demands(Sop sop) {
        return demands.computeIfAbsent(sop, Demands::new);
    }

    Judge judge(Sop sop) {
        return judges.computeIfAbsent(sop, s -> new Judge(demands(s), rules, true));
    }

    @Override
    public void close() {
        judges.values().forEach(Judge::close);
    }
}
