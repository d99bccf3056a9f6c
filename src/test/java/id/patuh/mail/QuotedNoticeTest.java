package id.patuh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.intake.WrittenEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reply may hold the whole notice, with no mark that it is a quotation: nothing of it is an event. */
class QuotedNoticeTest {

    static List<Path> notices() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/approved"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("notices")
    void noLineOfANoticeReadsAsAnEvent(Path notice) throws IOException {
        String type = notice.toString().endsWith(".html") ? "text/html" : "text/plain";
        String reply = "From: " + PostOffice.KASIE + "\nSubject: Re: [K-1] Pengingat\nContent-Type: " + type
                + "; charset=UTF-8\n\nBaik.\n" + Files.readString(notice);
        ReadMail read = ReadMail.of(reply.getBytes(StandardCharsets.UTF_8), WrittenEvent.keys(Letters.SOPS), null);
        assertThat(read).isInstanceOfSatisfying(ReadMail.Letter.class, letter -> {
            assertThat(letter.lines()).isEmpty();
            assertThat(letter.tables()).isEmpty();
        });
    }
}
