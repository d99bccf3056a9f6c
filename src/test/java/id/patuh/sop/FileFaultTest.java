package id.patuh.sop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileFaultTest {

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new AccessDeniedException("a"), "tidak ada izin", "not permitted"),
                Arguments.of(new FileAlreadyExistsException("a"), "itu berkas", "it is a file"),
                Arguments.of(new NotDirectoryException("a"), "itu berkas", "it is a file"),
                Arguments.of(new DirectoryNotEmptyException("a"), "itu folder", "it is a folder"),
                Arguments.of(new FileSystemException("a", null, "Not a directory"), "itu berkas", "it is a file"),
                Arguments.of(new FileSystemException("a", null, "Is a directory"), "itu folder", "it is a folder"),
                Arguments.of(new FileSystemException("a", null, "Read-only file system"), "hanya dapat", "read-only"),
                Arguments.of(new FileSystemException("a", null, "File name too long"), "panjang", "too long"),
                Arguments.of(new FileSystemException("a"), "FileSystemException", "FileSystemException"),
                Arguments.of(new IOException("No space left on device"), "tidak ada ruang", "no space"),
                Arguments.of(new IOException("Disk quota exceeded"), "tidak ada ruang", "no space"),
                Arguments.of(new IOException("Input/output error"), "Input/output error", "check the disk"));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void theCauseIsToldInPlainWords(IOException cause, String indonesian, String english) {
        Text text = FileFault.unreadable("a", cause).text();
        assertThat(text.id()).startsWith("a tidak dapat dibaca: ").contains(indonesian, "; ");
        assertThat(text.en()).startsWith("a cannot be read: ").contains(english, "; ");
    }

    @Test
    void whatIsNotThereCannotBeReadAndWhereNothingIsNothingCanBeWritten() {
        IOException cause = new NoSuchFileException("a");
        assertThat(FileFault.unreadable("a", cause).text())
                .isEqualTo(new Text("a tidak ada; periksa namanya", "a is not there; check the name"));
        assertThat(FileFault.unwritable("a", cause)).hasMessageEndingWith("there is no such place; name another");
    }

    @Test
    void theFileToBlameIsNamedWhereItIsAnother() {
        assertThat(FileFault.unwritableFolder("a/b", new FileAlreadyExistsException("a")))
                .hasMessage("the output folder a/b cannot be written: a: it is a file, not a folder; name another"
                        + " folder");
    }

    @Test
    void theDisksFaultIsFoundBehindOthers() {
        IOException denied = new AccessDeniedException("secret.csv");
        assertThat(Objects.requireNonNull(FileFault.behind(new UncheckedIOException(denied))))
                .hasMessageStartingWith("secret.csv cannot be used: that is not permitted");
        FileFault told = FileFault.unreadable("secret.csv", denied);
        assertThat(FileFault.behind(new IllegalStateException(told))).isSameAs(told);
        assertThat(FileFault.behind(new IllegalStateException("x"))).isNull();
    }
}
