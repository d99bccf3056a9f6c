package id.patuh.mail;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Postmen in a process of their own, which can be killed like one. */
final class SendingProcess implements AutoCloseable {

    static final Duration LONGEST_SENDING = Duration.ofSeconds(6);
    private static final int POSTMEN = 3;

    private final Process process;

    SendingProcess(String database, int smtp, long began, int seed, Path log) throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx192m",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        SendingProcess.class.getName(),
                        database,
                        String.valueOf(smtp),
                        String.valueOf(began),
                        String.valueOf(seed)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** Sends until it is killed, or its parent is gone. */
    public static void main(String[] arguments) {
        HikariDataSource database = TestDatabase.connect(arguments[0]);
        FastClock clock = new FastClock(Long.parseLong(arguments[2]));
        MailSettings.Smtp smtp = new MailSettings.Smtp(
                "127.0.0.1",
                Integer.parseInt(arguments[1]),
                null,
                null,
                MailSettings.Tls.NONE,
                "patuh@kominfo.example",
                null,
                Duration.ofSeconds(1));
        OutgoingMails mails = new OutgoingMails(JdbcClient.create(database), clock, FastClock.of(LONGEST_SENDING));
        for (int i = 0; i < POSTMEN; i++) {
            Postman postman = new Postman(mails, smtp, clock, new Random(Long.parseLong(arguments[3]) + i));
            new Thread(() -> send(postman), "postman").start();
        }
    }

    private static void send(Postman postman) {
        while (ProcessHandle.current().parent().isPresent()) {
            try {
                postman.sendDue();
            } catch (RuntimeException noDatabase) {
                System.err.println(noDatabase.getMessage());
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
