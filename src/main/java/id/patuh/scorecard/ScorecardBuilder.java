package id.patuh.scorecard;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseRulings;
import id.patuh.audit.CaseView;
import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.EventLogBuilder;
import id.patuh.sop.Limit;
import id.patuh.sop.Sop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the verdicts on the cases of one log. One thread uses a builder; those of several threads are merged. The order
 * in which cases come, and which builder they come to, changes nothing.
 *
 * <p>A case is only taken down, as the {@link Kind} of each of its steps; what a group comes to is worked out at the end.
 */
public final class ScorecardBuilder {

    private static final int NONE = Roster.NOBODY;

    private final EventLog log;
    private final Map<Sop, Procedure> procedures = new HashMap<>();
    private @Nullable Procedure current;
    private @Nullable Roster roster;

    final List<Kind> kinds = new ArrayList<>();
    final Sheet sheet = new Sheet();
    private final WorstCases worst = new WorstCases();
    private int[] performers = new int[16];

    /** @param log the log whose cases will be added */
    public ScorecardBuilder(EventLog log) {
        this.log = log;
    }

    /** For cases that are not read from a log. */
    ScorecardBuilder(Roster roster) {
        this.log = new EventLogBuilder().build();
        this.roster = roster;
    }

    /**
     * What several builders have counted of one log, which is not held any more.
     *
     * @param parts one at least; emptied on the way, as a large log's entries need not be there twice for long
     */
    public static ScorecardBuilder merged(List<ScorecardBuilder> parts) {
        ScorecardBuilder all = new ScorecardBuilder(parts.get(0).roster());
        while (!parts.isEmpty()) {
            all.merge(parts.remove(0));
        }
        return all;
    }

    /** Counts a case; the file may be used for another case afterwards. */
    public void add(CaseFile file) {
        CaseView view = CaseView.of(file);
        CaseRulings rulings = CaseRulings.of(file);
        Procedure procedure = procedure(view.sop());
        int steps = view.sop().steps().size();
        int unit = readEvents(rulings, steps);
        sheet.open(
                procedure.number,
                procedure.month(view.opened()),
                unit,
                view.state().ordinal());
        int violations = 0;
        int criticals = 0;
        for (int s = NONE; s < steps; s++) {
            Kind kind = procedure.kind(view, rulings, s);
            Signature signature = kind.signature();
            if (signature.codes.length > 0) {
                add(view, s, kind);
                violations += signature.violations;
                criticals += signature.criticals;
            }
        }
        worst.offer(log, rulings.caseNumber(), violations, criticals);
    }

    private void add(CaseView view, int s, Kind kind) {
        int person = s == NONE ? NONE : performers[s];
        Limit limit = kind.signature().timed ? view.limit(s) : null;
        if (limit == null || view.clock(s) == CaseFile.NEVER) {
            sheet.add(kind.number(), person, -1);
            return;
        }
        long elapsed = view.elapsed(s);
        long allowed = limit.millis();
        sheet.add(kind.number(), person, allowed > 0 ? Sheet.perMille(elapsed, allowed) : -1);
        if (kind.signature().late) {
            sheet.late(elapsed - allowed);
        }
    }

    // ---- people and units

    /** Finds out who completed each step. Returns the case's unit. */
    private int readEvents(CaseRulings rulings, int steps) {
        Roster known = roster();
        if (performers.length < steps) {
            performers = new int[steps];
        }
        Arrays.fill(performers, 0, steps, NONE);
        for (int i = 0; i < rulings.events(); i++) {
            int step = rulings.completed(i);
            int actor = step < 0 ? NONE : log.actorNumber(rulings.row(i));
            if (actor >= 0) {
                int person = known.person(actor);
                boolean smaller = performers[step] == NONE || person < performers[step];
                performers[step] = smaller ? person : performers[step];
            }
        }
        return known.anyUnit() ? unit(rulings, known) : NONE;
    }

    /** The latest value counts, at one time the greatest. Source: AUDIT.md, "Derived times". */
    private int unit(CaseRulings rulings, Roster known) {
        for (int attribute = 0; attribute < Dimension.UNIT_ATTRIBUTES.size(); attribute++) {
            int value = NONE;
            long since = Long.MIN_VALUE;
            for (int i = 0; i < rulings.events(); i++) {
                int code = known.unitCode(attribute, log.what(rulings.row(i)));
                if (code != NONE) {
                    long at = log.at(rulings.row(i));
                    boolean counts = at > since || (at == since && code > value);
                    value = counts ? code : value;
                    since = counts ? at : since;
                }
            }
            if (value != NONE) {
                return known.unit(value);
            }
        }
        return NONE;
    }

    // ---- the whole

    Procedure procedure(Sop sop) {
        Procedure known = current;
        if (known == null || known.sop != sop) {
            known = procedures.computeIfAbsent(sop, one -> new Procedure(procedures.size(), one, kinds));
            current = known;
        }
        return known;
    }

    Roster roster() {
        Roster known = roster;
        if (known == null) {
            known = new Roster(log);
            roster = known;
        }
        return known;
    }

    /** By number. */
    List<Procedure> procedures() {
        return procedures.values().stream()
                .sorted(Comparator.comparingInt(procedure -> procedure.number))
                .toList();
    }

    WorstCases worstCases() {
        return worst;
    }

    List<WorstCase> worst() {
        return worst.list();
    }

    /** Adds what another builder has counted of the same log; that one stays as it is. */
    public void merge(ScorecardBuilder other) {
        roster = roster == null ? other.roster : roster;
        int[] procedureNumbers = new int[other.procedures.size()];
        int[][] signatures = new int[procedureNumbers.length][];
        for (Procedure theirs : other.procedures()) {
            Procedure own = procedure(theirs.sop);
            int[] checks = theirs.checks.stream().mapToInt(own::check).toArray();
            procedureNumbers[theirs.number] = own.number;
            signatures[theirs.number] = own.signatures.merge(theirs.signatures, checks);
        }
        List<Procedure> here = procedures();
        int[] kindNumbers = new int[other.kinds.size()];
        for (Kind theirs : other.kinds) {
            Procedure own = here.get(procedureNumbers[theirs.procedure()]);
            int signature = signatures[theirs.procedure()][theirs.signature().number];
            kindNumbers[theirs.number()] =
                    own.kind(theirs.step(), own.signatures.get(signature)).number();
        }
        sheet.merge(other.sheet, procedureNumbers, kindNumbers);
        other.worst().forEach(worst::add);
    }

    /**
     * What was counted so far.
     *
     * @param asOf the time that the audit was as of, epoch milliseconds
     */
    public Scorecard build(long asOf) {
        return build(asOf, Grouping.all());
    }

    /** The same for some groupings only. */
    public Scorecard build(long asOf, Collection<Grouping> wanted) {
        return new RollUp(this, wanted).scorecard(asOf);
    }
}
