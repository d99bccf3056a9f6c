package id.patuh.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.patuh.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service is killed at random moments while events come in by REST, folder and mail. Afterwards everything that
 * anybody was told is there, nothing twice, no file by half. {@code -Dpatuh.crash.kills=1000} for a long night.
 */
class CrashTest {

    private static final int KILLS = Integer.getInteger("patuh.crash.kills", 50);
    private static final long SEED = Long.getLong("patuh.crash.seed", 20261122L);

    private final Told told = new Told();

    @Test
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void whatWasAcceptedSurvivesAnyNumberOfKills(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        GreenMail mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        mail.start();
        GreenMailUser user = mail.setUser("patuh@kantor.example", "patuh", "rahasia");
        Path senders = Files.writeString(folder.resolve("senders.yaml"), "senders:\n  - {domain: kantor.example}\n");
        ServiceProcess service = new ServiceProcess(
                data,
                List.of(
                        "--patuh.intake.folder=" + inbox,
                        "--patuh.mail.senders=" + senders,
                        "--patuh.mail.imap.host=127.0.0.1",
                        "--patuh.mail.imap.port=" + mail.getImap().getPort(),
                        "--patuh.mail.imap.user=" + user.getLogin(),
                        "--patuh.mail.imap.password=" + user.getPassword(),
                        "--patuh.mail.imap.poll=1s",
                        "--patuh.mail.imap.tls=none",
                        "--patuh.mail.smtp.host=127.0.0.1",
                        "--patuh.mail.smtp.port=" + mail.getSmtp().getPort(),
                        "--patuh.mail.smtp.tls=none",
                        "--patuh.mail.smtp.from=patuh@kantor.example"));
        try (service) {
            service.start();
            service.awaitReady();
            try (Senders staff =
                    new Senders(service, told, inbox, mail.getSmtp().getPort())) {
                staff.start(service.token(), SEED);
                killAgainAndAgain(service);
            }
            awaitQuiet(service);
            everythingIsThereOnce(service);
        } finally {
            mail.stop();
        }
    }

    private void killAgainAndAgain(ServiceProcess service) throws Exception {
        Random random = new Random(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            boolean whileStarting = kill % 10 == 0;
            TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
            Set<String> lost = new HashSet<>(told.answered);
            service.kill(kill % 3 == 0);
            service.start();
            if (whileStarting) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(6_000));
                service.kill(false);
                service.start();
            }
            service.awaitReady();
            if (kill % 5 != 0) {
                awaitPosts();
            }
            lost.removeAll(counts(service).keySet());
            assertThat(lost)
                    .as("answered events that are lost after kill %d", kill)
                    .isEmpty();
        }
    }

    /** Until a post was answered: some seconds after the web server the routes run, too. */
    private void awaitPosts() throws InterruptedException {
        int before = told.posts.get();
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (told.posts.get() == before) {
            assertThat(System.nanoTime()).as("nobody's post is answered").isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Until every input was read and every mail and file was taken. */
    private void awaitQuiet(ServiceProcess service) throws Exception {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (counts(service).size() < told.sent.size()
                || number(service, "select count(*) from input where state in ('received', 'reading')") > 0) {
            assertThat(System.nanoTime())
                    .as("%d of %d events are there; %s", counts(service).size(), told.sent.size(), states(service))
                    .isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private void everythingIsThereOnce(ServiceProcess service) throws Exception {
        Map<String, Integer> counts = counts(service);
        assertThat(counts.keySet()).isEqualTo(told.sent);
        assertThat(counts.values()).as("each once").allMatch(count -> count == 1);
        assertThat(number(service, "select coalesce(sum(rows_read - accepted - duplicate - rejected), 0) from input"))
                .isZero();
        assertThat(number(service, "select coalesce(sum(rejected), 0) from input"))
                .isZero();
        assertThat(number(service, "select count(distinct sha256) from input where source = 'folder'"))
                .isEqualTo(told.drops.get());
        System.out.printf(
                "%d kills: %d events by %d posts, %d files and %d mails; 0 lost, 0 doubled%n",
                KILLS, counts.size(), told.posts.get(), told.drops.get(), told.mails.get());
    }

    private static Map<String, Integer> counts(ServiceProcess service) throws Exception {
        Map<String, Integer> counts = new HashMap<>();
        try (Connection database = connect(service);
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select event_id, count(*) from event group by event_id")) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counts;
    }

    private static String states(ServiceProcess service) throws Exception {
        StringBuilder states = new StringBuilder();
        try (Connection database = connect(service);
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select source, state, count(*), min(reason_en) from input group by 1, 2 order by 1, 2")) {
            while (rows.next()) {
                states.append(rows.getString(1))
                        .append(' ')
                        .append(rows.getString(2))
                        .append(' ')
                        .append(rows.getInt(3))
                        .append(' ')
                        .append(rows.getString(4))
                        .append("; ");
            }
        }
        return states.toString();
    }

    private static long number(ServiceProcess service, String sql) throws Exception {
        try (Connection database = connect(service);
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The database may still be recovering. */
    private static Connection connect(ServiceProcess service) throws Exception {
        SQLException last = null;
        for (int i = 0; i < 50; i++) {
            try {
                return service.database();
            } catch (SQLException e) {
                last = e;
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw last;
    }
}
