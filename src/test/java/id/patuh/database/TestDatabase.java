package id.patuh.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.test.context.DynamicPropertyRegistry;

/** One embedded PostgreSQL for all tests of a JVM, and a migrated database of its own for each that asks. */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String TEMPLATE = "migrated";

    private TestDatabase() {}

    /** The server starts, and its template is migrated, when the first test asks. */
    private static final class Holder {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .setServerConfig("max_connections", "400")
                        .setServerConfig("full_page_writes", "off")
                        .start();
                execute(server, "create database " + TEMPLATE);
                Flyway.configure()
                        .dataSource(url(server, TEMPLATE), "postgres", "")
                        .load()
                        .migrate();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The address of a new, migrated, empty database; user {@code postgres}, no password. */
    public static String freshUrl() {
        return url(Holder.SERVER, create());
    }

    private static String create() {
        String name = "test" + NUMBER.incrementAndGet();
        execute(Holder.SERVER, "create database " + name + " template " + TEMPLATE);
        return name;
    }

    /** A new, migrated, empty database; it is dropped when its pool is closed. */
    public static HikariDataSource fresh() {
        String name = create();
        return new HikariDataSource(config(url(Holder.SERVER, name))) {
            @Override
            public void close() {
                super.close();
                execute(Holder.SERVER, "drop database if exists " + name + " with (force)");
            }
        };
    }

    /** A pool to a database that {@link #freshUrl} gave. */
    public static HikariDataSource connect(String url) {
        return new HikariDataSource(config(url));
    }

    private static HikariConfig config(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(1);
        config.setConnectionInitSql("set plan_cache_mode = force_generic_plan");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return config;
    }

    /** For {@code @DynamicPropertySource}: the service runs on a new, empty database. */
    public static void use(DynamicPropertyRegistry registry) {
        String url = freshUrl();
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("spring.datasource.password", () -> "");
    }

    private static String url(EmbeddedPostgres server, String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    private static synchronized void execute(EmbeddedPostgres server, String command) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
