package id.patuh.reception;

import id.patuh.sop.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Whether more can be taken in. Disk and backlog are looked at once a second, not for every arrival. Safe for use by
 * several threads. Source: RELIABILITY.md 19.
 */
final class Capacity {

    private static final long GOOD_FOR_MILLIS = 1000;
    private static final int RETRY_AFTER_SECONDS = 30;
    private static final long MB = 1_000_000;

    private final Path folder;
    private final Disk disk;
    private final Inputs inputs;
    private final IntakeSettings settings;
    private final Clock clock;
    private volatile State state = new State(Long.MIN_VALUE, Long.MAX_VALUE, 0);

    /** What was seen when it was looked at last. */
    private record State(long at, long free, long backlog) {}

    Capacity(Path folder, Disk disk, Inputs inputs, IntakeSettings settings, Clock clock) {
        this.folder = folder;
        this.disk = disk;
        this.inputs = inputs;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Overloaded where there is no room */
    void check() {
        State now = current();
        long least = settings.leastFreeDiskOrDefault();
        if (now.free() < least) {
            throw new Overloaded(
                    new Text(
                            "ruang disk hampir habis (sisa " + now.free() / MB + " MB, paling sedikit " + least / MB
                                    + " MB); tidak ada yang diterima sampai ada ruang lagi",
                            "the disk is nearly full (" + now.free() / MB + " MB left, at least " + least / MB
                                    + " MB needed); nothing is taken in until there is room"),
                    RETRY_AFTER_SECONDS);
        }
        if (now.backlog() >= settings.longestBacklogOrDefault()) {
            throw new Overloaded(
                    new Text(
                            now.backlog() + " kiriman masih menunggu dibaca; coba lagi nanti",
                            now.backlog() + " inputs still wait to be read; try again later"),
                    RETRY_AFTER_SECONDS);
        }
    }

    private State current() {
        State known = state;
        long now = clock.millis();
        if (known.at() != Long.MIN_VALUE && Math.abs(now - known.at()) < GOOD_FOR_MILLIS) {
            return known;
        }
        State seen = new State(now, free(), inputs.unread());
        state = seen;
        return seen;
    }

    private long free() {
        try {
            return disk.free(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
