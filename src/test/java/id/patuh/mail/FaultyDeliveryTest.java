package id.patuh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Thousands of notices through a server of which three mails in ten run into trouble, by processes that are killed again
 * and again: none is lost, none comes twice where an answer was received, and every one that may have come twice says so.
 * With {@code -Dpatuh.mails=100000} it takes more of them.
 */
@Timeout(3600)
class FaultyDeliveryTest {

    private static final int MAILS = Integer.getInteger("patuh.mails", 5_000);
    private static final int KILLS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @TempDir
    Path logs;

    @Test
    void nothingIsLostAndEveryDoubtIsMarked() throws IOException, InterruptedException {
        String url = TestDatabase.freshUrl();
        long began = System.currentTimeMillis();
        UnreliableServer script = new UnreliableServer(11);
        try (HikariDataSource database = TestDatabase.connect(url);
                ScriptedSmtpServer server = new ScriptedSmtpServer(script)) {
            JdbcClient client = JdbcClient.create(database);
            write(new OutgoingMails(client, new FastClock(began)));
            int kills = sendWhileKilling(url, client, server.port(), began);
            System.out.printf(
                    "%d mails, %d attempts, %d faults, %d kills, %d taken, %d s%n",
                    MAILS,
                    script.mails.get(),
                    script.faults.get(),
                    kills,
                    script.taken.values().stream()
                            .mapToInt(count -> count.get())
                            .sum(),
                    (System.currentTimeMillis() - began) / 1000);
            check(client, script);
            assertThat(kills).isGreaterThanOrEqualTo(4);
            assertThat(script.faults.get()).isGreaterThan(script.mails.get() / 5);
        }
    }

    private static void write(OutgoingMails mails) {
        for (int i = 0; i < MAILS; i++) {
            String address = (i % 50 == 0 ? UnreliableServer.REFUSED : "petugas") + i + "@kominfo.example";
            mails.add(new OutgoingMessage(
                    "notice " + i, "notice", address, "[K-" + i + "] Pengingat", "isi " + i, "<p>isi</p>", null, null));
        }
    }

    private int sendWhileKilling(String url, JdbcClient client, int port, long began)
            throws IOException, InterruptedException {
        Random random = new Random(3);
        SendingProcess[] processes = new SendingProcess[2];
        int kills = 0;
        try {
            for (int i = 0; i < processes.length; i++) {
                processes[i] = new SendingProcess(url, port, began, i * 10, logs.resolve("one.log"));
            }
            for (int settled = 0; settled < MAILS; ) {
                settled = untilSettled(client, Math.min(MAILS, settled + MAILS / KILLS));
                int victim = random.nextInt(processes.length);
                processes[victim].kill();
                kills++;
                if (kills % 3 == 0) {
                    client.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                    + " where datname = current_database() and pid <> pg_backend_pid()")
                            .query(Long.class)
                            .single();
                }
                processes[victim] = new SendingProcess(url, port, began, kills * 100, logs.resolve("more.log"));
            }
        } finally {
            for (SendingProcess process : processes) {
                if (process != null) {
                    process.close();
                }
            }
        }
        return kills;
    }

    /** Waits until so many are sent or failed; gives how many are. */
    private static int untilSettled(JdbcClient client, int wanted) {
        AtomicInteger settled = new AtomicInteger();
        Awaitility.await(wanted + " mails are settled")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    settled.set(client.sql("select count(*) from outgoing_mail where state in ('sent', 'failed')")
                            .query(Integer.class)
                            .single());
                    return settled.get() >= wanted;
                });
        return settled.get();
    }

    private static void check(JdbcClient client, UnreliableServer script) {
        client.sql("select message_id, state, doubted, attempts, recipient from outgoing_mail")
                .query(row -> {
                    String id = row.getString(1);
                    int taken = UnreliableServer.of(script.taken, id);
                    int confirmed = UnreliableServer.of(script.confirmed, id);
                    String mail = row.getString(5) + " " + row.getString(2) + " after " + row.getInt(4) + " attempts";
                    if (row.getString(2).equals("sent")) {
                        assertThat(taken).as("lost: " + mail).isPositive();
                    } else {
                        assertThat(row.getString(5).startsWith(UnreliableServer.REFUSED)
                                        || UnreliableServer.of(script.refused, id) > 0)
                                .as("failed for nothing: " + mail)
                                .isTrue();
                    }
                    assertThat(confirmed).as("twice though answered: " + mail).isLessThanOrEqualTo(1);
                    assertThat(taken - 1).as("twice and not marked: " + mail).isLessThanOrEqualTo(row.getInt(3));
                });
        assertThat(script.taken.keySet())
                .allMatch(id -> client.sql("select count(*) from outgoing_mail where message_id = ?")
                                .param(id)
                                .query(Integer.class)
                                .single()
                        == 1);
    }
}
