package id.patuh.scorecard;

import java.util.Arrays;
import java.util.List;

/**
 * A sheet put together by where cases stand: an entry for each kind of step in each cell, with how many cases show it
 * and the times used of those; and how many cases show what as a whole, and of each role. People are not told apart.
 */
final class Places {

    /** First: cell; second: role by the SOP version (0: the whole case, else place and 1) and marks. Counts cases. */
    final Counter parts = new Counter();
    /** First: checks asked; second: checks found. */
    final Counter marks = new Counter();

    private final Sheet sheet;
    private final Kind[] kinds;
    private final int[][][] rolesOf;
    private final int[] order;
    private final int[] starts;

    private int[] cells = new int[1024];
    private int[] entryKinds = new int[1024];
    private int[] cases = new int[1024];
    private int[] ratioStarts = new int[1025];
    private final int[] ratios;
    private final int[] cellRatios;
    private int size;

    private final int[] counts;
    private final int[] measured;
    private int[] touched = new int[64];
    private int touches;
    private final long[] asked;
    private final long[] found;

    Places(Sheet sheet, List<Kind> all, List<Procedure> procedures) {
        this.sheet = sheet;
        kinds = all.toArray(Kind[]::new);
        rolesOf = procedures.stream().map(Procedure::roles).toArray(int[][][]::new);
        counts = new int[kinds.length];
        measured = new int[kinds.length];
        starts = new int[sheet.cells.size() + 1];
        order = new int[sheet.cases()];
        ratios = new int[sheet.size()];
        cellRatios = new int[starts.length];
        int roles = procedures.stream()
                .mapToInt(one -> one.sop.roles().size())
                .max()
                .orElse(0);
        asked = new long[roles + 1];
        found = new long[roles + 1];
        sort();
        for (int cell = 0; cell < sheet.cells.size(); cell++) {
            addEntries(cell);
            for (int i = starts[cell]; i < starts[cell + 1]; i++) {
                addParts(cell, order[i]);
            }
        }
    }

    private void sort() {
        for (int one = 0; one < order.length; one++) {
            starts[sheet.cell(one) + 1]++;
        }
        for (int cell = 1; cell < starts.length; cell++) {
            starts[cell] += starts[cell - 1];
        }
        int[] next = starts.clone();
        for (int one = 0; one < order.length; one++) {
            order[next[sheet.cell(one)]++] = one;
        }
    }

    private void addEntries(int cell) {
        touches = 0;
        for (int i = starts[cell]; i < starts[cell + 1]; i++) {
            count(sheet.from(order[i]), sheet.to(order[i]));
        }
        int next = ratioStarts[size];
        for (int i = 0; i < touches; i++) {
            int kind = touched[i];
            put(cell, kind, counts[kind], next);
            int times = measured[kind];
            measured[kind] = next;
            next += times;
            counts[kind] = 0;
        }
        ratioStarts[size] = next;
        cellRatios[cell + 1] = next;
        for (int i = starts[cell]; i < starts[cell + 1]; i++) {
            putRatios(sheet.from(order[i]), sheet.to(order[i]));
        }
        for (int i = 0; i < touches; i++) {
            measured[touched[i]] = 0;
        }
    }

    private void count(int from, int to) {
        for (int entry = from; entry < to; entry++) {
            int kind = sheet.kind(entry);
            if (counts[kind]++ == 0) {
                touch(kind);
            }
            if (sheet.ratio(entry) >= 0) {
                measured[kind]++;
            }
        }
    }

    private void touch(int kind) {
        if (touches == touched.length) {
            touched = Arrays.copyOf(touched, touches * 2);
        }
        touched[touches++] = kind;
    }

    private void put(int cell, int kind, int count, int ratioStart) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, size * 2);
            entryKinds = Arrays.copyOf(entryKinds, size * 2);
            cases = Arrays.copyOf(cases, size * 2);
            ratioStarts = Arrays.copyOf(ratioStarts, size * 2 + 1);
        }
        cells[size] = cell;
        entryKinds[size] = kind;
        cases[size] = count;
        ratioStarts[size] = ratioStart;
        size++;
    }

    private void putRatios(int from, int to) {
        for (int entry = from; entry < to; entry++) {
            if (sheet.ratio(entry) >= 0) {
                ratios[measured[sheet.kind(entry)]++] = sheet.ratio(entry);
            }
        }
    }

    private void addParts(int cell, int one) {
        Arrays.fill(asked, 0);
        Arrays.fill(found, 0);
        for (int entry = sheet.from(one); entry < sheet.to(one); entry++) {
            Kind kind = kinds[sheet.kind(entry)];
            mark(0, kind);
            if (kind.step() >= 0) {
                for (int role : rolesOf[kind.procedure()][kind.step()]) {
                    mark(role + 1, kind);
                }
            }
        }
        for (int role = 0; role < asked.length; role++) {
            if (role == 0 || asked[role] != 0) {
                int mark = marks.number(asked[role], found[role]);
                parts.add(cell, Sheet.pair(role, mark), 1);
            }
        }
    }

    private void mark(int role, Kind kind) {
        asked[role] |= kind.signature().asked;
        found[role] |= kind.signature().found;
    }

    int size() {
        return size;
    }

    int cell(int entry) {
        return cells[entry];
    }

    int kind(int entry) {
        return entryKinds[entry];
    }

    int cases(int entry) {
        return cases[entry];
    }

    /** Of all cases, those of one cell, and there of one entry, side by side. */
    int[] ratios() {
        return ratios;
    }

    /** The place of the first ratio of an entry; the next entry's is after its last. */
    int ratioStart(int entry) {
        return ratioStarts[entry];
    }

    /** The place of the first ratio of a cell; the next cell's is after its last. */
    int cellRatioStart(int cell) {
        return cellRatios[cell];
    }
}
