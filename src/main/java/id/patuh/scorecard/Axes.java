package id.patuh.scorecard;

import id.patuh.audit.CaseState;
import id.patuh.audit.Check;
import id.patuh.audit.Verdict;
import id.patuh.sop.Role;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The values of each dimension, numbered over all SOPs in the order in which groups are listed. */
final class Axes {

    /** No value. */
    static final int ABSENT = -1;

    private static final CaseState[] STATES = CaseState.values();

    private final Roster roster;
    private final List<String> sops;
    private final List<StepName> steps = new ArrayList<>();
    private final List<String> roles;
    final List<String> checks;

    private final int[] months;
    private final Sheet sheet;
    private final int[] ofSops;
    private final int[] ofUnits;
    private final int[] ofMonths;

    /** By SOP version. */
    private final int[][] rolesOf;

    private final int[][] checksOf;

    /** By kind. */
    private final int[] procedureOfKind;

    private final int[] stepOfKind;
    private final int[][] rolesOfKind;
    private final int[][] columnsOfKind;
    private final long[] asked;
    private final long[] found;

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
        sheet = builder.sheet;
        months = cells(sheet::month).distinct().sorted().toArray();
        int[] sop =
                procedures.stream().mapToInt(one -> sops.indexOf(one.sop.id())).toArray();
        ofSops = cells(cell -> sop[sheet.procedure(cell)]).toArray();
        ofUnits = cells(sheet::unit).toArray();
        ofMonths = cells(cell -> Arrays.binarySearch(months, sheet.month(cell))).toArray();
        rolesOf = procedures.stream().map(this::roles).toArray(int[][]::new);
        checksOf = procedures.stream()
                .map(one -> one.checks.stream().mapToInt(checks::indexOf).toArray())
                .toArray(int[][]::new);
        List<Kind> kinds = builder.kinds;
        int[][] step = procedures.stream().map(this::steps).toArray(int[][]::new);
        procedureOfKind = kinds.stream().mapToInt(Kind::procedure).toArray();
        stepOfKind = kinds.stream()
                .mapToInt(kind -> kind.step() < 0 ? ABSENT : step[kind.procedure()][kind.step()])
                .toArray();
        rolesOfKind = kinds.stream()
                .map(kind -> roles(kind, procedures.get(kind.procedure())))
                .toArray(int[][]::new);
        columnsOfKind = kinds.stream()
                .map(kind -> columns(kind.signature(), checksOf[kind.procedure()]))
                .toArray(int[][]::new);
        asked = kinds.stream().mapToLong(kind -> kind.signature().asked).toArray();
        found = kinds.stream().mapToLong(kind -> kind.signature().found).toArray();
    }

    private IntStream cells(IntUnaryOperator value) {
        return IntStream.range(0, sheet.cells.size()).map(value);
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

    private int[] roles(Kind kind, Procedure procedure) {
        return kind.step() < 0
                ? new int[0]
                : Arrays.stream(procedure.roles(kind.step()))
                        .map(place -> rolesOf[procedure.number][place])
                        .toArray();
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

    Sheet sheet() {
        return sheet;
    }

    /** How many kinds there are. */
    int kinds() {
        return stepOfKind.length;
    }

    /** The number of a kind's step, or {@link #ABSENT}. */
    int step(int kind) {
        return stepOfKind[kind];
    }

    /** The numbers of the roles of a kind's step. */
    int[] roles(int kind) {
        return rolesOfKind[kind];
    }

    /** The columns that a kind's verdicts add to, one for each time. */
    int[] columns(int kind) {
        return columnsOfKind[kind];
    }

    long asked(int kind) {
        return asked[kind];
    }

    long found(int kind) {
        return found[kind];
    }

    /** A role's number, by its place among those of the cell's SOP version. */
    int role(int cell, int place) {
        return rolesOf[sheet.procedure(cell)][place];
    }

    /** The number of the value that all cases of a cell have, or {@link #ABSENT}. */
    int ofCell(Dimension dimension, int cell) {
        return switch (dimension) {
            case SOP -> ofSops[cell];
            case UNIT -> ofUnits[cell];
            case MONTH -> ofMonths[cell];
            default -> throw new IllegalArgumentException(dimension + " differs within a case");
        };
    }

    /** How many values there are. */
    int size(Dimension dimension) {
        return switch (dimension) {
            case SOP -> sops.size();
            case STEP -> steps.size();
            case CHECK -> checks.size();
            case ROLE -> roles.size();
            case ACTOR -> roster.people();
            case UNIT -> roster.units();
            case MONTH -> months.length;
        };
    }

    /** The groups of a grouping, none yet. */
    Groups groups(Grouping grouping) {
        int[] sizes = grouping.dimensions().stream().mapToInt(this::size).toArray();
        return new Groups(checks, sizes.length > 0 ? sizes[0] : 1, sizes.length > 1 ? sizes[1] : 1);
    }

    /** The number of a kind's SOP version. */
    int procedure(int kind) {
        return procedureOfKind[kind];
    }

    /**
     * Counts cases of an SOP version.
     *
     * @param state the ordinal of their state
     * @param askedOfThem as {@link Signature#asked}
     * @param foundOfThem as {@link Signature#found}
     */
    void addCases(long[] row, int procedure, int state, long askedOfThem, long foundOfThem, long cases) {
        Columns.addCases(row, checksOf[procedure], STATES[state], askedOfThem, foundOfThem, cases);
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
            case MONTH -> filter.put(dimension, month(months[value]));
        }
        return filter;
    }

    static String month(int month) {
        return YearMonth.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1)
                .toString();
    }
}
