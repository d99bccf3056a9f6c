package id.patuh.scorecard;

import java.util.Arrays;

/** Whole numbers in as few bytes as they need, seven bits a byte, the lowest first. */
final class SheetBytes {

    static final int NO_TIME = 0;
    static final int MEASURED = 1;
    static final int RUNS = 2;
    static final int RESTS = 3;

    private byte[] bytes = new byte[512];
    private int size;

    SheetBytes() {}

    private SheetBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    static SheetBytes of(byte[] bytes) {
        return new SheetBytes(bytes);
    }

    void put(long value) {
        long left = value;
        if (size + 10 > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        while ((left & ~0x7fL) != 0) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
    }

    void putSigned(long value) {
        put(value << 1 ^ value >> 63);
    }

    byte[] taken() {
        return Arrays.copyOf(bytes, size);
    }

    long takeLong() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[size++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    int take() {
        return (int) takeLong();
    }

    long takeSigned() {
        long value = takeLong();
        return value >>> 1 ^ -(value & 1);
    }

    /** Passes over what was said of a time. */
    void skipTime() {
        int form = take();
        if (form == MEASURED) {
            takeLong();
            takeLong();
        } else if (form != NO_TIME) {
            take();
            takeLong();
            for (int edges = take(); edges > 0; edges--) {
                takeLong();
            }
        }
    }
}
