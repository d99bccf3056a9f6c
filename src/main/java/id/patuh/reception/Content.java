package id.patuh.reception;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** The raw bytes of an arrival. */
public sealed interface Content {

    /** Bytes in memory. */
    record Bytes(byte[] bytes) implements Content {}

    /** A file, which is copied; never a link. */
    record File(Path path) implements Content {}

    /** Bytes that are read once, to their end; the caller closes the stream. */
    record Stream(InputStream stream) implements Content {}

    static Content of(byte[] bytes) {
        return new Bytes(bytes);
    }

    static Content of(Path path) {
        return new File(path);
    }

    static Content of(InputStream stream) {
        return new Stream(stream);
    }

    /** The bytes from their beginning. Errors: the file is not there, or is a symbolic link. */
    @SuppressWarnings("resource")
    default InputStream open() throws IOException {
        if (this instanceof Bytes held) {
            return new ByteArrayInputStream(held.bytes());
        }
        if (this instanceof File file) {
            return Files.newInputStream(file.path(), new OpenOption[] {LinkOption.NOFOLLOW_LINKS});
        }
        return ((Stream) this).stream();
    }
}
