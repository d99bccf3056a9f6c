package id.patuh.scorecard;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the groups of one grouping that does not tell people apart. */
final class PlaceCount {

    private static final int NONE = Axes.ABSENT;
    private static final int[] ANY_ROLE = {NONE};

    private final Axes axes;
    private final Places places;
    private final Grouping grouping;
    private final boolean byStep;
    private final boolean byRole;
    private final Groups groups;

    /** Stretches of the ratios, and the group that each belongs to. */
    private int[] members = new int[256];

    private int[] from = new int[256];
    private int[] to = new int[256];
    private int stretches;

    PlaceCount(Axes axes, Places places, Grouping grouping) {
        this.axes = axes;
        this.places = places;
        this.grouping = grouping;
        this.byStep = grouping.has(Dimension.STEP);
        this.byRole = grouping.has(Dimension.ROLE);
        this.groups = axes.groups(grouping);
    }

    Rolled rolled() {
        if (grouping.dimensions().isEmpty()) {
            groups.group(0, 0);
        }
        countVerdicts();
        if (!byStep) {
            countCases();
        }
        if (groups.areTooMany()) {
            return Rolled.tooMany(groups);
        }
        addDelays();
        if (!byStep && !byRole) {
            joinCells();
        }
        return Rolled.of(groups, times());
    }

    private void countVerdicts() {
        for (int entry = 0; entry < places.size() && !groups.areTooMany(); entry++) {
            for (int role : roles(places.kind(entry))) {
                countVerdicts(entry, role);
            }
        }
    }

    private int[] roles(int kind) {
        return byRole ? axes.roles(kind) : ANY_ROLE;
    }

    private void countVerdicts(int entry, int role) {
        int kind = places.kind(entry);
        int group = group(places.cell(entry), axes.step(kind), role);
        if (group < 0) {
            return;
        }
        groups.addVerdicts(group, axes.columns(kind), places.cases(entry));
        if (byStep) {
            addCases(group, places.cell(entry), axes.asked(kind), axes.found(kind), places.cases(entry));
        }
        if (byStep || byRole) {
            join(group, places.ratioStart(entry), places.ratioStart(entry + 1));
        }
    }

    /** Each case once in each group. */
    private void countCases() {
        Counter parts = places.parts;
        for (int i = 0; i < parts.size() && !groups.areTooMany(); i++) {
            int place = Sheet.left(parts.second(i)) - 1;
            if (place >= 0 != byRole) {
                continue;
            }
            int cell = (int) parts.first(i);
            int group = group(cell, NONE, place < 0 ? NONE : axes.role(cell, place));
            if (group >= 0) {
                int mark = Sheet.right(parts.second(i));
                addCases(group, cell, places.marks.first(mark), places.marks.second(mark), parts.count(i));
            }
        }
    }

    private void addCases(int group, int cell, long asked, long found, long cases) {
        Sheet sheet = axes.sheet();
        axes.addCases(groups.row(group), sheet.procedure(cell), sheet.state(cell), asked, found, cases);
    }

    private void addDelays() {
        Sheet sheet = axes.sheet();
        for (int late = 0; late < sheet.lates(); late++) {
            int kind = sheet.kind(sheet.lateEntry(late));
            for (int role : roles(kind)) {
                int group = group(sheet.lateCell(late), axes.step(kind), role);
                if (group >= 0) {
                    groups.addDelay(group, sheet.delay(late));
                }
            }
        }
    }

    /** Negative: none, as a value is absent. */
    private int group(int cell, int step, int role) {
        List<Dimension> dimensions = grouping.dimensions();
        int first = dimensions.isEmpty() ? 0 : value(dimensions.get(0), cell, step, role);
        int second = dimensions.size() < 2 ? 0 : value(dimensions.get(1), cell, step, role);
        return first < 0 || second < 0 ? NONE : groups.group(first, second);
    }

    private int value(Dimension dimension, int cell, int step, int role) {
        return switch (dimension) {
            case STEP -> step;
            case ROLE -> role;
            default -> axes.ofCell(dimension, cell);
        };
    }

    // ---- times used

    private void joinCells() {
        for (int cell = 0; cell < axes.sheet().cells.size(); cell++) {
            int group = group(cell, NONE, NONE);
            if (group >= 0) {
                join(group, places.cellRatioStart(cell), places.cellRatioStart(cell + 1));
            }
        }
    }

    private void join(int group, int first, int last) {
        if (first == last) {
            return;
        }
        if (stretches == members.length) {
            members = Arrays.copyOf(members, stretches * 2);
            from = Arrays.copyOf(from, stretches * 2);
            to = Arrays.copyOf(to, stretches * 2);
        }
        members[stretches] = group;
        from[stretches] = first;
        to[stretches] = last;
        stretches++;
    }

    /** By group. */
    private @Nullable TimesUsed[] times() {
        int[] starts = new int[groups.size() + 1];
        long[] measured = new long[groups.size()];
        for (int i = 0; i < stretches; i++) {
            starts[members[i] + 1]++;
            measured[members[i]] += to[i] - from[i];
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] sorted = new int[stretches];
        int[] next = starts.clone();
        for (int i = 0; i < stretches; i++) {
            sorted[next[members[i]]++] = i;
        }
        Percentiles percentiles = new Percentiles();
        @Nullable TimesUsed[] times = new TimesUsed[groups.size()];
        for (int group = 0; group < times.length; group++) {
            boolean few = Percentiles.isFew(measured[group]);
            for (int i = starts[group]; i < starts[group + 1]; i++) {
                percentiles.add(places.ratios(), from[sorted[i]], to[sorted[i]], few);
            }
            times[group] = percentiles.taken();
        }
        return times;
    }
}
