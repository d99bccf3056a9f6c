package id.patuh.scorecard;

import java.util.Arrays;
import java.util.List;

/** The part that people had in the cases of a sheet: of each case each person once, and each person in a role once. */
final class People {

    static final int STATES = 3;
    private static final int NO_ROLE = Axes.ABSENT;
    private static final int[] ANY_ROLE = {NO_ROLE};

    private final Sheet sheet;
    private final Kind[] kinds;
    private final int[][][] rolesOf;
    private final boolean byRole;
    /** First: checks asked; second: checks found. */
    private final Counter marks = new Counter();

    private final int[] ends;
    private int[] roles;
    private int[] people = new int[1024];
    private int[] shown = new int[1024];
    private int size;

    private long[] asked = new long[16];
    private long[] found = new long[16];

    /** @param byRole tell a person's roles apart */
    People(Sheet sheet, List<Kind> all, List<Procedure> procedures, boolean byRole) {
        this.sheet = sheet;
        this.byRole = byRole;
        roles = new int[byRole ? people.length : 0];
        kinds = all.toArray(Kind[]::new);
        rolesOf = procedures.stream().map(Procedure::roles).toArray(int[][][]::new);
        ends = new int[sheet.cases()];
        for (int one = 0; one < ends.length; one++) {
            add(one);
            ends[one] = size;
        }
    }

    private void add(int one) {
        int from = size;
        for (int entry = sheet.from(one); entry < sheet.to(one); entry++) {
            int person = sheet.person(entry);
            if (person >= 0) {
                Kind kind = kinds[sheet.kind(entry)];
                for (int role : byRole ? rolesOf[kind.procedure()][kind.step()] : ANY_ROLE) {
                    mark(from, role, person, kind.signature());
                }
            }
        }
        int state = sheet.state(sheet.cell(one));
        for (int part = from; part < size; part++) {
            shown[part] = marks.number(asked[part - from], found[part - from]) * STATES + state;
        }
    }

    private void mark(int from, int role, int person, Signature signature) {
        int part = from;
        while (part < size && (people[part] != person || role(part) != role)) {
            part++;
        }
        if (part == size) {
            begin(role, person, part - from);
        }
        asked[part - from] |= signature.asked;
        found[part - from] |= signature.found;
    }

    private void begin(int role, int person, int place) {
        if (size == people.length) {
            roles = byRole ? Arrays.copyOf(roles, size * 2) : roles;
            people = Arrays.copyOf(people, size * 2);
            shown = Arrays.copyOf(shown, size * 2);
        }
        if (place == asked.length) {
            asked = Arrays.copyOf(asked, place * 2);
            found = Arrays.copyOf(found, place * 2);
        }
        if (byRole) {
            roles[size] = role;
        }
        people[size] = person;
        asked[place] = 0;
        found[place] = 0;
        size++;
    }

    /** How many parts there are. */
    int size() {
        return size;
    }

    /** The first part in a case. */
    int from(int one) {
        return one == 0 ? 0 : ends[one - 1];
    }

    /** The part after the last in a case. */
    int to(int one) {
        return ends[one];
    }

    /** The role's place among those of the SOP version; −1: roles are not told apart. */
    int role(int part) {
        return byRole ? roles[part] : NO_ROLE;
    }

    int person(int part) {
        return people[part];
    }

    /** The number of what the part shows, the state of its case included. */
    int shown(int part) {
        return shown[part];
    }

    int state(int ofShown) {
        return ofShown % STATES;
    }

    long asked(int ofShown) {
        return marks.first(ofShown / STATES);
    }

    long found(int ofShown) {
        return marks.second(ofShown / STATES);
    }
}
