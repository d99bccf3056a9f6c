package id.patuh.scorecard;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseRulings;
import id.patuh.audit.CaseState;
import id.patuh.audit.CaseView;
import id.patuh.audit.Check;
import id.patuh.audit.Ruling;
import id.patuh.audit.Rulings;
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
    private final List<Kind> kinds;
    /** By step, the whole case first, and signature. */
    private final @Nullable Kind[][] kindOf;

    private final Remembered[] remembered;
    private final int[][] roles;
    private final Map<String, Integer> checkNumbers = new HashMap<>();
    private final Map<String, Integer> stepNumbers = new HashMap<>();

    /** The rulings of the SOP's own that came last, and what they say of the case and of each step. */
    private @Nullable Rulings own;

    private final @Nullable Signature[] ofOwn;

    private long monthFrom;
    private long monthTo;
    private int month;

    /** @param kinds all there are by now, of whatever procedure; new ones are added */
    Procedure(int number, Sop sop, List<Kind> kinds) {
        this.number = number;
        this.sop = sop;
        this.kinds = kinds;
        int places = sop.steps().size() + 1;
        this.ofOwn = new Signature[places];
        this.kindOf = new Kind[places][0];
        this.remembered = new Remembered[places];
        Arrays.setAll(remembered, place -> new Remembered());
        Check.ALL.forEach(check -> check(check.name()));
        List<String> ids = sop.roles().stream().map(Role::id).toList();
        roles = sop.steps().stream()
                .map(step -> step.roles().stream().mapToInt(ids::indexOf).toArray())
                .toArray(int[][]::new);
    }

    /** By step: the places of its roles among the SOP's. */
    int[][] roles() {
        return roles;
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

    /** Kinds by rulings that they were made of. */
    private static final class Remembered {
        private static final int MOST = 1 << 16;

        private @Nullable Rulings[] said = new Rulings[64];
        private @Nullable Signature[] own = new Signature[64];
        private @Nullable Kind[] kinds = new Kind[64];

        @Nullable
        Kind get(Rulings rulings, @Nullable Signature ofOwn) {
            int place = rulings.number();
            boolean known = place >= 0 && place < said.length && said[place] == rulings && own[place] == ofOwn;
            return known ? kinds[place] : null;
        }

        void put(Rulings rulings, @Nullable Signature ofOwn, Kind kind) {
            int place = rulings.number();
            if (place < 0 || place >= MOST) {
                return;
            }
            if (place >= said.length) {
                int length = Math.max(place + 1, said.length * 2);
                said = Arrays.copyOf(said, length);
                own = Arrays.copyOf(own, length);
                kinds = Arrays.copyOf(kinds, length);
            }
            said[place] = rulings;
            own[place] = ofOwn;
            kinds[place] = kind;
        }
    }

    /** What was said of a step of the case; −1: of the case as a whole. */
    Kind kind(CaseView view, CaseRulings rulings, int s) {
        Rulings said = s == WHOLE_CASE ? rulings.ofCase() : rulings.ofStep(s);
        Signature ofOwn = ofOwn(rulings, s);
        Kind known = remembered[s + 1].get(said, ofOwn);
        return known != null ? known : kind(view, rulings, said, ofOwn, s);
    }

    private Kind kind(CaseView view, CaseRulings rulings, Rulings said, @Nullable Signature ofOwn, int s) {
        Signature signature = signature(view, rulings, said, s);
        Kind kind = kind(s, ofOwn == null ? signature : signatures.join(signature, ofOwn));
        if (!signature.dependsOnCase) {
            remembered[s + 1].put(said, ofOwn, kind);
        }
        return kind;
    }

    /** The kind of a step and a signature. */
    Kind kind(int s, Signature signature) {
        @Nullable Kind[] ofStep = kindOf[s + 1];
        if (signature.number >= ofStep.length) {
            ofStep = Arrays.copyOf(ofStep, signature.number * 2 + 8);
            kindOf[s + 1] = ofStep;
        }
        Kind known = ofStep[signature.number];
        if (known == null) {
            known = new Kind(kinds.size(), number, s, signature);
            kinds.add(known);
            ofStep[signature.number] = known;
        }
        return known;
    }

    private Signature signature(CaseView view, CaseRulings rulings, Rulings said, int s) {
        Step step = s == WHOLE_CASE ? null : sop.steps().get(s);
        for (Ruling ruling : said.all()) {
            int times = ruling.check().equals(Check.KNOWN_STEP) ? rulings.strangeNames() : 1;
            for (int i = 0; i < times; i++) {
                put(view, rulings, ruling, step);
            }
        }
        return signatures.put();
    }

    /** What the SOP's own rules said of the step; null: nothing. */
    private @Nullable Signature ofOwn(CaseRulings rulings, int s) {
        if (rulings.own() != own) {
            own = rulings.own();
            readOwn(rulings, own.all());
        }
        return ofOwn[s + 1];
    }

    private void readOwn(CaseRulings rulings, Ruling[] all) {
        Arrays.fill(ofOwn, null);
        for (Ruling ruling : all) {
            int place = step(ruling.step()) + 1;
            if (ofOwn[place] == null) {
                ofOwn[place] = ofOwn(rulings, all, place - 1);
            }
        }
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
