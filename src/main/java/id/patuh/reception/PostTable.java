package id.patuh.reception;

import id.patuh.sop.Text;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Posts on the books: rows of {@code input} that are read when they come, and the table {@code idempotency}. */
final class PostTable {

    private static final String NUMBERS =
            "select nextval((select cast(pg_get_serial_sequence('input', 'id') as regclass))) from generate_series(1, ?)";

    private static final String ADD = """
            insert into input (id, source, media_type, sender, sop, sha256, size, body, received, state, reason_id,
                reason_en, rows_read, rows_total, bytes_read, accepted, duplicate, rejected, started, finished)
            overriding system value values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** One way to the server and back for all that a group of plain posts writes, its commit included. */
    private static final String ADD_ALL = """
            insert into input (id, source, media_type, sender, sop, sha256, size, body, received, state, reason_id,
                reason_en, rows_read, rows_total, bytes_read, accepted, duplicate, rejected, started, finished)
            overriding system value
            select id, 'rest', media_type, sender, sop, sha256, size, body, now, state, reason_id,
                reason_en, accepted + duplicate + rejected, accepted + duplicate + rejected, size,
                accepted, duplicate, rejected, now, now
            from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bigint[], ?::bytea[], ?::text[],
                ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                as t(id, media_type, sender, sop, sha256, size, body, state, reason_id, reason_en, accepted, duplicate,
                rejected), (select ?::timestamptz as now) as n;
            insert into event (case_no, identity, variant, particulars, at, received, actor, note, event_id, input, line)
            select case_no, identity, variant, particulars, 'epoch'::timestamptz + millis * interval '1 millisecond',
                ?::timestamptz, actor, note, event_id, input, line
            from unnest(?::bigint[], ?::uuid[], ?::smallint[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                ?::bigint[], ?::int[])
                as t(case_no, identity, variant, particulars, millis, actor, note, event_id, input, line);
            """ + Cases.BUMP + "; commit";

    private static final String REMEMBER = """
            insert into idempotency (sender, key, fingerprint, input, status, answer, created)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String FIND =
            "select fingerprint, status, answer from idempotency where sender = ? and key = ?";

    private final DataSource database;

    PostTable(DataSource database) {
        this.database = database;
    }

    /** Numbers for that many new inputs. */
    static long[] numbers(Connection connection, int howMany) throws SQLException {
        long[] numbers = new long[howMany];
        try (PreparedStatement next = connection.prepareStatement(NUMBERS)) {
            next.setInt(1, howMany);
            try (ResultSet row = next.executeQuery()) {
                for (int i = 0; row.next(); i++) {
                    numbers[i] = row.getLong(1);
                }
            }
        }
        return numbers;
    }

    /**
     * A post that was read.
     *
     * @param body null: it lies in the spool
     * @param reason why it is rejected as a whole; null: it is not
     */
    record Read(
            long id,
            Post post,
            byte[] sha256,
            byte @Nullable [] body,
            InputState state,
            @Nullable Text reason,
            long accepted,
            long duplicate,
            long rejected) {}

    static void add(Connection connection, List<Read> posts, Instant now) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            for (Read read : posts) {
                long rows = read.accepted() + read.duplicate() + read.rejected();
                Timestamp at = Timestamp.from(now);
                long size = read.post().body().length;
                int i = 0;
                add.setLong(++i, read.id());
                add.setString(++i, read.post().source().word());
                add.setString(++i, read.post().mediaType());
                add.setString(++i, read.post().sender());
                add.setString(++i, read.post().sop());
                add.setBytes(++i, read.sha256());
                add.setLong(++i, size);
                add.setBytes(++i, read.body());
                add.setTimestamp(++i, at);
                add.setString(++i, read.state().word());
                add.setString(++i, read.reason() == null ? null : read.reason().id());
                add.setString(++i, read.reason() == null ? null : read.reason().en());
                add.setLong(++i, rows);
                add.setLong(++i, rows);
                add.setLong(++i, size);
                add.setLong(++i, read.accepted());
                add.setLong(++i, read.duplicate());
                add.setLong(++i, read.rejected());
                add.setTimestamp(++i, at);
                add.setTimestamp(++i, at);
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    /** Adds posts with their events and commits. */
    static void addAndCommit(Connection connection, List<Read> posts, Appending.Decided decided, Instant now)
            throws SQLException {
        List<Events.New> events = decided.added();
        try (PreparedStatement all = connection.prepareStatement(ADD_ALL)) {
            Columns columns = new Columns(connection, all);
            columns.put("bigint", posts, Read::id);
            columns.put("text", posts, read -> read.post().mediaType());
            columns.put("text", posts, read -> read.post().sender());
            columns.put("text", posts, read -> read.post().sop());
            columns.putBytes(posts, Read::sha256);
            columns.put("bigint", posts, read -> (long) read.post().body().length);
            columns.putBytes(posts, Read::body);
            columns.put("text", posts, read -> read.state().word());
            columns.put(
                    "text",
                    posts,
                    read -> read.reason() == null ? null : read.reason().id());
            columns.put(
                    "text",
                    posts,
                    read -> read.reason() == null ? null : read.reason().en());
            columns.put("bigint", posts, Read::accepted);
            columns.put("bigint", posts, Read::duplicate);
            columns.put("bigint", posts, Read::rejected);
            columns.put(now);
            columns.put(decided.received());
            columns.put("bigint", events, event -> event.identity().caseNo());
            columns.put("uuid", events, event -> event.identity().hash());
            columns.put("smallint", events, event -> (short) event.variant());
            columns.put("integer", events, Events.New::particulars);
            columns.put("bigint", events, event -> event.event().at());
            columns.put("text", events, event -> event.event().actor());
            columns.put("text", events, event -> event.event().note());
            columns.put("text", events, event -> event.event().id());
            columns.put("bigint", events, Events.New::input);
            columns.put("integer", events, event ->
                    (int) Math.min(Integer.MAX_VALUE, event.event().line()));
            columns.put(now);
            columns.put(decided.received());
            columns.put("bigint", List.copyOf(decided.grown()), number -> number);
            all.execute();
        }
    }

    /** Parameters one after the other, most of them a column of rows. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private int next;

        Columns(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        <T> void put(String type, List<T> rows, Function<T, @Nullable Object> value) throws SQLException {
            Object[] values = new Object[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(rows.get(i));
            }
            statement.setArray(++next, connection.createArrayOf(type, values));
        }

        <T> void putBytes(List<T> rows, Function<T, byte @Nullable []> value) throws SQLException {
            byte[][] values = new byte[rows.size()][];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(rows.get(i));
            }
            statement.setArray(++next, connection.createArrayOf("bytea", values));
        }

        void put(Instant instant) throws SQLException {
            statement.setTimestamp(++next, Timestamp.from(instant));
        }
    }

    /** @throws KeyInUse where another service on the same database was quicker */
    static void remember(Connection connection, String sender, Post post, long input, Post.Answer answer, Instant now)
            throws SQLException {
        try (PreparedStatement remember = connection.prepareStatement(REMEMBER)) {
            remember.setString(1, sender);
            remember.setString(2, post.key());
            remember.setBytes(3, post.fingerprint());
            remember.setLong(4, input);
            remember.setInt(5, answer.status());
            remember.setBytes(6, answer.body());
            remember.setTimestamp(7, Timestamp.from(now));
            if (remember.executeUpdate() == 0) {
                throw new KeyInUse(true);
            }
        }
    }

    /** What a key was used for. */
    record Used(byte[] fingerprint, Post.Answer answer) {}

    Optional<Used> find(String sender, String key) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, sender);
            find.setString(2, key);
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(new Used(row.getBytes(1), new Post.Answer(row.getInt(2), row.getBytes(3))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw Transactions.failed(e);
        }
    }

    /** Forgets keys used before that instant. */
    int forget(Instant before) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from idempotency where created < ?")) {
            delete.setTimestamp(1, Timestamp.from(before));
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw Transactions.failed(e);
        }
    }
}
