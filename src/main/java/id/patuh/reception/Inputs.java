package id.patuh.reception;

import id.patuh.sop.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came in: the table {@code input}. Safe for use by several threads. */
@Component
public final class Inputs {

    private static final int MOST_KNOWN = 200_000;

    private static final String COLUMNS = """
            id, source, place, parent, name, media_type, sender, sop, sha256, size, received, state, reason_id, reason_en,
            rows_read, rows_total, bytes_read, accepted, duplicate, rejected, started, finished, mapping, mends
            """;

    private final JdbcClient database;
    private final Spool spool;
    private final Map<Long, Origin> known = new ConcurrentHashMap<>();

    Inputs(JdbcClient database, Spool spool) {
        this.database = database;
        this.spool = spool;
    }

    public Optional<Input> find(long id) {
        return database.sql("select " + COLUMNS + " from input where id = ?")
                .param(id)
                .query(Inputs::input)
                .optional();
    }

    /** What came with a mail, in the order of their numbers. */
    public List<Input> childrenOf(long parent) {
        return database.sql("select " + COLUMNS + " from input where parent = ? order by id")
                .param(parent)
                .query(Inputs::input)
                .list();
    }

    /**
     * What is read row by row (everything but posted events and the mails themselves), newest first.
     *
     * @param before only numbers below; null: from the newest on
     * @param sender only what that program or mail address sent; null: everything
     */
    public List<Input> files(@Nullable Long before, int most, @Nullable String sender) {
        return database.sql("select " + COLUMNS
                        + " from input where body is null and not (source = 'mail' and parent is null)"
                        + " and id < coalesce(?, 9223372036854775807) and (?::text is null or (sender = ? and source <> 'desk'))"
                        + " order by id desc limit ?")
                .param(before)
                .param(sender)
                .param(sender)
                .param(most)
                .query(Inputs::input)
                .list();
    }

    /** What brings rejected rows of that input again, mended, or its bytes read with a mapping; in the order in which it came. */
    public List<Input> mendsOf(long id) {
        return database.sql("select " + COLUMNS + " from input where mends = ? order by id")
                .param(id)
                .query(Inputs::input)
                .list();
    }

    /**
     * What is wanted of the inputs that are read row by row.
     *
     * @param sender only what that person brought, at the desk or by mail; null: everything
     * @param source only from there; null: from everywhere
     * @param troubled only what was rejected, in whole or in part, or cancelled
     * @param before only numbers below; null: from the newest on
     */
    public record Wanted(
            @Nullable String sender,
            @Nullable Source source,
            boolean troubled,
            @Nullable Long before) {}

    /** Files and attachments, newest first, without the evidence that came with steps recorded by hand. */
    public List<Input> list(Wanted wanted, int most) {
        return database.sql("select " + COLUMNS + """
                         from input
                         where body is null and not (source = 'mail' and parent is null)
                           and id < :before
                           and not (source = 'desk' and place like 'register/%')
                           and (source = :source or :source::text is null)
                           and (not :troubled or rejected > 0 or state in ('rejected', 'cancelled'))
                        """
                        + (wanted.sender() == null ? "" : " and sender = :sender and source in ('desk', 'mail')")
                        + " order by id desc limit :most")
                .param("before", wanted.before() == null ? Long.MAX_VALUE : wanted.before())
                .param(
                        "source",
                        wanted.source() == null ? null : wanted.source().word())
                .param("troubled", wanted.troubled())
                .param("sender", wanted.sender())
                .param("most", most)
                .query(Inputs::input)
                .list();
    }

    /** Mails that came in, newest first. */
    public List<Input> mails(@Nullable Long before, int most) {
        return database.sql("select " + COLUMNS
                        + " from input where source = 'mail' and parent is null and id < ? order by id desc limit ?")
                .params(before == null ? Long.MAX_VALUE : before, most)
                .query(Inputs::input)
                .list();
    }

    /** The raw bytes of an input. Errors: there is none of that number. */
    public InputStream open(long id) throws IOException {
        Bytes bytes = database.sql("select sha256, body from input where id = ?")
                .param(id)
                .query((row, n) -> new Bytes(HexFormat.of().formatHex(row.getBytes(1)), row.getBytes(2)))
                .single();
        return bytes.body() != null
                ? new ByteArrayInputStream(bytes.body())
                : Files.newInputStream(spool.path(bytes.sha256()));
    }

    private record Bytes(String sha256, byte @Nullable [] body) {}

    /** Whether nothing ever came in. */
    public boolean isEmpty() {
        return database.sql("select not exists (select from input)")
                .query(Boolean.class)
                .single();
    }

    /** How many wait to be read, or are being read. */
    public long unread() {
        return database.sql("select count(*) from input where state in ('received', 'reading')")
                .query(Long.class)
                .single();
    }

    /** When the oldest came that waits to be read or is being read; empty: none does. */
    public Optional<Instant> oldestUnread() {
        return database.sql("select min(received) from input where state in ('received', 'reading')")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /**
     * Everything received, counted; {@code rows = accepted + duplicate + rejected} always.
     *
     * @param inputs how many there are in each state
     * @param rows that were dealt with
     * @param difference what does not add up; 0
     */
    public record Counts(
            Map<InputState, Long> inputs, long rows, long accepted, long duplicate, long rejected, long difference) {}

    /** Counts all inputs; takes a moment where there are millions. */
    public Counts counts() {
        Map<InputState, Long> inputs = new EnumMap<>(InputState.class);
        long[] sums = new long[4];
        database.sql("select state, count(*), sum(rows_read), sum(accepted), sum(duplicate), sum(rejected)"
                        + " from input group by state")
                .query(row -> {
                    inputs.put(InputState.of(row.getString(1)), row.getLong(2));
                    for (int i = 0; i < sums.length; i++) {
                        sums[i] += row.getLong(3 + i);
                    }
                });
        return new Counts(inputs, sums[0], sums[1], sums[2], sums[3], sums[0] - sums[1] - sums[2] - sums[3]);
    }

    /** Numbers of inputs to be read, oldest first. */
    List<Long> waiting(int most) {
        return database.sql("select id from input where state in ('received', 'reading') order by id limit ?")
                .param(most)
                .query(Long.class)
                .list();
    }

    /** The arrival's bytes lie in the spool. Empty where the same was on the books before. */
    Optional<Input> add(Arrival arrival, Spool.Stored stored, Instant now) {
        return database.sql("""
                        insert into input (source, place, parent, name, media_type, sender, sop, sha256, size, received,
                            mapping, mends)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (source, place, sha256) where place is not null do nothing
                        returning
                        """ + COLUMNS)
                .param(arrival.source().word())
                .param(arrival.place())
                .param(arrival.parent())
                .param(arrival.name())
                .param(arrival.mediaType())
                .param(arrival.sender())
                .param(arrival.sop())
                .param(HexFormat.of().parseHex(stored.sha256()))
                .param(stored.size())
                .param(Timestamp.from(now))
                .param(arrival.mapping())
                .param(arrival.mends())
                .query(Inputs::input)
                .optional();
    }

    /** What the same arrival is on the books as. */
    Optional<Input> findSame(Source source, String place, String sha256) {
        return database.sql("select " + COLUMNS + " from input where source = ? and place = ? and sha256 = ?")
                .params(source.word(), place, HexFormat.of().parseHex(sha256))
                .query(Inputs::input)
                .optional();
    }

    /** Reading goes on that was called off, or is tried again where nothing could be taken. */
    boolean reopen(long id) {
        return database.sql("""
                                update input set state = 'received', reason_id = null, reason_en = null, finished = null,
                                    rows_read = 0, bytes_read = 0, accepted = 0, duplicate = 0, rejected = 0
                                where id = ? and state in ('cancelled', 'rejected')
                                """).param(id).update() > 0;
    }

    /**
     * Calls reading off. What was accepted stays.
     *
     * @return whether there was anything to call off
     */
    public boolean cancel(long id, Instant now) {
        return database.sql("""
                                update input set state = 'cancelled', finished = ?,
                                    reason_id = 'dibatalkan sesudah ' || rows_read
                                        || ' baris; yang sudah diterima tetap, sisanya tidak dibaca. Kirim lagi untuk melanjutkan',
                                    reason_en = 'cancelled after ' || rows_read
                                        || ' rows; what was accepted stays, the rest was not read. Send it again to go on'
                                where id = ? and state in ('received', 'reading')
                                """).params(Timestamp.from(now), id).update() > 0;
    }

    /**
     * Where events of an input are said to come from.
     *
     * @param name null: it has none
     */
    record Origin(String source, @Nullable String name) {}

    Map<Long, Origin> origins(Collection<Long> asked) {
        Map<Long, Origin> found = new HashMap<>();
        List<Long> strange = new ArrayList<>();
        for (Long id : asked) {
            Origin origin = known.get(id);
            if (origin == null) {
                strange.add(id);
            } else {
                found.put(id, origin);
            }
        }
        if (!strange.isEmpty()) {
            if (known.size() > MOST_KNOWN) {
                known.clear();
            }
            database.sql("select id, source, name from input where id = any(?)")
                    .param(strange.toArray(Long[]::new))
                    .query(row -> {
                        Origin origin = new Origin(row.getString(2), row.getString(3));
                        known.put(row.getLong(1), origin);
                        found.put(row.getLong(1), origin);
                    });
        }
        return found;
    }

    static Input input(ResultSet row, int number) throws SQLException {
        String reason = row.getString("reason_id");
        return new Input(
                row.getLong("id"),
                Source.of(row.getString("source")),
                row.getString("place"),
                number(row, "parent"),
                row.getString("name"),
                row.getString("media_type"),
                row.getString("sender"),
                row.getString("sop"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getLong("size"),
                row.getTimestamp("received").toInstant(),
                InputState.of(row.getString("state")),
                reason == null ? null : new Text(reason, row.getString("reason_en")),
                row.getLong("rows_read"),
                number(row, "rows_total"),
                row.getLong("bytes_read"),
                row.getLong("accepted"),
                row.getLong("duplicate"),
                row.getLong("rejected"),
                instant(row.getTimestamp("started")),
                instant(row.getTimestamp("finished")),
                number(row, "mapping"),
                number(row, "mends"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
