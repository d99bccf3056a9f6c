package id.patuh.crash;

import id.patuh.ServiceProcess;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Staff who go on sending whatever happens to the service: who gets no answer sends the same again. */
final class Senders implements AutoCloseable {

    private static final int FILES_WAITING = 12;

    private final ServiceProcess service;
    private final Told told;
    private final Path folder;
    private final int smtp;
    private final List<Thread> threads = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile boolean over;
    private volatile Throwable fault;

    /** @param folder where files are dropped; a draft beside it is renamed into it */
    Senders(ServiceProcess service, Told told, Path folder, int smtp) {
        this.service = service;
        this.told = told;
        this.folder = folder;
        this.smtp = smtp;
    }

    void start(String token, long seed) {
        for (int i = 0; i < 3; i++) {
            Random random = new Random(seed + i);
            run(() -> post(token, random));
        }
        Random random = new Random(seed + 100);
        run(() -> drop(random));
        run(this::mail);
    }

    private interface Step {
        void take() throws Exception;
    }

    private void run(Step step) {
        Thread thread = new Thread(() -> {
            try {
                while (!over) {
                    step.take();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception | AssertionError e) {
                fault = e;
            }
        });
        threads.add(thread);
        thread.start();
    }

    /** One to five events; sent again under the same key until an answer comes. */
    private void post(String token, Random random) throws Exception {
        List<String> ids = IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(i -> told.event())
                .toList();
        HttpRequest request = HttpRequest.newBuilder(service.uri("/api/v1/events"))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", ids.get(0))
                .POST(HttpRequest.BodyPublishers.ofString(
                        ids.stream().map(Told::json).collect(Collectors.joining(",", "[", "]"))))
                .build();
        while (true) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 202) {
                    told.answered.addAll(ids);
                    told.posts.incrementAndGet();
                    TimeUnit.MILLISECONDS.sleep(10);
                    return;
                }
                if (answer.statusCode() != 503 && answer.statusCode() != 409) {
                    throw new AssertionError("unexpected answer " + answer.statusCode() + ": " + answer.body());
                }
            } catch (IOException e) {
                // killed under the request: nobody knows what became of it, so it is sent again
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** A file of many events; while the service is down only some few pile up, so that it is not busy with them alone. */
    private void drop(Random random) throws Exception {
        while (!over && waiting() >= FILES_WAITING) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        String name = "f" + told.drops.incrementAndGet() + ".csv";
        String rows = IntStream.range(0, 1 + random.nextInt(200))
                .mapToObj(i -> Told.row(told.event()))
                .collect(Collectors.joining("\n"));
        Path draft = folder.resolveSibling("draft-" + name);
        Files.writeString(draft, "case,step,at,event_id\n" + rows + "\n");
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        told.files.add(name);
        TimeUnit.MILLISECONDS.sleep(500);
    }

    private int waiting() {
        return Objects.requireNonNull(folder.toFile().list((any, name) -> name.endsWith(".csv"))).length;
    }

    private void mail() throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(smtp));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("staf@kantor.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("patuh@kantor.example"));
        message.setSubject("laporan");
        message.setText(Told.lines(told.event()));
        try {
            Transport.send(message);
            told.mails.incrementAndGet();
        } catch (MessagingException e) {
            throw new IllegalStateException("the test's own mail server refused a mail", e);
        }
        // the test's mail server is slow with a full mailbox, and while the service is down nobody empties it
        TimeUnit.MILLISECONDS.sleep(3_000);
    }

    /** Ends after what is under way was answered. */
    @Override
    public void close() throws Exception {
        over = true;
        for (Thread thread : threads) {
            thread.join(60_000);
        }
        if (fault != null) {
            throw new AssertionError("a sender failed", fault);
        }
    }
}
