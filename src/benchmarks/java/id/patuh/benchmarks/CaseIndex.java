package id.patuh.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers cases in the order in which they are first met, by the bytes of their names. */
final class CaseIndex {

    private int[] slots = new int[1 << 12];
    private byte[][] names = new byte[1 << 11][];
    private int[] hashes = new int[1 << 11];
    private int size;
    private int last = -1;

    /** The number of the case whose name stands from {@code from} up to {@code to}, from 0. */
    int number(byte[] bytes, int from, int to) {
        if (last >= 0 && Arrays.equals(names[last], 0, names[last].length, bytes, from, to)) {
            return last;
        }
        int hash = hash(bytes, from, to);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && Arrays.equals(names[number], 0, names[number].length, bytes, from, to)) {
                last = number;
                return number;
            }
            slot = (slot + 1) & mask;
        }
        last = add(Arrays.copyOfRange(bytes, from, to), hash);
        return last;
    }

    private int add(byte[] name, int hash) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
            slots = new int[slots.length * 2];
            for (int number = 0; number < size; number++) {
                put(number, hashes[number]);
            }
        }
        names[size] = name;
        hashes[size] = hash;
        put(size, hash);
        return size++;
    }

    private void put(int number, int hash) {
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = number + 1;
    }

    int size() {
        return size;
    }

    byte[] name(int number) {
        return names[number];
    }

    String text(int number) {
        return new String(names[number], StandardCharsets.UTF_8);
    }

    private static int hash(byte[] bytes, int from, int to) {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * 0x100000001b3L;
        }
        return (int) (hash ^ hash >>> 32);
    }
}
