package id.patuh.notice;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that can be away. */
final class FragileDatabase extends DelegatingDataSource {

    volatile boolean isAway;

    FragileDatabase(DataSource database) {
        super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (isAway) {
            throw new SQLException("the database is away");
        }
        return super.getConnection();
    }
}
