package id.patuh.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.database.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class OperatingHealthTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private HikariDataSource database;
    private JdbcClient tables;
    private OperatingFigures figures;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        tables = JdbcClient.create(database);
        figures = new OperatingFigures(tables, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void withNothingWaitingItIsUp() {
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void anInputThatWaitsTooLongIsAFault() {
        input("received", NOW.minus(Duration.ofMinutes(11)), 0, 0);
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails().get("faults").toString()).contains("waited to be read for 660 s");
    }

    @Test
    void anInputThatWaitsNotTooLongIsNone() {
        input("received", NOW.minus(Duration.ofMinutes(9)), 0, 0);
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void countsThatDoNotAddUpAreRefusedByTheDatabase() {
        assertThatThrownBy(() -> input("read", NOW, 5, 4)).isInstanceOf(DataIntegrityViolationException.class);
        input("read", NOW, 5, 5);
        assertThat(figures.now().difference()).isZero();
    }

    @Test
    void aCaseThatIsOverdueForItsAuditIsAFaultAndOneThatIsNotDueIsNone() {
        tables.sql("insert into sop_case (sop, case_id, due) values ('a', 'later', ?)")
                .param(NOW.plusSeconds(1).atOffset(ZoneOffset.UTC))
                .update();
        assertThat(figures.now().unaudited()).isZero();
        tables.sql("insert into sop_case (sop, case_id, due) values ('a', 'long ago', ?)")
                .param(NOW.minusSeconds(600).atOffset(ZoneOffset.UTC))
                .update();
        figures = new OperatingFigures(tables, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void aMailThatWaitsTooLongIsAFaultInEveryStateOfWaiting() {
        for (String waiting : List.of("pending", "sending", "retry")) {
            tables.sql("delete from outgoing_mail").update();
            mail(waiting, NOW.minus(Duration.ofMinutes(61)));
            figures = new OperatingFigures(tables, Clock.fixed(NOW, ZoneOffset.UTC));
            assertThat(health().getStatus()).as(waiting).isEqualTo(Status.DOWN);
            assertThat(health().getDetails().get("faults").toString()).contains("waited to be sent for 3660 s");
        }
    }

    @Test
    void mailsThatWereSentAreNoFaultAndUnknownAndFailedOnesAreCounted() {
        List.of("sent", "unknown", "failed", "failed").forEach(state -> mail(state, NOW.minus(Duration.ofDays(1))));
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(figures.now().unknown()).isEqualTo(1);
        assertThat(figures.now().failed()).isEqualTo(2);
    }

    @Test
    void noticesThatAreHeldBackAreAFaultUntilTheyAreReleased() {
        tables.sql("insert into mail_breaker (tripped, reason) values (?, '1000 notices were written')")
                .param(NOW.atOffset(ZoneOffset.UTC))
                .update();
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails().get("faults").toString()).contains("1000 notices were written");
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new OperatingMetrics(figures).bindTo(registry);
        assertThat(registry.get("patuh.notices.held").gauge().value()).isEqualTo(1);
        tables.sql("update mail_breaker set released = tripped").update();
        figures = new OperatingFigures(tables, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aWebhookCallThatWaitsTooLongIsAFaultLikeAMail() {
        tables.sql("insert into webhook_call (event, target, body, created, next_attempt) values ('e', 't', '', ?, ?)")
                .params(NOW.minus(Duration.ofMinutes(61)).atOffset(ZoneOffset.UTC), NOW.atOffset(ZoneOffset.UTC))
                .update();
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void theFiguresAreMetrics() {
        input("received", NOW.minusSeconds(30), 0, 0);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new OperatingMetrics(figures).bindTo(registry);
        assertThat(registry.get("patuh.unread.oldest").gauge().value()).isEqualTo(30);
        assertThat(registry.get("patuh.conservation.difference").gauge().value())
                .isZero();
    }

    private Health health() {
        return new OperatingHealth(
                        figures,
                        new OperatingSettings(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofMinutes(5)))
                .health();
    }

    private void mail(String state, Instant created) {
        tables.sql("insert into outgoing_mail (kind, identity, recipient, message_id, subject, body, created,"
                        + " next_attempt, state) values ('answer', ?, 'loket@kantor.example', ?, 's', 'b', ?, ?, ?)")
                .params(
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString(),
                        created.atOffset(ZoneOffset.UTC),
                        created.atOffset(ZoneOffset.UTC),
                        state)
                .update();
    }

    private void input(String state, Instant received, long rows, long accepted) {
        tables.sql("insert into input (source, sha256, size, received, state, rows_read, accepted)"
                        + " values ('folder', '\\x00', 1, ?, ?, ?, ?)")
                .params(received.atOffset(ZoneOffset.UTC), state, rows, accepted)
                .update();
    }
}
