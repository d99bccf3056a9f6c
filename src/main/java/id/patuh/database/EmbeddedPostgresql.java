package id.patuh.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL of our own on loopback, its cluster in the folder {@code postgresql} of the data folder, kept between
 * runs. Only who can read the data folder can log in: the passwords lie there. What an earlier run left behind when it
 * was killed, a server still running or a stale {@code postmaster.pid}, is cleared away first. Not for use by several
 * threads. Source: RELIABILITY.md 1.
 */
final class EmbeddedPostgresql implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresql.class);
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final String NAME = "patuh";
    private static final Map<String, String> CONFIG = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("listen_addresses", "localhost"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"));

    private final DataFolderLock lock;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedPostgresql(DataFolderLock lock, EmbeddedPostgres server, String password) {
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server; the first time its cluster is made, which takes some seconds more.
     *
     * @throws IllegalStateException where another service uses the folder, or the server does not come up
     */
    static EmbeddedPostgresql start(Path folder) {
        DataFolderLock lock = DataFolderLock.take(folder);
        try {
            return start(folder, lock);
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException("PostgreSQL does not start in " + folder + ": " + e.getMessage(), e);
        } catch (SQLException e) {
            lock.close();
            throw new IllegalStateException("PostgreSQL in " + folder + " cannot be set up: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedPostgresql start(Path folder, DataFolderLock lock) throws IOException, SQLException {
        Cluster cluster = new Cluster(folder.resolve("postgresql"));
        cluster.clearAfterKill();
        Passwords passwords = Passwords.in(folder);
        long begun = System.nanoTime();
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster.folder())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setPGStartupWait(LONGEST_START)
                .setConnectConfig("password", passwords.superuser());
        CONFIG.forEach(builder::setServerConfig);
        Files.createDirectories(folder.resolve("programs"));
        EmbeddedPostgres server = builder.start();
        if (!cluster.isComplete()) {
            setUp(server, passwords);
            cluster.secure();
            reload(server);
            cluster.complete();
        }
        LOG.info(
                "PostgreSQL ready on port {} after {} ms, its data in {}",
                server.getPort(),
                (System.nanoTime() - begun) / 1_000_000,
                cluster.folder());
        return new EmbeddedPostgresql(lock, server, passwords.service());
    }

    private static void setUp(EmbeddedPostgres server, Passwords passwords) throws SQLException {
        execute(
                server,
                "alter role postgres password '" + passwords.superuser() + "'",
                "create role " + NAME + " login password '" + passwords.service() + "'",
                "create database " + NAME + " owner " + NAME + " template template0 encoding 'UTF8'");
    }

    private static void reload(EmbeddedPostgres server) throws SQLException {
        execute(server, "select pg_reload_conf()");
    }

    private static void execute(EmbeddedPostgres server, String... commands) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + NAME;
    }

    String user() {
        return NAME;
    }

    String password() {
        return password;
    }

    /** A setting as the running server has it. */
    String setting(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Leaves the server running, as a kill of this process does; for tests. */
    void abandon() {
        lock.close();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("PostgreSQL did not stop cleanly; it recovers at the next start: {}", e.getMessage());
        } finally {
            lock.close();
        }
    }
}
