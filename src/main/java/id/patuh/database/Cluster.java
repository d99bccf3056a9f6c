package id.patuh.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a PostgreSQL cluster. It counts as made once the file {@code patuh-complete} lies in it; before that
 * nothing was ever accepted into it, and a start that finds it so begins afresh. The caller holds the
 * {@link DataFolderLock}, so a server that runs in it belongs to a service that was killed.
 */
final class Cluster {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LOG_IN_BY_PASSWORD = """
            # Only who can read the data folder knows the passwords.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128      scram-sha-256
            """;

    private final Path folder;

    Cluster(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    boolean isComplete() {
        return Files.exists(folder.resolve("patuh-complete"));
    }

    void complete() throws IOException {
        Files.writeString(folder.resolve("patuh-complete"), "");
    }

    /** From the next reload on nobody logs in without a password. */
    void secure() throws IOException {
        Files.writeString(folder.resolve("pg_hba.conf"), LOG_IN_BY_PASSWORD);
    }

    /** Stops a server that outlived its service, removes a stale {@code postmaster.pid} and a half-made cluster. */
    void clearAfterKill() throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            Optional<ProcessHandle> running = server(pidFile);
            if (running.isPresent()) {
                LOG.warn(
                        "PostgreSQL of an earlier run is still running (process {}); stopping it",
                        running.get().pid());
                stop(running.get());
            }
            Files.deleteIfExists(pidFile);
        }
        if (Files.isDirectory(folder) && !isComplete()) {
            delete();
        }
    }

    private static Optional<ProcessHandle> server(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).strip().matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("postgres").contains("postgres"));
    }

    /** First as a clean shutdown, which needs no recovery; then ever less politely. */
    private static void stop(ProcessHandle server) throws IOException {
        if (!signalled(server, "INT") && !signalled(server, "QUIT")) {
            server.destroyForcibly();
            if (!ended(server)) {
                throw new IOException("PostgreSQL of an earlier run, process " + server.pid() + ", cannot be stopped");
            }
        }
    }

    private static boolean signalled(ProcessHandle server, String signal) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return false;
        }
        new ProcessBuilder("kill", "-" + signal, Long.toString(server.pid())).start();
        return ended(server);
    }

    private static boolean ended(ProcessHandle server) {
        try {
            server.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !server.isAlive();
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Cluster::delete);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
