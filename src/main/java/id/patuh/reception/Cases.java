package id.patuh.reception;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cases and their numbers, as far as taking events in needs them: the table {@code sop_case}. Safe for use by several
 * threads; its methods work within the caller's transaction.
 */
final class Cases {

    private static final int MOST_KNOWN = 200_000;

    /** A new case is due at once. The order keeps two transactions from waiting for each other. */
    private static final String ADD = """
            insert into sop_case (sop, case_id, revision, due, received)
            select sop, case_id, 1, now, now from (select ?::timestamptz as now) n, unnest(?, ?) as t(sop, case_id)
            on conflict (sop, case_id) do nothing
            returning id, sop, case_id
            """;

    private static final String FIND = """
            select c.id, c.sop, c.case_id from unnest(?, ?) as t(sop, case_id)
            join sop_case c on c.sop = t.sop and c.case_id = t.case_id
            """;

    /** Locks cases by their numbers, always in the same order; gives when their latest events were received. */
    static final String LOCK = "select received from sop_case where id = any(?) order by id for no key update";

    /** The cases were given events: they are due, and an audit of what was there before does not settle them. */
    static final String BUMP =
            "update sop_case set revision = revision + 1, due = least(due, ?), received = ? where id = any(?)";

    private final Map<Key, Long> known = new ConcurrentHashMap<>();

    /** A case by name. */
    record Key(String sop, String caseId) {
        static final Comparator<Key> ORDER = Comparator.comparing(Key::sop).thenComparing(Key::caseId);
    }

    /**
     * Cases by number.
     *
     * @param numbers of all of them
     * @param added those that are new with this transaction, and thereby held by it
     */
    record Numbered(Map<Key, Long> numbers, Set<Long> added) {}

    /** Numbers the cases, adding those that are not there. */
    Numbered number(Connection connection, Collection<Key> asked, Instant now) throws SQLException {
        Map<Key, Long> numbers = new HashMap<>();
        List<Key> strange = new ArrayList<>();
        for (Key key : asked) {
            Long number = known.get(key);
            if (number == null) {
                strange.add(key);
            } else {
                numbers.put(key, number);
            }
        }
        if (strange.isEmpty()) {
            return new Numbered(numbers, Set.of());
        }
        strange.sort(Key.ORDER);
        Map<Key, Long> added = add(connection, strange, now);
        numbers.putAll(added);
        if (added.size() < strange.size()) {
            strange.removeAll(added.keySet());
            numbers.putAll(find(connection, strange));
        }
        return new Numbered(numbers, Set.copyOf(added.values()));
    }

    private static Map<Key, Long> add(Connection connection, List<Key> keys, Instant now) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setTimestamp(1, Timestamp.from(now));
            add.setArray(2, sops(connection, keys));
            add.setArray(3, caseIds(connection, keys));
            return numbers(add);
        }
    }

    private static Map<Key, Long> find(Connection connection, List<Key> keys) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setArray(1, sops(connection, keys));
            find.setArray(2, caseIds(connection, keys));
            return numbers(find);
        }
    }

    private static Map<Key, Long> numbers(PreparedStatement statement) throws SQLException {
        Map<Key, Long> numbers = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                numbers.put(new Key(rows.getString(2), rows.getString(3)), rows.getLong(1));
            }
        }
        return numbers;
    }

    /** The cases were given events. */
    static void bump(Connection connection, Collection<Long> numbers, Instant now, Instant received)
            throws SQLException {
        if (numbers.isEmpty()) {
            return;
        }
        try (PreparedStatement bump = connection.prepareStatement(BUMP)) {
            bump.setTimestamp(1, Timestamp.from(now));
            bump.setTimestamp(2, Timestamp.from(received));
            bump.setArray(3, connection.createArrayOf("bigint", numbers.toArray(Long[]::new)));
            bump.executeUpdate();
        }
    }

    /** To be called once the transaction has committed: only then are the numbers sure to stay. */
    void remember(Numbered held) {
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        known.putAll(held.numbers());
    }

    private static Array sops(Connection connection, List<Key> keys) throws SQLException {
        return connection.createArrayOf("text", keys.stream().map(Key::sop).toArray(String[]::new));
    }

    private static Array caseIds(Connection connection, List<Key> keys) throws SQLException {
        return connection.createArrayOf("text", keys.stream().map(Key::caseId).toArray(String[]::new));
    }
}
