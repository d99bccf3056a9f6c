package id.patuh.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.SettableClock;
import id.patuh.database.TestDatabase;
import id.patuh.eventlog.CaseEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ReceptionTest {

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

    private static String csv(String... rows) {
        return "case,step,transition,at,event_id,actor,note\n" + String.join("\n", rows) + "\n";
    }

    private static String rows(int cases, int steps) {
        StringBuilder text = new StringBuilder("case,step,at\n");
        for (int s = 1; s <= steps; s++) {
            for (int c = 0; c < cases; c++) {
                text.append("K-")
                        .append(c)
                        .append(',')
                        .append(s)
                        .append(",2026-10-")
                        .append(s < 10 ? "0" : "")
                        .append(s)
                        .append(" 08:00\n");
            }
        }
        return text.toString();
    }

    @Test
    void bytesAreForcedNamedAndTheFolderForcedBeforeTheReceiptIsCommitted() throws IOException {
        List<String> steps = Collections.synchronizedList(new ArrayList<>());
        desk.with(new Disk() {
            @Override
            void force(FileChannel channel, Path file) throws IOException {
                steps.add("force " + channel.size() + " bytes, receipts " + desk.count("input"));
                super.force(channel, file);
            }

            @Override
            void move(Path from, Path to) throws IOException {
                steps.add("move to " + to.getFileName().toString().length() + ", receipts " + desk.count("input"));
                super.move(from, to);
            }

            @Override
            void forceFolder(Path forced) throws IOException {
                steps.add("force " + (forced.endsWith("spool") ? "spool" : "folder") + ", receipts "
                        + desk.count("input"));
                super.forceFolder(forced);
            }
        });
        steps.clear();
        desk.drop("a.csv", "case,at\n");
        assertThat(steps)
                .containsExactly(
                        "force 8 bytes, receipts 0",
                        "force spool, receipts 0",
                        "move to 64, receipts 0",
                        "force folder, receipts 0");
        assertThat(desk.count("input")).isEqualTo(1);
    }

    @Test
    void aFileIsReadRowByRowAndEveryRowIsCounted() throws IOException {
        Input read = desk.read(
                "a.csv",
                csv(
                        "A,1,,2026-10-01 08:00,,,",
                        "A,1,,2026-10-01 08:00,,,",
                        "A,2,,not a time,,,",
                        "B,1,,2026-10-02 08:00,x,,"));
        assertThat(read.state()).isEqualTo(InputState.READ);
        assertThat(List.of(read.rowsRead(), read.accepted(), read.duplicate(), read.rejected()))
                .containsExactly(4L, 2L, 1L, 1L);
        assertThat(read.rowsTotal()).isEqualTo(4);
        assertThat(desk.count("event")).isEqualTo(2);
        assertThat(desk.count("sop_case where revision = 1 and due is not null"))
                .isEqualTo(2);
    }

    @Test
    void theSameBytesFromTheSamePlaceAreOneInput() throws IOException {
        Received first = desk.drop("a.csv", csv("A,1,,2026-10-01 08:00,,,"));
        desk.settled(first);
        Received again = desk.drop("a.csv", csv("A,1,,2026-10-01 08:00,,,"));
        Received elsewhere = desk.drop("b.csv", csv("A,1,,2026-10-01 08:00,,,"));
        assertThat(again.again()).isTrue();
        assertThat(again.input().id()).isEqualTo(first.input().id());
        assertThat(elsewhere.again()).isFalse();
        Input read = desk.settled(elsewhere);
        assertThat(read.duplicate()).isEqualTo(1);
        assertThat(desk.count("event")).isEqualTo(1);
        assertThat(desk.count("sop_case where revision = 1"))
                .as("duplicates change no case")
                .isEqualTo(1);
    }

    @Test
    void spellingsOfOneEventAreOneEvent() throws IOException {
        desk.read("a.csv", csv("A,1,complete,2026-10-01 08:00,,Budi,pagi", "A,2,,2026-10-01 09:00,e-1,,"));
        Input read = desk.read(
                "b.csv", csv("A,1,SELESAI,2026-10-01T00:00:00Z,,BUDI, Pagi ", "A,02,,2026-10-01T01:00:00Z,e-1,,"));
        assertThat(read.duplicate()).isEqualTo(read.rejected() == 0 ? 2 : 1);
        assertThat(desk.count("event where variant = 0")).isEqualTo(2);
    }

    @Test
    void anEventWithAKnownIdentityAndAnotherMeaningIsAConflictAndBothAreKept() throws IOException {
        desk.read("a.csv", csv("A,1,,2026-10-01 08:00,e-1,,"));
        Input read = desk.read("b.csv", csv("A,2,,2026-10-01 08:00,e-1,,", "B,2,,2026-10-01 08:00,e-1,,"));
        assertThat(read.rejected()).isEqualTo(1);
        assertThat(read.accepted())
                .as("the other case has identities of its own")
                .isEqualTo(1);
        assertThat(desk.count("event where variant = 1")).isEqualTo(1);
        assertThat(desk.jdbc()
                        .sql("select reason_en from rejected_row")
                        .query(String.class)
                        .single())
                .contains("e-1", "a.csv line 2");
        Input again = desk.read("c.csv", csv("A,2,,2026-10-01 08:00,e-1,,", "A,1,,2026-10-01 08:00,e-1,,"));
        assertThat(again.rejected()).isEqualTo(1);
        assertThat(again.duplicate()).isEqualTo(1);
        assertThat(desk.count("event")).isEqualTo(3);
    }

    /** Hands over the rows, and is cut short after so many commits the first times. */
    private static final class Cut implements InputReader {
        private final InputReader reader;
        private final AtomicInteger cuts;

        Cut(InputReader reader, int cuts) {
            this.reader = reader;
            this.cuts = new AtomicInteger(cuts);
        }

        @Override
        public boolean reads(Input input) {
            return true;
        }

        @Override
        public void read(Input input, Reading reading) throws IOException {
            reader.read(input, reading);
            if (cuts.getAndDecrement() > 0) {
                throw new IOException("cut short");
            }
        }
    }

    @Test
    void aReadingThatWasCutShortIsReadAgainAndCountedOnce() throws IOException {
        desk.read("before.csv", csv("K-0,1,,2026-10-01 08:00,,,"));
        String text = rows(20, 5) + "K-1,1,never\nK-1,1,2026-10-01 08:00\n";
        desk.with(new Cut(desk.reader(), 1));
        Received received = desk.drop("a.csv", text);
        waitFor(() -> desk.count("event") == 100);
        desk.restart();
        Input read = desk.settled(received);
        assertThat(List.of(read.rowsRead(), read.accepted(), read.duplicate(), read.rejected()))
                .containsExactly(102L, 99L, 2L, 1L);
        assertThat(desk.count("event")).isEqualTo(100);
        assertThat(desk.count("rejected_row")).isEqualTo(1);
    }

    private static void waitFor(java.util.function.BooleanSupplier there) {
        long deadline = System.nanoTime() + java.util.concurrent.TimeUnit.SECONDS.toNanos(30);
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }

    @Test
    void acceptedRowsStayWhenAnImportIsCancelledAndTheSameFileGoesOn() throws Exception {
        CountDownLatch committed = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        AtomicInteger times = new AtomicInteger();
        desk.with(new InputReader() {
            @Override
            public boolean reads(Input input) {
                return true;
            }

            @Override
            public void read(Input input, Reading reading) {
                for (int i = 0; i < 3; i++) {
                    reading.commit(List.of(Row.of(event("C-" + i, i + 1))), i);
                    if (i == 0 && times.getAndIncrement() == 0) {
                        committed.countDown();
                        await(cancelled);
                        assertThat(reading.isStopped()).isTrue();
                    }
                }
            }
        });
        Received received = desk.drop("a.csv", "x");
        committed.await();
        assertThat(desk.inputs().cancel(received.input().id(), Instant.now())).isTrue();
        cancelled.countDown();
        Input read = desk.settled(received);
        assertThat(read.state()).isEqualTo(InputState.CANCELLED);
        assertThat(read.accepted()).isEqualTo(1);
        assertThat(read.reason().en()).contains("cancelled after 1 rows");
        waitFor(() -> desk.count("pg_locks where locktype = 'advisory'") == 0);
        assertThat(desk.count("event")).isEqualTo(1);

        Received again = desk.drop("a.csv", "x");
        assertThat(again.input().id()).isEqualTo(received.input().id());
        Input whole = desk.settled(again);
        assertThat(whole.state()).isEqualTo(InputState.READ);
        assertThat(whole.accepted()).isEqualTo(3);
        assertThat(whole.duplicate()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CaseEvent event(String caseId, long line) {
        return new CaseEvent(
                Desk.SOP,
                caseId,
                new id.patuh.eventlog.Particulars(
                        "1", id.patuh.eventlog.Transition.COMPLETE, null, null, null, List.of()),
                1_000_000_000_000L,
                null,
                null,
                null,
                line);
    }

    @Test
    void everyKindOfFileIsReadAndWhatIsNoneIsRejectedWithItsBytesKept() throws IOException {
        String json =
                "[{\"case\":\"J\",\"step\":1,\"at\":\"2026-10-01T08:00:00Z\",\"start_timestamp\":\"2026-10-01T07:00:00Z\"},"
                        + "{\"case\":\"J\",\"step\":2,\"at\":\"2026-10-01T09:00:00Z\"}]";
        Input read = desk.read("a.json", json);
        assertThat(read.accepted())
                .as("one element with two events and one with one")
                .isEqualTo(2);
        assertThat(desk.count("event")).isEqualTo(3);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(packed)) {
            gz.write(csv("Z,1,,2026-10-01 08:00,,,").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(desk.settled(desk.drop("a.csv.gz", packed.toByteArray())).accepted())
                .isEqualTo(1);

        byte[] nonsense = {0, 1, 2, 3, 0, 0, 9};
        Input rejected = desk.settled(desk.drop("nonsense.csv", nonsense));
        assertThat(rejected.state()).isEqualTo(InputState.REJECTED);
        assertThat(rejected.rejected()).isEqualTo(1);
        assertThat(rejected.reason().id()).isNotBlank();
        assertThat(Files.readAllBytes(desk.spool().path(rejected.sha256()))).isEqualTo(nonsense);
        assertThat(desk.inputs().open(rejected.id()).readAllBytes()).isEqualTo(nonsense);
        assertThat(desk.inputs().counts().difference()).isZero();
    }

    @Test
    void aReaderThatFailsRejectsItsInputAndTheNextIsRead() throws IOException {
        desk.with(new InputReader() {
            @Override
            public boolean reads(Input input) {
                return "bad.csv".equals(input.name());
            }

            @Override
            public void read(Input input, Reading reading) {
                throw new IllegalStateException("a mistake in the program");
            }
        });
        Received bad = desk.drop("bad.csv", "x");
        assertThat(desk.read("good.csv", csv("A,1,,2026-10-01 08:00,,,")).accepted())
                .isEqualTo(1);
        Input rejected = desk.settled(bad);
        assertThat(rejected.state()).isEqualTo(InputState.REJECTED);
        assertThat(rejected.reason().en()).doesNotContain("IllegalState");
    }

    @Test
    void nothingIsTakenInWhereTheDiskIsNearlyFullOrTheBacklogLong() throws IOException {
        desk.with(new IntakeSettings(null, null, null, DataSize.ofTerabytes(1000), null, null));
        assertThatThrownBy(() -> desk.drop("a.csv", "x"))
                .isInstanceOfSatisfying(
                        Overloaded.class, e -> assertThat(e.retryAfterSeconds()).isPositive());
        assertThatThrownBy(() -> desk.reception().checkCapacity()).isInstanceOf(Overloaded.class);

        CountDownLatch end = new CountDownLatch(1);
        Desk slow = desk.with(new IntakeSettings(null, null, null, null, 1L, null))
                .with(new InputReader() {
                    @Override
                    public boolean reads(Input input) {
                        return true;
                    }

                    @Override
                    public void read(Input input, Reading reading) {
                        await(end);
                    }
                });
        slow.jdbc()
                .sql(
                        "insert into input (source, sha256, size, received) select 'rest', '', 0, now() from generate_series(1, 3)")
                .update();
        slow.restart();
        assertThatThrownBy(() -> slow.drop("b.csv", "x")).isInstanceOf(Overloaded.class);
        end.countDown();
        assertThat(slow.count("input"))
                .as("nothing was kept of what was refused")
                .isEqualTo(3);
    }

    @Test
    void whatIsTooLargeIsRefusedAndLeavesNothingBehind() throws IOException {
        desk.with(new IntakeSettings(DataSize.ofBytes(10), DataSize.ofBytes(5), null, null, null, null));
        assertThatThrownBy(() -> desk.drop("a.csv", "12345678901")).isInstanceOf(TooLarge.class);
        assertThatThrownBy(() -> desk.reception()
                        .receive(new Arrival(Source.MAIL, "1", null, null, null, null, null, Content.of(new byte[6]))))
                .isInstanceOf(TooLarge.class);
        try (var left = Files.walk(folder.resolve("spool"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(desk.count("input")).isZero();
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), secret);
        assertThatThrownBy(() -> desk.reception()
                        .receive(new Arrival(
                                Source.FOLDER, "link.csv", null, "link.csv", null, null, null, Content.of(link))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void twoServicesOnOneDatabaseReadEachInputOnce() throws IOException {
        try (Desk other = new Desk(database, folder.resolve("spool"), Clock.systemUTC())) {
            List<Received> received = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                received.add((i % 2 == 0 ? desk : other).drop("f" + i + ".csv", rows(5, 4)));
            }
            long accepted = 0;
            long rows = 0;
            for (Received one : received) {
                Input read = desk.settled(one);
                assertThat(read.state()).isEqualTo(InputState.READ);
                accepted += read.accepted();
                rows += read.rowsRead();
            }
            assertThat(accepted).isEqualTo(20);
            assertThat(rows).isEqualTo(600);
            assertThat(desk.count("event")).isEqualTo(20);
        }
    }

    @Test
    void laterCommitsOfACaseAreReceivedLaterWhateverTheClockSays() throws IOException {
        SettableClock clock = new SettableClock(Instant.parse("2026-10-05T00:00:00Z"));
        try (Desk timed = new Desk(database, folder.resolve("timed"), clock)) {
            timed.read("a.csv", "case,step,at\nA,1,2026-10-05 08:00\n");
            timed.read("b.csv", "case,step,at\nA,2,2026-10-05 08:10\nB,1,2026-10-05 08:00\n");
            clock.advance(Duration.ofHours(-1));
            timed.read("c.csv", "case,step,at\nA,3,2026-10-05 08:20\n");
            timed.read("d.csv", "case,step,at\nB,2,2026-10-05 08:20\n");

            for (String caseId : List.of("A", "B")) {
                List<Instant> received = timed.jdbc()
                        .sql("select e.received from event e join sop_case c on c.id = e.case_no where c.case_id = ?"
                                + " order by e.input")
                        .param(caseId)
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .list();
                assertThat(received).isSorted().doesNotHaveDuplicates();
            }
        }
    }
}
