package id.patuh.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresqlTest {

    @TempDir
    Path folder;

    @Test
    void whatWasCommittedIsThereAfterAStopAfterAKillAndWithAStalePidFile() throws Exception {
        try (EmbeddedPostgresql server = EmbeddedPostgresql.start(folder)) {
            for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
                assertThat(server.setting(setting)).as(setting).isEqualTo("on");
            }
            assertThatThrownBy(() -> EmbeddedPostgresql.start(folder)).hasMessageContaining("another service");
            execute(server, "create table kept (n int)");
            execute(server, "insert into kept values (1)");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("postgresql-passwords"))))
                    .isEqualTo("rw-------");
            for (String user : new String[] {"postgres", "patuh"}) {
                assertThatThrownBy(() -> DriverManager.getConnection(server.url(), user, "guessed"))
                        .isInstanceOf(SQLException.class);
            }
        }
        EmbeddedPostgresql left = EmbeddedPostgresql.start(folder);
        execute(left, "insert into kept values (2)");
        left.abandon();
        Files.delete(folder.resolve("postgresql/epg-lock")); // a lock of this process, which lives on here
        try (EmbeddedPostgresql server = EmbeddedPostgresql.start(folder)) {
            execute(server, "insert into kept values (3)");
            assertThat(count(server)).isEqualTo(3);
        }
        Files.writeString(
                folder.resolve("postgresql/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");
        try (EmbeddedPostgresql server = EmbeddedPostgresql.start(folder)) {
            assertThat(count(server)).isEqualTo(3);
        }
    }

    private static void execute(EmbeddedPostgresql server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(EmbeddedPostgresql server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
