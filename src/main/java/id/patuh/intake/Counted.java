package id.patuh.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes as they come from the disk, counted. */
final class Counted extends FilterInputStream {

    private final ReadingProgress progress;
    private long count;

    Counted(InputStream in, ReadingProgress progress) {
        super(in);
        this.progress = progress;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        if (read > 0) {
            count += read;
            progress.read(read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return in.skip(bytes);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
