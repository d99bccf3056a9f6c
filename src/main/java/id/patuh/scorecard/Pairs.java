package id.patuh.scorecard;

import java.util.Arrays;

/** Pairs of numbers, the second below a bound, numbered from 0 in the order of their first coming. */
final class Pairs {

    private static final int MOST_DENSE = 1 << 20;

    private final int width;
    private final int[] dense;
    private final Counter sparse = new Counter();
    private int[] firsts = new int[64];
    private int[] seconds = new int[64];
    private int size;

    /** Both numbers are from 0 to before these. */
    Pairs(int height, int width) {
        this.width = width;
        this.dense = new int[(long) height * width <= MOST_DENSE ? height * width : 0];
    }

    int size() {
        return size;
    }

    int first(int number) {
        return firsts[number];
    }

    int second(int number) {
        return seconds[number];
    }

    int number(int first, int second) {
        if (dense.length == 0) {
            return sparse(first, second);
        }
        int place = first * width + second;
        if (dense[place] == 0) {
            add(first, second);
            dense[place] = size;
        }
        return dense[place] - 1;
    }

    private int sparse(int first, int second) {
        int number = sparse.number(first, second);
        if (number == size) {
            add(first, second);
        }
        return number;
    }

    private void add(int first, int second) {
        if (size == firsts.length) {
            firsts = Arrays.copyOf(firsts, size * 2);
            seconds = Arrays.copyOf(seconds, size * 2);
        }
        firsts[size] = first;
        seconds[size] = second;
        size++;
    }
}
