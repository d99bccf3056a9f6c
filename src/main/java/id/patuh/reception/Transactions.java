package id.patuh.reception;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/** What errors of the database mean for the transaction they ended. */
final class Transactions {

    private Transactions() {}

    /** Deadlock, or a row that another transaction added or changed first: done again it may well go through. */
    static boolean mayTryAgain(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.equals("40P01") || state.equals("40001") || state.equals("23505"));
    }

    static DataAccessException failed(SQLException e) {
        DataAccessException translated = new SQLStateSQLExceptionTranslator().translate("take in", null, e);
        return translated == null ? new UncategorizedSQLException("take in", null, e) : translated;
    }
}
