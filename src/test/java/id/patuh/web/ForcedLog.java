package id.patuh.web;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * PostgreSQL's write-ahead log as far as it has been forced to the disk. Source: PostgreSQL manual, pg_walinspect.
 *
 * @param superuser of a database that has the extension; closed with this
 */
record ForcedLog(Connection superuser) implements AutoCloseable {

    private static final String COMMITTED = """
            with record as materialized (
                select xid, resource_manager, record_type, block_ref
                  from pg_get_wal_records_info(cast(? as pg_lsn), cast(? as pg_lsn)))
            select exists (
                select from record written join record committed on committed.xid = written.xid
                 where written.resource_manager in ('Heap', 'Heap2')
                   and written.record_type like '%INSERT%'
                   and written.block_ref like '%/' || pg_relation_filenode(cast(? as regclass)) || ' %'
                   and committed.resource_manager = 'Transaction'
                   and committed.record_type like 'COMMIT%')""";

    /** Up to where it has been forced. */
    String end() throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("select pg_current_wal_flush_lsn()")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Whether between those two places rows were added to the table and their transaction was committed. */
    boolean committed(String table, String from, String until) throws SQLException {
        if (from.equals(until)) {
            return false;
        }
        try (PreparedStatement statement = superuser.prepareStatement(COMMITTED)) {
            statement.setString(1, from);
            statement.setString(2, until);
            statement.setString(3, table);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}
