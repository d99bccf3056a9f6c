package id.patuh.scorecard;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The roles, people, or people in a role, that had a part in one case, and what was asked and found of each. */
final class Parts {

    private int[] roles = new int[16];
    private int[] people = new int[16];
    private long[] asked = new long[16];
    private long[] found = new long[16];
    private @Nullable Signature[] only = new Signature[16];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    int role(int place) {
        return roles[place];
    }

    int person(int place) {
        return people[place];
    }

    long asked(int place) {
        return asked[place];
    }

    long found(int place) {
        return found[place];
    }

    /** All that was added; null where it was not one signature. */
    @Nullable
    Signature only(int place) {
        return only[place];
    }

    /** Adds what one step showed. */
    void add(int role, int person, Signature signature) {
        int place = 0;
        while (place < size && (roles[place] != role || people[place] != person)) {
            place++;
        }
        if (place == size) {
            begin(role, person);
            only[place] = signature;
        } else if (only[place] != signature) {
            only[place] = null;
        }
        asked[place] |= signature.asked;
        found[place] |= signature.found;
    }

    private void begin(int role, int person) {
        if (size == roles.length) {
            roles = Arrays.copyOf(roles, size * 2);
            people = Arrays.copyOf(people, size * 2);
            asked = Arrays.copyOf(asked, size * 2);
            found = Arrays.copyOf(found, size * 2);
            only = Arrays.copyOf(only, size * 2);
        }
        roles[size] = role;
        people[size] = person;
        asked[size] = 0;
        found[size] = 0;
        size++;
    }
}
