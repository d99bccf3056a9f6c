package id.patuh.standing;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many rows as one array a column, for statements over {@code unnest}: one statement whatever their number. */
final class Columns {

    private final List<List<@Nullable Object>> columns = new ArrayList<>();
    private final int expected;

    /** @param expected about how many rows will come */
    Columns(int expected) {
        this.expected = expected;
    }

    void add(@Nullable Object... row) {
        for (int i = 0; i < row.length; i++) {
            if (i == columns.size()) {
                columns.add(new ArrayList<>(expected));
            }
            columns.get(i).add(row[i]);
        }
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    /**
     * Runs a statement whose last parameters are the columns.
     *
     * @param before what its first parameters are
     * @param types of the columns, as PostgreSQL names them
     * @return how many rows it changed; 0 where there are no columns
     */
    int update(JdbcTemplate jdbc, String sql, List<Object> before, String... types) {
        if (isEmpty()) {
            return 0;
        }
        return jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(sql);
            int place = 1;
            for (Object value : before) {
                statement.setObject(place++, value);
            }
            for (int i = 0; i < types.length; i++) {
                statement.setArray(place++, connection.createArrayOf(types[i], array(columns.get(i), types[i])));
            }
            return statement;
        });
    }

    /** Bytes have to come as bytes. */
    private static @Nullable Object[] array(List<@Nullable Object> column, String type) {
        return type.equals("bytea") ? column.toArray(new byte[0][]) : column.toArray();
    }
}
