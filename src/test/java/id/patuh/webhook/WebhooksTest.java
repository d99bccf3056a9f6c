package id.patuh.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.SettableClock;
import id.patuh.database.TestDatabase;
import id.patuh.sop.Text;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calls to a program that behaves badly. */
@Timeout(60)
class WebhooksTest {

    private static final String SECRET = "rahasia-rahasia-";
    private static final Instant NOW = Instant.parse("2026-10-05T00:00:00Z");

    private final SettableClock clock = new SettableClock(NOW);
    private final AtomicBoolean held = new AtomicBoolean();
    private HikariDataSource database;
    private JdbcClient client;
    private ScriptedHttpServer server;
    private WebhookCalls calls;
    private Webhooks webhooks;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.fresh();
        client = JdbcClient.create(database);
        server = new ScriptedHttpServer();
        WebhookSettings settings = settings(server.port());
        calls = new WebhookCalls(client, clock, settings);
        webhooks = new Webhooks(calls, settings, held::get, clock, new Random(1));
    }

    private static WebhookSettings settings(int port) {
        URI url = URI.create("http://127.0.0.1:" + port + "/patuh?x=1");
        return new WebhookSettings(
                List.of(new WebhookSettings.Target("register", url, SECRET)), Duration.ofSeconds(1), "urn:patuh");
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        database.close();
    }

    private static WebhookEvent event(String identity, String kind) {
        return new WebhookEvent(
                identity, kind, NOW, "sop", "K-1", "5", "minor", 0, List.of("teknis"), new Text("ya – ya", "yes"));
    }

    private void add(String identity) {
        calls.add(List.of(event(identity, "finding")), clock.instant());
    }

    private String state(String identity) {
        return client.sql("select state from webhook_call where event = ?")
                .param(identity)
                .query(String.class)
                .single();
    }

    private int attempts() {
        return client.sql("select sum(attempts) from webhook_call")
                .query(Integer.class)
                .single();
    }

    @Test
    void aCallIsMadeOnceSigned() {
        add("a");
        add("a");
        webhooks.sendDue();
        webhooks.sendDue();
        assertThat(server.received()).singleElement().satisfies(call -> {
            assertThat(call.line()).isEqualTo("POST /patuh?x=1 HTTP/1.1");
            assertThat(call.headers().get("content-type")).startsWith("application/cloudevents+json");
            assertThat(call.body()).contains("\"id\":\"a\"", "ya – ya");
            assertThat(Signature.isGenuine(
                            call.body().getBytes(StandardCharsets.UTF_8),
                            call.headers().get("patuh-signature"),
                            SECRET,
                            NOW))
                    .isTrue();
        });
        assertThat(state("a")).isEqualTo("sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 Broken", "503 Busy", "429 Too Many", "408 Slow"})
    void aRefusalForNowIsTriedAgainAfterEverLongerPauses(String answer) {
        server.next = () -> answer;
        add("a");
        for (int i = 1; i <= 3; i++) {
            webhooks.sendDue();
            assertThat(state("a")).isEqualTo("retry");
            assertThat(attempts()).isEqualTo(i);
            clock.advance(Duration.ofSeconds(20L << (i - 1)));
            webhooks.sendDue();
            assertThat(attempts()).as("not yet").isEqualTo(i);
            clock.advance(Duration.ofSeconds(20L << (i - 1)));
        }
        server.next = () -> "200 Good";
        webhooks.sendDue();
        assertThat(state("a")).isEqualTo("sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"400 No", "401 Who", "404 Where", "410 Gone", "301 Moved\r\nLocation: http://127.0.0.1:1/"})
    void aRefusalForGoodFailsAndNoRedirectIsFollowed(String answer) {
        server.next = () -> answer;
        add("a");
        webhooks.sendDue();
        assertThat(state("a")).isEqualTo("failed");
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "stall"})
    void aCallThatIsCutOffIsUnknownAndMadeAgainUnderTheSameId(String answer) {
        server.next = () -> answer;
        add("a");
        webhooks.sendDue();
        assertThat(state("a")).isEqualTo("unknown");
        server.next = () -> "200 Good";
        clock.advance(Duration.ofMinutes(1));
        webhooks.sendDue();
        assertThat(state("a")).isEqualTo("sent");
        assertThat(server.received())
                .extracting(ScriptedHttpServer.Call::body)
                .containsExactly(
                        server.received().get(0).body(),
                        server.received().get(0).body());
        assertThat(client.sql("select doubted from webhook_call")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anAnswerThatNeverEndsCountsByItsStatus() {
        server.next = () -> "200 Good\r\nContent-Length: 1000000000";
        add("a");
        webhooks.sendDue();
        assertThat(state("a")).isEqualTo("sent");
    }

    @Test
    void aTargetThatIsAwayIsTriedOnceAPauseAndNotOnceACall() throws IOException {
        server.close();
        for (int i = 0; i < 50; i++) {
            add("a" + i);
        }
        webhooks.sendDue();
        assertThat(attempts()).isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        webhooks.sendDue();
        assertThat(attempts()).isEqualTo(2);
    }

    @Test
    void afterThreeDaysItIsGivenUp() {
        server.next = () -> "503 Busy";
        add("a");
        for (int i = 0; i < 100 && !state("a").equals("failed"); i++) {
            webhooks.sendDue();
            clock.advance(Duration.ofHours(2));
        }
        assertThat(state("a")).isEqualTo("failed");
    }

    @Test
    void aCallWhoseCallerWasKilledIsUnknownAndMadeOnceMore() {
        add("a");
        calls.take();
        webhooks.sendDue();
        assertThat(server.received()).isEmpty();
        clock.advance(WebhookCalls.LONGEST_SENDING);
        webhooks.sendDue();
        assertThat(state("a")).isEqualTo("sent");
        assertThat(client.sql("select doubted from webhook_call")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whileNoticesAreHeldNobodyIsCalled() {
        add("a");
        held.set(true);
        webhooks.sendDue();
        assertThat(server.received()).isEmpty();
        held.set(false);
        webhooks.sendDue();
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void whoWasToldIsToldOfTheWithdrawalAndWhoWasNotIsToldNothing() {
        add("told");
        webhooks.sendDue();
        add("untold");
        calls.withdraw("told", event("back", "withdrawal"));
        calls.withdraw("untold", event("never", "withdrawal"));
        webhooks.sendDue();
        assertThat(server.received()).hasSize(2);
        assertThat(server.received().get(1).body()).contains("id.patuh.notice.withdrawal", "\"id\":\"back\"");
        assertThat(state("untold")).isEqualTo("dropped");
    }

    /** A third of the answers is lost or refused; two services, and callers that stop anywhere. */
    @Test
    void nothingIsLostAndEveryCallThatMayHaveComeTwiceIsMarked() throws InterruptedException {
        Random random = new Random(7);
        server.next = () ->
                List.of("200 A", "200 B", "200 C", "200 D", "503 E", "cut").get(random.nextInt(6));
        for (int i = 0; i < 300; i++) {
            add("a" + i);
        }
        Webhooks other = new Webhooks(calls, settings(server.port()), held::get, clock, new Random(2));
        for (int round = 0;
                round < 400
                        && client.sql("select count(*) from webhook_call where state <> 'sent'")
                                        .query(Integer.class)
                                        .single()
                                > 0;
                round++) {
            if (random.nextInt(4) == 0) {
                calls.take();
            }
            Thread one = new Thread(webhooks::sendDue);
            Thread two = new Thread(other::sendDue);
            one.start();
            two.start();
            one.join();
            two.join();
            clock.advance(Duration.ofMinutes(4));
        }
        Map<String, Integer> received = new HashMap<>();
        server.received().forEach(call -> received.merge(call.body(), 1, Integer::sum));
        assertThat(received).hasSize(300);
        client.sql("select convert_from(body, 'UTF8'), attempts, doubted from webhook_call")
                .query(row -> {
                    int more = received.get(row.getString(1)) - 1;
                    assertThat(row.getInt(2)).isGreaterThan(more);
                    assertThat(row.getInt(2) - 1).isGreaterThanOrEqualTo(row.getInt(3));
                });
    }

    @Test
    void settingsThatCannotBeMeantAreRefused() {
        for (String url :
                List.of("http://office.example/", "ftp://127.0.0.1/", "https://user:pw@office.example/", "x")) {
            assertThatThrownBy(() -> new WebhookSettings.Target("a", URI.create(url), SECRET))
                    .hasMessageContaining("https://");
        }
        assertThatThrownBy(() -> new WebhookSettings.Target("a", URI.create("https://office.example/"), "short"))
                .hasMessageContaining("16 characters")
                .hasMessageNotContaining("short");
    }
}
