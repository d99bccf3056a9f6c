package id.patuh.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file for secrets, which only its owner may read where the file system knows owners. */
public final class PrivateFile {

    private PrivateFile() {}

    /** Writes the text, on the disk before it has its name; takes the place of a file that is there. */
    public static void write(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(unfinished);
        }
        Files.write(unfinished, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.SYNC);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
