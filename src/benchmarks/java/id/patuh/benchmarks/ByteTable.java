package id.patuh.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/** Numbers for texts met as bytes: each distinct text is made a string and asked about once. For one thread. */
final class ByteTable {

    private final ToIntFunction<String> meaning;
    private byte[][] keys = new byte[256][];
    private int[] codes = new int[256];
    private int used;

    ByteTable(ToIntFunction<String> meaning) {
        this.meaning = meaning;
    }

    /** What the text means that stands from {@code from} up to {@code to}. */
    int code(byte[] bytes, int from, int to) {
        int mask = keys.length - 1;
        int slot = hash(bytes, from, to) & mask;
        while (keys[slot] != null) {
            byte[] key = keys[slot];
            if (key.length == to - from && Arrays.equals(key, 0, key.length, bytes, from, to)) {
                return codes[slot];
            }
            slot = (slot + 1) & mask;
        }
        return add(bytes, from, to);
    }

    private int add(byte[] bytes, int from, int to) {
        if (used * 2 >= keys.length) {
            grow();
        }
        byte[] key = Arrays.copyOfRange(bytes, from, to);
        int code = meaning.applyAsInt(new String(key, StandardCharsets.UTF_8));
        put(key, code);
        used++;
        return code;
    }

    private void put(byte[] key, int code) {
        int slot = hash(key, 0, key.length) & (keys.length - 1);
        while (keys[slot] != null) {
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        codes[slot] = code;
    }

    private void grow() {
        byte[][] oldKeys = keys;
        int[] oldCodes = codes;
        keys = new byte[oldKeys.length * 2][];
        codes = new int[oldCodes.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != null) {
                put(oldKeys[i], oldCodes[i]);
            }
        }
    }

    /** A hash of a few of the bytes: the texts of one column are few and differ early, late or in length. */
    private static int hash(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        int hash = length * 31 + bytes[from];
        hash = hash * 31 + bytes[to - 1];
        hash = hash * 31 + bytes[from + (length >> 1)];
        hash = hash * 31 + bytes[from + (length >> 2)];
        return hash ^ (hash >>> 7);
    }
}
