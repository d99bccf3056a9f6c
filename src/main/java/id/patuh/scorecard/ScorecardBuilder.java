package id.patuh.scorecard;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseRulings;
import id.patuh.audit.CaseView;
import id.patuh.eventlog.EventLog;
import id.patuh.sop.Limit;
import id.patuh.sop.Sop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the verdicts on the cases of one log. One thread uses a builder; those of several threads are merged. The order
 * in which cases come, and which builder they come to, changes nothing.
 *
 * <p>A case is counted as how often it shows each {@link Signature} in each place; what a group comes to is worked out
 * at the end. Figures of verdicts follow from that; for figures of cases, a case also counts once as a whole, and once
 * for each role, person, and person in a role that had a part in it.
 */
public final class ScorecardBuilder {

    private static final int ALL = 0;
    private static final int NONE = Roster.NOBODY;

    private final EventLog log;
    private final Map<Sop, Procedure> procedures = new HashMap<>();
    private @Nullable Procedure current;
    private @Nullable Roster roster;

    /** Tells all apart but people. */
    final Cube places = new Cube();
    /** Tells people, steps and months apart. */
    final Cube people = new Cube();
    /** Tells people and units apart. */
    final Cube peopleInUnits = new Cube();
    /** First: checks asked; second: checks found. */
    final Counter marks = new Counter();

    private final WorstCases worst = new WorstCases();

    private final Parts whole = new Parts();
    private final Parts ofRoles = new Parts();
    private final Parts ofPeople = new Parts();
    private final Parts ofPeopleInRoles = new Parts();
    private int[] performers = new int[16];

    /** @param log the log whose cases will be added */
    public ScorecardBuilder(EventLog log) {
        this.log = log;
    }

    /** Counts a case; the file may be used for another case afterwards. */
    public void add(CaseFile file) {
        CaseView view = CaseView.of(file);
        CaseRulings rulings = CaseRulings.of(file);
        Procedure procedure = procedure(view.sop());
        int steps = view.sop().steps().size();
        open(view, procedure.number, procedure.month(view.opened()), readEvents(rulings, steps));
        int violations = 0;
        int criticals = 0;
        for (int s = NONE; s < steps; s++) {
            Signature signature = s == NONE ? procedure.ofCase(view, rulings) : procedure.ofStep(view, rulings, s);
            violations += signature.violations;
            criticals += signature.criticals;
            whole.add(NONE, NONE, signature);
            if (signature.codes.length > 0) {
                addVerdicts(view, s, signature);
                addParts(procedure, s, signature);
            }
        }
        countParts();
        worst.offer(log, rulings.caseNumber(), violations, criticals);
    }

    private void open(CaseView view, int procedure, int month, int unit) {
        int state = view.state().ordinal();
        places.open(procedure, month, unit, state);
        people.open(procedure, month, NONE, state);
        peopleInUnits.open(procedure, ALL, unit, state);
        whole.clear();
        ofRoles.clear();
        ofPeople.clear();
        ofPeopleInRoles.clear();
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
                long at = log.at(rulings.row(i));
                if (code != NONE && (at > since || (at == since && code > value))) {
                    value = code;
                    since = at;
                }
            }
            if (value != NONE) {
                return known.unit(value);
            }
        }
        return NONE;
    }

    // ---- verdicts

    private void addVerdicts(CaseView view, int s, Signature signature) {
        int person = s == NONE ? NONE : performers[s];
        Limit limit = signature.timed ? view.limit(s) : null;
        if (limit != null && view.clock(s) == CaseFile.NEVER) {
            limit = null;
        }
        long elapsed = limit != null ? view.elapsed(s) : 0;
        long allowed = limit != null ? limit.millis() : 0;
        long delay = limit != null && signature.late ? elapsed - allowed : 0;
        int ratio = allowed > 0 ? Measures.perMille(elapsed, allowed) : -1;
        int number = signature.number;
        places.add(s, NONE, number, delay, ratio);
        if (person != NONE) {
            people.add(s, person, number, delay, ratio);
            peopleInUnits.add(ALL, person, number, delay, ratio);
        }
    }

    // ---- cases

    private void addParts(Procedure procedure, int s, Signature signature) {
        if (s == NONE) {
            return;
        }
        int person = performers[s];
        for (int role : procedure.roles(s)) {
            ofRoles.add(role, NONE, signature);
            if (person != NONE) {
                ofPeopleInRoles.add(role, person, signature);
            }
        }
        if (person != NONE) {
            ofPeople.add(NONE, person, signature);
        }
    }

    private void countParts() {
        count(whole, places);
        count(ofRoles, places);
        count(ofPeople, people);
        count(ofPeopleInRoles, people);
        count(ofPeople, peopleInUnits);
    }

    private void count(Parts parts, Cube cube) {
        for (int i = 0; i < parts.size(); i++) {
            Signature only = parts.only(i);
            int mark = only == null ? marks.number(parts.asked(i), parts.found(i)) : mark(only);
            cube.addPart(parts.role(i), parts.person(i), mark);
        }
    }

    private int mark(Signature signature) {
        if (signature.mark < 0) {
            signature.mark = marks.number(signature.asked, signature.found);
        }
        return signature.mark;
    }

    // ---- the whole

    private Procedure procedure(Sop sop) {
        Procedure known = current;
        if (known == null || !known.sop.equals(sop)) {
            known = procedures.computeIfAbsent(sop, one -> new Procedure(procedures.size(), one));
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

    List<WorstCase> worst() {
        return worst.list();
    }

    /** Adds what another builder has counted of the same log; that one stays as it is. */
    public void merge(ScorecardBuilder other) {
        roster = roster == null ? other.roster : roster;
        Renumbering numbers = new Renumbering(other);
        places.merge(other.places, numbers);
        people.merge(other.people, numbers);
        peopleInUnits.merge(other.peopleInUnits, numbers);
        other.worst().forEach(worst::add);
    }

    /** What another builder's numbers are here. */
    private final class Renumbering implements Cube.Numbers {

        private final Counter theirMarks;
        private final List<Procedure> mine = new ArrayList<>();
        private final List<int[]> checks = new ArrayList<>();
        private final List<int[]> signatures = new ArrayList<>();

        Renumbering(ScorecardBuilder other) {
            theirMarks = other.marks;
            for (Procedure theirs : other.procedures()) {
                Procedure own = ScorecardBuilder.this.procedure(theirs.sop);
                int[] renumbered = theirs.checks.stream().mapToInt(own::check).toArray();
                mine.add(own);
                checks.add(renumbered);
                signatures.add(own.signatures.merge(theirs.signatures, renumbered));
            }
        }

        @Override
        public int procedure(int theirs) {
            return mine.get(theirs).number;
        }

        @Override
        public int signature(int theirProcedure, int theirs) {
            return signatures.get(theirProcedure)[theirs];
        }

        @Override
        public int mark(int theirProcedure, int theirs) {
            int[] numbers = checks.get(theirProcedure);
            return marks.number(
                    Signature.renumbered(theirMarks.first(theirs), numbers),
                    Signature.renumbered(theirMarks.second(theirs), numbers));
        }
    }

    /**
     * What was counted so far.
     *
     * @param asOf the time that the audit was as of, epoch milliseconds
     */
    public Scorecard build(long asOf) {
        return new RollUp(this).scorecard(asOf);
    }
}
