package id.patuh.scorecard;

import java.util.Arrays;

/** Counts of pairs of numbers. Pairs are numbered from 0 in the order of their first coming. */
final class Counter {

    private long[] firsts = new long[64];
    private long[] seconds = new long[64];
    private long[] counts = new long[64];
    private int[] table = new int[256];
    private int size;

    int size() {
        return size;
    }

    long first(int number) {
        return firsts[number];
    }

    long second(int number) {
        return seconds[number];
    }

    long count(int number) {
        return counts[number];
    }

    /** Counts the pair so many times more. Returns its number. */
    int add(long first, long second, long times) {
        int number = number(first, second);
        counts[number] += times;
        return number;
    }

    /** The pair's number, a new one where it was not known. */
    int number(long first, long second) {
        int mask = table.length - 1;
        int slot = hash(first, second) & mask;
        while (table[slot] != 0) {
            int number = table[slot] - 1;
            if (firsts[number] == first && seconds[number] == second) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        table[slot] = size + 1;
        return insert(first, second);
    }

    private int insert(long first, long second) {
        if (size == firsts.length) {
            firsts = Arrays.copyOf(firsts, size * 2);
            seconds = Arrays.copyOf(seconds, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        firsts[size] = first;
        seconds[size] = second;
        size++;
        if (size * 2 > table.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        int[] wider = new int[table.length * 2];
        int mask = wider.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = hash(firsts[number], seconds[number]) & mask;
            while (wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wider[slot] = number + 1;
        }
        table = wider;
    }

    private static int hash(long first, long second) {
        long hash = (first * 0x9E3779B97F4A7C15L ^ second) * 0xFF51AFD7ED558CCDL;
        hash ^= hash >>> 32;
        hash *= 0xC4CEB9FE1A85EC53L;
        return (int) (hash >>> 32);
    }
}
