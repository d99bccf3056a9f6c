package id.patuh.reception;

import id.patuh.sop.Text;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What readers had to say of inputs beside their rows: the table {@code remark}. Safe for use by several threads. */
@Component
public final class Remarks {

    private final JdbcClient database;

    Remarks(JdbcClient database) {
        this.database = database;
    }

    /** In the order in which they were made; of an input that has not been read to its end none. */
    public List<Text> of(long input) {
        return database.sql("select text_id, text_en from remark where input = ? order by number")
                .param(input)
                .query((row, number) -> new Text(row.getString(1), row.getString(2)))
                .list();
    }

    /** Puts them in place of those of an earlier reading, within the caller's transaction. */
    static void put(Connection connection, long input, List<Text> remarks) throws SQLException {
        try (PreparedStatement clear = connection.prepareStatement("delete from remark where input = ?")) {
            clear.setLong(1, input);
            clear.executeUpdate();
        }
        if (remarks.isEmpty()) {
            return;
        }
        try (PreparedStatement add = connection.prepareStatement(
                "insert into remark (input, number, text_id, text_en) values (?, ?, ?, ?)")) {
            for (int i = 0; i < remarks.size(); i++) {
                add.setLong(1, input);
                add.setInt(2, i + 1);
                add.setString(3, remarks.get(i).id());
                add.setString(4, remarks.get(i).en());
                add.addBatch();
            }
            add.executeBatch();
        }
    }
}
