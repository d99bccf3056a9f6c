package id.patuh;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The service in a process of its own, on a data folder of its own, so that it can be killed like one. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path data;
    private final List<String> settings;
    private final List<String> flags;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Process process;

    /** With the flags that let it start soonest: it is started often, and ends soon. */
    public ServiceProcess(Path data, List<String> settings) throws IOException {
        this(
                data,
                settings,
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote",
                        "-Xmx512m"));
    }

    /**
     * @param settings Spring's, {@code --name=value}
     * @param flags the JVM's
     */
    public ServiceProcess(Path data, List<String> settings, List<String> flags) throws IOException {
        this.data = data;
        this.settings = settings;
        this.flags = flags;
        this.port = freePort();
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public void start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of(
                "-cp",
                programOnly(),
                "id.patuh.Patuh",
                "serve",
                "--server.port=" + port,
                "--management.server.port=0",
                "--patuh.data=" + data,
                "--patuh.sample-data=" + data.resolve("no-sample")));
        command.addAll(settings);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** The class path without the tests: their beans are not the service's. */
    private static String programOnly() {
        Path tests = Path.of(URI.create(ServiceProcess.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry).toAbsolutePath().equals(tests.toAbsolutePath()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    public Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The admin's token that the first start wrote. */
    public String token() throws IOException {
        return Files.readString(data.resolve("admin-token")).strip();
    }

    /** Until it answers, whatever the answer. Errors: it ended, or did not come up in two minutes. */
    public void awaitReady() throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the service ended with " + process.exitValue() + "; " + tail());
            }
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the service did not come up; " + tail());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            http.send(
                    HttpRequest.newBuilder(uri("/api/v1/findings"))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    /** SIGKILL. @param databaseToo the database server dies at the same moment, as when the machine stops */
    public void kill(boolean databaseToo) throws Exception {
        if (databaseToo) {
            postmaster().ifPresent(ProcessHandle::destroyForcibly);
        }
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; gives how long the service took to end. Errors: it did not within a minute. */
    public Duration stop() throws InterruptedException {
        long begin = System.nanoTime();
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the service did not stop within a minute");
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        return Files.exists(pidFile())
                ? ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile()).get(0).strip()))
                : Optional.empty();
    }

    /** A connection to the service's embedded database, as the service itself logs in. */
    public Connection database() throws IOException, SQLException {
        String port = Files.readAllLines(pidFile()).get(3).strip();
        String password =
                Files.readAllLines(data.resolve("postgresql-passwords")).get(1);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/patuh", "patuh", password);
    }

    private Path pidFile() {
        return data.resolve("postgresql").resolve("postmaster.pid");
    }

    @Override
    public void close() throws Exception {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        postmaster().ifPresent(ProcessHandle::destroy);
    }
}
