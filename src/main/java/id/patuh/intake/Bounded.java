package id.patuh.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes for a parser that shows one element at a time: one that takes more than 16 MB for a single one is stopped. */
final class Bounded extends FilterInputStream {

    private static final long MOST = 16 * 1024 * 1024;

    private long taken;

    Bounded(InputStream in) {
        super(in);
    }

    /** The next element begins. */
    void startOver() {
        taken = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        taken += Math.max(0, read);
        if (taken > MOST) {
            throw new Damaged(Reasons.elementTooLong());
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
