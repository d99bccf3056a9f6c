package id.patuh.reception;

import id.patuh.sop.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One input while it is read, and where what is read of it goes. For use by one thread. */
public final class Reading {

    private static final int MOST_TRIES = 5;

    /** Counts only grow while the input is being read; a cancelled one is left alone. */
    private static final String COUNT = """
            update input set state = 'reading', started = coalesce(started, ?), rows_total = coalesce(?, rows_total),
                rows_read = ?, bytes_read = ?, accepted = ?, duplicate = ?, rejected = ?
            where id = ? and state in ('received', 'reading')
            """;

    private static final String END = """
            update input set state = ?, reason_id = ?, reason_en = ?, finished = ?, started = coalesce(started, ?),
                rows_total = rows_read, bytes_read = size
            where id = ? and state in ('received', 'reading')
            """;

    private final Input input;
    private final Path file;
    private final Connection connection;
    private final Appending appending;
    private final Meanings meanings;
    private final Clock clock;
    private final BooleanSupplier stopping;
    private boolean begun;
    private boolean ended;
    private final List<Text> remarks = new ArrayList<>();
    private @Nullable Long total;
    private long bytes;
    private long accepted;
    private long duplicate;
    private long rejected;

    /** @param connection whose session holds the input; closed by the caller */
    Reading(
            Input input,
            Path file,
            Connection connection,
            Appending appending,
            Meanings meanings,
            Clock clock,
            BooleanSupplier stopping) {
        this.input = input;
        this.file = file;
        this.connection = connection;
        this.appending = appending;
        this.meanings = meanings;
        this.clock = clock;
        this.stopping = stopping;
    }

    /** The raw bytes from their beginning. */
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    /** The file that holds the raw bytes; not to be changed. */
    public Path file() {
        return file;
    }

    /** Says how many rows there are, once that is known. */
    public void total(long rows) {
        total = rows;
    }

    /** Says something of the input as a whole, to be shown with it once it has been read. */
    public void remark(Text text) {
        remarks.add(text);
    }

    /**
     * Commits rows together with how far reading has come: the events, the rejects and the counts, all or nothing. Some
     * hundreds to some ten thousands of rows at once are good, those of one case side by side.
     *
     * @param bytesRead how far in the raw bytes reading has come
     * @return what became of each row, in their order
     * @throws ReadingStopped where reading was called off or the service stops; let it through
     */
    public List<Receipt> commit(List<Row> rows, long bytesRead) {
        if (stopping.getAsBoolean()) {
            throw new ReadingStopped("the service stops");
        }
        List<Receipt> receipts = inTransaction(() -> append(rows, bytesRead));
        begun = true;
        bytes = bytesRead;
        for (Receipt receipt : receipts) {
            count(receipt);
        }
        return receipts;
    }

    private List<Receipt> append(List<Row> rows, long bytesRead) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!begun) {
            RejectedRows.clear(connection, input.id());
        }
        Appending.Decided decided = appending.decide(
                connection, List.of(new Appending.Batch(input.id(), input.shownName(), rows)), meanings, now);
        List<Receipt> receipts = decided.receipts().get(0);
        decided.write(connection);
        long[] counts = {accepted, duplicate, rejected};
        receipts.forEach(receipt -> counts[receipt.outcome().ordinal()]++);
        update(counts, bytesRead, now);
        connection.commit();
        decided.committed();
        return receipts;
    }

    private void update(long[] counts, long bytesRead, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(COUNT)) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setObject(2, total, Types.BIGINT);
            update.setLong(3, counts[0] + counts[1] + counts[2]);
            update.setLong(4, bytesRead);
            update.setLong(5, counts[0]);
            update.setLong(6, counts[1]);
            update.setLong(7, counts[2]);
            update.setLong(8, input.id());
            if (update.executeUpdate() == 0) {
                throw new ReadingStopped("reading of input " + input.id() + " was called off");
            }
        }
    }

    private void count(Receipt receipt) {
        switch (receipt.outcome()) {
            case ACCEPTED -> accepted++;
            case DUPLICATE -> duplicate++;
            case REJECTED -> rejected++;
        }
    }

    /**
     * The input as a whole, or the rest of it, cannot be taken; it counts as one rejected row. To be called once, last.
     */
    public void reject(Text reason) {
        inTransaction(() -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (!begun) {
                RejectedRows.clear(connection, input.id());
            }
            rejected++;
            update(new long[] {accepted, duplicate, rejected}, bytes, now);
            end(accepted + duplicate == 0 ? InputState.REJECTED : InputState.READ, reason, now);
            connection.commit();
            return true;
        });
        ended = true;
    }

    /** The input was read to its end. */
    void end() {
        if (!ended) {
            if (!begun) {
                commit(List.of(), 0);
            }
            inTransaction(() -> {
                end(InputState.READ, null, clock.instant().truncatedTo(ChronoUnit.MILLIS));
                connection.commit();
                return true;
            });
        }
    }

    private void end(InputState state, @Nullable Text reason, Instant now) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement(END)) {
            end.setString(1, state.word());
            end.setString(2, reason == null ? null : reason.id());
            end.setString(3, reason == null ? null : reason.en());
            end.setTimestamp(4, Timestamp.from(now));
            end.setTimestamp(5, Timestamp.from(now));
            end.setLong(6, input.id());
            end.executeUpdate();
            Remarks.put(connection, input.id(), remarks);
        }
    }

    /** Whether reading was called off or the service stops; {@link #commit} would say so too. */
    boolean isStopped() {
        if (stopping.getAsBoolean()) {
            return true;
        }
        return inTransaction(() -> {
            try (PreparedStatement state = connection.prepareStatement("select state from input where id = ?")) {
                state.setLong(1, input.id());
                try (var row = state.executeQuery()) {
                    return !row.next() || InputState.of(row.getString(1)).isFinal();
                }
            } finally {
                connection.rollback();
            }
        });
    }

    /** Work on the connection that commits by itself. */
    private interface Work<T> {
        T run() throws SQLException;
    }

    /** Two transactions that wait for each other are no fault of either: the one that was ended tries again. */
    private <T> T inTransaction(Work<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return work.run();
            } catch (SQLException e) {
                rollback();
                if (tries >= MOST_TRIES || !Transactions.mayTryAgain(e)) {
                    throw Transactions.failed(e);
                }
            } catch (RuntimeException e) {
                rollback();
                throw e;
            }
        }
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw Transactions.failed(e);
        }
    }
}
