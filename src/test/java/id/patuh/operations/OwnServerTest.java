package id.patuh.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.patuh.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The service on a PostgreSQL server of the office's own: here one in a container. */
class OwnServerTest {

    @Test
    void theServiceRunsOnAServerOfTheOfficesOwn(@TempDir Path folder) throws Exception {
        boolean docker = DockerClientFactory.instance().isDockerAvailable();
        assertThat(docker || !Boolean.getBoolean("patuh.docker.required"))
                .as("Testcontainers reaches the Docker engine")
                .isTrue();
        assumeTrue(docker, "skipped: no Docker engine answers here, so there is no PostgreSQL in a container");
        Path data = Files.createDirectory(folder.resolve("data"));
        try (PostgreSQLContainer server = new PostgreSQLContainer("postgres:16-alpine")) {
            server.start();
            List<String> settings = List.of(
                    "--spring.datasource.url=" + server.getJdbcUrl(),
                    "--spring.datasource.username=" + server.getUsername(),
                    "--spring.datasource.password=" + server.getPassword(),
                    "--patuh.mail.demo.enabled=false");
            try (ServiceProcess service = new ServiceProcess(data, settings)) {
                service.start();
                service.awaitReady();
                Staff staff = new Staff(service);
                assertThat(staff.post("K-1")).contains("\"status\":\"accepted\"");
                assertThat(staff.findings("K-1")).contains("\"check\":\"role\"");
            }
            assertThat(data.resolve("postgresql")).doesNotExist();
        }
    }
}
