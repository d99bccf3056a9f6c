package id.patuh.reception;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * Where all ways in meet. What it has {@link #receive received} is durable: the raw bytes first, then the receipt. Reading
 * comes after, see {@link InputReader}; only {@linkplain #post posted events} are read at once. Safe for use by several
 * threads. Source: RELIABILITY.md 1–3, 13, 19.
 */
@Component
public final class Reception {

    private final Spool spool;
    private final Inputs inputs;
    private final Capacity capacity;
    private final Readings readings;
    private final Posts posts;
    private final IntakeSettings settings;
    private final Clock clock;

    Reception(
            Spool spool,
            Inputs inputs,
            Capacity capacity,
            Readings readings,
            Posts posts,
            IntakeSettings settings,
            Clock clock) {
        this.spool = spool;
        this.inputs = inputs;
        this.capacity = capacity;
        this.readings = readings;
        this.posts = posts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes an arrival in. The same bytes from the same place (where it has one) again give the earlier input back; where
     * that one's reading had been cancelled it goes on, and where nothing of it could be taken it is tried again (not of a
     * mail, whose sender was answered).
     *
     * @throws Overloaded where nothing is taken in for now
     * @throws TooLarge where it has more bytes than its source may send
     * @throws IOException where its bytes cannot be read or stored
     */
    public Received receive(Arrival arrival) throws IOException {
        capacity.check();
        Spool.Stored stored;
        try (InputStream bytes = arrival.content().open()) {
            stored = spool.store(bytes, largest(arrival));
        }
        Received received = inputs.add(arrival, stored, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .map(input -> new Received(input, false))
                .orElseGet(() -> again(arrival, stored));
        readings.wake();
        return received;
    }

    private long largest(Arrival arrival) {
        return arrival.source() == Source.MAIL ? settings.largestMessageOrDefault() : settings.largestFileOrDefault();
    }

    private Received again(Arrival arrival, Spool.Stored stored) {
        String place = arrival.place() == null ? "" : arrival.place();
        Input before = inputs.findSame(arrival.source(), place, stored.sha256()).orElseThrow();
        boolean reopen = before.state() == InputState.CANCELLED
                || (before.state() == InputState.REJECTED && before.source() != Source.MAIL);
        if (reopen && inputs.reopen(before.id())) {
            return new Received(inputs.find(before.id()).orElseThrow(), true);
        }
        return new Received(before, true);
    }

    /**
     * Takes posted events in and reads them at once; returns when what the answer says is durable.
     *
     * @throws Overloaded where nothing is taken in for now
     */
    public Posted post(Post post) {
        capacity.check();
        return posts.post(post);
    }

    /** How many bytes a mail may have. */
    public long largestMessage() {
        return settings.largestMessageOrDefault();
    }

    /** @throws Overloaded where nothing is taken in for now; for ways in that poll, before they do */
    public void checkCapacity() {
        capacity.check();
    }
}
