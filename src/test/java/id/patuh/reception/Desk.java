package id.patuh.reception;

import id.patuh.sop.RulesFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reception with all its parts, put together by hand; {@link #restart} stands for a kill and a new start. */
final class Desk implements AutoCloseable {

    static final String SOP = "maintenance-gangguan-jaringan";

    private final DataSource database;
    private final Path spoolFolder;
    private final Clock clock;
    private final CurrentSops sops = new CurrentSops(RulesFolder.read(Path.of("rules")));
    private final List<InputReader> readers = new ArrayList<>();
    private IntakeSettings settings = IntakeSettings.defaults();
    private Disk disk = new Disk();
    private Spool spool;
    private Inputs inputs;
    private Readings readings;
    private Posts posts;
    private Reception reception;

    Desk(DataSource database, Path spoolFolder, Clock clock) {
        this.database = database;
        this.spoolFolder = spoolFolder;
        this.clock = clock;
        readers.add(reader());
        open();
    }

    FileReader reader() {
        return new FileReader(sops, new Mappings(JdbcClient.create(database), clock));
    }

    private void open() {
        spool = new Spool(spoolFolder, disk);
        inputs = new Inputs(jdbc(), spool);
        KnownParticulars particulars = new KnownParticulars(database);
        Appending appending = new Appending(new Cases(), particulars, new Events(particulars), inputs);
        readings = new Readings(
                database, inputs, spool, appending, sops, () -> readers, settings.importsOrDefault(), clock);
        posts = new Posts(database, appending, readings::meanings, spool, settings.longestQueueOrDefault(), clock);
        reception = new Reception(
                spool,
                inputs,
                new Capacity(spoolFolder, disk, inputs, settings, clock),
                readings,
                posts,
                settings,
                clock);
        readings.start();
        posts.start();
    }

    /** Everything that was only in memory is gone. */
    void restart() {
        close();
        open();
    }

    Desk with(IntakeSettings other) {
        settings = other;
        restart();
        return this;
    }

    Desk with(Disk other) {
        disk = other;
        restart();
        return this;
    }

    /** That reader is asked before all others. */
    Desk with(InputReader reader) {
        readers.add(0, reader);
        return this;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    Reception reception() {
        return reception;
    }

    Inputs inputs() {
        return inputs;
    }

    Spool spool() {
        return spool;
    }

    CurrentSops sops() {
        return sops;
    }

    Received drop(String name, String text) throws IOException {
        return drop(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Received drop(String name, byte[] bytes) throws IOException {
        return reception.receive(new Arrival(Source.FOLDER, name, null, name, null, null, null, Content.of(bytes)));
    }

    /** Drops a file and waits until it is read. */
    Input read(String name, String text) throws IOException {
        return settled(drop(name, text));
    }

    /** Waits until the input has come to a final state. */
    Input settled(Received received) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            Input input = inputs.find(received.input().id()).orElseThrow();
            if (input.state().isFinal()) {
                return input;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        throw new AssertionError("input " + received.input().id() + " was not read within a minute");
    }

    long count(String table) {
        return jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }

    @Override
    public void close() {
        readings.stop();
        posts.stop();
    }
}
