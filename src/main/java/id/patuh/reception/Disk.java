package id.patuh.reception;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The steps whose order makes bytes durable, and the room there is for them; tests watch the ones and set the other. */
class Disk {

    /** The bytes written to the file reach the disk before this returns. */
    void force(FileChannel channel, Path file) throws IOException {
        channel.force(true);
    }

    /** Gives a file its name, in place of any that has it. */
    void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The names in the folder reach the disk before this returns; where a system opens no folders it keeps them itself. */
    void forceFolder(Path folder) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Bytes that may still be written where the folder lies. */
    long free(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }
}
