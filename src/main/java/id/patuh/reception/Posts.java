package id.patuh.reception;

import id.patuh.intake.MalformedJson;
import id.patuh.intake.PostedEvents;
import id.patuh.sop.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Posts, each read by the thread that brings it and committed together with all that came while the commit before was
 * under way: one fsync for many. Safe for use by several threads. Source: RELIABILITY.md 1, 2.
 */
final class Posts implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Posts.class);
    /** One makes the largest groups, and a commit costs the same for one post and for many. */
    private static final int COMMITTERS = 1;

    private static final int MOST_AT_ONCE = 512;
    private static final int MOST_TRIES = 5;
    private static final int RESERVE = 1000;
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int LARGEST_IN_ROW = 64 * 1024;
    private static final Duration KEYS_KEPT = Duration.ofDays(7);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final DataSource database;
    private final PostTable table;
    private final Appending appending;
    private final Supplier<Meanings> meanings;
    private final Spool spool;
    private final Clock clock;
    private final int longestQueue;
    private final BlockingQueue<Waiting> queue;
    private final Set<Key> inFlight = ConcurrentHashMap.newKeySet();
    private final List<Thread> committers = new ArrayList<>();
    private final Deque<Long> reserved = new ArrayDeque<>();
    private volatile boolean running;
    private volatile Instant forgotten = Instant.EPOCH;

    Posts(
            DataSource database,
            Appending appending,
            Supplier<Meanings> meanings,
            Spool spool,
            int longestQueue,
            Clock clock) {
        this.database = database;
        this.table = new PostTable(database);
        this.appending = appending;
        this.meanings = meanings;
        this.spool = spool;
        this.clock = clock;
        this.longestQueue = longestQueue;
        this.queue = new LinkedBlockingQueue<>(longestQueue);
    }

    private record Key(String sender, String key) {}

    /**
     * A post that waits for its commit.
     *
     * @param malformed why nothing of it could be read; null: its rows were read
     */
    private record Waiting(
            Post post,
            byte[] sha256,
            byte @Nullable [] body,
            List<Row> rows,
            @Nullable MalformedJson malformed,
            CompletableFuture<Post.Answer> answer) {}

    /** Takes a post in; returns when what the answer says is durable. */
    Posted post(Post post) {
        if (post.key() == null) {
            return new Posted(taken(post), false);
        }
        Key key = new Key(sender(post), post.key());
        if (!inFlight.add(key)) {
            throw new KeyInUse(true);
        }
        try {
            Optional<PostTable.Used> used = table.find(key.sender(), key.key());
            if (used.isEmpty()) {
                return new Posted(taken(post), false);
            }
            if (!MessageDigest.isEqual(used.get().fingerprint(), post.fingerprint())) {
                throw new KeyInUse(false);
            }
            return new Posted(used.get().answer(), true);
        } finally {
            inFlight.remove(key);
        }
    }

    /** People and programs may go by one name. */
    private static String sender(Post post) {
        String name = post.sender() == null ? "" : post.sender();
        return post.source() == Source.REST ? name : post.source().word() + ":" + name;
    }

    private Post.Answer taken(Post post) {
        Waiting waiting = read(post);
        if (!running || !queue.offer(waiting)) {
            throw new Overloaded(
                    new Text(
                            "terlalu banyak kiriman menunggu (" + longestQueue + "); coba lagi sebentar lagi",
                            "too many posts wait (" + longestQueue + "); try again in a moment"),
                    RETRY_AFTER_SECONDS);
        }
        try {
            return waiting.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Waiting read(Post post) {
        byte[] sha256 = Hash.of(post.body());
        byte[] body = post.body();
        if (body.length > LARGEST_IN_ROW) {
            store(body);
            body = null;
        }
        try {
            return new Waiting(post, sha256, body, rows(post), null, new CompletableFuture<>());
        } catch (MalformedJson e) {
            return new Waiting(post, sha256, body, List.of(), e, new CompletableFuture<>());
        }
    }

    private void store(byte[] body) {
        try {
            spool.store(new ByteArrayInputStream(body), Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Row> rows(Post post) throws MalformedJson {
        PostedEvents reader =
                new PostedEvents(post.source().word(), meanings.get().sops(), post.sop(), post.outerId());
        List<PostedEvents.Element> elements = post.lines() ? reader.readLines(post.body()) : reader.read(post.body());
        List<Row> rows = new ArrayList<>(elements.size());
        for (PostedEvents.Element element : elements) {
            rows.add(new Row(element.events(), element.rejected(), element.idPlace()));
        }
        return rows;
    }

    @Override
    public synchronized void start() {
        running = true;
        for (int i = 0; i < COMMITTERS; i++) {
            Thread thread = new Thread(this::work, "committing-" + i);
            thread.setDaemon(true);
            thread.start();
            committers.add(thread);
        }
    }

    /** Commits what waits, then ends; the web server, which stops first, brings nothing more. */
    @Override
    public synchronized void stop() {
        running = false;
        for (Thread thread : committers) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        committers.clear();
    }

    /** Starts before, and stops after, the ways in. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        List<Waiting> group = new ArrayList<>();
        while (running || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, MOST_AT_ONCE - 1);
                    commit(group);
                } else {
                    forgetKeys();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("old idempotency keys are forgotten later: {}", e.getMessage());
            }
            group.clear();
        }
    }

    private void forgetKeys() {
        Instant now = clock.instant();
        if (forgotten.plus(FORGET_EVERY).isBefore(now)) {
            forgotten = now;
            table.forget(now.minus(KEYS_KEPT));
        }
    }

    /** All of them in one transaction; where that fails, each in one of its own, so that none falls for another's fault. */
    private void commit(List<Waiting> group) {
        try {
            complete(group, tryCommit(group));
        } catch (RuntimeException | SQLException e) {
            if (group.size() > 1) {
                group.forEach(one -> commit(List.of(one)));
            } else {
                group.get(0)
                        .answer()
                        .completeExceptionally(e instanceof SQLException sql ? Transactions.failed(sql) : e);
            }
        } catch (Error e) {
            LOG.error("{} posts cannot be committed", group.size(), e);
            group.forEach(one -> one.answer().completeExceptionally(e));
        }
    }

    private static void complete(List<Waiting> group, List<Post.Answer> answers) {
        for (int i = 0; i < group.size(); i++) {
            group.get(i).answer().complete(answers.get(i));
        }
    }

    private List<Post.Answer> tryCommit(List<Waiting> group) throws SQLException {
        for (int tries = 1; ; tries++) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    return commit(connection, group);
                } catch (SQLException | RuntimeException e) {
                    connection.rollback();
                    throw e;
                } finally {
                    connection.setAutoCommit(true);
                }
            } catch (SQLException e) {
                if (tries >= MOST_TRIES || !Transactions.mayTryAgain(e)) {
                    throw e;
                }
            }
        }
    }

    private List<Post.Answer> commit(Connection connection, List<Waiting> group) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long[] numbers = numbers(connection, group.size());
        List<Appending.Batch> batches = new ArrayList<>(group.size());
        for (int i = 0; i < numbers.length; i++) {
            batches.add(new Appending.Batch(
                    numbers[i],
                    group.get(i).post().source().word(),
                    group.get(i).rows()));
        }
        Appending.Decided decided = appending.decide(connection, batches, meanings.get(), now);
        List<PostTable.Read> read = new ArrayList<>(group.size());
        List<Post.Answer> answers = new ArrayList<>(group.size());
        for (int i = 0; i < numbers.length; i++) {
            List<Receipt> receipts = decided.receipts().get(i);
            read.add(read(numbers[i], group.get(i), receipts));
            answers.add(answer(numbers[i], group.get(i), receipts));
        }
        boolean plain = !decided.hasRejected()
                && decided.added().size() <= MOST_AT_ONCE
                && group.stream()
                        .allMatch(one -> one.post().key() == null && one.post().source() == Source.REST);
        if (plain) {
            PostTable.addAndCommit(connection, read, decided, now);
        } else {
            PostTable.add(connection, read, now);
            decided.write(connection);
            for (int i = 0; i < numbers.length; i++) {
                Post post = group.get(i).post();
                if (post.key() != null) {
                    PostTable.remember(connection, sender(post), post, numbers[i], answers.get(i), now);
                }
            }
            connection.commit();
        }
        decided.committed();
        return answers;
    }

    /** Asked for many at once; numbers that a stop leaves over are never used. */
    private long[] numbers(Connection connection, int howMany) throws SQLException {
        synchronized (reserved) {
            if (reserved.size() < howMany) {
                for (long number : PostTable.numbers(connection, howMany + RESERVE)) {
                    reserved.add(number);
                }
            }
            long[] numbers = new long[howMany];
            for (int i = 0; i < howMany; i++) {
                numbers[i] = reserved.remove();
            }
            return numbers;
        }
    }

    private static Post.Answer answer(long number, Waiting waiting, List<Receipt> receipts) {
        MalformedJson malformed = waiting.malformed();
        return malformed == null
                ? waiting.post().answering().of(number, receipts)
                : waiting.post().answering().malformed(number, malformed);
    }

    private static PostTable.Read read(long number, Waiting waiting, List<Receipt> receipts) {
        long[] counts = new long[3];
        receipts.forEach(receipt -> counts[receipt.outcome().ordinal()]++);
        MalformedJson malformed = waiting.malformed();
        return malformed == null
                ? new PostTable.Read(
                        number,
                        waiting.post(),
                        waiting.sha256(),
                        waiting.body(),
                        InputState.READ,
                        null,
                        counts[0],
                        counts[1],
                        counts[2])
                : new PostTable.Read(
                        number,
                        waiting.post(),
                        waiting.sha256(),
                        waiting.body(),
                        InputState.REJECTED,
                        malformed.reason(),
                        0,
                        0,
                        1);
    }
}
