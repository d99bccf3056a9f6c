package id.patuh.register;

import id.patuh.reception.Input;
import id.patuh.reception.Inputs;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that came with events recorded by hand: the table {@code evidence}. Safe for use by several threads. */
@Component
public final class Evidence {

    private final JdbcClient database;
    private final Inputs inputs;

    Evidence(JdbcClient database, Inputs inputs) {
        this.database = database;
        this.inputs = inputs;
    }

    /** Says which files belong to an event; said again, nothing changes. */
    void add(long input, List<Long> files) {
        for (int i = 0; i < files.size(); i++) {
            database.sql("insert into evidence (input, number, evidence) values (?, ?, ?) on conflict do nothing")
                    .params(input, i + 1, files.get(i))
                    .update();
        }
    }

    /** The files of an event, in their order. */
    public List<Input> of(long input) {
        return database
                .sql("select evidence from evidence where input = ? order by number")
                .param(input)
                .query(Long.class)
                .list()
                .stream()
                .flatMap(id -> inputs.find(id).stream())
                .toList();
    }
}
