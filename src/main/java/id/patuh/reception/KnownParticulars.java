package id.patuh.reception;

import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Transition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What events say, numbered: the table {@code particulars}. A row is added once and stays, so numbers may be remembered.
 * Safe for use by several threads.
 */
public final class KnownParticulars {

    private static final int MOST_KNOWN = 200_000;

    private static final String ADD = """
            insert into particulars (hash, step, transition, role, inputs, outputs, attributes)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (hash) do nothing
            """;

    private static final String NUMBERS = "select hash, id from particulars where hash = any(?)";

    private static final String FIND =
            "select id, step, transition, role, inputs, outputs, attributes from particulars where id = any(?)";

    private final DataSource database;
    private final Map<Particulars, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, Particulars> byNumber = new ConcurrentHashMap<>();

    public KnownParticulars(DataSource database) {
        this.database = database;
    }

    /**
     * The numbers of particulars. New ones are added in a transaction of their own, which need not be forced to the disk:
     * the caller's commit, coming later, forces it along.
     */
    Map<Particulars, Integer> numbers(Collection<Particulars> asked) throws SQLException {
        Map<Particulars, Integer> found = new HashMap<>();
        Map<UUID, Particulars> strange = new TreeMap<>();
        for (Particulars said : asked) {
            Integer number = numbers.get(said);
            if (number != null) {
                found.put(said, number);
            } else {
                strange.put(hash(said), said);
            }
        }
        if (!strange.isEmpty()) {
            found.putAll(added(strange));
        }
        return found;
    }

    private Map<Particulars, Integer> added(Map<UUID, Particulars> strange) throws SQLException {
        Map<Particulars, Integer> added = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                add(connection, strange);
                read(connection, strange, added);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
        if (numbers.size() > MOST_KNOWN) {
            numbers.clear();
        }
        numbers.putAll(added);
        return added;
    }

    private static void add(Connection connection, Map<UUID, Particulars> strange) throws SQLException {
        try (PreparedStatement quick = connection.prepareStatement("set local synchronous_commit = off");
                PreparedStatement add = connection.prepareStatement(ADD)) {
            quick.execute();
            for (Map.Entry<UUID, Particulars> entry : strange.entrySet()) {
                Particulars said = entry.getValue();
                add.setObject(1, entry.getKey());
                add.setString(2, said.step());
                add.setString(3, said.transition().word());
                add.setString(4, said.role());
                add.setArray(5, texts(connection, said.inputs()));
                add.setArray(6, texts(connection, said.outputs()));
                add.setArray(7, texts(connection, attributes(said)));
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    private static void read(Connection connection, Map<UUID, Particulars> strange, Map<Particulars, Integer> added)
            throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(NUMBERS)) {
            find.setArray(1, connection.createArrayOf("uuid", strange.keySet().toArray(UUID[]::new)));
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    Particulars said = strange.get(rows.getObject(1, UUID.class));
                    if (said != null) {
                        added.put(said, rows.getInt(2));
                    }
                }
            }
        }
    }

    /**
     * What the numbers stand for. Errors: {@link IllegalStateException} where the table lacks one of them, or says what
     * this program does not know.
     */
    public Map<Integer, Particulars> find(Connection connection, Collection<Integer> asked) throws SQLException {
        Map<Integer, Particulars> found = new HashMap<>();
        List<Integer> strange = new ArrayList<>();
        for (Integer number : asked) {
            Particulars said = byNumber.get(number);
            if (said == null) {
                strange.add(number);
            } else {
                found.put(number, said);
            }
        }
        if (!strange.isEmpty()) {
            Map<Integer, Particulars> read = read(connection, strange);
            if (byNumber.size() > MOST_KNOWN) {
                byNumber.clear();
            }
            byNumber.putAll(read);
            found.putAll(read);
        }
        return found;
    }

    private static Map<Integer, Particulars> read(Connection connection, List<Integer> strange) throws SQLException {
        Map<Integer, Particulars> read = new HashMap<>();
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setArray(1, connection.createArrayOf("integer", strange.toArray(Integer[]::new)));
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    read.put(row.getInt(1), particulars(row));
                }
            }
        }
        if (read.size() < strange.size()) {
            throw new IllegalStateException("table particulars lacks some of " + strange);
        }
        return read;
    }

    private static Particulars particulars(ResultSet row) throws SQLException {
        Transition transition = Transition.of(row.getString(3));
        if (transition == null) {
            throw new IllegalStateException("table particulars holds a transition '" + row.getString(3)
                    + "' that this program does not know; is the program older than the database?");
        }
        List<String> flat = texts(row, 7);
        List<Attribute> attributes = new ArrayList<>();
        for (int i = 0; flat != null && i + 1 < flat.size(); i += 2) {
            attributes.add(new Attribute(flat.get(i), flat.get(i + 1)));
        }
        return new Particulars(
                row.getString(2), transition, row.getString(4), texts(row, 5), texts(row, 6), attributes);
    }

    private static @Nullable List<String> texts(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? null : List.of((String[]) array.getArray());
    }

    private static @Nullable Array texts(Connection connection, @Nullable List<String> texts) throws SQLException {
        return texts == null ? null : connection.createArrayOf("text", texts.toArray(String[]::new));
    }

    private static List<String> attributes(Particulars said) {
        List<String> flat = new ArrayList<>();
        said.attributes().forEach(attribute -> {
            flat.add(attribute.name());
            flat.add(attribute.value());
        });
        return flat;
    }

    private static UUID hash(Particulars said) {
        MessageDigest digest = Hash.sha256();
        put(digest, said.step());
        put(digest, said.transition().word());
        put(digest, said.role());
        put(digest, said.inputs());
        put(digest, said.outputs());
        put(digest, attributes(said));
        return Hash.cut(digest.digest());
    }

    private static void put(MessageDigest digest, @Nullable List<String> texts) {
        put(digest, texts == null ? null : Integer.toString(texts.size()));
        if (texts != null) {
            texts.forEach(text -> put(digest, text));
        }
    }

    private static void put(MessageDigest digest, @Nullable String text) {
        byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        int length = text == null ? -1 : utf8.length;
        digest.update(
                new byte[] {(byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length});
        digest.update(utf8);
    }
}
