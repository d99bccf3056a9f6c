package id.patuh.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The same on a server in a container, as an office has it; skipped, and said so, where there is no Docker. */
class ContainerTest {

    private static final String IMAGE = "postgres:16-alpine";

    @TempDir
    Path folder;

    @Test
    void aServerInAContainerTakesTheSameMigrationsAndTheSameFile() throws Exception {
        assumeThat(DockerClientFactory.instance().isDockerAvailable())
                .as("SKIPPED: no Docker on this machine; the container variant was not tested")
                .isTrue();
        try (PostgreSQLContainer server = new PostgreSQLContainer(DockerImageName.parse(IMAGE))) {
            server.start();
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(server.getJdbcUrl());
            config.setUsername(server.getUsername());
            config.setPassword(server.getPassword());
            try (HikariDataSource database = new HikariDataSource(config)) {
                Flyway.configure().dataSource(database).load().migrate();
                try (Desk desk = new Desk(database, folder.resolve("spool"), Clock.systemUTC())) {
                    Input read =
                            desk.read("a.csv", "case,step,at\nA,1,2026-10-01 08:00\nA,1,2026-10-01 08:00\nB,1,never\n");
                    assertThat(read.accepted()).isEqualTo(1);
                    assertThat(read.duplicate()).isEqualTo(1);
                    assertThat(read.rejected()).isEqualTo(1);
                }
            }
        }
    }
}
