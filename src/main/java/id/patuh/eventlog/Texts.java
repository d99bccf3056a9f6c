package id.patuh.eventlog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts kept once each as UTF-8 bytes and numbered from 0 in the order of their first coming. A text may carry a tag
 * (the SOP of a case); the same text under another tag is another entry. Not safe for use by several threads while it
 * grows.
 */
public final class Texts {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[256];
    private int[] tags = new int[256];
    private int[] hashes = new int[256];
    private int[] table = new int[1024];
    private int size;

    public int size() {
        return size;
    }

    public int code(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return code(0, utf8, 0, utf8.length);
    }

    public int code(int tag, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return code(tag, utf8, 0, utf8.length);
    }

    /** The number of the text in {@code buffer[from, to)}, a new one where it was not known. */
    public int code(int tag, byte[] buffer, int from, int to) {
        return code(tag, hash(tag, buffer, from, to), buffer, from, to);
    }

    private int code(int tag, int hash, byte[] buffer, int from, int to) {
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != 0) {
            int code = table[slot] - 1;
            if (hashes[code] == hash && tags[code] == tag && same(code, buffer, from, to)) {
                return code;
            }
            slot = (slot + 1) & mask;
        }
        table[slot] = size + 1;
        return add(tag, hash, buffer, from, to);
    }

    public String text(int code) {
        int from = start(code);
        return new String(bytes, from, ends[code] - from, StandardCharsets.UTF_8);
    }

    public int tag(int code) {
        return tags[code];
    }

    /** Code-point order of the texts; tags do not count. */
    public int compare(int a, int b) {
        return Arrays.compareUnsigned(bytes, start(a), ends[a], bytes, start(b), ends[b]);
    }

    /** The numbers that the texts of {@code other} have here; new ones are added. */
    public int[] merge(Texts other) {
        int[] codes = new int[other.size];
        for (int i = 0; i < other.size; i++) {
            codes[i] = code(other.tags[i], other.hashes[i], other.bytes, other.start(i), other.ends[i]);
        }
        return codes;
    }

    private int start(int code) {
        return code == 0 ? 0 : ends[code - 1];
    }

    private boolean same(int code, byte[] buffer, int from, int to) {
        int start = start(code);
        return ends[code] - start == to - from && Arrays.equals(bytes, start, ends[code], buffer, from, to);
    }

    private int add(int tag, int hash, byte[] buffer, int from, int to) {
        int start = size == 0 ? 0 : ends[size - 1];
        int length = to - from;
        if (start + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(start + length, grown(bytes.length)));
        }
        System.arraycopy(buffer, from, bytes, start, length);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, grown(size));
            tags = Arrays.copyOf(tags, grown(size));
            hashes = Arrays.copyOf(hashes, grown(size));
        }
        ends[size] = start + length;
        tags[size] = tag;
        hashes[size] = hash;
        size++;
        if (size * 2 > table.length) {
            rehash();
        }
        return size - 1;
    }

    private static int grown(int length) {
        return (int) Math.min(Integer.MAX_VALUE - 16L, length * 2L);
    }

    private void rehash() {
        int[] wider = new int[table.length * 2];
        int mask = wider.length - 1;
        for (int code = 0; code < size; code++) {
            int slot = hashes[code] & mask;
            while (wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wider[slot] = code + 1;
        }
        table = wider;
    }

    private static int hash(int tag, byte[] buffer, int from, int to) {
        long hash = tag * 0x9E3779B97F4A7C15L + (to - from);
        int i = from;
        for (; i + 8 <= to; i += 8) {
            hash = (hash ^ (long) LONGS.get(buffer, i)) * 0xff51afd7ed558ccdL;
            hash ^= hash >>> 32;
        }
        long rest = 0;
        if (to - from >= 8) {
            rest = (long) LONGS.get(buffer, to - 8);
        } else {
            for (int shift = 0; i < to; i++, shift += 8) {
                rest |= (buffer[i] & 0xffL) << shift;
            }
        }
        hash = (hash ^ rest) * 0xff51afd7ed558ccdL;
        return (int) (hash ^ (hash >>> 32));
    }
}
