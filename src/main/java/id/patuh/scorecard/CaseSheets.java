package id.patuh.scorecard;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseRulings;
import id.patuh.audit.CaseView;
import id.patuh.audit.Check;
import id.patuh.audit.Ruling;
import id.patuh.audit.Verdict;
import id.patuh.calendar.Spans;
import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.EventLog;
import id.patuh.sop.Limit;
import id.patuh.sop.Sop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes down the cases of one log, one sheet a case. One thread uses it. */
public final class CaseSheets {

    private static final int WHOLE_CASE = -1;

    private final EventLog log;
    private final List<Kind> kinds = new ArrayList<>();
    private final Map<Sop, Procedure> procedures = new HashMap<>();
    /** By attribute that names a unit, and particulars. */
    private final @Nullable String[][] units;

    public CaseSheets(EventLog log) {
        this.log = log;
        this.units = new @Nullable String[Dimension.UNIT_ATTRIBUTES.size()][log.kinds()];
        for (int what = 0; what < log.kinds(); what++) {
            for (Attribute attribute : log.particulars(what).attributes()) {
                int which = Dimension.UNIT_ATTRIBUTES.indexOf(attribute.name());
                if (which >= 0) {
                    units[which][what] = attribute.value();
                }
            }
        }
    }

    /** Every spelling of a person, and of a reporting unit, that the log has; which one names are shown in depends on all. */
    public void spellings(SheetNames names) {
        for (int person = 0; person < log.people(); person++) {
            names.number(SheetNames.Kind.PERSON, log.person(person));
        }
        for (@Nullable String[] values : units) {
            for (String value : values) {
                if (value != null) {
                    names.number(SheetNames.Kind.UNIT, value);
                }
            }
        }
    }

    /** The sheet of a case; its file may be used for another case afterwards. */
    public CaseSheet of(CaseFile file) {
        CaseView view = CaseView.of(file);
        CaseRulings rulings = CaseRulings.of(file);
        Sop sop = view.sop();
        Procedure procedure = procedures.computeIfAbsent(sop, one -> new Procedure(procedures.size(), one, kinds));
        List<List<String>> performers = performers(rulings, sop.steps().size());
        List<CaseSheet.Entry> entries = new ArrayList<>(sop.steps().size() + 1);
        for (int s = WHOLE_CASE; s < sop.steps().size(); s++) {
            Signature signature = procedure.kind(view, rulings, s).signature();
            if (signature.codes.length > 0) {
                entries.add(new CaseSheet.Entry(
                        s,
                        signature.codes,
                        procedure.checks,
                        s == WHOLE_CASE ? List.of() : performers.get(s),
                        signature.timed ? time(view, s) : null));
            }
        }
        return new CaseSheet(
                sop,
                view.state(),
                view.opened(),
                view.closed(),
                procedure.month(view.opened()),
                unit(rulings),
                nextDue(view, rulings),
                entries);
    }

    private static CaseSheet.@Nullable Time time(CaseView view, int s) {
        Limit limit = view.limit(s);
        if (limit == null || view.clock(s) == CaseFile.NEVER) {
            return null;
        }
        return new CaseSheet.Time(
                view.elapsed(s), limit.millis(), view.done(s) == CaseFile.NEVER ? running(view, s, limit) : null);
    }

    private static CaseSheet.Running running(CaseView view, int s, Limit limit) {
        Spans suspended = view.suspended(s);
        boolean rests = view.rests(s);
        boolean shown = !suspended.isEmpty() && suspended.end(suspended.count() - 1) == view.asOf();
        long[] edges = new long[suspended.count() * 2 + (rests && !shown ? 2 : 0)];
        Arrays.fill(edges, view.asOf());
        for (int i = 0; i < suspended.count(); i++) {
            edges[2 * i] = suspended.start(i);
            edges[2 * i + 1] = suspended.end(i);
        }
        return new CaseSheet.Running(view.sop().steps().get(s).limits().indexOf(limit), view.clock(s), edges, rests);
    }

    // ---- people and units

    private List<List<String>> performers(CaseRulings rulings, int steps) {
        List<List<String>> performers = new ArrayList<>(steps);
        for (int s = 0; s < steps; s++) {
            performers.add(List.of());
        }
        for (int i = 0; i < rulings.events(); i++) {
            int step = rulings.completed(i);
            int actor = step < 0 ? -1 : log.actorNumber(rulings.row(i));
            if (actor >= 0) {
                performers.set(step, with(performers.get(step), log.person(actor)));
            }
        }
        return performers;
    }

    private static List<String> with(List<String> known, String name) {
        if (known.isEmpty()) {
            return List.of(name);
        }
        if (known.contains(name)) {
            return known;
        }
        List<String> more = new ArrayList<>(known);
        more.add(name);
        return more;
    }

    /** The latest value counts, at one time the greatest. Source: AUDIT.md, "Derived times". */
    private @Nullable String unit(CaseRulings rulings) {
        for (@Nullable String[] values : units) {
            String found = null;
            long since = Long.MIN_VALUE;
            for (int i = 0; i < rulings.events(); i++) {
                String value = values[log.what(rulings.row(i))];
                if (value != null) {
                    long at = log.at(rulings.row(i));
                    boolean counts =
                            found == null || at > since || (at == since && Spellings.compare(value, found) > 0);
                    found = counts ? value : found;
                    since = counts ? at : since;
                }
            }
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    // ---- what is to come

    private static long nextDue(CaseView view, CaseRulings rulings) {
        long due = CaseFile.NEVER;
        for (int s = 0; s < view.sop().steps().size(); s++) {
            Limit limit = view.limit(s);
            if (limit != null && isPending(rulings.ofStep(s).all(), Check.TIME) && !view.rests(s)) {
                due = Math.min(due, due(limit, view.clock(s), view.suspended(s)));
            }
        }
        Limit limit = view.caseLimit();
        if (limit != null && isPending(rulings.ofCase().all(), Check.CASE_TIME) && !view.caseRests()) {
            due = Math.min(due, due(limit, view.opened(), view.caseSuspended()));
        }
        return due;
    }

    private static boolean isPending(Ruling[] rulings, Check check) {
        return Arrays.stream(rulings)
                .anyMatch(ruling ->
                        ruling.verdict() == Verdict.PENDING && ruling.check().equals(check));
    }

    private static long due(Limit limit, long clock, Spans suspended) {
        return limit.calendar().reached(clock, limit.millis(), suspended).orElse(CaseFile.NEVER);
    }
}
