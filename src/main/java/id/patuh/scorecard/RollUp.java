package id.patuh.scorecard;

import id.patuh.audit.CaseState;
import id.patuh.sop.Sop;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Works out what the groups come to. */
final class RollUp {

    private static final Grouping TOTAL = Grouping.by();
    private static final int[] ANY_ROLE = {-1};
    private static final int[] NO_ROLE = {};

    private final ScorecardBuilder builder;
    private final Axes axes;
    private final List<Procedure> procedures;
    private final Entries places;
    private final Entries people;
    private final Entries peopleInUnits;

    /** The groups of a grouping without checks, with their figures; left out where there are too many. */
    private record Rolled(Groups groups, List<Figures> figures, boolean tooMany) {}

    RollUp(ScorecardBuilder builder) {
        this.builder = builder;
        this.axes = new Axes(builder);
        this.procedures = builder.procedures();
        this.places = new Entries(builder.places);
        this.people = new Entries(builder.people);
        this.peopleInUnits = new Entries(builder.peopleInUnits);
    }

    Scorecard scorecard(long asOf) {
        List<Grouping> plain =
                Grouping.all().stream().map(Grouping::withoutCheck).distinct().toList();
        Map<Grouping, Rolled> rolled =
                plain.parallelStream().collect(Collectors.toMap(grouping -> grouping, this::rolled));
        Map<Grouping, List<Group>> by = new LinkedHashMap<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Grouping grouping : Grouping.all()) {
            Rolled base = Objects.requireNonNull(rolled.get(grouping.withoutCheck()));
            List<Group> groups = base.tooMany ? List.of() : groups(grouping, base);
            if (base.tooMany || groups.size() > Scorecard.MOST_GROUPS) {
                leftOut.add(new LeftOut(grouping, Math.max(base.groups.size(), groups.size())));
            } else {
                by.put(grouping, groups);
            }
        }
        Figures total = Objects.requireNonNull(rolled.get(TOTAL)).figures.get(0);
        return new Scorecard(asOf, cases(), total, by, leftOut, builder.worst());
    }

    private Map<Sop, Long> cases() {
        Map<Sop, Long> cases = new HashMap<>();
        Cube all = builder.places;
        for (int cell = 0; cell < all.cells.size(); cell++) {
            cases.merge(procedures.get(all.procedure(cell)).sop, all.cells.count(cell), Long::sum);
        }
        return cases;
    }

    // ---- without checks

    private Rolled rolled(Grouping grouping) {
        Entries counted = entries(grouping);
        Groups groups = new Groups(axes.checks, counted);
        if (grouping.equals(TOTAL)) {
            groups.group(0, 0);
        }
        boolean whole = count(grouping, counted, groups)
                && (grouping.has(Dimension.STEP) || countCases(grouping, counted.cube, groups));
        return whole ? new Rolled(groups, groups.figures(), false) : new Rolled(groups, List.of(), true);
    }

    /** Of the cube that tells the dimensions apart. */
    private Entries entries(Grouping grouping) {
        if (!grouping.has(Dimension.ACTOR)) {
            return places;
        }
        return grouping.has(Dimension.UNIT) ? peopleInUnits : people;
    }

    /** Counts verdicts, and the cases of single steps. False: there are too many groups. */
    private boolean count(Grouping grouping, Entries counted, Groups groups) {
        boolean byStep = grouping.has(Dimension.STEP);
        boolean byRole = grouping.has(Dimension.ROLE);
        for (int entry = 0; entry < counted.size(); entry++) {
            int cell = counted.cell(entry);
            int procedure = counted.cube.procedure(cell);
            int[] columns = axes.columns(procedure, counted.signature(entry));
            for (int place : roles(byRole, procedure, counted.step(entry))) {
                int role = place < 0 ? place : axes.role(procedure, place);
                int group = group(grouping, groups, counted, entry, role);
                if (group >= 0) {
                    groups.add(group, entry, columns);
                }
                if (group >= 0 && byStep) {
                    Signature signature = procedures.get(procedure).signatures.get(counted.signature(entry));
                    addCases(
                            groups.row(group),
                            counted.cube,
                            cell,
                            signature.asked,
                            signature.found,
                            counted.cases(entry));
                }
            }
            if (groups.size() > Scorecard.MOST_GROUPS) {
                return false;
            }
        }
        return true;
    }

    private int[] roles(boolean byRole, int procedure, int step) {
        if (!byRole) {
            return ANY_ROLE;
        }
        return step < 0 ? NO_ROLE : procedures.get(procedure).roles(step);
    }

    /** Counts each case once in each group. False: there are too many groups. */
    private boolean countCases(Grouping grouping, Cube cube, Groups groups) {
        Counter parts = cube.parts;
        boolean byRole = grouping.has(Dimension.ROLE);
        boolean byActor = grouping.has(Dimension.ACTOR);
        for (int i = 0; i < parts.size(); i++) {
            int cell = Cube.left(parts.first(i));
            int person = Cube.right(parts.first(i)) - 1;
            int place = Cube.left(parts.second(i)) - 1;
            if (place >= 0 != byRole || person >= 0 != byActor) {
                continue;
            }
            int role = place < 0 ? place : axes.role(cube.procedure(cell), place);
            int group = group(grouping, groups, cube, cell, -1, role, person);
            if (group >= 0) {
                int mark = Cube.right(parts.second(i));
                addCases(
                        groups.row(group),
                        cube,
                        cell,
                        builder.marks.first(mark),
                        builder.marks.second(mark),
                        parts.count(i));
            }
            if (groups.size() > Scorecard.MOST_GROUPS) {
                return false;
            }
        }
        return true;
    }

    private void addCases(long[] row, Cube cube, int cell, long asked, long found, long cases) {
        CaseState state = axes.state(cube, cell);
        Columns.addCases(row, axes.checks(cube.procedure(cell)), state, asked, found, cases);
    }

    private int group(Grouping grouping, Groups groups, Entries counted, int entry, int role) {
        return group(
                grouping, groups, counted.cube, counted.cell(entry), counted.step(entry), role, counted.person(entry));
    }

    /** −1: none, as a value is absent. */
    private int group(Grouping grouping, Groups groups, Cube cube, int cell, int step, int role, int person) {
        List<Dimension> dimensions = grouping.dimensions();
        int first = dimensions.isEmpty() ? 0 : axes.value(dimensions.get(0), cube, cell, step, role, person);
        int second = dimensions.size() < 2 ? 0 : axes.value(dimensions.get(1), cube, cell, step, role, person);
        return first == Axes.ABSENT || second == Axes.ABSENT ? -1 : groups.group(first, second);
    }

    // ---- with checks

    private List<Group> groups(Grouping grouping, Rolled base) {
        List<Group> groups = new ArrayList<>();
        List<Integer> order = base.groups.inOrder();
        int[] checks = IntStream.range(0, axes.checks.size()).toArray();
        if (!grouping.has(Dimension.CHECK)) {
            order.forEach(group -> groups.add(new Group(filter(grouping, base, group), base.figures.get(group))));
        } else if (grouping.dimensions().get(0) == Dimension.CHECK) {
            for (int check : checks) {
                order.forEach(group -> addOf(check, grouping, base, group, groups));
            }
        } else {
            for (int group : order) {
                for (int check : checks) {
                    addOf(check, grouping, base, group, groups);
                }
            }
        }
        return groups;
    }

    private void addOf(int check, Grouping grouping, Rolled base, int group, List<Group> groups) {
        Figures figures = base.figures.get(group).of(check);
        if (figures != null) {
            Map<Dimension, String> filter = filter(grouping.withoutCheck(), base, group);
            filter.putAll(axes.filter(Dimension.CHECK, check));
            groups.add(new Group(filter, figures));
        }
    }

    private Map<Dimension, String> filter(Grouping grouping, Rolled base, int group) {
        Map<Dimension, String> filter = new EnumMap<>(Dimension.class);
        int place = 0;
        for (Dimension dimension : grouping.dimensions()) {
            int value = place++ == 0 ? base.groups.first(group) : base.groups.second(group);
            filter.putAll(axes.filter(dimension, value));
        }
        return filter;
    }
}
