package id.patuh.mail;

import id.patuh.intake.WrittenEvent;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Mails for tests. */
final class Letters {

    static final Sops SOPS = RulesFolder.shipped();
    static final Predicate<String> KEYS = WrittenEvent.keys(SOPS);
    static final String EVENT = "kasus: GJ-1\nlangkah: 1\nwaktu: 2026-10-05 08:00\n";

    private static final Path OUTSIDE = Path.of("..", "shared", "data", "mail");

    private Letters() {}

    static byte[] bytes(String... lines) {
        return String.join("\r\n", lines).replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** From the head of section, plain text. */
    static byte[] plain(String text) {
        return bytes("From: kasie-egov@kominfo.example", "Subject: lapor", "", text);
    }

    static ReadMail read(byte[] message) {
        return ReadMail.of(message, KEYS, "patuh@kominfo.example");
    }

    static ReadMail.Letter letter(byte[] message) {
        return (ReadMail.Letter) read(message);
    }

    /** The lines of the text as {@code key=value}. */
    static List<String> said(byte[] message) {
        return letter(message).lines().stream()
                .map(line -> line.key() + "=" + line.value())
                .toList();
    }

    /** The 184 messages of Apache James mime4j and of the Ruby gem mail; the test is skipped where they are absent. */
    static List<Path> outside() {
        Assumptions.assumeTrue(Files.isDirectory(OUTSIDE), "not here, so not tested: " + OUTSIDE);
        try (Stream<Path> all = Files.walk(OUTSIDE)) {
            return all.filter(file -> file.toString().matches(".*\\.(eml|msg)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
