package id.patuh.entrance;

import static id.patuh.entrance.Office.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.patuh.reception.Arrival;
import id.patuh.reception.Content;
import id.patuh.reception.Reception;
import id.patuh.reception.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RouteFilesTest {

    @TempDir
    Path data;

    private static Path copy(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    @Test
    void routesAreEditedWhileTheServiceRunsAndAFaultyFileChangesNothing() throws IOException {
        Path routes = copy(data.resolve("routes"));
        Path file = routes.resolve("rest-in.camel.yaml");
        try (Office office = Office.open(data, Map.of("patuh.routes", routes))) {
            CamelContext camel = office.part(CamelContext.class);
            Files.writeString(
                    file, Files.readString(file).replace("description: Hands", "description: Changed, hands"));
            until(
                    "the route is changed",
                    () -> camel.getRoute("rest-in") != null
                            && String.valueOf(camel.getRoute("rest-in").getDescription())
                                    .startsWith("Changed"));

            Files.writeString(file, "- route: [this is none\n");
            Files.writeString(
                    routes.resolve("accept.camel.yaml"), Files.readString(routes.resolve("accept.camel.yaml")) + "\n");
            until("the other one is read again", () -> camel.getRoute("accept") != null);
            assertThat(camel.getRoute("rest-in")).isNotNull();
            assertThat(camel.getRoutes()).hasSize(8);
        }
    }

    @Test
    void withoutAFolderTheRoutesOfTheProgramAreUsed() throws IOException {
        try (Office office = Office.open(data, Map.of("patuh.routes", data.resolve("none")))) {
            assertThat(office.part(CamelContext.class).getRoutes()).hasSize(8);
            restPassesThrough(office);
        }
    }

    /** The way through the routes costs far less than the commit that it leads to. */
    private static void restPassesThrough(Office office) throws IOException {
        long direct = 0;
        long routed = 0;
        for (int i = 0; i < 200; i++) {
            byte[] csv = ("case,step,at\nR-" + i + ",1,2026-10-05\n").getBytes(StandardCharsets.UTF_8);
            Arrival arrival = new Arrival(Source.REST, null, null, "r.csv", null, null, null, Content.of(csv));
            long begun = System.nanoTime();
            office.part(Reception.class).receive(arrival);
            direct += System.nanoTime() - begun;
            begun = System.nanoTime();
            assertThat(office.part(RestIn.class).receive(arrival).again()).isFalse();
            routed += System.nanoTime() - begun;
        }
        System.out.println(
                "received directly in " + direct / 200_000 + " us, through the routes in " + routed / 200_000 + " us");
        assertThat(routed).isLessThan(3 * direct + 200 * 5_000_000L);
    }

    @Test
    void aFaultyFileStopsTheStart() throws IOException {
        Path routes = copy(data.resolve("routes"));
        Files.writeString(routes.resolve("x.camel.yaml"), "- route:\n    id: x\n    nonsense: 1\n");

        assertThatThrownBy(() -> Office.open(data, Map.of("patuh.routes", routes)))
                .hasStackTraceContaining("nonsense");
    }
}
