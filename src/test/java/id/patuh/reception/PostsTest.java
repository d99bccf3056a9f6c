package id.patuh.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.database.TestDatabase;
import id.patuh.intake.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostsTest {

    @TempDir
    Path folder;

    private HikariDataSource database;
    private Desk desk;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        desk = new Desk(database, folder.resolve("spool"), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        desk.close();
        database.close();
    }

    /** Words nothing but the outcomes. */
    private static final Post.Answering OUTCOMES = new Post.Answering() {
        @Override
        public Post.Answer of(long input, List<Receipt> receipts) {
            String words = receipts.stream()
                    .map(receipt -> receipt.outcome().word())
                    .reduce("", (all, one) -> all + one + " ");
            return new Post.Answer(202, words.strip().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Post.Answer malformed(long input, MalformedJson why) {
            return new Post.Answer(400, new byte[0]);
        }
    };

    private static Post post(String json, String key) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return new Post(body, false, null, "application/json", "loket", null, key, Hash.of(body), OUTCOMES);
    }

    private static String event(String caseId, int step) {
        return "{\"case\": \"" + caseId + "\", \"step\": " + step + ", \"at\": \"2026-10-05T08:00:00Z\"}";
    }

    private String said(Post post) {
        return new String(desk.reception().post(post).answer().body(), StandardCharsets.UTF_8);
    }

    @Test
    void aPostIsAnsweredOnlyOnceItIsCommitted() throws Exception {
        said(post(event("A", 1), null));
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select * from sop_case for update");
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> said(post(event("A", 2), null)));
            waitFor(() -> desk.count("pg_locks where not granted") > 0);
            assertThat(answer).isNotDone();
            assertThat(desk.count("event")).isEqualTo(1);
            other.rollback();
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("accepted");
        }
        assertThat(desk.count("event")).isEqualTo(2);
    }

    @Test
    void aKeyInFlightIsSaidSoAndServesAfterwards() throws Exception {
        said(post(event("A", 1), null));
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select * from sop_case for update");
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> said(post(event("A", 2), "k")));
            waitFor(() -> desk.count("pg_locks where not granted") > 0);
            assertThatThrownBy(() -> said(post(event("A", 2), "k")))
                    .isInstanceOfSatisfying(
                            KeyInUse.class, e -> assertThat(e.isInFlight()).isTrue());
            other.rollback();
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("accepted");
        }
        assertThat(said(post(event("A", 2), "k"))).isEqualTo("accepted");
        desk.restart();
        Posted again = desk.reception().post(post(event("A", 2), "k"));
        assertThat(again.replayed()).isTrue();
        assertThatThrownBy(() -> said(post(event("A", 3), "k")))
                .isInstanceOfSatisfying(
                        KeyInUse.class, e -> assertThat(e.isInFlight()).isFalse());
        assertThat(desk.count("event")).isEqualTo(2);
    }

    @Test
    void aFullQueueIsAnsweredAtOnce() throws Exception {
        desk.with(new IntakeSettings(null, null, null, null, null, 1));
        said(post(event("A", 1), null));
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select * from sop_case for update");
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int step = i + 2;
                answers.add(CompletableFuture.supplyAsync(
                        () -> said(post(event("A", step), null)), task -> new Thread(task).start()));
            }
            waitFor(() -> answers.stream().anyMatch(CompletableFuture::isCompletedExceptionally));
            other.rollback();
            long accepted = answers.stream()
                    .map(answer -> answer.handle((said, e) -> e == null).join())
                    .filter(done -> done)
                    .count();
            assertThat(desk.count("event")).isEqualTo(1 + accepted);
        }
    }

    @Test
    void oneThatCannotBeStoredDoesNotTakeOthersWithIt() throws Exception {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("alter table event add constraint refused check (note is distinct from 'poison')");
            said(post(event("A", 1), null));
            other.setAutoCommit(false);
            statement.execute("select * from sop_case for update");
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String json = event("A", 2 + i).replace("}", ", \"note\": \"" + (i == 4 ? "poison" : i) + "\"}");
                answers.add(
                        CompletableFuture.supplyAsync(() -> said(post(json, null)), task -> new Thread(task).start()));
            }
            waitFor(() -> desk.count("pg_locks where not granted") > 0);
            other.rollback();
            long failed = answers.stream()
                    .map(answer -> answer.handle((said, e) -> e != null).join())
                    .filter(done -> done)
                    .count();
            assertThat(failed).isEqualTo(1);
            assertThat(desk.count("event")).isEqualTo(6);
        }
    }

    @Test
    void manyWritersOfTheSameCasesAllGetThrough() {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int n = i;
            answers.add(CompletableFuture.supplyAsync(
                    () -> {
                        StringBuilder json = new StringBuilder("[");
                        for (int c = 0; c < 20; c++) {
                            json.append(c == 0 ? "" : ",").append(event("D-" + (n % 2 == 0 ? c : 19 - c), 1 + n % 14));
                        }
                        return said(post(json.append(']').toString(), null));
                    },
                    task -> new Thread(task).start()));
        }
        long accepted = answers.stream()
                .map(CompletableFuture::join)
                .mapToLong(words -> words.split("accepted", -1).length - 1)
                .sum();
        assertThat(accepted).isEqualTo(desk.count("event")).isEqualTo(280);
        assertThat(desk.inputs().counts().difference()).isZero();
    }

    private static void waitFor(BooleanSupplier there) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }
}
