package id.patuh.benchmarks;

import id.patuh.ServiceProcess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Durable single posts beside bare durable commits of single rows, by turns, so that both see the same machine. */
final class PostLoad {

    private static final int CLIENTS = 8;
    private static final int WARM_SECONDS = Integer.getInteger("patuh.benchmarks.warm", 120);
    private static final int SECONDS = Integer.getInteger("patuh.benchmarks.seconds", 10);
    private static final int ROUNDS = 3;

    private final ServiceProcess service;
    private final String token;
    private final PostedCases cases;
    /** Of their own, as an event that only the bare table gets would be missing from its case. */
    private final PostedCases bareCases = new PostedCases();

    private final AtomicLong bareRows = new AtomicLong();

    PostLoad(ServiceProcess service, String token, PostedCases cases) {
        this.service = service;
        this.token = token;
        this.cases = cases;
    }

    /** Prints the ratio and gives the top rate of posts, a second. */
    double run() throws Exception {
        try (Connection database = service.database();
                Statement statement = database.createStatement()) {
            statement.execute("create table if not exists bare_event (id text primary key, body text)");
        }
        List<Double> bare = new ArrayList<>();
        List<Double> posted = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ServiceLoad.awaitAudited(service);
            bare.add(bareCommits(SECONDS));
            posted.add(posts(SECONDS));
            ServiceLoad.print("  round %d: bare %.0f, posts %.0f a second", round + 1, bare.get(round), posted.get(round));
        }
        double most = ServiceLoad.median(bare);
        double top = ServiceLoad.median(posted);
        ServiceLoad.print("durable single-row commits, %d connections: %.0f a second", CLIENTS, most);
        ServiceLoad.print(
                "durable single posts, %d clients: %.0f a second, ratio %.2f (wanted ≥ 0.70)", CLIENTS, top, top / most);
        long waiting = ServiceLoad.number(service, ServiceLoad.WAITING);
        long begin = System.nanoTime();
        ServiceLoad.awaitAudited(service);
        ServiceLoad.print(
                "cases that wait for their audit at the end of it: %d, audited %.1f s later",
                waiting, (System.nanoTime() - begin) / 1e9);
        return top;
    }

    /** Posts until the service is warm, and waits until they are audited. */
    void warm() throws Exception {
        ServiceLoad.print("posts while the service warms up: %.0f a second", posts(WARM_SECONDS));
        ServiceLoad.awaitAudited(service);
    }

    double posts(int seconds) throws Exception {
        return Clients.rate(
                CLIENTS,
                seconds,
                () -> new KeepAlive(service.uri("/"), token),
                http -> accepted(http.post("/api/v1/events", cases.next())));
    }

    static void accepted(KeepAlive.Answer answer) {
        if (answer.status() != 202) {
            throw new IllegalStateException("answered " + answer.status());
        }
    }

    double bareCommits(int seconds) throws Exception {
        return Clients.rate(CLIENTS, seconds, () -> new Row(service.database()), row -> {
            long number = bareRows.incrementAndGet();
            row.insert("b" + number, bareCases.next());
        });
    }

    /** One connection, committing each row. */
    private record Row(Connection connection, PreparedStatement insert) implements AutoCloseable {

        Row(Connection connection) throws SQLException {
            this(connection, connection.prepareStatement("insert into bare_event values (?, ?)"));
        }

        void insert(String id, String body) throws SQLException {
            insert.setString(1, id);
            insert.setString(2, body);
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
