package id.patuh.reception;

import id.patuh.intake.Rejected;
import id.patuh.intake.Rejects;
import id.patuh.sop.Text;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What could not be read: the table {@code rejected_row}. Safe for use by several threads. */
@Component
public final class RejectedRows {

    private static final String COPY = """
            copy rejected_row (input, line, col, column_name, value, reason_id, reason_en, heading, cells)
            from stdin (format binary)
            """;
    private static final int COLUMNS = 9;

    private final JdbcClient database;

    RejectedRows(JdbcClient database) {
        this.database = database;
    }

    /** All of an input, to be given back as a file to mend; messages call the file by that name. */
    public Rejects of(long input, String name) {
        Rejects rejects = new Rejects();
        find(input, name, Integer.MAX_VALUE).forEach(rejects::add);
        return rejects;
    }

    /** The first of an input, by line; messages call the file by that name. */
    public List<Rejected> find(long input, String name, int most) {
        return database.sql("""
                        select line, col, column_name, value, reason_id, reason_en, heading, cells from rejected_row
                        where input = ? order by line, id limit ?
                        """)
                .params(input, most)
                .query((row, n) -> rejected(row, name))
                .list();
    }

    /**
     * A rejected row on the books.
     *
     * @param id by which its list goes on
     * @param mended the input that brought it again; null: nobody did
     */
    public record Numbered(long id, Rejected row, @Nullable Long mended) {}

    /**
     * Rows of an input, by line, then number.
     *
     * @param afterLine and {@code afterId}: those behind that one; −1, 0: from the first
     * @param open only those that nobody has brought again and that hold something to mend
     */
    public List<Numbered> page(long input, String name, long afterLine, long afterId, boolean open, int most) {
        return database.sql("""
                        select line, col, column_name, value, reason_id, reason_en, heading, cells, id, mended
                          from rejected_row
                         where input = ? and (line, id) > (?, ?)
                           and (not ? or (mended is null and cardinality(heading) > 0))
                         order by line, id limit ?
                        """)
                .params(input, afterLine, afterId, open, most)
                .query((row, n) -> numbered(row, name))
                .list();
    }

    /** Those rows of an input, by line. */
    public List<Numbered> find(long input, String name, List<Long> ids) {
        return database.sql("""
                        select line, col, column_name, value, reason_id, reason_en, heading, cells, id, mended
                          from rejected_row where input = ? and id = any(?) order by line, id
                        """)
                .params(input, ids.toArray(Long[]::new))
                .query((row, n) -> numbered(row, name))
                .list();
    }

    private static Numbered numbered(ResultSet row, String name) throws SQLException {
        long mended = row.getLong("mended");
        Long mendedOrNull = row.wasNull() ? null : mended;
        return new Numbered(row.getLong("id"), rejected(row, name), mendedOrNull);
    }

    /** How many rows of an input can be mended, and nobody has brought again. */
    public long countOpen(long input) {
        return database.sql(
                        "select count(*) from rejected_row where input = ? and mended is null and cardinality(heading) > 0")
                .param(input)
                .query(Long.class)
                .single();
    }

    /** Notes by which input rows were brought again; what was noted before stays. */
    public void mended(List<Long> ids, long by) {
        database.sql("update rejected_row set mended = ? where id = any(?) and mended is null")
                .params(by, ids.toArray(Long[]::new))
                .update();
    }

    private static Rejected rejected(ResultSet row, String name) throws SQLException {
        return new Rejected(
                name,
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                new Text(row.getString(5), row.getString(6)),
                List.of((String[]) row.getArray(7).getArray()),
                List.of((String[]) row.getArray(8).getArray()));
    }

    /** A row of an input. */
    record New(long input, Rejected rejected) {}

    /** Adds them within the caller's transaction. */
    static void add(Connection connection, List<New> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        CopyRows copy = new CopyRows();
        for (New row : rows) {
            Rejected rejected = row.rejected();
            copy.row(COLUMNS);
            copy.bigint(row.input());
            copy.bigint(rejected.line());
            copy.integer(rejected.column());
            copy.text(storable(rejected.columnName()));
            copy.text(storable(rejected.value()));
            copy.text(storable(rejected.reason().id()));
            copy.text(storable(rejected.reason().en()));
            copy.texts(rejected.heading().stream().map(RejectedRows::withoutNul).toList());
            copy.texts(rejected.cells().stream().map(RejectedRows::withoutNul).toList());
        }
        copy.send(connection, COPY);
    }

    /** Removes those of an input that is read from its beginning again. */
    static void clear(Connection connection, long input) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from rejected_row where input = ?")) {
            delete.setLong(1, input);
            delete.executeUpdate();
        }
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : withoutNul(text);
    }

    /** PostgreSQL keeps no zero characters; the raw bytes do. */
    private static String withoutNul(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
