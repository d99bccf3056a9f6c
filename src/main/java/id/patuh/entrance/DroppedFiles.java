package id.patuh.entrance;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dropped files that may have rows to give back: the table {@code dropped_file}. */
final class DroppedFiles {

    private final JdbcClient database;

    DroppedFiles(JdbcClient database) {
        this.database = database;
    }

    /**
     * A file that was read.
     *
     * @param file its name in {@code done}
     */
    record Read(long input, String file) {}

    /** @param file its name in {@code done} */
    void add(long input, String file) {
        database.sql(
                        "insert into dropped_file (input, file) values (?, ?) on conflict (input) do update set file = excluded.file")
                .params(input, file)
                .update();
    }

    /** One that has been read to its end; nobody else gets it until the transaction ends. */
    Optional<Read> takeRead() {
        return database.sql("""
                        select d.input, d.file from dropped_file d join input i on i.id = d.input
                        where i.state not in ('received', 'reading')
                        order by d.input limit 1 for update of d skip locked
                        """)
                .query((row, n) -> new Read(row.getLong(1), row.getString(2)))
                .optional();
    }

    void remove(long input) {
        database.sql("delete from dropped_file where input = ?").param(input).update();
    }
}
