package id.patuh.scorecard;

import id.patuh.audit.CaseState;
import id.patuh.calendar.Spans;
import id.patuh.sop.Limit;
import id.patuh.sop.Sop;
import java.util.Arrays;
import java.util.Collection;

/**
 * Makes a scorecard of cases that were kept as {@linkplain CaseSheet#bytes bytes}. Clocks that run are read at the time that
 * the scorecard is as of. The order in which cases come changes nothing. One thread uses it.
 */
public final class KeptSheets {

    private final ScorecardBuilder builder;
    private final NameBook names;
    private final long asOf;

    private long[] edges = new long[16];

    /** @param asOf epoch milliseconds */
    public KeptSheets(NameBook names, long asOf) {
        this.names = names;
        this.asOf = asOf;
        this.builder = new ScorecardBuilder(names.roster());
    }

    /**
     * Counts a case.
     *
     * @param sop the version that its audit went by
     * @param month months since year 0
     */
    public void add(Sop sop, String caseId, int month, CaseState state, byte[] bytes) {
        SheetBytes in = SheetBytes.of(bytes);
        Procedure procedure = builder.procedure(sop);
        int unit = in.take();
        builder.sheet.open(procedure.number, month, unit == 0 ? Roster.NOBODY : names.unit(unit - 1), state.ordinal());
        int violations = 0;
        int criticals = 0;
        for (int entries = in.take(); entries > 0; entries--) {
            Signature signature = addEntry(procedure, in);
            violations += signature.violations;
            criticals += signature.criticals;
        }
        builder.worstCases().offer(caseId, sop.id(), violations, criticals);
    }

    private Signature addEntry(Procedure procedure, SheetBytes in) {
        int step = in.take() - 1;
        Kind kind = procedure.kind(step, signature(procedure, in));
        int person = person(in);
        int form = in.take();
        if (form == SheetBytes.NO_TIME) {
            builder.sheet.add(kind.number(), person, -1);
        } else if (form == SheetBytes.MEASURED) {
            add(kind, person, in.takeLong(), in.takeLong());
        } else {
            Limit limit = procedure.sop.steps().get(step).limits().get(in.take());
            long clock = in.takeSigned();
            Spans suspended = suspended(in, form == SheetBytes.RESTS);
            add(kind, person, limit.calendar().open(clock, Math.max(clock, asOf), suspended), limit.millis());
        }
        return kind.signature();
    }

    private void add(Kind kind, int person, long elapsed, long allowed) {
        builder.sheet.add(kind.number(), person, allowed > 0 ? Sheet.perMille(elapsed, allowed) : -1);
        if (kind.signature().late) {
            builder.sheet.late(elapsed - allowed);
        }
    }

    private Signature signature(Procedure procedure, SheetBytes in) {
        for (int codes = in.take(); codes > 0; codes--) {
            int code = in.take();
            int check = Signature.check(code);
            procedure.signatures.put(
                    check < Signature.MOST_CHECKS
                            ? code
                            : Signature.withCheck(code, procedure.check(names.check(check - Signature.MOST_CHECKS))));
        }
        return procedure.signatures.put();
    }

    /** Of several that completed the step at one time the first by name. */
    private int person(SheetBytes in) {
        int person = Roster.NOBODY;
        for (int performers = in.take(); performers > 0; performers--) {
            int one = names.person(in.take());
            person = person == Roster.NOBODY ? one : Math.min(person, one);
        }
        return person;
    }

    private Spans suspended(SheetBytes in, boolean rests) {
        int count = in.take();
        int all = count + (rests ? 1 : 0);
        if (all == 0) {
            return Spans.NONE;
        }
        edges = all > edges.length ? new long[all] : edges;
        for (int i = 0; i < count; i++) {
            edges[i] = in.takeSigned();
        }
        if (rests) {
            edges[count] = Math.max(asOf, edges[count - 1]);
        }
        return Spans.of(Arrays.copyOf(edges, all));
    }

    /** What was counted so far, by some groupings. */
    public Scorecard scorecard(Collection<Grouping> wanted) {
        return builder.build(asOf, wanted);
    }
}
