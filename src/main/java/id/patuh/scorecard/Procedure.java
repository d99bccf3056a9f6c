package id.patuh.scorecard;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseRulings;
import id.patuh.audit.CaseState;
import id.patuh.audit.CaseView;
import id.patuh.audit.Check;
import id.patuh.audit.Ruling;
import id.patuh.audit.Verdict;
import id.patuh.sop.Role;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One SOP version as a {@link ScorecardBuilder} sees it: its checks, roles and signatures, numbered. */
final class Procedure {

    private static final int WHOLE_CASE = -1;

    final int number;
    final Sop sop;
    /** The checks that hold for every SOP in their order, then the SOP's own as they came. */
    final List<String> checks = new ArrayList<>();

    final Signatures signatures = new Signatures();
    private final int[][] roles;
    private final Map<String, Integer> checkNumbers = new HashMap<>();
    private final Map<String, Integer> stepNumbers = new HashMap<>();

    /** The rulings of the SOP's own that came last, and what they say of the case and of each step. */
    private Ruling[] own = {};

    private final @Nullable Signature[] ofOwn;

    private long monthFrom;
    private long monthTo;
    private int month;

    Procedure(int number, Sop sop) {
        this.number = number;
        this.sop = sop;
        this.ofOwn = new Signature[sop.steps().size() + 1];
        Check.ALL.forEach(check -> check(check.name()));
        List<String> ids = sop.roles().stream().map(Role::id).toList();
        roles = sop.steps().stream()
                .map(step -> step.roles().stream().mapToInt(ids::indexOf).toArray())
                .toArray(int[][]::new);
    }

    /** Places of the step's roles among the SOP's. */
    int[] roles(int step) {
        return roles[step];
    }

    /** The number of a check of that name. */
    int check(String name) {
        Integer known = checkNumbers.get(name);
        if (known != null) {
            return known;
        }
        if (checks.size() == Signature.MOST_CHECKS) {
            throw new IllegalStateException("SOP " + sop + " has more than " + Signature.MOST_CHECKS
                    + " checks; let some of its own rules share a check's name");
        }
        checkNumbers.put(name, checks.size());
        checks.add(name);
        return checks.size() - 1;
    }

    /** The month of an instant in the SOP's zone: months since year 0. */
    int month(long at) {
        if (at < monthFrom || at >= monthTo) {
            ZonedDateTime first = Instant.ofEpochMilli(at)
                    .atZone(sop.zone())
                    .withDayOfMonth(1)
                    .truncatedTo(ChronoUnit.DAYS);
            monthFrom = first.toInstant().toEpochMilli();
            monthTo = first.plusMonths(1).toInstant().toEpochMilli();
            month = first.getYear() * 12 + first.getMonthValue() - 1;
        }
        return month;
    }

    /** The signature of a step of the case. */
    Signature ofStep(CaseView view, CaseRulings rulings, int s) {
        return signature(view, rulings, rulings.ofStep(s), s);
    }

    /** The signature of the case as a whole. */
    Signature ofCase(CaseView view, CaseRulings rulings) {
        return signature(view, rulings, rulings.ofCase(), WHOLE_CASE);
    }

    private Signature signature(CaseView view, CaseRulings rulings, Ruling[] said, int s) {
        Signature signature = signatures.remembered(said);
        if (signature == null) {
            Step step = s == WHOLE_CASE ? null : sop.steps().get(s);
            for (Ruling ruling : said) {
                int times = ruling.check().equals(Check.KNOWN_STEP) ? rulings.strangeNames() : 1;
                for (int i = 0; i < times; i++) {
                    put(view, rulings, ruling, step);
                }
            }
            signature = signatures.put();
            if (!signature.dependsOnCase) {
                signatures.remember(said, signature);
            }
        }
        Signature ofOwn = ofOwn(rulings, s);
        return ofOwn == null ? signature : signatures.join(signature, ofOwn);
    }

    /** What the SOP's own rules said of the step; null: nothing. */
    private @Nullable Signature ofOwn(CaseRulings rulings, int s) {
        if (rulings.own() != own) {
            own = rulings.own();
            Arrays.fill(ofOwn, null);
            for (Ruling ruling : own) {
                int place = step(ruling.step()) + 1;
                if (ofOwn[place] == null) {
                    ofOwn[place] = ofOwn(rulings, own, place - 1);
                }
            }
        }
        return ofOwn[s + 1];
    }

    private Signature ofOwn(CaseRulings rulings, Ruling[] all, int s) {
        for (Ruling ruling : all) {
            if (step(ruling.step()) == s) {
                putOwn(rulings, ruling, s == WHOLE_CASE ? null : sop.steps().get(s));
            }
        }
        return signatures.put();
    }

    private void put(CaseView view, CaseRulings rulings, Ruling ruling, @Nullable Step step) {
        boolean violated = ruling.verdict() == Verdict.VIOLATED;
        boolean limited = step == null
                ? ruling.check().equals(Check.CASE_TIME)
                : ruling.check().equals(Check.TIME) && view.done(step.index()) == CaseFile.NEVER;
        signatures.put(Signature.code(
                ruling.check().rank(),
                false,
                ruling.verdict(),
                severity(rulings, ruling, step),
                violated && step != null && rulings.hasRoot(step.index(), ruling),
                violated && limited && view.state() == CaseState.OPEN));
    }

    private void putOwn(CaseRulings rulings, Ruling ruling, @Nullable Step step) {
        signatures.put(Signature.code(
                check(ruling.check().name()), true, ruling.verdict(), severity(rulings, ruling, step), false, false));
    }

    private static @Nullable Severity severity(CaseRulings rulings, Ruling ruling, @Nullable Step step) {
        return ruling.verdict() == Verdict.VIOLATED ? rulings.severity(step, ruling.check()) : null;
    }

    private int step(@Nullable String name) {
        return name == null || name.isEmpty() ? WHOLE_CASE : stepNumbers.computeIfAbsent(name, this::index);
    }

    private int index(String name) {
        Step step = sop.step(name);
        return step == null ? WHOLE_CASE : step.index();
    }
}
