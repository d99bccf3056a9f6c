package id.patuh.audit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rulings by situation, for one step under one rule book. A situation is everything a rule may look at, so equal
 * situations have equal rulings whatever the rules say. Bounded: forgets everything when full.
 */
final class Memo {

    private static final int MOST = 1 << 15;

    private final int words;
    private int size;
    private long[] states = new long[256];
    private long[] subjects;
    private @Nullable Rulings[] rulings = new Rulings[256];

    Memo(int words) {
        this.words = words;
        this.subjects = new long[256 * words];
    }

    @Nullable
    Rulings get(long state, long[] asked) {
        int slot = slot(state, asked);
        return rulings[slot];
    }

    void put(long state, long[] asked, Rulings said) {
        if (size == MOST) {
            size = 0;
            rulings = new Rulings[rulings.length];
        }
        if (size * 2 >= states.length) {
            grow();
        }
        insert(state, asked, said);
    }

    private void insert(long state, long[] key, Rulings said) {
        int slot = slot(state, key);
        if (rulings[slot] != null) {
            return;
        }
        states[slot] = state;
        System.arraycopy(key, 0, subjects, slot * words, words);
        rulings[slot] = said;
        size++;
    }

    private int slot(long state, long[] asked) {
        int mask = states.length - 1;
        int slot = StepInCase.hash(state, asked) & mask;
        while (rulings[slot] != null && !(states[slot] == state && same(slot, asked))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean same(int slot, long[] asked) {
        for (int w = 0; w < words; w++) {
            if (subjects[slot * words + w] != asked[w]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        long[] oldStates = states;
        long[] oldSubjects = subjects;
        @Nullable Rulings[] old = rulings;
        states = new long[oldStates.length * 2];
        subjects = new long[oldSubjects.length * 2];
        rulings = new Rulings[oldStates.length * 2];
        size = 0;
        for (int slot = 0; slot < old.length; slot++) {
            Rulings said = old[slot];
            if (said != null) {
                insert(oldStates[slot], Arrays.copyOfRange(oldSubjects, slot * words, (slot + 1) * words), said);
            }
        }
    }
}
