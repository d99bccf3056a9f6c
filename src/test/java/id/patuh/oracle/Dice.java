package id.patuh.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chance with a fixed seed. */
final class Dice {

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    /** Dice of their own, so that what one part draws does not move the others. */
    Dice split() {
        return new Dice(random.nextLong());
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> List<T> shuffled(List<T> all) {
        List<T> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, random);
        return mixed;
    }

    /** Between {@code least} and {@code most} different ones, fewer where there are not so many. */
    <T> List<T> some(List<T> all, int least, int most) {
        return List.copyOf(shuffled(all).subList(0, Math.min(all.size(), between(least, most))));
    }
}
