package id.patuh.intake;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of a gzip file, as long as it is not more than 100 times as large as the file. Source: RELIABILITY.md 13.
 */
final class Unpacked extends FilterInputStream {

    static final int RATIO = 100;
    private static final long UNSUSPICIOUS = 1_000_000;

    private final Counted packed;
    private long count;

    private Unpacked(InputStream content, Counted packed) {
        super(content);
        this.packed = packed;
    }

    /** @throws Damaged where the bytes do not begin as gzip does */
    static Unpacked of(Counted packed, InputStream bytes) throws IOException {
        try {
            return new Unpacked(new GZIPInputStream(bytes, 1 << 16), packed);
        } catch (EOFException | ZipException e) {
            throw new Damaged(Reasons.damagedFromStart());
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(target, offset, length);
        } catch (EOFException | ZipException e) {
            throw new Damaged(count == 0 ? Reasons.damagedFromStart() : Reasons.cutShort());
        }
        count += Math.max(0, read);
        if (count > UNSUSPICIOUS && count > RATIO * packed.count()) {
            throw new Damaged(Reasons.bomb(RATIO));
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
