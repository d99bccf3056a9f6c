package id.patuh.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void whyAFileCannotBeReadIsToldInPlainWords() {
        Words english = Words.in(Locale.ENGLISH);
        Words indonesian = Words.in(Locale.forLanguageTag("id"));
        IOException denied = new AccessDeniedException("secret.json");
        assertThat(english.unreadable(denied))
                .isEqualTo("cannot be read: that is not permitted; ask for the right to it");
        assertThat(indonesian.unreadable(denied)).contains("tidak ada izin");
        assertThat(english.unreadable(new NoSuchFileException("x"))).isEqualTo("no such file");
        assertThat(english.unreadable(new IOException("Input/output error"))).endsWith(": Input/output error");
    }
}
