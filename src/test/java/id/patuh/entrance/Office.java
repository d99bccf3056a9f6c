package id.patuh.entrance;

import id.patuh.database.TestDatabase;
import id.patuh.reception.CurrentSops;
import id.patuh.reception.Input;
import id.patuh.reception.Inputs;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ways in with what is behind them, on a database of its own; without audits and pages. */
public final class Office implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final String url;
    private final Path data;

    @EnableAutoConfiguration
    @ComponentScan({"id.patuh.database", "id.patuh.reception", "id.patuh.entrance", "id.patuh.mail", "id.patuh.webhook"
    })
    static class Parts {

        /** In place of the standing audits, which nothing here needs. */
        @Bean
        Sops rulesInForce(CurrentSops reading) {
            Sops shipped = RulesFolder.shipped();
            reading.set(shipped);
            return shipped;
        }
    }

    private Office(ConfigurableApplicationContext context, String url, Path data) {
        this.context = context;
        this.url = url;
        this.data = data;
    }

    /** Opens on a new database. */
    public static Office open(Path data, Map<String, Object> settings) {
        return open(TestDatabase.freshUrl(), data, settings);
    }

    private static Office open(String url, Path data, Map<String, Object> settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=",
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN",
                "--logging.level.id.patuh=WARN",
                "--patuh.mail.demo.enabled=false",
                "--patuh.intake.settle=200ms",
                "--patuh.intake.poll=100ms",
                "--patuh.intake.pause=100",
                "--patuh.data=" + data));
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new));
        return new Office(context, url, data);
    }

    /** Another one on the same database and data folder. */
    public Office second(Map<String, Object> settings) {
        return open(url, data, settings);
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient database() {
        return part(JdbcClient.class);
    }

    public Path data() {
        return data;
    }

    /** Everything that came in, oldest first. */
    public List<Input> inputs() {
        return database().sql("select id from input order by id").query(Long.class).list().stream()
                .map(id -> part(Inputs.class).find(id).orElseThrow())
                .toList();
    }

    public long count(String table) {
        return database().sql("select count(*) from " + table).query(Long.class).single();
    }

    /** Waits, for a minute at the most. */
    public static void until(String what, BooleanSupplier come) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(come::getAsBoolean);
    }

    /** Everything that came in has been read. */
    public void untilRead(int inputs) {
        until(inputs + " inputs are read", () -> {
            List<Input> all = inputs();
            return all.size() >= inputs
                    && all.stream().allMatch(input -> input.state().isFinal());
        });
    }

    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
