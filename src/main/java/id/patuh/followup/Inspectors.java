package id.patuh.followup;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may look after findings: the accounts of inspectors that are not disabled. */
public final class Inspectors {

    private final JdbcClient database;

    Inspectors(JdbcClient database) {
        this.database = database;
    }

    /** An inspector. */
    public record Inspector(long account, String name) {}

    /** By name. */
    public List<Inspector> all() {
        return database.sql("select id, name from account where role in ('inspector', 'admin') and disabled is null"
                        + " order by lower(name), id")
                .query((row, number) -> new Inspector(row.getLong(1), row.getString(2)))
                .list();
    }
}
