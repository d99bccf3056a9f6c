package id.patuh.scorecard;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the groups of one grouping that tells people apart. */
final class PersonCount {

    private static final int NONE = Axes.ABSENT;
    private static final int[] ANY_ROLE = {NONE};

    private final Axes axes;
    private final Sheet sheet;
    private final @Nullable People people;
    private final boolean actorFirst;
    private final @Nullable Dimension other;
    private final Groups groups;

    /** Of each entry its kind, with the state of the case, and its ratio. */
    private final ByGroup entries;
    /** Of each part what it shows, with the SOP version. */
    private final ByGroup parts;

    private int[] counts = new int[64];

    /** @param people their parts, by role where the grouping is; null where it is by step */
    PersonCount(Axes axes, @Nullable People people, Grouping grouping) {
        this.axes = axes;
        this.sheet = axes.sheet();
        this.people = people;
        List<Dimension> dimensions = grouping.dimensions();
        this.actorFirst = dimensions.get(0) == Dimension.ACTOR;
        this.other = dimensions.size() < 2 ? null : dimensions.get(actorFirst ? 1 : 0);
        this.groups = axes.groups(grouping);
        this.entries = new ByGroup(sheet.size());
        this.parts = new ByGroup(people == null ? 0 : people.size());
    }

    Rolled rolled() {
        for (int one = 0; one < sheet.cases(); one++) {
            findGroups(one);
            if (groups.areTooMany()) {
                return Rolled.tooMany(groups);
            }
        }
        addDelays();
        putEntries();
        @Nullable TimesUsed[] times = times();
        if (people != null) {
            putParts(people);
            addParts(people);
        }
        return Rolled.of(groups, times);
    }

    private void findGroups(int one) {
        int cell = sheet.cell(one);
        for (int entry = sheet.from(one); entry < sheet.to(one); entry++) {
            if (sheet.person(entry) >= 0) {
                findGroups(cell, entry);
            }
        }
        if (people != null) {
            findGroups(people, one, cell);
        }
    }

    private void findGroups(int cell, int entry) {
        int kind = sheet.kind(entry);
        if (other != Dimension.ROLE) {
            entries.add(group(cell, kind, NONE, sheet.person(entry)));
            return;
        }
        for (int role : axes.roles(kind)) {
            entries.add(group(cell, kind, role, sheet.person(entry)));
        }
    }

    private void findGroups(People all, int one, int cell) {
        for (int part = all.from(one); part < all.to(one); part++) {
            int role = other == Dimension.ROLE ? axes.role(cell, all.role(part)) : NONE;
            parts.add(group(cell, NONE, role, all.person(part)));
        }
    }

    private void putEntries() {
        entries.sort(groups.size());
        for (int one = 0; one < sheet.cases(); one++) {
            int state = sheet.state(sheet.cell(one));
            for (int entry = sheet.from(one); entry < sheet.to(one); entry++) {
                if (sheet.person(entry) >= 0) {
                    put(entry, state);
                }
            }
        }
        entries.close();
    }

    private void put(int entry, int state) {
        int kind = sheet.kind(entry);
        long number = Sheet.pair(kind * People.STATES + state, sheet.ratio(entry));
        int times = other == Dimension.ROLE ? axes.roles(kind).length : 1;
        for (int i = 0; i < times; i++) {
            entries.put(number);
        }
    }

    private void putParts(People all) {
        parts.sort(groups.size());
        for (int one = 0; one < sheet.cases(); one++) {
            int procedure = sheet.procedure(sheet.cell(one));
            for (int part = all.from(one); part < all.to(one); part++) {
                parts.put(Sheet.pair(all.shown(part), procedure));
            }
        }
        parts.close();
    }

    // ---- together

    private void addParts(People all) {
        for (int group = 0; group < groups.size(); group++) {
            count(parts, group);
            for (int i = parts.start(group); i < parts.start(group + 1); i++) {
                int shown = Sheet.left(parts.get(i));
                addParts(all, group, Sheet.right(parts.get(i)), shown, taken(shown));
            }
        }
    }

    private void addParts(People all, int group, int procedure, int shown, int cases) {
        if (cases > 0) {
            long[] row = groups.row(group);
            axes.addCases(row, procedure, all.state(shown), all.asked(shown), all.found(shown), cases);
        }
    }

    /** Counts how often each number on the left is there. */
    private void count(ByGroup numbers, int group) {
        for (int i = numbers.start(group); i < numbers.start(group + 1); i++) {
            int left = Sheet.left(numbers.get(i));
            if (left >= counts.length) {
                counts = Arrays.copyOf(counts, left * 2);
            }
            counts[left]++;
        }
    }

    /** How often the number was counted; from now on 0. */
    private int taken(int left) {
        int count = counts[left];
        counts[left] = 0;
        return count;
    }

    private void addDelays() {
        for (int late = 0; late < sheet.lates(); late++) {
            int entry = sheet.lateEntry(late);
            int kind = sheet.kind(entry);
            for (int role : other == Dimension.ROLE ? axes.roles(kind) : ANY_ROLE) {
                int group = group(sheet.lateCell(late), kind, role, sheet.person(entry));
                if (group >= 0) {
                    groups.addDelay(group, sheet.delay(late));
                }
            }
        }
    }

    /** Negative: none, as a value is absent. */
    private int group(int cell, int kind, int role, int person) {
        int value = other == null ? 0 : other(other, cell, kind, role);
        if (value < 0 || person < 0) {
            return NONE;
        }
        return actorFirst ? groups.group(person, value) : groups.group(value, person);
    }

    private int other(Dimension dimension, int cell, int kind, int role) {
        return switch (dimension) {
            case STEP -> axes.step(kind);
            case ROLE -> role;
            default -> axes.ofCell(dimension, cell);
        };
    }

    /** Adds the verdicts, group by group. Gives the times used, by group. */
    private @Nullable TimesUsed[] times() {
        Percentiles percentiles = new Percentiles();
        @Nullable TimesUsed[] times = new TimesUsed[groups.size()];
        for (int group = 0; group < times.length; group++) {
            count(entries, group);
            boolean few = Percentiles.isFew(entries.start(group + 1) - entries.start(group));
            for (int i = entries.start(group); i < entries.start(group + 1); i++) {
                int shown = Sheet.left(entries.get(i));
                addVerdicts(group, shown, taken(shown));
                if (Sheet.right(entries.get(i)) >= 0) {
                    percentiles.add(Sheet.right(entries.get(i)), few);
                }
            }
            times[group] = percentiles.taken();
        }
        return times;
    }

    private void addVerdicts(int group, int shown, int cases) {
        if (cases == 0) {
            return;
        }
        int kind = shown / People.STATES;
        groups.addVerdicts(group, axes.columns(kind), cases);
        if (people == null) {
            long[] row = groups.row(group);
            int state = shown % People.STATES;
            axes.addCases(row, axes.procedure(kind), state, axes.asked(kind), axes.found(kind), cases);
        }
    }
}
