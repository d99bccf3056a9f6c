package id.patuh.operations;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/operations.md says about stopping, copying the data folder and starting on the copy. */
class BackupTest {

    private static final List<String> SETTINGS = List.of("--patuh.mail.demo.enabled=false");

    @Test
    void aServiceStartedOnACopyKnowsWhatTheFirstKnew(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        String findings;
        String file;
        try (ServiceProcess service = new ServiceProcess(data, SETTINGS)) {
            service.start();
            service.awaitReady();
            Staff staff = new Staff(service);
            staff.post("K-1");
            Files.writeString(data.resolve("inbox/a.csv"), "case,step,at,role\nK-2,1,2026-10-05 08:00,kadis\n");
            staff.findings("K-2");
            findings = staff.findings("K-1");
            file = staff.get(raw(staff));
            assertThat(service.stop()).isLessThan(Duration.ofSeconds(30));
        }
        Path copy = folder.resolve("copy");
        copy(data, copy);
        try (ServiceProcess service = new ServiceProcess(copy, SETTINGS)) {
            service.start();
            service.awaitReady();
            Staff staff = new Staff(service);
            assertThat(staff.get("/api/v1/findings?case=K-1")).isEqualTo(findings);
            assertThat(staff.get(raw(staff))).isEqualTo(file).startsWith("case,step");
            assertThat(staff.post("K-1")).contains("\"status\":\"duplicate\"");
            assertThat(staff.post("K-3")).contains("\"status\":\"accepted\"");
        }
    }

    /** Where the bytes of the one file are. */
    private static String raw(Staff staff) throws Exception {
        Matcher id = Pattern.compile("\"id\":([0-9]+)").matcher(staff.get("/api/v1/imports"));
        assertThat(id.find()).isTrue();
        return "/api/v1/imports/" + id.group(1) + "/raw";
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
