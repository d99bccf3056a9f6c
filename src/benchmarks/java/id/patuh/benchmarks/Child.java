package id.patuh.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Runs JVMs of their own with the flags they have by default. */
final class Child {

    private static final double NANOS = 1e9;
    private static final int WATCH_MILLIS = 20;
    private static final int LINES_SHOWN = 20;

    private Child() {}

    /** A whole process that reads the log with Commons CSV. */
    static Measured coldRead(Path log) {
        List<String> command = java(List.of("-cp", readerClassPath(), CommonsCsvRead.class.getName(), log.toString()));
        return run(command, exit -> exit == 0).measured;
    }

    /** A whole process of the command {@code patuh audit}, with JVM options of its own. */
    static Measured coldAudit(List<String> options, Path out, List<Path> logs) {
        List<String> command = patuh(options);
        command.addAll(PatuhAudit.arguments(out, List.of(), logs));
        return run(command, PatuhAudit::isAudited).measured;
    }

    /** A whole process of the command {@code patuh report}: the report of October 2026 as PDF and XLSX. */
    static Measured report(String heap, Path out, Path log) {
        List<String> command = patuh(List.of("-Xmx" + heap));
        command.addAll(List.of("report", "--rules", Places.rules().toString(), "--month", "2026-10"));
        command.addAll(List.of("--document", "report", "--format", "pdf,xlsx", "--out", out.toString()));
        command.add(log.toString());
        return run(command, exit -> exit == 0).measured;
    }

    /** The program as it ships, else from the class path. */
    private static List<String> patuh(List<String> options) {
        List<String> command = java(options);
        if (Files.exists(Places.jar())) {
            command.addAll(List.of("-jar", Places.jar().toString()));
        } else {
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "id.patuh.Patuh"));
        }
        return command;
    }

    /** The reader needs its own class and Commons CSV with what that needs, nothing of the audit. */
    private static String readerClassPath() {
        String here = Path.of(location(CommonsCsvRead.class)).toString();
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.equals(here) || fileName(entry).matches("commons-(csv|io|codec)-.*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String fileName(String entry) {
        return Path.of(entry).getFileName().toString();
    }

    private static URI location(Class<?> type) {
        return URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString());
    }

    /** This JVM's own kind. */
    static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        return command;
    }

    private record Ended(Measured measured, String text) {}

    private static Ended run(List<String> command, IntPredicate well) {
        try {
            Files.createDirectories(Places.work());
            Path text = Places.work().resolve("child.txt");
            double cpu = ProcessFacts.childrenCpu();
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .directory(Places.base().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(text.toFile())
                    .start();
            long peak = watch(process);
            double wall = (System.nanoTime() - begin) / NANOS;
            String said = Files.readString(text, StandardCharsets.UTF_8);
            if (!well.test(process.exitValue())) {
                throw new IllegalStateException(failed(command, process.exitValue(), said));
            }
            return new Ended(new Measured(wall, ProcessFacts.childrenCpu() - cpu, peak), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end and says how much memory was held at most. */
    private static long watch(Process process) {
        String pid = Long.toString(process.pid());
        long peak = 0;
        try {
            while (!process.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, ProcessFacts.peak(pid));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return peak;
    }

    private static String failed(List<String> command, int exit, String said) {
        List<String> lines = said.lines().toList();
        return String.format(
                Locale.ROOT,
                "%s ended with %d:%n%s",
                command.get(command.size() - 1),
                exit,
                String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size())));
    }
}
