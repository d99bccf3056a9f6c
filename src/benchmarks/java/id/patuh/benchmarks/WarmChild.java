package id.patuh.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A contestant in a JVM of its own that stays warm: it repeats its work when asked to. Several of them take turns, so that
 * a machine that is slow for a while is slow for all.
 */
final class WarmChild implements AutoCloseable {

    private final Process process;
    private final Writer asking;
    private final BufferedReader answers;
    private final Path errors;
    private final List<Measured> runs = new ArrayList<>();

    /** Begins the JVM and waits until it has warmed up. */
    WarmChild(Warm.Who who, Path log, Path out, int warmUp, int seconds) {
        List<String> command = Child.java(List.of("-cp", System.getProperty("java.class.path")));
        command.add("-D" + Places.BASE + "=" + Places.base());
        command.add(Warm.class.getName());
        command.addAll(List.of(who.word, log.toString(), out.toString()));
        command.addAll(List.of(Integer.toString(warmUp), Integer.toString(seconds)));
        errors = Places.work().resolve(out.getFileName() + ".txt");
        try {
            Files.createDirectories(Places.work());
            process = new ProcessBuilder(command)
                    .directory(Places.base().toFile())
                    .redirectError(errors.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        asking = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
        answer();
    }

    /** One repetition more. */
    void repeat() {
        try {
            asking.write("again\n");
            asking.flush();
        } catch (IOException e) {
            throw failed();
        }
        String[] figures = answer().split(" ", -1);
        runs.add(new Measured(
                Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), Long.parseLong(figures[2])));
    }

    /** The median of the repetitions. */
    Measured measured() {
        return Measured.median(runs);
    }

    private String answer() {
        try {
            String line = answers.readLine();
            if (line != null) {
                return line;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw failed();
    }

    private IllegalStateException failed() {
        try {
            return new IllegalStateException(Files.readString(errors, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
