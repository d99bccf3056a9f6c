package id.patuh.scorecard;

import id.patuh.audit.CaseState;
import id.patuh.audit.Check;
import id.patuh.audit.Verdict;
import id.patuh.sop.Role;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The values of each dimension, numbered over all SOPs in the order in which groups are listed. */
final class Axes {

    /** No value. */
    static final int ABSENT = Integer.MIN_VALUE;

    private static final CaseState[] STATES = CaseState.values();

    private final Roster roster;
    private final List<String> sops;
    private final List<StepName> steps = new ArrayList<>();
    private final List<String> roles;
    final List<String> checks;

    private final int[] sop;
    private final int[][] step;
    private final int[][] role;
    private final int[][] check;
    private final int[][][] columns;

    private record StepName(String sop, String id) {}

    Axes(ScorecardBuilder builder) {
        this.roster = builder.roster();
        List<Procedure> procedures = builder.procedures();
        sops = sorted(procedures.stream().map(one -> one.sop.id()));
        roles = sorted(
                procedures.stream().flatMap(one -> one.sop.roles().stream()).map(Role::id));
        checks = Stream.concat(
                        Check.ALL.stream().map(Check::name),
                        sorted(procedures.stream().flatMap(one -> one.checks.stream())).stream())
                .distinct()
                .toList();
        nameSteps(procedures);
        sop = procedures.stream().mapToInt(one -> sops.indexOf(one.sop.id())).toArray();
        step = procedures.stream().map(this::steps).toArray(int[][]::new);
        role = procedures.stream().map(this::roles).toArray(int[][]::new);
        check = procedures.stream()
                .map(one -> one.checks.stream().mapToInt(checks::indexOf).toArray())
                .toArray(int[][]::new);
        columns = procedures.stream().map(this::columns).toArray(int[][][]::new);
    }

    private static List<String> sorted(Stream<String> names) {
        return names.distinct().sorted(Spellings::compare).toList();
    }

    /** Steps in the order of their SOP's latest version; those it no longer has come after. */
    private void nameSteps(List<Procedure> procedures) {
        procedures.stream()
                .map(procedure -> procedure.sop)
                .sorted(Comparator.comparing(Sop::id, Spellings::compare)
                        .thenComparing(Sop::effectiveFrom, Comparator.reverseOrder())
                        .thenComparing(Sop::version, Comparator.reverseOrder()))
                .flatMap(one -> one.steps().stream().map(step -> new StepName(one.id(), step.id())))
                .distinct()
                .forEach(steps::add);
    }

    private int[] steps(Procedure procedure) {
        return procedure.sop.steps().stream()
                .map(Step::id)
                .mapToInt(id -> steps.indexOf(new StepName(procedure.sop.id(), id)))
                .toArray();
    }

    private int[] roles(Procedure procedure) {
        return procedure.sop.roles().stream()
                .mapToInt(one -> roles.indexOf(one.id()))
                .toArray();
    }

    private int[][] columns(Procedure procedure) {
        int[][] all = new int[procedure.signatures.size()][];
        for (int i = 0; i < all.length; i++) {
            all[i] = columns(procedure.signatures.get(i), check[procedure.number]);
        }
        return all;
    }

    private static int[] columns(Signature signature, int[] numbers) {
        List<Integer> found = new ArrayList<>();
        for (int code : signature.codes) {
            int check = numbers[Signature.check(code)];
            found.add(Columns.of(check, Signature.verdict(code).ordinal()));
            Severity severity = Signature.severity(code);
            if (severity != null) {
                found.add(Columns.of(check, Columns.SEVERITY + severity.ordinal()));
            }
            if (Signature.verdict(code) == Verdict.VIOLATED && !Signature.hasRoot(code)) {
                found.add(Columns.of(check, Columns.ROOT));
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    CaseState state(Cube cube, int cell) {
        return STATES[cube.state(cell)];
    }

    /** The columns that a verdict of a signature adds to, one for each time. */
    int[] columns(int procedure, int signature) {
        return columns[procedure][signature];
    }

    /** The numbers here of the checks of an SOP version. */
    int[] checks(int procedure) {
        return check[procedure];
    }

    /** A role's number here, by its place among those of the SOP version. */
    int role(int procedure, int place) {
        return role[procedure][place];
    }

    /** The number of a value, or {@link #ABSENT}; a step, role or person of −1 is none. */
    int value(Dimension dimension, Cube cube, int cell, int s, int roleHere, int person) {
        return switch (dimension) {
            case SOP -> sop[cube.procedure(cell)];
            case STEP -> s < 0 ? ABSENT : step[cube.procedure(cell)][s];
            case ROLE -> roleHere < 0 ? ABSENT : roleHere;
            case ACTOR -> person < 0 ? ABSENT : person;
            case UNIT -> cube.unit(cell) < 0 ? ABSENT : cube.unit(cell);
            case MONTH -> cube.month(cell);
            case CHECK -> throw new IllegalArgumentException("checks lie side by side");
        };
    }

    /** What says, in words, that a value is meant. */
    Map<Dimension, String> filter(Dimension dimension, int value) {
        Map<Dimension, String> filter = new EnumMap<>(Dimension.class);
        switch (dimension) {
            case SOP -> filter.put(dimension, sops.get(value));
            case STEP -> {
                filter.put(Dimension.SOP, steps.get(value).sop());
                filter.put(dimension, steps.get(value).id());
            }
            case CHECK -> filter.put(dimension, checks.get(value));
            case ROLE -> filter.put(dimension, roles.get(value));
            case ACTOR -> filter.put(dimension, roster.personName(value));
            case UNIT -> filter.put(dimension, roster.unitName(value));
            case MONTH -> filter.put(dimension, month(value));
        }
        return filter;
    }

    private static String month(int month) {
        return String.format(Locale.ROOT, "%04d-%02d", Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1);
    }
}
